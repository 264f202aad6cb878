"""Owns a row of the table: a figure, its goal, and whether it is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    value: float
    unit: str
    goal: float | None = None
    """None: for comparison only."""
    at_least: bool = False
    """Whether the goal is a lower bound; else an upper one."""
    detail: str = ""
    """Where the figure comes from."""

    @property
    def verdict(self) -> str:
        """'met', 'missed', or nothing where there is no goal."""
        if self.goal is None:
            return ""
        met = self.value >= self.goal if self.at_least else self.value <= self.goal
        return "met" if met else "MISSED"

    def cells(self) -> tuple[str, ...]:
        """Return the row as the table shows it."""
        goal = "" if self.goal is None else f"{'≥' if self.at_least else '≤'} {_number(self.goal)}"
        return (self.name, f"{_number(self.value)} {self.unit}".strip(), goal, self.verdict, self.detail)


def table(rows: Sequence[Row]) -> str:
    """Lay the rows out in columns."""
    cells = [("what", "figure", "goal", "", "from"), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def middle(figures: Sequence[dict[str, float]], name: str) -> float:
    """Return the median of one figure over runs."""
    return median(each[name] for each in figures)


def _number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 10 else f"{value:.1f}"
