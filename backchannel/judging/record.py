"""Owns the record of a talk as a judge sees it: numbered, blinded, one turn a line, between marks nobody could write."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backchannel.domain.dialogue import Turn
from backchannel.judging.quotes import Spoken, Traced
from backchannel.judging.room import side_of

CHAIR = "Chair"
_SPACE = re.compile(r"\s+")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Record:
    """What is shown, and what is needed to find a quotation of it again."""

    nonce: str
    """Stands in the marks before and after; occurs nowhere in the words."""
    lines: tuple[str, ...]
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Blinding:
    """What stands for whom."""

    labels: Mapping[str, str]
    """Seat to label: A1, A2, B1, Chair."""
    names: Mapping[str, str] = field(default_factory=dict)
    """A name as it may occur in speech, to what stands for it."""

    def cover(self, text: str) -> Traced:
        """Replace names where they stand as whole words, as they are spelt."""
        traced = Traced.of(text)
        if not self.names:
            return traced
        ordered = sorted(self.names, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in ordered)})(?!\w)")
        return traced.replaced(pattern, lambda match: self.names[match.group()])


def blinding(turns: Sequence[Turn], side_words: Mapping[str, Sequence[str]], swapped: bool = False) -> Blinding:
    """Name sides A, B, … in order of their first turn, or the other way round, and seats by number within them.

    `side_words` maps a side's id to what it and its people are called.
    """
    seats = {turn.seat: side_of(turn, turns) for turn in turns}
    order = [side for side in dict.fromkeys(seats.values()) if side is not None]
    letters = dict(zip(order[::-1] if swapped else order, _LETTERS, strict=False))
    labels: dict[str, str] = {}
    for seat, side in seats.items():
        count = sum(other == side for other in list(seats.values())[: list(seats).index(seat) + 1])
        labels[seat] = CHAIR if side is None else f"{letters.get(side, side)}{count}"
    names = {word: f"side {letters[side]}" for side, words in side_words.items() if side in letters for word in words}
    for turn in turns:
        for name in _names(turn.speaker):
            names[name] = labels[turn.seat]
    return Blinding(labels, names)


def record(turns: Sequence[Turn], seed: int, blind: Blinding) -> Record:
    """Lay out the turns; white space is folded, so that no utterance can begin a line of its own."""
    spoken = tuple(Spoken(turn.number, turn.text, blind.cover(turn.text).replaced(_SPACE, lambda _: " ")) for turn in turns)
    lines = tuple(
        f"[{turn.number}] {blind.labels[turn.seat]}: {words.shown.text.strip()}"
        for turn, words in zip(turns, spoken, strict=True)
    )
    return Record(nonce(seed, lines), lines, spoken)


def nonce(seed: int, lines: Sequence[str]) -> str:
    """Return 16 hex digits that depend on every word said, and occur in none; the same for the same talk."""
    text = "\n".join(lines)
    attempt = 0
    while True:
        mark = hashlib.sha256(f"{seed}\x00{attempt}\x00{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        if mark not in text.lower():
            return mark
        attempt += 1


def _names(speaker: str) -> list[str]:
    """Return the full name and each capitalised word of it of three letters or more: people call each other by either."""
    words = speaker.split()
    return [name for name in dict.fromkeys((" ".join(words), *words)) if len(name) >= 3 and name[0].isupper()]
