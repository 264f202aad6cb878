"""Owns where runs lie and what they are called."""

import re
from datetime import UTC, datetime
from pathlib import Path

from backchannel.errors import InputError, StorageError
from backchannel.journal.writing import JOURNAL

INPUTS = "inputs"
RUN_ID = re.compile(r"^[a-z0-9][a-z0-9-]{0,63}$")


def new_run(runs_dir: Path, scenario: str, seed: int, run_id: str | None) -> Path:
    """Make the folder of a new run and return it.

    Raises InputError for an id that is taken or not an id, StorageError when the folder cannot be made.
    """
    if run_id is not None:
        _check(run_id)
        return _make(runs_dir / run_id)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    name = f"{scenario[:32]}-{seed}-{stamp}"
    for number in range(1, 1000):
        folder = runs_dir / (name if number == 1 else f"{name}-{number}")
        if not folder.exists():
            return _make(folder)
    raise StorageError("no free name for a new run", where=str(runs_dir))


def find_run(runs_dir: Path, name: str) -> Path:
    """Return the folder of a run given by id, by path, or as `last`; raises InputError."""
    if name == "last":
        runs = list_runs(runs_dir)
        if not runs:
            raise InputError("there are no runs yet", where=str(runs_dir), fix="`run generals-remark` makes one.")
        return runs[-1]
    folder = runs_dir / name if RUN_ID.fullmatch(name) else Path(name)
    try:
        found = (folder / JOURNAL).is_file()
    except OSError:
        found = False
    if not found:
        raise InputError(f"there is no run {name!r}", where=str(runs_dir), fix="`list` shows the runs there are.")
    return folder


def list_runs(runs_dir: Path) -> list[Path]:
    """Return the folders of all runs, oldest first."""
    journals = [path for path in runs_dir.glob(f"*/{JOURNAL}")] if runs_dir.is_dir() else []
    return [path.parent for path in sorted(journals, key=lambda path: (path.stat().st_ctime, path.parent.name))]


def _check(run_id: str) -> None:
    if not RUN_ID.fullmatch(run_id):
        raise InputError(
            f"{run_id!r} cannot be the name of a run",
            fix="Use up to 64 small letters, digits and hyphens, a letter or digit first.",
        )


def _make(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise InputError(
            f"a run {folder.name!r} is already there", where=str(folder), fix="Choose another --run-id, or resume it."
        ) from error
    except OSError as error:
        raise StorageError(
            f"the run's folder cannot be made: {error.strerror}", where=str(folder), fix="Choose another place with --runs-dir."
        ) from error
    return folder
