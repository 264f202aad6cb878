"""Owns the end of a run on a terminal: scores, what each believed, where everything lies, what to do next."""

from rich.text import Text

from backchannel.cli.command import program
from backchannel.cli.layout import hang, rule
from backchannel.cli.options import DEFAULT_RUNS, Common
from backchannel.cli.palette import QUIET, STRONG
from backchannel.cli.progress import used
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
    put(
        on,
        [Text(), rule("Where it lies, and what next", on.width), *_where(outcome, on.width), *_next(outcome, state, options)],
    )


def again(command: str, outcome: Outcome, options: Common) -> str:
    """Return a command line for this run, as one would type it."""
    place = "" if options.runs_dir == DEFAULT_RUNS else f" --runs-dir {options.runs_dir}"
    return f"{program()} {command} {outcome.run}{place}"


def _where(outcome: Outcome, width: int) -> list[Text]:
    calls = f" · {outcome.calls} calls · {used(outcome.usage)}" if outcome.calls else ""
    head = Text.assemble((outcome.run, STRONG), (f"  {outcome.status}, {outcome.turns} turns{calls}", QUIET))
    return [*hang(head, width, ""), Text(f"{outcome.path / PAGE}")]


def _next(outcome: Outcome, state: RunState, options: Common) -> list[Text]:
    if outcome.status != "finished" or state.started is None:
        return []
    another = f"{program()} run {state.started.scenario} --seed {state.started.seed + 1}"
    hints = [
        (again("show", outcome, options), "read it again; --debrief tells what really happened"),
        (again("replay", outcome, options), "prove that it can be reproduced"),
        (another, "the same people, another truth and other dice"),
    ]
    widest = max(len(command) for command, _ in hints)
    return [Text.assemble("  ", f"{command:<{widest}}  ", (why, QUIET)) for command, why in hints]
