"""Owns reading a journal: every line checked, a torn tail dropped with a warning, any other damage refused by line."""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from backchannel.domain.events import EVENT, FORMAT, Event, RunStarted
from backchannel.errors import InputError, JournalDamaged
from backchannel.journal.fold import RunState, fold
from backchannel.journal.writing import JOURNAL


@dataclass(frozen=True, slots=True)
class Reading:
    """A journal as read."""

    events: tuple[Event, ...]
    valid_bytes: int
    """Length of the prefix that holds these events; what follows is a torn write."""
    read_bytes: int
    """Length of the file when it was read."""
    warnings: tuple[str, ...]


def read_journal(folder: Path) -> Reading:
    """Read and verify `folder`'s journal; raises InputError when there is none, JournalDamaged naming the line."""
    path = folder / JOURNAL
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("there is no run here", where=str(folder), fix="`list` shows the runs there are.") from error
    except OSError as error:
        raise InputError(f"the journal cannot be read: {error.strerror}", where=str(path)) from error
    events: list[Event] = []
    warnings: list[str] = []
    position = 0
    while position < len(data):
        end = data.find(b"\n", position)
        line, following = (data[position:], len(data)) if end < 0 else (data[position:end], end + 1)
        event = _decode(line, len(events) + 1)
        if event is None:
            if end >= 0:
                raise JournalDamaged(
                    "a line of the journal does not match its checksum or its number",
                    where=f"{path}:{len(events) + 1}",
                    fix="Restore the file from a copy; Backchannel never repairs words by guessing.",
                )
            warnings.append(f"{path}:{len(events) + 1} was torn while being written and is dropped")
            break
        if end < 0:
            warnings.append(f"{path}:{len(events) + 1} was torn after its last word and is dropped")
            break
        events.append(event)
        position = following
    _check_format(events, path)
    return Reading(tuple(events), position, len(data), tuple(warnings))


def read_run(folder: Path) -> tuple[RunState, list[str]]:
    """Read, verify and fold a run's journal; the second value holds warnings."""
    reading = read_journal(folder)
    return fold(reading.events), list(reading.warnings)


def _decode(line: bytes, sequence: int) -> Event | None:
    """Return the event, or None if the line is not exactly what was written as number `sequence`."""
    if not line.startswith(b'{"sum":"') or line[16:18] != b'",':
        return None
    try:
        if line[8:16] != b"%08x" % zlib.crc32(line[18:]):
            return None
        entry = json.loads(line)
        return EVENT.validate_python(entry["event"]) if entry["seq"] == sequence else None
    except ValidationError as error:
        raise InputError(
            "the journal holds an event this version does not know", where=f"line {sequence}: {error.errors()[0]['loc']}"
        ) from error
    except (ValueError, KeyError, TypeError):
        return None


def _check_format(events: list[Event], path: Path) -> None:
    if events and isinstance(events[0], RunStarted) and events[0].format > FORMAT:
        raise InputError(
            f"the journal was written by a newer version (format {events[0].format}, this one reads {FORMAT})",
            where=str(path),
            fix="Upgrade backchannel.",
        )
