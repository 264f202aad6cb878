"""Owns `run`: one scenario, from the first private question to the scorecard."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.cli.options import AtOnce, Common, Dollars, PerMinute, Tokens, Turns, limits_given

if TYPE_CHECKING:
    from backchannel.library.content import Content
    from backchannel.runs.observer import Observer
    from backchannel.runs.outcome import Outcome
    from backchannel.runs.settings import RunSettings


@dataclass(frozen=True, kw_only=True, slots=True)
class RunOptions(Common):
    """Carry out one run. Without a model, understudies play: a mechanical cast that needs no key and no network."""

    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="Id of a scenario (generals-remark), or a file.")]
    seed: Annotated[int, typer.Option(metavar="N", help="Decides everything left to chance, the truth included.")] = 1
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Let this language model play every part.")] = None
    model_for: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE=NAME", help="ROLE: personas, facilitator, evaluator or a seat id. Repeatable."),
    ] = None
    turns: Turns = None
    budget_usd: Dollars = None
    budget_tokens: Tokens = None
    facilitator: Annotated[str | None, typer.Option(metavar="ID", help="Another chair than the scenario's.")] = None
    evaluator: Annotated[str | None, typer.Option(metavar="ID", help="Another judge than the scenario's.")] = None
    stage_probes: Annotated[bool, typer.Option("--stage-probes", help="Ask in private after every stage, too.")] = False
    concurrency: AtOnce = None
    requests_per_minute: PerMinute = None
    run_id: Annotated[str | None, typer.Option(metavar="ID", help="Name of the run; default: scenario, seed, time.")] = None


def run(options: RunOptions) -> int:
    """Carry out the command; returns the exit code."""
    from backchannel.library.content import load_content

    content = load_content(options.scenario, facilitator=options.facilitator, evaluator=options.evaluator)
    settings = _settings(options, content)

    async def work(observer: "Observer") -> "Outcome":
        from backchannel.runs.start import start  # takes a second to load, and the situation can be read meanwhile

        return await start(settings, content, options.runs_dir, observer, options.run_id)

    from backchannel.cli.session import sit_through

    return sit_through(options, content, settings, work)


def _settings(options: RunOptions, content: "Content") -> "RunSettings":
    from pathlib import Path

    from backchannel.chat.endpoints import SETTINGS_FILE, read_aliases
    from backchannel.cli.casting import cast_settings, model_hint
    from backchannel.cli.terminal import say
    from backchannel.runs.settings import Limits, RunSettings

    cast = cast_settings(content.scenario, options.model, options.model_for or (), read_aliases(Path(SETTINGS_FILE)))
    hint = model_hint(cast)
    if hint and not options.json and not options.quiet:
        say(hint)
    return RunSettings(
        seed=options.seed,
        cast=cast,
        turns=options.turns,
        stage_probes=options.stage_probes,
        limits=Limits.model_validate(limits_given(options)),
    )
