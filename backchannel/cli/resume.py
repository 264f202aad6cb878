"""Owns `resume`: go on with a run that stopped."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.cli.options import AtOnce, Common, Dollars, PerMinute, Tokens, limits_given

if TYPE_CHECKING:
    from backchannel.runs.observer import Observer
    from backchannel.runs.outcome import Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeOptions(Common):
    """Go on with a run that stopped. What was said stands, and nothing that was paid for is paid again."""

    run: Annotated[str, typer.Argument(metavar="RUN", help="Id or folder of a run, or `last`.")]
    budget_usd: Dollars = None
    budget_tokens: Tokens = None
    concurrency: AtOnce = None
    requests_per_minute: PerMinute = None


def resume(options: ResumeOptions) -> int:
    """Carry out the command; returns the exit code."""
    from backchannel.runs.opening import open_run
    from backchannel.runs.places import find_run

    folder = find_run(options.runs_dir, options.run)
    opened = open_run(folder)
    given = limits_given(options)
    limits = opened.settings.limits.model_copy(update=given) if given else None

    async def work(observer: "Observer") -> "Outcome":
        from backchannel.runs.resume import resume as carry_on  # takes a second to load

        return await carry_on(folder, observer, limits)

    from backchannel.cli.session import sit_through

    return sit_through(options, opened.content, opened.settings, work)
