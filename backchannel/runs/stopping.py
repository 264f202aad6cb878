"""Owns the wish to stop: the first Ctrl-C lets the event at hand finish, the second ends the run at once."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass


@dataclass(slots=True)
class Stop:
    """Whether somebody asked to stop."""

    asked: bool = False


@contextmanager
def heeding_interrupts() -> Iterator[Stop]:
    """Turn SIGINT into a wish to stop while the block runs; where signals cannot be caught, nothing changes."""
    stop, task, loop = Stop(), asyncio.current_task(), asyncio.get_running_loop()

    def interrupt() -> None:
        if stop.asked and task is not None:
            task.cancel()
        stop.asked = True

    caught = False
    with suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGINT, interrupt)
        caught = True
    try:
        yield stop
    finally:
        if caught:
            loop.remove_signal_handler(signal.SIGINT)
