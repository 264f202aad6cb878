"""Owns writing Markdown around foreign text: nothing from content, people or models is ever read as markup."""

import re
from collections.abc import Iterable, Sequence

from backchannel.reports.plain import one_line, paragraphs

_INLINE = re.compile(r"([\\`*_{}\[\]<>|~$&])")
_START = re.compile(r"^([#+\-=:]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Return one line in which no character means anything to Markdown."""
    return _at_start(_INLINE.sub(r"\\\1", one_line(text)))


def prose(text: str) -> list[str]:
    """Return the text's paragraphs, each escaped to one line."""
    return [escape(paragraph) for paragraph in paragraphs(text)]


def quoted(lines: Iterable[str]) -> str:
    """Return ready Markdown paragraphs as one block quote."""
    return "\n>\n".join(f"> {line}" for line in lines)


def bullets(lines: Iterable[str]) -> str:
    """Return ready Markdown lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of ready cells."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def anchor(turn: int) -> str:
    """Return the target of `turn_link`."""
    return f'<a id="turn-{turn}"></a>'


def turn_link(turn: int) -> str:
    """Return a link to a turn of the same page."""
    return f"[turn {turn}](#turn-{turn})"


def _at_start(line: str) -> str:
    match = _START.match(line)
    if match is None:
        return line
    if match.group().isdigit():
        return f"{match.group()}\\{line[match.end() :]}"
    return "\\" + line
