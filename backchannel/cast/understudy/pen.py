"""Owns the pen: picks the words of one turn so that no sentence is heard twice and no pattern twice from the same mouth."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from backchannel.cast.understudy import phrases
from backchannel.cast.understudy.phrases import CONTRACTION, Phrase
from backchannel.cast.understudy.quoting import same, sentences
from backchannel.cast.understudy.record import Record
from backchannel.domain.chance import stream
from backchannel.prompts import Prompts

Book = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a mouth chooses among common phrases."""

    register: str = ""
    """The register whose lists come before the common ones; empty for none."""
    contracts: bool = True
    """Whether it says 'don't'."""
    share: tuple[int, int] = (0, 1)
    """(which, of how many): seats begin at different places of every list."""


NEUTRAL = Manner()


class Pen:
    """One mouth's choice of words, given all it has heard; made anew for every turn."""

    def __init__(self, book: Book, record: Record, seat: str, seed: int, manner: Manner = NEUTRAL) -> None:
        """`manner` says which lists come first and where in every list this mouth begins."""
        self._book, self._record, self._seed, self._manner = book, record, seed, manner
        self._mine = " ".join(record.own_words.get(seat, ())).casefold()
        self._all = " ".join(turn.text for turn in record.turns).casefold()
        self._now: set[str] = set()
        self.division: tuple[int, int] | None = None
        """In a caucus: (which side, of how many); only that part of a list may be used."""

    def write(self, key: str, **values: str) -> str | None:
        """Fill an unused phrase of a list; None when every phrase would repeat a sentence or lacks a value."""
        return self.choose([*self._ordered(f"{key}/{self._manner.register}"), *self._ordered(key)], values)

    def line(self, lines: Sequence[str], rng: random.Random) -> str | None:
        """Pick one of a card's own sentences that nobody has heard yet."""
        order = list(lines)
        rng.shuffle(order)
        return next((text for text in order if self._is_new(text)), None)

    def choose(self, candidates: Iterable[Phrase], values: Mapping[str, str]) -> str | None:
        """Take the first phrase nobody has used, else one this mouth has not, else one whose sentences are at least new."""
        worn: str | None = None
        borrowed: str | None = None
        for phrase in candidates:
            if not phrase.fits(values) or (phrase.contracts and not self._manner.contracts):
                continue
            text = phrase.fill(values)
            if not self._is_new(text):
                continue
            if phrase.heard_in(self._mine):
                worn = worn or text
            elif phrase.heard_in(self._all):
                borrowed = borrowed or text
            else:
                return text
        return borrowed or worn

    def suits(self, text: str) -> bool:
        """Tell whether this mouth would say authored words that are not its own."""
        return self._manner.contracts or CONTRACTION.search(text) is None

    def fresh(self, text: str) -> str | None:
        """Drop from authored words the sentences already heard; None when nothing is left."""
        kept = [sentence for sentence in sentences(text) if self._unheard(sentence)]
        return " ".join(kept) if kept else None

    def keep(self, text: str) -> str:
        """Note what was written into this turn and return it."""
        self._now.update(same(sentence) for sentence in sentences(text))
        self._mine = f"{self._mine} {text.casefold()}"
        return text

    def _ordered(self, key: str) -> list[Phrase]:
        entries = list(enumerate(self._book.get(key, ())))
        stream(self._seed, "phrases", key).shuffle(entries)
        if self.division is not None:
            which, count = self.division
            entries = [entry for entry in entries if entry[0] % count == which]
        which, count = self._manner.share
        start = which * len(entries) // count
        return [phrase for _, phrase in entries[start:] + entries[:start]]

    def _is_new(self, text: str) -> bool:
        return all(self._unheard(sentence) for sentence in sentences(text))

    def _unheard(self, sentence: str) -> bool:
        folded = same(sentence)
        return folded not in self._record.sentences and folded not in self._now


_BOOKS: WeakKeyDictionary[Prompts, Book] = WeakKeyDictionary()


def book_of(prompts: Prompts) -> Book:
    """Return the understudy's phrases among these templates, read once."""
    if prompts not in _BOOKS:
        _BOOKS[prompts] = phrases.read(prompts.sources)
    return _BOOKS[prompts]
