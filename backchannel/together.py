"""Owns running things side by side so that nothing paid for is thrown away."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def finish_all(*work: Coroutine[Any, Any, T]) -> list[T]:
    """Run all to their end, even when one fails, and return the results in order; then raise the first failure, if any.

    A task group would cancel the others, and a cancelled model call is paid for without an answer.
    """
    results = await asyncio.gather(*work, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return [result for result in results if not isinstance(result, BaseException)]
