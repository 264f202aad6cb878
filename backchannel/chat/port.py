"""Owns the port through which every language model is reached."""

from collections.abc import Callable
from typing import Protocol

from backchannel.domain.call import Reply, Request

OnText = Callable[[str], None]
"""Receives each piece of a streamed reply; a reply is usable only when `complete` returns."""


class Chat(Protocol):
    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Send one request and return a complete, usable reply.

        With `on_text` the reply is streamed to it. Raises `TransientModelError`, `PermanentModelError`,
        `BudgetReached` or `ReplayDiverged`; never returns a partial, empty or refused answer.
        """
        ...

    async def aclose(self) -> None:
        """Release connections."""
        ...
