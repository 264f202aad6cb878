"""Owns `replay`: reproduce a run from its journal alone."""

from dataclasses import dataclass
from typing import Annotated

import typer

from backchannel.cli.options import Common


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayOptions(Common):
    """Reproduce a run from its journal. Needs no network and no key; rebuilds transcript and scores."""

    run: Annotated[str, typer.Argument(metavar="RUN", help="Id or folder of a run, or `last`.")]


def replay(options: ReplayOptions) -> int:
    """Carry out the command; returns the exit code."""
    import asyncio

    from backchannel.cli.session import outcome_object
    from backchannel.cli.terminal import say, say_json
    from backchannel.journal.reading import read_run
    from backchannel.library.content import content_from_folder
    from backchannel.reports.writing import derived, write_derived
    from backchannel.runs.places import INPUTS, find_run
    from backchannel.runs.replay import replay as reproduce

    folder = find_run(options.runs_dir, options.run)
    outcome = asyncio.run(reproduce(folder))
    state, _ = read_run(folder)
    files = derived(state, content_from_folder(folder / INPUTS), outcome.scores)
    changed = write_derived(folder, files)
    if options.json:
        say_json(outcome_object(outcome) | {"rebuilt": list(changed), "same": [name for name in files if name not in changed]})
    else:
        state_of_files = f"written anew: {', '.join(changed)}" if changed else f"{', '.join(files)}: byte for byte the same"
        say(f"{outcome.run}: reproduced, {outcome.turns} turns, {outcome.calls} recorded calls, none sent")
        say(state_of_files)
    return 0
