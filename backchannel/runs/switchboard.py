"""Owns how calls travel in one run: recorded, retried, limited, sent; one line per endpoint, one gate for all."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from backchannel.chat.dialects import Dialects
from backchannel.chat.limited import Amount, Budget, Gate, Limited
from backchannel.chat.port import Chat
from backchannel.chat.recorded import Recorded
from backchannel.chat.retrying import Retrying
from backchannel.chat.tokens import estimate_tokens
from backchannel.domain.call import Usage
from backchannel.domain.endpoint import Endpoint
from backchannel.journal.recording import Recording
from backchannel.runs.settings import Limits


class Switchboard:
    """Connects players to their models for the length of a run."""

    def __init__(self, endpoints: Mapping[str, Endpoint], recording: Recording, limits: Limits) -> None:
        self._endpoints, self._recording, self._limits = endpoints, recording, limits
        self._open = AsyncExitStack()
        self._lines: dict[str, Chat] = {}

    async def __aenter__(self) -> Self:
        recording, limits = self._recording, self._limits
        budget = Budget(limits.budget_tokens, limits.budget_usd)
        _charge(budget, recording)
        gate = Gate(limits.concurrency, limits.requests_per_minute, budget)
        dialects = Dialects(recording.append, recording.state.dialects.values())
        try:
            for name, endpoint in self._endpoints.items():
                self._lines[name] = await self._line(endpoint, gate, dialects)
        except BaseException:
            await self._open.aclose()
            raise
        return self

    async def _line(self, endpoint: Endpoint, gate: Gate, dialects: Dialects) -> Chat:
        from backchannel.chat.openai_chat import OpenAIChat

        if endpoint.gguf is not None:
            from backchannel.chat.local import serve

            endpoint = await self._open.enter_async_context(serve(endpoint))
        sent = OpenAIChat(endpoint, self._limits.timeout_seconds, dialects)
        self._open.push_async_callback(sent.aclose)
        limited = Limited(sent, gate, sent.prices)
        retried = Retrying(limited, self._limits.attempts, self._recording.append, asyncio.sleep)
        return Recorded(retried, self._recording)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    def line(self, name: str) -> Chat:
        """Return the chat behind an endpoint's name; raises KeyError."""
        return self._lines[name]


class ReplayBoard:
    """Connects every player to the record alone: no network, no key."""

    def __init__(self, recording: Recording) -> None:
        self._recorded = Recorded(None, recording)

    def line(self, name: str) -> Chat:
        """Return the record, whatever the model was."""
        return self._recorded


def _charge(budget: Budget, recording: Recording) -> None:
    """Count what the journal knows of earlier spending; a call sent without an answer counts as its request suggests."""
    state = recording.state
    for call in state.calls.values():
        for usage in (*(attempt.usage for attempt in call.attempts), call.answered.usage if call.answered else None):
            if usage is not None:
                budget.charge(usage)
    for key in state.unanswered():
        sent = sum(estimate_tokens(message.text) for message in state.messages(key))
        limit = state.calls[key].requested.max_output_tokens
        budget.charge(Usage(input_tokens=None, output_tokens=None, cost_usd=None), unknown=Amount(sent + limit))
