"""Owns a measure as it is reported: before, after and gain, or the reason there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Better = Literal["lower", "higher", "nearer zero", "neither"]
"""Which way is an improvement; a diagnostic has neither and its gain is the plain difference."""

PLACES = 4
"""Decimal places in tables."""


@dataclass(frozen=True, slots=True)
class Change:
    """One quantity before and after the talk; None is explained in `unscored`, never a number in disguise."""

    before: float | None
    after: float | None
    gain: float | None
    """Positive is improvement, in the measure's own unit; None unless the same seats were measured twice."""
    unscored: str | None = None

    def cell(self) -> dict[str, object]:
        """Return the change JSON-ready, rounded; a wholly missing one is only its reason."""
        if self.before is None and self.after is None:
            return {"unscored": self.unscored}
        values: dict[str, object] = {"before": _round(self.before), "after": _round(self.after), "gain": _round(self.gain)}
        return values | ({"unscored": self.unscored} if self.unscored else {})

    def mapped(self, slope: float, start: float) -> "Change":
        """Return `start + slope · value` of both halves, higher then being better."""
        before = None if self.before is None else start + slope * self.before
        after = None if self.after is None else start + slope * self.after
        return change(before, after, "higher", self.unscored or "")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: a measure over all, and broken down."""

    name: str
    better: Better
    overall: Change
    parts: Mapping[str, Mapping[str, Change]] = field(default_factory=dict)
    """'sides', 'seats', 'pairs' or 'directions' to id to change."""
    notes: Mapping[str, object] = field(default_factory=dict)

    def part(self, kind: str) -> Mapping[str, Change]:
        """Return one break-down, empty when the row has none."""
        return self.parts.get(kind, {})

    def cell(self) -> dict[str, object]:
        """Return the row JSON-ready, in a fixed order."""
        cells: dict[str, object] = {"better": self.better, "overall": self.overall.cell()}
        for kind, changes in self.parts.items():
            cells[kind] = {name: change.cell() for name, change in changes.items()}
        return cells | dict(self.notes)


def missing(reason: str) -> Change:
    """Return a change nothing is known of."""
    return Change(None, None, None, reason)


def change(before: float | None, after: float | None, better: Better, reason: str = "") -> Change:
    """Join two values of the same thing; `reason` says why a half is missing or why the two cannot be compared."""
    if reason or before is None or after is None:
        return Change(before, after, None, reason or "not measured twice")
    return Change(before, after, _gain(before, after, better))


def averaged(changes: Sequence[Change], better: Better) -> Change:
    """Return the mean of changes; a half that one of them lacks is None, with every distinct reason."""
    if not changes:
        return missing("nobody to average over")
    reasons = dict.fromkeys(item.unscored for item in changes if item.unscored)
    before = _mean([item.before for item in changes])
    after = _mean([item.after for item in changes])
    return change(before, after, better, "; ".join(reasons))


def worst(changes: Mapping[str, Change], higher_is_worse: bool) -> tuple[str, Change] | None:
    """Return the name and change that stands worst afterwards; None when none has an after."""
    known: dict[str, float] = {name: item.after for name, item in changes.items() if item.after is not None}
    if not known:
        return None
    name = max(known, key=lambda key: known[key] if higher_is_worse else -known[key])
    return name, changes[name]


def _gain(before: float, after: float, better: Better) -> float:
    if better == "lower":
        return before - after
    if better == "nearer zero":
        return abs(before) - abs(after)
    return after - before


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known and len(known) == len(values) else None


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES) + 0.0
