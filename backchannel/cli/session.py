"""Owns one sitting: a run is carried out in front of whoever watches, its derived files are written, and its end is told."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from backchannel.cli.command import close_quietly, complain
from backchannel.cli.options import Common
from backchannel.cli.terminal import say, say_json
from backchannel.journal.fold import RunState, Status
from backchannel.journal.reading import read_run
from backchannel.library.content import Content
from backchannel.reports.plain import one_line
from backchannel.reports.scores import scores_object
from backchannel.reports.scoring import headline, panel_minds
from backchannel.reports.words import PANELS
from backchannel.reports.writing import PAGE, derived, write_derived
from backchannel.runs.observer import Observer, Unwatched
from backchannel.runs.outcome import Outcome
from backchannel.runs.settings import RunSettings

EXIT_CODES: Mapping[Status, int] = {
    "finished": 0,
    "fault": 1,
    "unfinished": 1,
    "model failed": 3,
    "budget reached": 4,
    "interrupted": 130,
}


Work = Callable[[Observer], Coroutine[Any, Any, Outcome]]


def sit_through(options: Common, content: Content, settings: RunSettings, work: Work) -> int:
    """Carry out `work` in front of the terminal, leave the derived files and tell the end; returns the exit code."""
    unseen = options.quiet or options.json
    outcome = asyncio.run(work(Unwatched())) if unseen else _on_screen(content, settings, work)
    state, warnings = read_run(outcome.path)
    write_derived(outcome.path, derived(state, content, outcome.scores))
    for warning in warnings:
        complain(warning, label="warning")
    try:
        _tell(options, outcome, state, content)
        sys.stdout.flush()
    except BrokenPipeError:
        close_quietly()
    if outcome.status != "finished":
        complain(*_why(outcome, options), label="paused" if outcome.status == "interrupted" else "error")
    return EXIT_CODES[outcome.status]


def outcome_object(outcome: Outcome) -> dict[str, object]:
    """Return what `--json` prints for a run."""
    return {
        "run": outcome.run,
        "path": str(outcome.path),
        "status": outcome.status,
        "cast": outcome.cast,
        "turns": outcome.turns,
        "calls": outcome.calls,
        "usage": outcome.usage.model_dump(mode="json"),
        "scores": scores_object(outcome.scores) if outcome.scores else None,
        "message": outcome.message,
    }


def _on_screen(content: Content, settings: RunSettings, work: Work) -> Outcome:
    from backchannel.cli.screen import Screen
    from backchannel.cli.terminal import console, unechoed_keys

    made = console()
    screen = Screen(content, made, live=made.is_terminal and not made.is_dumb_terminal)
    with unechoed_keys():
        try:
            screen.begin(settings)
            return asyncio.run(work(screen))
        finally:
            screen.close()


def _tell(options: Common, outcome: Outcome, state: RunState, content: Content) -> None:
    if options.json:
        say_json(outcome_object(outcome))
    elif options.quiet:
        tell_briefly(outcome)
    else:
        from backchannel.cli.ending import show_ending

        show_ending(outcome, state, content, options)


def tell_briefly(outcome: Outcome) -> None:
    """Print the scores and where the run lies, in a line each."""
    for name, title in PANELS.items():
        panel = outcome.scores.panels.get(name) if outcome.scores else None
        if panel is not None:
            say(f"{title}: in their minds {one_line(panel_minds(panel.minds))}; in the room {headline(panel.room)}")
    page = f", read {outcome.path / PAGE}" if sys.stdout.isatty() else ""
    say(f"{outcome.run}: {outcome.status}, {outcome.turns} turns{page}")


def _why(outcome: Outcome, options: Common) -> list[str]:
    """Return what stopped it, where and how to mend that, and how to go on: at most three lines."""
    from backchannel.cli.ending import again

    what, *more = (outcome.message or f"the run is {outcome.status}").split("\n")
    mend = ". ".join(one.rstrip(".") for one in more)
    return [line for line in (what, mend, f"to continue: {again('resume', outcome, options)}") if line]
