"""Owns what is said about a file: a problem with its file, line, field, mend, and the error that carries several."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from backchannel.errors import InputError

Severity = Literal["error", "advice"]

SHOWN_CHARACTERS = 60
"""Longest piece of a file repeated in a message."""


def printable(text: str) -> str:
    """Return the text with everything a terminal could obey (escapes, line breaks, direction marks) replaced."""
    return "".join(character if character.isprintable() else "�" for character in text)


def shown(value: object) -> str:
    """Quote a value from a file, shortened and safe for a terminal."""
    text = printable(str(value))
    return f"'{text[: SHOWN_CHARACTERS - 1]}…'" if len(text) > SHOWN_CHARACTERS else f"'{text}'"


def did_you_mean(word: str, options: Iterable[str]) -> str | None:
    """Return the option that looks most like the word, or None."""
    matches = difflib.get_close_matches(word, list(options), n=1, cutoff=0.6)
    return matches[0] if matches else None


def choose(word: str, options: Sequence[str], nothing: str = "There is none yet.") -> str:
    """Tell the mend for a name that does not exist: the nearest one, or all there are."""
    near = did_you_mean(word, options)
    if near is not None:
        return f"Did you mean {shown(near)}?"
    if not options:
        return nothing
    listed = ", ".join(printable(option) for option in list(dict.fromkeys(options))[:12])
    return f"There is: {listed}{', …' if len(options) > 12 else ''}."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in one file. Prints as `file:line field: what. fix`."""

    file: str
    line: int
    """Counted from 1; 0: the file as a whole."""
    field: str
    """Dotted; an entry of a list is named by its id, or by its number from 1: `clues[ledger].says[2]`. '': the whole file."""
    what: str
    """What is wrong, without a full stop."""
    fix: str
    """What to do, one sentence."""
    severity: Severity = "error"

    def where(self) -> str:
        """Return `file:line`, or the file alone."""
        return printable(self.file) + (f":{self.line}" if self.line else "")

    def __str__(self) -> str:
        field = f" {printable(self.field)}" if self.field else ""
        return f"{self.where()}{field}: {printable(self.what)}. {printable(self.fix)}".rstrip()


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that forbid using the file."""
    return [problem for problem in problems if problem.severity == "error"]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file and line; errors before advice on the same line; each sentence once."""
    return sorted(dict.fromkeys(problems), key=lambda one: (one.file, one.line, one.severity != "error", one.field, one.what))


class ContentInvalid(InputError):
    """One or more content files are wrong; `problems` holds all of them, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        first = self.problems[0]
        field = f"{printable(first.field)}: " if first.field else ""
        more = len(self.problems) - 1
        fix = printable(first.fix)
        if more:
            fix += f" ({more} more problem{'s' if more > 1 else ''}: `backchannel check {printable(first.file)}` shows all.)"
        super().__init__(f"{field}{printable(first.what)}", where=first.where(), fix=fix)
