"""Owns what surrounds every run: the journal's lock, the wish to stop, and an honest last line however it ends."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path

from backchannel.domain.events import RunStopped
from backchannel.errors import BudgetReached, Interrupted, ModelError
from backchannel.journal.reading import Reading
from backchannel.journal.recording import Recording
from backchannel.journal.writing import JournalWriter
from backchannel.library.content import Content
from backchannel.runs.carrying import carry_out
from backchannel.runs.in_order import InOrder
from backchannel.runs.observer import Observer
from backchannel.runs.outcome import Outcome
from backchannel.runs.results import outcome_of
from backchannel.runs.settings import RunSettings
from backchannel.runs.stopping import Stop, heeding_interrupts
from backchannel.runs.switchboard import Switchboard

VERSION = version("backchannel")
Begin = Callable[[Recording], None]


async def live(
    folder: Path, content: Content, settings: RunSettings, recorded: Reading | None, observer: Observer, begin: Begin
) -> Outcome:
    """Carry out a run that may call models, under the journal's lock, and return how it ended.

    `begin` writes the event that opens this attempt. A model failure, a budget and an interruption end in an `Outcome`; wrong
    input, a diverging record and a refusing disk are raised.
    """
    forbid_tracing()
    ordered = InOrder(observer)
    with _writer(folder, recorded) as writer:
        recording = Recording(writer, recorded, ordered.event)
        begin(recording)
        await recording.flush()
        with heeding_interrupts() as stop:
            stopped = await _until_stopped(lambda: _carry(content, settings, recording, ordered, stop))
        if stopped is not None:
            ordered.rest()
            recording.append(stopped)
            await recording.flush()
    return outcome_of(folder, content, settings, recording.state, stopped.message if stopped else "")


def _writer(folder: Path, recorded: Reading | None) -> JournalWriter:
    if recorded is None:
        return JournalWriter(folder)
    return JournalWriter(
        folder,
        next_sequence=len(recorded.events) + 1,
        valid_bytes=recorded.valid_bytes,
        read_bytes=recorded.read_bytes,
    )


def forbid_tracing() -> None:
    """Keep a private rehearsal from being uploaded because a variable was left in the environment."""
    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
        os.environ[name] = "false"


async def _carry(content: Content, settings: RunSettings, recording: Recording, observer: Observer, stop: Stop) -> None:
    async with Switchboard(settings.cast.endpoints, recording, settings.limits) as board:
        await carry_out(content, settings, recording, board, observer, stop)


async def _until_stopped(work: Callable[[], Awaitable[None]]) -> RunStopped | None:
    """Return None when the work is done, or why it stopped."""
    try:
        await work()
    except ModelError as error:
        return RunStopped(status="model failed", message="\n".join(error.lines()))
    except BudgetReached as error:
        return RunStopped(status="budget reached", message="\n".join(error.lines()))
    except Interrupted as error:
        return RunStopped(status="interrupted", message="\n".join(error.lines()))
    except asyncio.CancelledError:
        return RunStopped(status="interrupted", message="stopped at once; a call may have been cut off")
    return None
