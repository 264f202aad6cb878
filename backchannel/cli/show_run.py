"""Owns how a run of the past is shown: as it looked when it happened, from its journal."""

from pathlib import Path

from backchannel.cli.command import complain
from backchannel.cli.ending import show_ending
from backchannel.cli.passages import passages
from backchannel.cli.screen import Screen
from backchannel.cli.session import tell_briefly
from backchannel.cli.show import ShowOptions
from backchannel.cli.terminal import console, put, say_text
from backchannel.reports.revelation import revelation
from backchannel.reports.transcript import transcript_json
from backchannel.runs.in_order import InOrder
from backchannel.runs.opening import open_run
from backchannel.runs.results import outcome_of


def show_run(folder: Path, options: ShowOptions) -> None:
    """Print a run: as JSON, in a few lines, or as it looked."""
    opened = open_run(folder)
    outcome = outcome_of(folder, opened.content, opened.settings, opened.state, "")
    for warning in opened.reading.warnings:
        complain(warning, label="warning")
    if options.json:
        say_text(transcript_json(opened.state, opened.content))
        return
    if options.quiet:
        tell_briefly(outcome)
        return
    on = console()
    screen = Screen(opened.content, on, live=False)
    ordered = InOrder(screen)
    screen.begin(opened.settings)
    for event in opened.reading.events:
        ordered.event(event)
    ordered.rest()
    screen.close()
    show_ending(outcome, opened.state, opened.content, options)
    if options.debrief:
        put(on, passages(revelation(opened.state, opened.content), on.width))
