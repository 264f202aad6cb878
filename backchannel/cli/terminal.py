"""Owns where text goes: standard output, as wide as is pleasant to read, with nothing in it that a terminal could obey."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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


@contextmanager
def unechoed_keys() -> Iterator[None]:
    """Keep the terminal from writing '^C' into the progress line; where it cannot be told so, nothing changes."""
    fd = sys.stdin.fileno() if sys.stdin is not None and sys.stdin.isatty() else None
    if fd is None or os.name != "posix" or os.tcgetpgrp(fd) != os.getpgrp():
        yield
        return
    import termios

    before = termios.tcgetattr(fd)
    quiet = [*before]
    quiet[3] &= ~termios.ECHOCTL
    termios.tcsetattr(fd, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(fd, termios.TCSANOW, before)


def say(line: str = "") -> None:
    """Print one line of our own."""
    sys.stdout.write(line + "\n")


def say_text(text: str) -> None:
    """Print a derived file as it would be written."""
    sys.stdout.write(text)


def say_json(value: object) -> None:
    """Print one JSON object."""
    say_text(stable_json(value))
