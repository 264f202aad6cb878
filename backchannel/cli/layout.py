"""Owns laying out text for a terminal: wrapped, indented, with a bar in front where a room is closed."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from backchannel.cli.palette import QUIET
from backchannel.reports.plain import one_line, paragraphs

BAR = "┃ "


def hang(text: Text, width: int, first: str | Text, rest: str | None = None) -> list[Text]:
    """Wrap `text` to `width` columns; the first line begins with `first`, every other with `rest` (default: as many blanks)."""
    head = first if isinstance(first, Text) else Text(first)
    tail = " " * head.cell_len if rest is None else rest
    lines = text.wrap(_RULER, max(width - max(head.cell_len, len(tail)), 20))
    for one in lines:
        one.rstrip()
    return [Text.assemble(tail if index else head, one) for index, one in enumerate(lines or [Text()])]


def block(foreign: str, width: int, indent: int, style: str = "") -> list[Text]:
    """Wrap foreign text, paragraph by paragraph."""
    lines: list[Text] = []
    for number, paragraph in enumerate(paragraphs(foreign)):
        if number:
            lines.append(Text())
        lines += hang(Text(paragraph, style=style), width, " " * indent)
    return lines


def line(foreign: str, width: int, indent: int = 0, style: str = "") -> list[Text]:
    """Wrap foreign text as one paragraph."""
    return hang(Text(one_line(foreign), style=style), width, " " * indent)


def rule(title: str, width: int, character: str = "─", style: str = QUIET) -> Text:
    """Return one line with a title in it."""
    head = Text.assemble((character * 2 + " ", style), (one_line(title), "bold"), " ")
    head.truncate(width, overflow="ellipsis")
    return Text.assemble(head, (character * max(width - head.cell_len, 0), style))


def barred(lines: Iterable[Text], style: str) -> list[Text]:
    """Put a bar in front of every line."""
    return [Text.assemble((BAR if one.plain else BAR.rstrip(), style), one) for one in lines]


_RULER = Console(width=80, force_terminal=False, highlight=False, markup=False, emoji=False)
"""Measures only; nothing is printed on it."""
