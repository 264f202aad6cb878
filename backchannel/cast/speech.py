"""Owns making a model's reply into a speech: the words alone, and in a caucus what of them may leave the room."""

import re

from backchannel.domain.dialogue import Turn, Utterance
from backchannel.domain.scenario import Use

USE = re.compile(r"[\s\-–—]*[(\[]\s*(shareable|not for attribution|confidential)\s*[)\]]\s*[.]?\s*$", re.IGNORECASE)
QUOTES = {'"': '"', "“": "”", "«": "»"}
WORD = re.compile(r"[\w'’]+")
SHINGLE = 4
TOO_ALIKE = 0.5
"""Share of four-word runs of a speech already in an own earlier one, from which it counts as said before."""


def speech_of(text: str, names: tuple[str, ...], *, apart: bool) -> Utterance:
    """Return the utterance in a reply: own name, label, and enclosing quotation marks taken off.

    `names`: how the speaker may have labelled itself. In a caucus an unmarked speech stays in the room.
    """
    words = text.strip()
    use: Use | None = None
    if match := USE.search(words):
        marked = match.group(1).lower()
        use = "shareable" if marked == "shareable" else "confidential" if marked == "confidential" else "not for attribution"
        words = words[: match.start()].rstrip()
    label = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    words = re.sub(rf"^(?:\[\d+\]\s*)?\**(?:{label})\**(?:\s*\([^)]*\))?\s*:\**\s*", "", words)
    if len(words) > 1 and QUOTES.get(words[0]) == words[-1] and words[0] not in words[1:-1]:
        words = words[1:-1].strip()
    return Utterance(text=words, use=(use or "confidential") if apart else None)


def said_before(text: str, own: tuple[Turn, ...]) -> str:
    """Return the beginning of an own earlier turn that this text mostly repeats, or an empty text."""
    now = _runs(text)
    if not now:
        return ""
    for turn in own:
        if len(now & _runs(turn.text)) / len(now) > TOO_ALIKE:
            return turn.text[:120]
    return ""


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(text)]
    return {tuple(words[index : index + SHINGLE]) for index in range(len(words) - SHINGLE + 1)}
