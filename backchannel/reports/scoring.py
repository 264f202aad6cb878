"""Owns the scorecard on the reading page: two panels in two halves, every score with its quotation."""

from collections.abc import Mapping

from backchannel.domain.verdict import Dimension, Minds, Room, Scorecard, Unscored
from backchannel.library.content import Content
from backchannel.reports.markdown import bullets, escape, table, turn_link
from backchannel.reports.words import PANELS

_HOW = (
    "Each question is answered twice and never merged: in the room (judged from the talk, with quotes) "
    "and in their minds (computed from the private answers)."
)


def scoring(scorecard: Scorecard | None, content: Content) -> list[str]:
    """Return the blocks of the scorecard, or nothing while there is none."""
    if scorecard is None:
        return []
    titles = titles_of(content)
    blocks = ["## Scores", _HOW]
    for name, title in PANELS.items():
        panel = scorecard.panels.get(name)
        if panel is not None:
            blocks += [
                f"### {title}",
                _minds(panel.minds),
                _room(panel.room),
                bullets(_dimension(one, titles) for one in panel.room.dimensions),
            ]
    if table_of := _measures(scorecard.measures):
        blocks += ["### In their minds, measure by measure", *table_of]
    if scorecard.flags:
        blocks += ["### Flags", bullets(f"**{escape(flag.name)}**: {escape(flag.because)}" for flag in scorecard.flags)]
    return blocks


def titles_of(content: Content) -> dict[str, str]:
    """Return the title of each dimension of the evaluator's card by its id."""
    return {card.id: card.title for card in content.evaluator.dimensions}


def headline(room: Room) -> str:
    """Return the room's headline as text."""
    return "unscored" if room.headline is None else f"{room.headline:.0f} of 100"


def points(score: float) -> str:
    """Return a score of 0–4 with at most one decimal."""
    return f"{round(score, 1):g}"


def panel_minds(minds: Minds) -> str:
    """Return before, after and gain as text, or why there is none."""
    if minds.before is None or minds.after is None:
        return f"unscored ({minds.unscored or 'no usable answers'})"
    before, after = round(minds.before), round(minds.after)
    return f"{before} → {after} of 100 ({after - before:+d})"


def _minds(minds: Minds) -> str:
    return f"**In their minds:** {escape(panel_minds(minds))}"


def _room(room: Room) -> str:
    rejected = f"; {room.rejected_quotes} quotes were rejected" if room.rejected_quotes else ""
    return f"**In the room:** {headline(room)} (judge: {escape(room.judge)}{rejected})"


def _dimension(dimension: Dimension, titles: dict[str, str]) -> str:
    title = escape(titles.get(dimension.name, dimension.name))
    if isinstance(dimension, Unscored):
        return f"{title}: unscored, {escape(dimension.unscored)}"
    quotes = "; ".join(f"“{escape(one.quote)}” ({turn_link(one.turn)})" for one in dimension.evidence)
    why = f" {escape(dimension.why.rstrip('.'))}." if dimension.why else ""
    return f"{title}: **{points(dimension.score)} of 4**.{why} {quotes}"


def _measures(measures: Mapping[str, object]) -> list[str]:
    """Return the table of those measures that have an overall figure."""
    rows = []
    for name, measure in measures.items():
        overall = measure.get("overall") if isinstance(measure, dict) else None
        if isinstance(overall, dict):
            figures = [_figure(overall.get(key)) for key in ("before", "after", "gain")]
            better = measure.get("better", "") if isinstance(measure, dict) else ""
            rows.append([escape(name.replace("_", " ")), *figures, escape(str(better))])
    return [table(["", "before", "after", "gain", "better is"], rows)] if rows else []


def _figure(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, int | float) else "unscored"
