"""Owns `scores.json`: a run's scorecard for programs."""

from backchannel.domain.verdict import Dimension, Panel, Scorecard, Unscored
from backchannel.reports.stable_json import stable_json


def scores_json(scorecard: Scorecard) -> str:
    """Return the scorecard as JSON with keys in a fixed order; missing numbers are null beside their reason."""
    return stable_json(scores_object(scorecard))


def scores_object(scorecard: Scorecard) -> dict[str, object]:
    """Return what `scores.json` holds."""
    return {
        "run": scorecard.run,
        "panels": {name: _panel(scorecard.panels[name]) for name in sorted(scorecard.panels)},
        "measures": scorecard.model_dump(mode="json")["measures"],
        "flags": [{"name": flag.name, "because": flag.because} for flag in scorecard.flags],
    }


def _panel(panel: Panel) -> dict[str, object]:
    minds: dict[str, object] = {"before": panel.minds.before, "after": panel.minds.after, "gain": panel.minds.gain}
    if panel.minds.unscored is not None:
        minds["unscored"] = panel.minds.unscored
    return {
        "minds": minds,
        "room": {
            "headline": panel.room.headline,
            "dimensions": [_dimension(one) for one in panel.room.dimensions],
            "judge": panel.room.judge,
            "rejected_quotes": panel.room.rejected_quotes,
        },
    }


def _dimension(dimension: Dimension) -> dict[str, object]:
    if isinstance(dimension, Unscored):
        return {"name": dimension.name, "unscored": dimension.unscored}
    scored: dict[str, object] = {
        "name": dimension.name,
        "score": dimension.score,
        "evidence": [{"turn": one.turn, "quote": one.quote} for one in dimension.evidence],
    }
    return scored | {"why": dimension.why} if dimension.why else scored
