"""Owns what the lexical judge points at, and how finds become a score from 0 to 4."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp2

from backchannel.domain.verdict import Evidence
from backchannel.judging.lexical.sentences import Sentence

ONE_SIDED = 0.75
"""Share of the credit that is left when only one side did it; so at most 3 of 4."""
PER_TURN = 1.5
"""Most weight that one turn can bring to a dimension, however long it is."""
ALIKE = 0.75
"""Share of words in common (Jaccard) above which two finds are the same thing said twice."""
MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Find:
    """One thing done in one sentence, worth at most about 1."""

    sentence: Sentence
    weight: float
    side: str | None
    """The side that did it."""

    @property
    def evidence(self) -> Evidence:
        """The sentence as a quotation."""
        return Evidence(turn=self.sentence.turn, quote=self.sentence.text)


def find(sentence: Sentence, weight: float) -> Find:
    """Credit a sentence to the side that said it."""
    return Find(sentence, weight, sentence.side)


def distinct(finds: Iterable[Find]) -> list[Find]:
    """Keep the weightiest of finds that say the same; repetition earns nothing."""
    kept: list[Find] = []
    for one in sorted(finds, key=lambda item: (-item.weight, item.sentence.turn, item.sentence.index)):
        if one.side is not None and one.weight > 0 and not any(_alike(one.sentence, other.sentence) for other in kept):
            kept.append(one)
    return kept


def weight_of(finds: Sequence[Find]) -> float:
    """Sum the weights of distinct finds, no turn bringing more than `PER_TURN`."""
    turns: dict[int, float] = {}
    for one in finds:
        turns[one.sentence.turn] = turns.get(one.sentence.turn, 0.0) + one.weight
    return sum(min(weight, PER_TURN) for weight in turns.values())


def credit(finds: Sequence[Find], half: float) -> float:
    """Return 4 · (1 − 2^(−weight/half)), 0–4, and three quarters of it when one side did it all.

    `half` is the weight that earns 2. The curve saturates, so that a talk is not scored by its length.
    """
    score = 4.0 * (1.0 - exp2(-weight_of(finds) / half))
    return score if len({one.side for one in finds}) > 1 else score * ONE_SIDED


def cited(finds: Sequence[Find]) -> tuple[Evidence, ...]:
    """Quote the weightiest finds, in the order they were said, both sides where both did it."""
    first: dict[str | None, Find] = {}
    for one in finds:
        first.setdefault(one.side, one)
    chosen = list(first.values())[:MOST_EVIDENCE]
    chosen += [one for one in finds if one not in chosen][: MOST_EVIDENCE - len(chosen)]
    ordered = sorted(chosen, key=lambda one: (one.sentence.turn, one.sentence.index))
    return tuple(dict.fromkeys(one.evidence for one in ordered))


def _alike(one: Sentence, two: Sentence) -> bool:
    if one is two:
        return True
    a, b = set(one.words), set(two.words)
    return len(a & b) / len(a | b) > ALIKE
