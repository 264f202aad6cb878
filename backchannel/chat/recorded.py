"""Owns the meeting of calls and the record: what was answered once is never paid for again, and never differs silently."""

from typing import Protocol

from backchannel.chat.port import Chat, OnText
from backchannel.domain.call import CallKey, Message, Reply, Request
from backchannel.domain.events import CallAnswered, CallFailed, Event
from backchannel.errors import BackchannelError, ModelError, ReplayDiverged
from backchannel.journal.difference import text_difference

PARTS = ("the rules and scenario", "the record of the talk", "what belongs to this seat alone")
"""What the three messages of every request hold."""


class Recording(Protocol):
    """The record of a run, as far as calls are concerned; the journal implements it."""

    def reply(self, key: CallKey) -> CallAnswered | None:
        """Return the recorded answer to a call; None where it was never answered, also after a failure."""
        ...

    def request_text(self, key: CallKey) -> tuple[Message, ...]:
        """Return the messages recorded for a call; raises KeyError."""
        ...

    def requested(self, request: Request) -> None:
        """Append a `CallRequested`."""
        ...

    def append(self, event: Event) -> None:
        """Append any other event."""
        ...

    async def flush(self) -> None:
        """Return when everything appended so far is on disk."""
        ...


class Recorded:
    """Implements `Chat` by serving what is recorded, and asking and recording what is not."""

    def __init__(self, inner: Chat | None, recording: Recording) -> None:
        """`inner` None: replay only, a call that is not in the record diverges."""
        self._inner, self._recording = inner, recording

    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Return the recorded or a new reply; a new one is on disk before it is returned.

        A recorded reply is given to `on_text` in one piece. A recorded failure, or a request without an answer,
        is asked again.
        """
        recorded = self._recording.reply(request.key)
        if recorded is None:
            return await self._ask(request, on_text)
        if recorded.digest != request.digest():
            raise self._diverged(request)
        if on_text is not None:
            on_text(recorded.text)
        return Reply(
            text=recorded.text,
            usage=recorded.usage,
            finish=recorded.finish,
            duration_seconds=recorded.duration_seconds,
            served_model=recorded.served_model,
        )

    async def aclose(self) -> None:
        if self._inner is not None:
            await self._inner.aclose()

    async def _ask(self, request: Request, on_text: OnText | None) -> Reply:
        if self._inner is None:
            raise ReplayDiverged(
                f"the record holds no answer to call {request.key}",
                where=f"asked of {request.model}",
                fix="The run was not finished; resume it before replaying it.",
            )
        self._recording.requested(request)
        digest = request.digest()
        try:
            reply = await self._inner.complete(request, on_text)
        except BackchannelError as error:
            kind = error.kind if isinstance(error, ModelError) else type(error).__name__
            self._recording.append(CallFailed(key=request.key, digest=digest, kind=kind, message=error.what))
            await self._recording.flush()
            raise
        self._recording.append(
            CallAnswered(
                key=request.key,
                digest=digest,
                text=reply.text,
                usage=reply.usage,
                finish=reply.finish,
                duration_seconds=round(reply.duration_seconds, 4),
                served_model=reply.served_model,
            )
        )
        await self._recording.flush()
        return reply

    def _diverged(self, request: Request) -> ReplayDiverged:
        return ReplayDiverged(
            f"call {request.key} differs from the recorded one",
            where=_first_difference(self._recording.request_text(request.key), request.messages),
            fix="The run's inputs or this program changed since; start a new run, or put the inputs back.",
        )


def _first_difference(recorded: tuple[Message, ...], now: tuple[Message, ...]) -> str:
    for index, (was, is_now) in enumerate(zip(recorded, now, strict=False)):
        if was.text != is_now.text:
            return f"in {_part(index)}, {text_difference(was.text, is_now.text)}"
        if was.role != is_now.role:
            return f"in {_part(index)}: recorded as {was.role}, now {is_now.role}"
    if len(recorded) != len(now):
        return f"{len(recorded)} messages recorded, {len(now)} now"
    return "the words are the same; model, temperature, token limit or answer form differ"


def _part(index: int) -> str:
    return PARTS[index] if index < len(PARTS) else f"message {index + 1}"
