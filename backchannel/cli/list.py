"""Owns `list`: the scenarios, cards and runs there are."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from backchannel.cli.options import Common

Row = dict[str, str | int | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class ListOptions(Common):
    """List scenarios, cards and runs."""

    what: Annotated[
        Literal["scenarios", "personas", "facilitators", "evaluators", "runs"] | None,
        typer.Argument(metavar="KIND", help="Only scenarios, personas, facilitators, evaluators or runs."),
    ] = None


def list_all(options: ListOptions) -> int:
    """Carry out the command; returns the exit code."""
    from backchannel.cli.terminal import say_json

    found = {what: rows for what, rows in _everything(options.runs_dir).items() if options.what in (None, what)}
    if options.json:
        say_json(found)
        return 0
    from backchannel.cli.tables import show_rows

    for what, rows in found.items():
        show_rows(what, rows, ids_only=options.quiet)
    return 0


def _everything(runs_dir: Path) -> dict[str, list[Row]]:
    from backchannel.library.kinds import Kind
    from backchannel.library.places import listed

    kinds: dict[str, Kind] = {
        "scenarios": "scenario",
        "personas": "persona",
        "facilitators": "facilitator",
        "evaluators": "evaluator",
    }
    found: dict[str, list[Row]] = {
        what: [{"id": one.id, "title": one.title, "summary": one.summary} for one in listed(kind)]
        for what, kind in kinds.items()
    }
    return found | {"runs": _runs(runs_dir)}


def _runs(runs_dir: Path) -> list[Row]:
    from backchannel.errors import BackchannelError
    from backchannel.journal.reading import read_run
    from backchannel.runs.places import list_runs

    rows: list[Row] = []
    for folder in list_runs(runs_dir):
        try:
            state, _ = read_run(folder)
        except BackchannelError as error:
            rows.append({"id": folder.name, "status": "damaged", "summary": error.what})
            continue
        started = state.started
        rows.append(
            {
                "id": folder.name,
                "status": state.status,
                "scenario": started.scenario if started else None,
                "seed": started.seed if started else None,
                "turns": state.persona_turns(),
            }
        )
    return rows
