"""Owns going on with a run that stopped."""

from pathlib import Path

from backchannel.domain.events import RunResumed
from backchannel.journal.recording import Recording
from backchannel.runs.lifecycle import VERSION, live
from backchannel.runs.observer import Observer
from backchannel.runs.opening import open_run, with_limits
from backchannel.runs.outcome import Outcome
from backchannel.runs.results import outcome_of
from backchannel.runs.settings import Limits


async def resume(run: Path, observer: Observer, limits: Limits | None = None) -> Outcome:
    """Carry a run on: what was answered is served from the journal, the rest is asked.

    A finished run is returned as it is. Raises InputError, JournalDamaged, RunLocked, ReplayDiverged, StorageError.
    """
    opened = open_run(run)
    settings = with_limits(opened.settings, limits)
    if opened.state.finished:
        return outcome_of(run, opened.content, settings, opened.state, "")

    def begin(recording: Recording) -> None:
        recording.append(RunResumed(version=VERSION, settings=settings.model_dump(mode="json")))

    return await live(run, opened.content, settings, opened.reading, observer, begin)
