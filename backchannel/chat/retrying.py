"""Owns trying again: the only place where a failed call is sent a second time."""

import asyncio
from collections.abc import Awaitable, Callable

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt

from backchannel.chat import faults
from backchannel.chat.port import Chat, OnText
from backchannel.domain.call import CallKey, Reply, Request
from backchannel.domain.chance import stream
from backchannel.domain.events import AttemptFailed
from backchannel.errors import ModelError, TransientModelError

OnFailure = Callable[[AttemptFailed], None]
Sleep = Callable[[float], Awaitable[None]]

FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 30.0
_SPREAD_SECONDS = 1.0
"""Added at most to what the server asked for, so that those it slowed down together do not come back together."""


class Retrying:
    """Implements `Chat` by sending again after transient failures, a bounded number of times."""

    def __init__(self, inner: Chat, attempts: int, on_failure: OnFailure, sleep: Sleep = asyncio.sleep) -> None:
        """`on_failure` hears of every failed attempt before the wait that follows it, the last one included."""
        self._inner, self._attempts, self._on_failure, self._sleep = inner, attempts, on_failure, sleep

    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Send until answered; raises the last failure.

        A streamed attempt that failed may have shown text already: `on_failure` is the sign to forget it.
        """

        def tell(state: RetryCallState) -> None:
            self._tell(request.key, state.attempt_number, _error(state), state.upcoming_sleep)

        retrying = AsyncRetrying(
            sleep=lambda seconds: self._sleep(float(seconds)),
            stop=stop_after_attempt(self._attempts),
            wait=lambda state: wait_seconds(request.key, state.attempt_number, _error(state)),
            retry=retry_if_exception_type(TransientModelError),
            before_sleep=tell,
            reraise=True,
        )
        try:
            reply: Reply = await retrying(self._inner.complete, request, on_text)
        except ModelError as error:
            self._tell(request.key, int(retrying.statistics["attempt_number"]), error, None)
            raise
        return reply

    async def aclose(self) -> None:
        await self._inner.aclose()

    def _tell(self, key: CallKey, attempt: int, error: ModelError, wait: float | None) -> None:
        self._on_failure(
            AttemptFailed(
                key=key,
                attempt=attempt,
                kind=error.kind,
                message=error.what,
                wait_seconds=None if wait is None else round(wait, 3),
                usage=faults.usage_of(error),
            )
        )


def wait_seconds(key: CallKey, attempt: int, error: ModelError) -> float:
    """Return how long to wait after failed attempt number `attempt`, counted from 1.

    What the server asked for and a little more, else doubling from half a second; the spread follows from the
    call's key, so that a run that is done again waits the same.
    """
    chance = stream(0, "wait", key, attempt).random()
    if error.retry_after is not None:
        return error.retry_after + chance * _SPREAD_SECONDS
    longest = min(FIRST_WAIT_SECONDS * 2.0 ** (attempt - 1), LONGEST_WAIT_SECONDS)
    return longest * (0.5 + chance / 2)


def _error(state: RetryCallState) -> ModelError:
    error = state.outcome.exception() if state.outcome else None
    if not isinstance(error, ModelError):
        raise TypeError(f"retried after {error!r}")
    return error
