"""Owns the check that a judge's quotation really stands in the turn it names, whatever was done to the words on the way."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from backchannel.domain.verdict import Evidence

LEAST_WORDS = 3
"""A shorter quotation proves nothing, unless it is all that was said in the turn."""

_TYPOGRAPHIC = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": ".",
    }
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE = re.compile(r"\s+")
_ELLIPSIS = re.compile(r"\.{2,}")
_SPACED_DASH = re.compile(r"\s*-{2,}\s*|\s+-\s+")
_FOLDS = ((_INVISIBLE, ""), (_ELLIPSIS, "."), (_SPACED_DASH, " - "), (_SPACE, " "))


@dataclass(frozen=True, slots=True)
class Traced:
    """A text of which every character knows the stretch of the original it came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Traced":
        """Begin with the original itself."""
        return cls(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))

    def replaced(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> "Traced":
        """Replace every match; each new character stands for the whole of what it replaced."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            at, to, new = match.start(), match.end(), by(match)
            pieces += [self.text[last:at], new]
            starts += [*self.starts[last:at], *([self.starts[at]] * len(new) if at < to else [])]
            ends += [*self.ends[last:at], *([self.ends[to - 1]] * len(new) if at < to else [])]
            last = to
        pieces.append(self.text[last:])
        return Traced("".join(pieces), (*starts, *self.starts[last:]), (*ends, *self.ends[last:]))

    def folded(self) -> "Traced":
        """Fold white space, typographic quotation marks and dashes, and drop what cannot be seen."""
        folded = Traced(self.text.translate(_TYPOGRAPHIC), self.starts, self.ends)
        for pattern, by in _FOLDS:
            folded = folded.replaced(pattern, partial(_constant, by))
        return folded


def plain(text: str) -> str:
    """Fold as `Traced.folded` does, where nothing has to be found again."""
    text = text.translate(_TYPOGRAPHIC)
    for pattern, by in _FOLDS:
        text = pattern.sub(by, text)
    return text


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one turn: the original, and the form shown to a judge."""

    number: int
    original: str
    shown: Traced

    @classmethod
    def plain(cls, number: int, text: str) -> "Spoken":
        """Take a turn as it was said."""
        return cls(number, text, Traced.of(text))


def find(quote: str, spoken: Spoken) -> str | None:
    """Return the stretch of the original that a quotation gives word for word, or None.

    White space and typography are folded, enclosing quotation marks passed over. It must begin and end at
    the edge of a word and have three words or more, or be all that was said.
    """
    wanted = plain(quote).strip().strip('"').strip("' ").strip()
    folded = spoken.shown.folded()
    if not wanted or len(_WORD.findall(wanted)) < min(LEAST_WORDS, len(_WORD.findall(folded.text))):
        return None
    at = folded.text.find(wanted)
    while at >= 0:
        to = at + len(wanted)
        if _edge(folded.text, at) and _edge(folded.text, to):
            return spoken.original[folded.starts[at] : folded.ends[to - 1]]
        at = folded.text.find(wanted, at + 1)
    return None


def verify(citations: Sequence[tuple[int, str]], turns: Sequence[Spoken]) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """Split (turn number, quote) pairs into evidence found in that very turn, once each, and quotes that were not."""
    spoken = {turn.number: turn for turn in turns}
    found: dict[tuple[int, str], Evidence] = {}
    rejected: list[str] = []
    for number, quote in citations:
        words = find(quote, spoken[number]) if number in spoken else None
        if words is None:
            rejected.append(f"[{number}] {quote}")
        else:
            found.setdefault((number, words), Evidence(turn=number, quote=words))
    return tuple(found.values()), tuple(rejected)


def _constant(by: str, _: re.Match[str]) -> str:
    return by


def _edge(text: str, at: int) -> bool:
    """Tell whether no word is cut at this place."""
    return at == 0 or at == len(text) or not (text[at - 1].isalnum() and text[at].isalnum())
