"""Owns opening a run that exists: its journal, its settings, its inputs."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from backchannel.errors import InputError
from backchannel.journal.fold import RunState, fold
from backchannel.journal.reading import Reading, read_journal
from backchannel.library.content import Content, content_from_folder
from backchannel.runs.places import INPUTS
from backchannel.runs.settings import Limits, RunSettings


@dataclass(frozen=True, slots=True)
class Opened:
    folder: Path
    reading: Reading
    state: RunState
    settings: RunSettings
    """As of the last start or resume."""
    content: Content


def open_run(folder: Path) -> Opened:
    """Read everything a run consists of; raises InputError, JournalDamaged."""
    reading = read_journal(folder)
    state = fold(reading.events)
    if state.started is None:
        raise InputError("the run ended before its first event was written", where=str(folder), fix="Start a new run.")
    latest = state.resumed[-1].settings if state.resumed else state.started.settings
    try:
        settings = RunSettings.model_validate(latest)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(
            f"the run's settings are of another version: {first['loc']}: {first['msg']}", where=str(folder)
        ) from error
    return Opened(folder, reading, state, settings, content_from_folder(folder / INPUTS))


def with_limits(settings: RunSettings, limits: Limits | None) -> RunSettings:
    """Return settings under other limits; None: as they are."""
    return settings if limits is None else settings.model_copy(update={"limits": limits})
