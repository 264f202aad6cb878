"""Owns which turns are judged, and who counts as a side: what both sides could hear, and nobody's memo."""

from collections.abc import Sequence

from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import Turn

LEAST_WORDS = 4
"""A party that said fewer words than this in one go at no time has not taken part."""


def in_the_room(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Keep speech and facilitation that more than one side heard, with words in it, in order of number."""
    sides = {turn.seat: side_of(turn, turns) for turn in turns}
    return tuple(
        turn
        for turn in sorted(turns, key=lambda turn: turn.number)
        if turn.kind != "memo" and turn.text.strip() and _heard_across(turn, sides)
    )


def side_of(turn: Turn, turns: Sequence[Turn]) -> str | None:
    """Return the side a turn belongs to; None for the chair.

    In a record that names no side at all, every seat but the chair is a side of its own.
    """
    if turn.seat == FACILITATOR:
        return None
    if turn.side is None and all(other.side is None for other in turns):
        return turn.seat
    return turn.side


def why_unscored(turns: Sequence[Turn]) -> str | None:
    """Return why a talk cannot be judged at all: empty, one turn, or one side only; None when it can."""
    if not turns:
        return "nothing was said"
    if len(turns) < 2:
        return "the record has one turn only"
    taking_part = {side_of(turn, turns) for turn in turns if len(turn.text.split()) >= LEAST_WORDS} - {None}
    if len(taking_part) < 2:
        return "fewer than two sides said anything"
    return None


def _heard_across(turn: Turn, sides: dict[str, str | None]) -> bool:
    if turn.heard_by == "all":
        return True
    hearers = {sides.get(seat) for seat in (*turn.heard_by, turn.seat)} - {None}
    return len(hearers) > 1
