"""Owns the end of a run on a terminal: scores, what each believed, where everything lies, what to do next."""

import shlex

from rich.text import Text

from backchannel.cli.command import program
from backchannel.cli.layout import hang, rule
from backchannel.cli.options import DEFAULT_RUNS, Common
from backchannel.cli.palette import QUIET, STRONG
from backchannel.cli.progress import used
from backchannel.cli.run import RunOptions
from backchannel.cli.scoreboard import beliefs, scoreboard
from backchannel.cli.terminal import console, put
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.writing import PAGE
from backchannel.runs.outcome import Outcome


def show_ending(outcome: Outcome, state: RunState, content: Content, options: Common) -> None:
    """Print everything that follows the last turn."""
    on = console()
    put(on, beliefs(state, content, on.width))
    if outcome.scores is not None:
        put(on, scoreboard(outcome.scores, content, on.width))
    put(on, [rule("Where it lies, and what next", on.width), *_where(outcome, on.width), *_next(outcome, options, on.width)])


def again(command: str, outcome: Outcome, options: Common) -> str:
    """Return a command line for this run, as one would type it."""
    place = [] if options.runs_dir == DEFAULT_RUNS else ["--runs-dir", str(options.runs_dir)]
    return f"{program()} {shlex.join([command, outcome.run, *place])}"


def _where(outcome: Outcome, width: int) -> list[Text]:
    calls = f" · {outcome.calls} calls · {used(outcome.usage)}" if outcome.calls else ""
    head = Text.assemble((outcome.run, STRONG), (f"  {outcome.status}, {outcome.turns} turns{calls}", QUIET))
    return [*hang(head, width, ""), Text(f"{outcome.path / PAGE}")]


def _next(outcome: Outcome, options: Common, width: int) -> list[Text]:
    if outcome.status != "finished":
        return []
    hints = {
        "read it again": again("show", outcome, options),
        "the truth at last": again("show", outcome, options) + " --debrief",
        "prove it": again("replay", outcome, options),
    }
    if isinstance(options, RunOptions):
        hints["other dice"] = _another(options)
    widest = max(len(why) for why in hints)
    lines = []
    for why, command in hints.items():
        lines += hang(Text(command), width, Text(f"  {why:<{widest}}  ", style=QUIET))
    return lines


def _another(options: RunOptions) -> str:
    """Return the command line of the next seed, with whatever was chosen for this one."""
    chosen: dict[str, object] = {
        "--model": options.model,
        "--turns": options.turns,
        "--facilitator": options.facilitator,
        "--evaluator": options.evaluator,
        "--runs-dir": None if options.runs_dir == DEFAULT_RUNS else options.runs_dir,
    }
    words = ["run", options.scenario, "--seed", str(options.seed + 1)]
    words += [word for name, value in chosen.items() if value is not None for word in (name, str(value))]
    words += [word for one in options.model_for or () for word in ("--model-for", one)]
    return f"{program()} {shlex.join(words)}"
