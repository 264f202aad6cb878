"""Owns where text goes: standard output, as wide as is pleasant to read, with nothing in it that a terminal could obey."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from backchannel.reports.stable_json import stable_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDEST = 100
"""Columns; longer lines are hard to read."""
NARROWEST = 40


def console() -> "Console":
    """Return a console that takes every text literally."""
    from backchannel.cli.literal import LiteralConsole

    made = LiteralConsole(highlight=False, markup=False, emoji=False)
    made.width = max(min(made.width, WIDEST), NARROWEST) if made.is_terminal else WIDEST
    return made


def put(on: "Console", lines: Iterable["Text"]) -> None:
    """Print lines that were laid out for this console's width."""
    for line in lines:
        on.print(line, soft_wrap=True)


def say(line: str = "") -> None:
    """Print one line of our own."""
    sys.stdout.write(line + "\n")


def say_text(text: str) -> None:
    """Print a derived file as it would be written."""
    sys.stdout.write(text)


def say_json(value: object) -> None:
    """Print one JSON object."""
    say_text(stable_json(value))
