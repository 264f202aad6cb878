"""Owns the two headlines 'in their minds', 0–100, over what can be scored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from backchannel.domain.scenario import Scenario
from backchannel.domain.verdict import Minds, PanelName
from backchannel.measures.change import Change, Row, averaged

PANELS: tuple[PanelName, ...] = ("confidence_building", "interpretation_clarity")
Parts = dict[str, Change]


def headlines(rows: Mapping[str, Row]) -> dict[PanelName, Minds]:
    """Return confidence = 100 · mean((trust − 1)/6, 1 − rank/5) and clarity = 100 · mean(1 − Brier/2, shared, 1 − gap).

    Fewer than half of the parts scorable: None with the reason. Before and after are taken over the same parts.
    """
    parts: dict[PanelName, Parts] = {
        "confidence_building": {
            "trust": _trust(rows["trust"].overall),
            "restraint": _restraint(rows["restraint"].overall),
        },
        "interpretation_clarity": {
            "accuracy": _accuracy(rows["accuracy_error"].overall),
            "shared understanding": rows["shared_understanding"].overall,
            "perception": _reversed(rows["perception_gap"].overall),
        },
    }
    return {panel: _minds(headline(parts[panel])) for panel in PANELS}


def side_headlines(scenario: Scenario, rows: Mapping[str, Row]) -> dict[PanelName, dict[str, Change]]:
    """Return the same headlines for each side alone; what only a pair can share is left out of clarity."""
    found: dict[PanelName, dict[str, Change]] = {panel: {} for panel in PANELS}
    for side in (side.id for side in scenario.sides):
        gaps = [item for name, item in rows["perception_gap"].part("directions").items() if name.startswith(f"{side} of ")]
        found["confidence_building"][side] = headline(
            {"trust": _trust(rows["trust"].part("sides")[side]), "restraint": _restraint(rows["restraint"].part("sides")[side])}
        )
        found["interpretation_clarity"][side] = headline(
            {
                "accuracy": _accuracy(rows["accuracy_error"].part("sides")[side]),
                "perception": averaged([_reversed(gap) for gap in gaps], "higher"),
            }
        )
    return found


def headline(parts: Parts) -> Change:
    """Return 100 · mean of parts that lie in 0–1, higher is better; `unscored` names what is missing."""
    compared = [item for item in parts.values() if item.gain is not None]
    why = "; ".join(f"{name}: {item.unscored}" for name, item in parts.items() if item.gain is None)
    if 2 * len(compared) >= len(parts):
        return replace(averaged(compared, "higher").mapped(100.0, 0.0), unscored=why or None)
    halves = [[item.before for item in parts.values()], [item.after for item in parts.values()]]
    before, after = (_hundred(half) for half in halves)
    return Change(before, after, None, why)


def _minds(item: Change) -> Minds:
    before, after, gain = (None if value is None else round(value, 2) for value in (item.before, item.after, item.gain))
    return Minds(before=before, after=after, gain=gain, unscored=item.unscored if item.gain is None else None)


def _trust(item: Change) -> Change:
    return item.mapped(1 / 6, -1 / 6)


def _restraint(item: Change) -> Change:
    return item.mapped(-1 / 5, 1.0)


def _accuracy(item: Change) -> Change:
    return item.mapped(-1 / 2, 1.0)


def _reversed(item: Change) -> Change:
    return item.mapped(-1.0, 1.0)


def _hundred(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return 100.0 * sum(known) / len(known) if known and 2 * len(known) >= len(values) else None
