"""Owns when the chair is asked: by rule, so that a talk costs few calls beyond its speeches."""

import re
from collections.abc import Sequence
from typing import Literal

from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import Turn

Trigger = Literal["stage opens", "stage closes", "every k turns", "question left hanging", "one seat silent", "accusation"]

SHARP = re.compile(
    r"\byou(?: people)? (?:always|never|lied|lie|are lying|started|attacked|threatened)\b|\bliars?\b|\bshame on\b|\bhow dare\b",
    re.IGNORECASE,
)


def trigger(spoken: Sequence[Turn], silent: Sequence[str], turns_left: int, every: int) -> Trigger | None:
    """Return why the chair should be asked before the next speech, or None.

    `spoken`: turns of this stage, oldest first; `silent`: seats without a speech in it; `turns_left`: speeches left in it;
    `every`: the chair's card. The chair is never asked twice running, nor before the last speech of a stage.
    """
    since = _speeches_since_chair(spoken)
    if since == 0 or turns_left <= 1:
        return None
    last = spoken[-1]
    if _accuses(last):
        return "accusation"
    if since >= 2 and _hanging(spoken):
        return "question left hanging"
    if since >= 2 and silent and turns_left <= len(silent) and last.addressee is None:
        return "one seat silent"
    return "every k turns" if since >= every else None


def _speeches_since_chair(spoken: Sequence[Turn]) -> int:
    count = 0
    for turn in reversed(spoken):
        if turn.seat == FACILITATOR:
            break
        count += 1
    return count


def _accuses(turn: Turn) -> bool:
    return any(tag.act in ("accuse", "threaten") for tag in turn.tags) or bool(SHARP.search(turn.text))


def _hanging(spoken: Sequence[Turn]) -> bool:
    """Tell whether somebody was asked two or more speeches ago and has not spoken since."""
    speeches = [turn for turn in spoken if turn.kind == "speech"]
    if len(speeches) < 3:
        return False
    asked = speeches[-3]
    later = {turn.seat for turn in speeches[-2:]}
    return asked.addressee is not None and asked.addressee != FACILITATOR and asked.addressee not in later
