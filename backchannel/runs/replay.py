"""Owns doing a finished run again from its record alone."""

from pathlib import Path

from backchannel.errors import InputError
from backchannel.journal.recording import Recording
from backchannel.runs.carrying import carry_out
from backchannel.runs.lifecycle import forbid_tracing
from backchannel.runs.observer import Observer, Unwatched
from backchannel.runs.opening import open_run
from backchannel.runs.outcome import Outcome
from backchannel.runs.results import outcome_of
from backchannel.runs.stopping import Stop
from backchannel.runs.switchboard import ReplayBoard


async def replay(run: Path, observer: Observer | None = None) -> Outcome:
    """Carry a run out again without network or key, comparing every event; nothing is written.

    Raises ReplayDiverged naming the first difference, InputError for a run that is not finished.
    """
    forbid_tracing()
    opened = open_run(run)
    if not opened.state.finished:
        raise InputError("this run is not finished", where=str(run), fix=f"Go on with it first: resume {run.name}")
    watcher = observer or Unwatched()
    recording = Recording(None, opened.reading, watcher.event)
    await carry_out(opened.content, opened.settings, recording, ReplayBoard(recording), watcher, Stop())
    return outcome_of(run, opened.content, opened.settings, recording.state, "")
