"""Owns the folding of a journal's events into the state of a run. Pure: the same events give the same state."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from backchannel.domain.call import Message, Usage
from backchannel.domain.dialogue import Turn
from backchannel.domain.events import (
    AttemptFailed,
    CallAnswered,
    CallFailed,
    CallRequested,
    DialectFound,
    Event,
    Judged,
    MessageRef,
    MoveMade,
    Probed,
    RunFinished,
    RunResumed,
    RunStarted,
    RunStopped,
    StageSummarised,
    TurnTaken,
)
from backchannel.domain.probe import ProbeRecord

Status = Literal["finished", "interrupted", "model failed", "budget reached", "fault", "unfinished"]


@dataclass(slots=True)
class Call:
    """Everything the journal says of one call key."""

    requested: CallRequested
    times_sent: int = 1
    answered: CallAnswered | None = None
    failed: CallFailed | None = None
    attempts: list[AttemptFailed] = field(default_factory=list)


@dataclass(slots=True)
class RunState:
    """A run as its journal tells it."""

    started: RunStarted | None = None
    resumed: list[RunResumed] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    moves: list[MoveMade] = field(default_factory=list)
    probes: list[ProbeRecord] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    summaries: list[StageSummarised] = field(default_factory=list)
    dialects: dict[str, DialectFound] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    """Call key as text to call, in order of first sending."""
    texts: dict[str, str] = field(default_factory=dict)
    """Digest to message text."""
    stopped: RunStopped | None = None
    """The last stop, if nothing happened since."""
    finished: RunFinished | None = None

    @property
    def status(self) -> Status:
        """'unfinished': the process was killed, or is still at work."""
        if self.finished:
            return "finished"
        return self.stopped.status if self.stopped else "unfinished"

    def usage(self) -> Usage:
        """Add up what calls cost; a call sent but never answered makes the sum unknown."""
        total = Usage()
        for call in self.calls.values():
            for attempt in call.attempts:
                total = total + attempt.usage if attempt.usage else total
            if call.answered:
                total = total + call.answered.usage
        return total

    def unanswered(self) -> list[str]:
        """List the keys of calls whose cost is unknown: sent more often than answered or known to have failed."""
        return [
            key for key, call in self.calls.items() if call.times_sent > (1 if call.answered else 0) + (1 if call.failed else 0)
        ]

    def persona_turns(self) -> int:
        """Count speeches by seats, without memos and the chair."""
        return sum(1 for turn in self.turns if turn.kind == "speech")

    def messages(self, key: str) -> tuple[Message, ...]:
        """Rebuild exactly what was sent for this call; raises KeyError."""
        references = self.calls[key].requested.messages
        return tuple(Message(reference.role, self.texts[reference.digest]) for reference in references)

    def apply(self, event: Event) -> None:
        """Take one event."""
        if not isinstance(event, RunStopped):
            self.stopped = None
        match event:
            case RunStarted():
                self.started = event
            case RunResumed():
                self.resumed.append(event)
            case TurnTaken():
                insort(self.turns, event.turn, key=lambda turn: turn.number)
            case MoveMade():
                self.moves.append(event)
            case Probed():
                self.probes.append(event.record)
            case Judged():
                self.judged.append(event)
            case StageSummarised():
                self.summaries.append(event)
            case DialectFound():
                self.dialects[event.model] = event
            case RunStopped():
                self.stopped = event
            case RunFinished():
                self.finished = event
            case CallRequested() | CallAnswered() | CallFailed() | AttemptFailed():
                self._apply_call(event)
            case _:
                pass

    def _apply_call(self, event: CallRequested | CallAnswered | CallFailed | AttemptFailed) -> None:
        key = str(event.key)
        match event:
            case CallRequested():
                for reference in event.messages:
                    _learn(reference, self.texts)
                if key in self.calls:
                    known = self.calls[key]
                    known.requested, known.times_sent, known.failed = event, known.times_sent + 1, None
                else:
                    self.calls[key] = Call(event)
            case CallAnswered():
                self.calls[key].answered = event
            case CallFailed():
                self.calls[key].failed = event
            case AttemptFailed():
                self.calls[key].attempts.append(event)


def fold(events: Iterable[Event]) -> RunState:
    """Fold events, oldest first."""
    state = RunState()
    for event in events:
        state.apply(event)
    return state


def _learn(reference: MessageRef, texts: dict[str, str]) -> None:
    if reference.text is not None:
        base = texts[reference.extends] if reference.extends else ""
        texts[reference.digest] = base + reference.text
