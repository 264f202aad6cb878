"""Owns `resume`: go on with a run that stopped."""

from dataclasses import dataclass
from typing import Annotated

import typer

from backchannel.cli.options import Common


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeOptions(Common):
    """Go on with a run that stopped: what was said stands, and nothing that was paid for is paid again."""

    run: Annotated[str, typer.Argument(help="Id or folder of a run, or `last`.")]
    budget_usd: Annotated[float | None, typer.Option(min=0, help="New budget of the whole run, in US dollars.")] = None
    budget_tokens: Annotated[int | None, typer.Option(min=0, help="New budget of the whole run, in tokens.")] = None
    concurrency: Annotated[int | None, typer.Option(min=1, max=512, help="Model calls at once.")] = None
    requests_per_minute: Annotated[float | None, typer.Option(min=0.001, help="Upper limit for model calls.")] = None


def resume(options: ResumeOptions) -> int:
    """Carry out the command; returns the exit code."""
    from backchannel.cli.session import sit_through
    from backchannel.runs.opening import open_run
    from backchannel.runs.places import find_run
    from backchannel.runs.resume import resume as carry_on

    folder = find_run(options.runs_dir, options.run)
    opened = open_run(folder)
    names = ("budget_usd", "budget_tokens", "concurrency", "requests_per_minute")
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    limits = opened.settings.limits.model_copy(update=given) if given else None
    return sit_through(options, opened.content, lambda observer: carry_on(folder, observer, limits))
