"""Owns how the debrief looks on a terminal."""

from collections.abc import Iterable

from rich.text import Text

from backchannel.cli.layout import block, hang, rule
from backchannel.cli.palette import QUIET, STRONG
from backchannel.reports.plain import one_line
from backchannel.reports.revelation import Item, Passage


def passages(parts: Iterable[Passage], width: int) -> list[Text]:
    """Return the passages, each under its heading."""
    lines: list[Text] = []
    for part in parts:
        lines += [Text(), rule(part.title, width)]
        for paragraph in part.paragraphs:
            lines += [*block(paragraph, width, 2), Text()]
        for item in part.items:
            lines += hang(_item(item), width, "  - ")
    return lines


def _item(item: Item) -> Text:
    lead = Text.assemble((one_line(item.lead), STRONG), ": ") if item.lead else Text()
    place = (f" (turn {item.turn})" if item.turn is not None else "", QUIET)
    return Text.assemble(lead, one_line(item.text), place)
