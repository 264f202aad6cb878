"""Owns putting derived files into a run's folder: each whole or not at all."""

import os
from pathlib import Path

from backchannel.domain.verdict import Scorecard
from backchannel.errors import StorageError
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.scores import scores_json
from backchannel.reports.transcript import transcript_json, transcript_md

TRANSCRIPT = "transcript.json"
PAGE = "transcript.md"
SCORES = "scores.json"


def derived(state: RunState, content: Content, scorecard: Scorecard | None) -> dict[str, str]:
    """Return every derived file's text by its name; `scores.json` only when there is a scorecard."""
    files = {TRANSCRIPT: transcript_json(state, content), PAGE: transcript_md(state, content, scorecard)}
    return files | {SCORES: scores_json(scorecard)} if scorecard else files


def write_derived(folder: Path, files: dict[str, str]) -> tuple[str, ...]:
    """Write the files and return the names of those whose text changed; raises StorageError."""
    changed = []
    for name, text in files.items():
        if _read(folder / name) != text:
            _replace(folder / name, text)
            changed.append(name)
    return tuple(changed)


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(text.encode())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise StorageError(
            f"a derived file cannot be written: {error.strerror or error}",
            where=str(path),
            fix="The journal holds everything; free some space, then `resume` or `replay` writes it again.",
        ) from error
