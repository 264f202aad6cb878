"""Owns the meeting of what was recorded and what is computed now: the one place a run reads from and writes to.

An event has an address by meaning. If the journal already holds an event at that address, the one computed now must
equal it and nothing is written; otherwise it is appended. A resume is therefore the whole run once more.
"""

import hashlib
from collections.abc import Callable
from typing import Protocol

from backchannel.domain.call import CallKey, Message, Request
from backchannel.domain.events import (
    CallAnswered,
    CallRequested,
    DialectFound,
    Event,
    Judged,
    MessageRef,
    MoveMade,
    Probed,
    RunFinished,
    StageClosed,
    StageOpened,
    StageSummarised,
    TurnTaken,
)
from backchannel.errors import ReplayDiverged
from backchannel.journal.difference import first_difference
from backchannel.journal.fold import RunState
from backchannel.journal.reading import Reading

Address = tuple[str | int, ...]
Told = Callable[[Event], None]


class Writer(Protocol):
    """Where new events go."""

    def append(self, event: Event) -> None: ...

    async def flush(self) -> None: ...


class Recording:
    """A run's record while the run is carried out."""

    def __init__(self, writer: Writer | None, recorded: Reading | None, told: Told) -> None:
        """`writer` None: replay only, an event that is not in the record diverges. `told` hears every event in order."""
        self.state = RunState()
        self._writer, self._told = writer, told
        self._known: dict[Address, Event] = {}
        for event in recorded.events if recorded else ():
            self.state.apply(event)
            address = address_of(event)
            if address is not None:
                self._known[address] = event
        self._last: dict[tuple[str, int], str] = {}

    def say(self, event: Event) -> None:
        """Record one computed event, or verify it against the record; raises ReplayDiverged."""
        address = address_of(event)
        known = self._known.get(address) if address is not None else None
        if known is None:
            self._write(event, address)
        elif known != event:
            raise ReplayDiverged(
                f"the record says otherwise at {place_of(event)}",
                where=first_difference(known.model_dump(mode="json"), event.model_dump(mode="json")),
                fix="The run's inputs or this program changed since; start a new run, or put the inputs back.",
            )
        self._told(event)

    def append(self, event: Event) -> None:
        """Write an event that is no result of the talk: an attempt, a failure, a dialect, a stop."""
        self._write(event, address_of(event))
        self._told(event)

    def reply(self, key: CallKey) -> CallAnswered | None:
        """Return the recorded reply to this call, if it was answered."""
        call = self.state.calls.get(str(key))
        return call.answered if call else None

    def request_text(self, key: CallKey) -> tuple[Message, ...]:
        """Return the messages recorded for this call; raises KeyError."""
        return self.state.messages(str(key))

    def requested(self, request: Request) -> None:
        """Write a request before it is sent, each text once: a growing text is told as what it adds."""
        references = tuple(self._refer(index, message) for index, message in enumerate(request.messages))
        self.append(
            CallRequested(
                key=request.key,
                model=request.model,
                digest=request.digest(),
                messages=references,
                max_output_tokens=request.max_output_tokens,
                temperature=request.temperature,
                answer=request.answer.name if request.answer else None,
            )
        )

    async def flush(self) -> None:
        """Return when everything written so far is on disk."""
        if self._writer:
            await self._writer.flush()

    def _write(self, event: Event, address: Address | None) -> None:
        if self._writer is None:
            raise ReplayDiverged(
                f"the record holds nothing at {place_of(event)}", fix="The run's inputs or this program changed since."
            )
        self._writer.append(event)
        self.state.apply(event)
        if address is not None:
            self._known[address] = event

    def _refer(self, index: int, message: Message) -> MessageRef:
        digest = text_digest(message.text)
        if digest in self.state.texts:
            return MessageRef(role=message.role, digest=digest)
        slot = (message.role, index)
        base = self._last.get(slot)
        self._last[slot] = digest
        if base is not None and message.text.startswith(self.state.texts[base]):
            added = message.text[len(self.state.texts[base]) :]
            return MessageRef(role=message.role, digest=digest, extends=base, text=added)
        return MessageRef(role=message.role, digest=digest, text=message.text)


def text_digest(text: str) -> str:
    """Return the short name of a text."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def address_of(event: Event) -> Address | None:
    """Return where an event belongs by meaning; None for those that may occur any number of times."""
    match event:
        case StageOpened() | StageClosed():
            return (event.type, event.stage)
        case MoveMade():
            return (event.type, event.stage, event.after_turn, event.trigger)
        case TurnTaken():
            return (event.type, event.turn.number)
        case StageSummarised():
            return (event.type, *event.stages)
        case Probed():
            return (event.type, event.record.wave, event.record.seat)
        case Judged():
            return (event.type, event.panel, event.dimension.name)
        case DialectFound():
            return (event.type, event.model, event.structured, event.tokens_field, event.temperature, event.stream_usage)
        case RunFinished():
            return (event.type,)
        case _:
            return None


def place_of(event: Event) -> str:
    """Name an event's place for a person."""
    match event:
        case TurnTaken():
            return f"turn {event.turn.number} ({event.turn.speaker})"
        case MoveMade():
            return f"the chair's move after turn {event.after_turn}"
        case Probed():
            return f"the probe {event.record.wave} of {event.record.seat}"
        case Judged():
            return f"the verdict on {event.dimension.name!r}"
        case StageOpened() | StageClosed():
            return f"stage {event.stage!r}"
        case CallRequested():
            return f"call {event.key}"
        case _:
            return event.type.replace("_", " ")
