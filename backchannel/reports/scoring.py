"""Owns the scorecard on the reading page: two panels in two halves, every score with its quotation."""

from backchannel.domain.verdict import Dimension, Minds, Room, Scorecard, Unscored
from backchannel.library.content import Content
from backchannel.reports.markdown import bullets, escape, turn_link
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
    if scorecard.flags:
        blocks += ["### Flags", bullets(f"**{escape(flag.name)}**: {escape(flag.because)}" for flag in scorecard.flags)]
    return blocks


def titles_of(content: Content) -> dict[str, str]:
    """Return the title of each dimension of the evaluator's card by its id."""
    return {card.id: card.title for card in content.evaluator.dimensions}


def headline(room: Room) -> str:
    """Return the room's headline as text."""
    return "unscored" if room.headline is None else f"{room.headline:.0f} of 100"


def panel_minds(minds: Minds) -> str:
    """Return before, after and gain as text, or why there is none."""
    if minds.before is None or minds.after is None:
        return f"unscored ({minds.unscored or 'no usable answers'})"
    gain = minds.after - minds.before if minds.gain is None else minds.gain
    return f"{minds.before:.0f} → {minds.after:.0f} of 100 ({gain:+.0f})"


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
    return f"{title}: **{dimension.score:g} of 4**. {quotes}"
