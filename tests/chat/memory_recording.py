"""A record of calls in memory, for tests of what stands on `chat.recorded.Recording`."""

from backchannel.domain.call import CallKey, Message, Request
from backchannel.domain.events import CallAnswered, CallRequested, Event


class MemoryRecording:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.flushed = 0
        self._answers: dict[CallKey, CallAnswered] = {}
        self._texts: dict[CallKey, tuple[Message, ...]] = {}

    def reply(self, key: CallKey) -> CallAnswered | None:
        return self._answers.get(key)

    def request_text(self, key: CallKey) -> tuple[Message, ...]:
        return self._texts[key]

    def requested(self, request: Request) -> None:
        self._texts[request.key] = request.messages
        self.append(
            CallRequested(
                key=request.key,
                model=request.model,
                digest=request.digest(),
                messages=(),
                max_output_tokens=request.max_output_tokens,
                temperature=request.temperature,
                answer=request.answer.name if request.answer else None,
            )
        )

    def append(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event, CallAnswered):
            self._answers[event.key] = event

    async def flush(self) -> None:
        self.flushed = len(self.events)

    def types(self) -> list[str]:
        return [event.type for event in self.events]
