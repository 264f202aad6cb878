"""Owns `show`: a scenario before it is played, or anything of a run."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from backchannel.cli.options import Common


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowOptions(Common):
    """Show a scenario, a run, or a model call. A call is shown exactly as it was sent and answered."""

    target: Annotated[str, typer.Argument(metavar="RUN|SCENARIO", help="Id or folder of a run, `last`, or a scenario.")]
    spoil: Annotated[bool, typer.Option("--spoil", help="Scenario: also private briefs, clues and the truth.")] = False
    graph: Annotated[bool, typer.Option("--graph", help="Scenario: the talk as a Mermaid chart.")] = False
    debrief: Annotated[bool, typer.Option("--debrief", help="Run: also what really happened.")] = False
    calls: Annotated[bool, typer.Option("--calls", help="Run: the keys of all model calls.")] = False
    call: Annotated[str | None, typer.Option(metavar="KEY", help="Run: what one call sent and answered.")] = None


def show(options: ShowOptions) -> int:
    """Carry out the command; returns the exit code."""
    from backchannel.errors import InputError

    folder = _run(options)
    of_run, of_scenario = bool(options.calls or options.call or options.debrief), bool(options.graph or options.spoil)
    if folder is not None and of_scenario:
        raise InputError(f"{options.target!r} is a run; --graph and --spoil show a scenario")
    if folder is None and of_run:
        raise InputError(
            f"there is no run {options.target!r}", where=str(options.runs_dir), fix="`list runs` shows the runs there are."
        )
    if folder is None:
        from backchannel.cli.show_scenario import show_scenario

        show_scenario(options)
    elif options.calls or options.call:
        from backchannel.cli.show_calls import show_calls

        show_calls(folder, options)
    else:
        from backchannel.cli.show_run import show_run

        show_run(folder, options)
    return 0


def _run(options: ShowOptions) -> Path | None:
    """Return the run's folder, or None when the target names no run."""
    from backchannel.errors import InputError
    from backchannel.runs.places import find_run

    try:
        return find_run(options.runs_dir, options.target)
    except InputError:
        if options.target == "last":
            raise
        return None
