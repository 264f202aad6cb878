"""Owns the lexical judge: twelve dimensions from cue lists and structure, under the same rule of evidence as any judge.

It is the floor that model judges are compared with. It reads words and who said them after whom; it does not
understand them, and is labelled 'lexical' wherever its number shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from backchannel.domain.cards import Evaluator
from backchannel.domain.dialogue import Turn
from backchannel.domain.events import Judged
from backchannel.domain.verdict import Dimension, Evidence, Scored, Unscored
from backchannel.judging.lexical import clarity, confidence
from backchannel.judging.lexical.exchange import Asked, questions, restatements
from backchannel.judging.lexical.finds import Find, cited, credit, distinct, weight_of
from backchannel.judging.lexical.hostility import THREAT
from backchannel.judging.lexical.sentences import Said, read

THREATENED = 1.5
"""Most that 'face kept' can reach once somebody was threatened."""
STRAINED = 0.3
"""Strain above which the hostility is what is quoted when nothing else was found."""
LEXICAL = "lexical"
"""How this judge is named on every scorecard."""


@dataclass(frozen=True)
class Reading:
    """One talk, read once, with what several dimensions need."""

    said: tuple[Said, ...]

    @cached_property
    def hostile(self) -> list[Find]:
        """Threats, ultimatums, accusations, contempt."""
        sentences = [sentence for turn in self.said if turn.side for sentence in turn.sentences]
        return distinct(Find(sentence, sentence.hostile, sentence.side) for sentence in sentences)

    @cached_property
    def asked(self) -> list[Asked]:
        """Questions and how they fared."""
        return questions(self.said)

    @cached_property
    def substance(self) -> float:
        """Weight of everything that a polite but empty talk does not have."""
        return sum(weight_of(distinct(seek(self.said))) for seek in SUBSTANCE)

    @cached_property
    def strain(self) -> float:
        """Share of what was done that was hostile, 0–1; what is argued past each other makes nothing clear."""
        bad = sum(one.weight for one in self.hostile)
        return bad / (bad + self.substance + 2.0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A score, 0–4, and what it rests on."""

    score: float
    finds: Sequence[Find]
    why: str


SUBSTANCE: tuple[Callable[[Sequence[Said]], list[Find]], ...] = (
    confidence.concerns,
    confidence.candour,
    confidence.steps,
    clarity.readings,
    clarity.separating,
    clarity.unclear,
)


def judge_lexically(turns: Sequence[Turn], card: Evaluator) -> list[Judged]:
    """Judge turns that were heard in the room; a dimension of the card that has no cues here is unscored."""
    reading = Reading(read(turns))
    return [Judged(panel=item.panel, dimension=_dimension(item.id, reading), judge=LEXICAL) for item in card.dimensions]


def _dimension(name: str, reading: Reading) -> Dimension:
    weigh = DIMENSIONS.get(name)
    if weigh is None:
        return Unscored(name=name, unscored="the lexical judge has no cues for this dimension")
    weighed = weigh(reading)
    evidence = cited(weighed.finds) or _instead(reading)
    if not evidence:
        return Unscored(name=name, unscored="nothing that could be quoted was said")
    return Scored(name=name, score=round(weighed.score, 2), evidence=evidence, why=weighed.why)


def _instead(reading: Reading) -> tuple[Evidence, ...]:
    """Quote what was done in place of what was looked for: hostility, platitudes, or each side's longest sentence."""
    if reading.strain > STRAINED:
        return cited(reading.hostile)
    if reading.substance < 1.0 and (empty := distinct_platitudes(reading.said)):
        return cited(empty)
    longest: dict[str | None, Find] = {}
    for sentence in confidence.spoken(reading.said):
        known = longest.get(sentence.side)
        if known is None or len(sentence.words) > len(known.sentence.words):
            longest[sentence.side] = Find(sentence, 0.0, sentence.side)
    return cited(list(longest.values()))


def distinct_platitudes(said: Sequence[Said]) -> list[Find]:
    """Return platitudes, first said first."""
    return sorted(confidence.platitudes(said), key=lambda one: (one.sentence.turn, one.sentence.index))


def _counted(seek: Callable[[Sequence[Said]], list[Find]], half: float, what: str) -> Callable[[Reading], Weighed]:
    def weigh(reading: Reading) -> Weighed:
        finds = distinct(seek(reading.said))
        score = credit(finds, half) * (1.0 - reading.strain)
        return Weighed(score, finds, f"{len(finds)} × {what}" if finds else f"Looked for {what}; found none.")

    return weigh


def _face(reading: Reading) -> Weighed:
    """1 for a talk that attacks nobody and risks nothing, up to 2.5 with substance, more for room left; less for hostility.

    A threat, however it is put, caps it at `THREATENED`.
    """
    given = distinct(confidence.face_given(reading.said))
    bad = sum(one.weight for one in reading.hostile)
    base = 1.0 + 1.5 * min(1.0, reading.substance / 4.0) + 0.375 * credit(given, 1.5)
    score = base - 4.0 * bad / (bad + reading.substance / 2.0 + 1.5)
    ceiling = THREATENED if any(one.weight >= THREAT for one in reading.hostile) else 4.0
    score = max(0.0, min(ceiling, score))
    if reading.hostile:
        return Weighed(
            score, [*reading.hostile[:2], *given[:1]], f"{len(reading.hostile)} × hostile words, {len(given)} × room left"
        )
    return Weighed(score, given, f"No hostile words; {len(given)} × room left to the other side")


def _questions(reading: Reading) -> Weighed:
    """Answered questions, and what share of those asked they are."""
    finds, still = distinct(clarity.answered(reading.asked)), distinct(clarity.left_open(reading.asked))
    weights = [item.weight for item in reading.asked]
    share = sum(item.weight * item.answered for item in reading.asked) / sum(weights) if weights else 0.0
    score = credit(finds, 1.75) * (0.4 + 0.6 * share) * (1.0 - reading.strain)
    why = f"{len(reading.asked)} questions, {len(finds)} answered" if weights else "Looked for questions; found none."
    return Weighed(score, finds or still, why)


def _restated(reading: Reading) -> Weighed:
    finds = distinct(clarity.restated(restatements(reading.said)))
    score = credit(finds, 1.0) * (1.0 - reading.strain)
    return Weighed(score, finds, f"{len(finds)} × restatement" if finds else "Looked for restatements; found none.")


DIMENSIONS: dict[str, Callable[[Reading], Weighed]] = {
    "concerns-acknowledged": _counted(confidence.concerns, 1.5, "a concern of the other side named and granted"),
    "candour": _counted(confidence.candour, 1.5, "something told against one's own side"),
    "reciprocity": _counted(confidence.reciprocity, 1.5, "doing tied to doing, or an offer taken up"),
    "concrete-steps": _counted(confidence.steps, 1.5, "a step with who, what and when"),
    "face-kept": _face,
    "path-onward": _counted(confidence.onward, 1.5, "who carries what to whom"),
    "readings-on-the-table": _counted(clarity.readings, 1.5, "a reading of the event"),
    "questions-answered": _questions,
    "restated-until-confirmed": _restated,
    "separating-evidence": _counted(clarity.separating, 1.5, "evidence tied to what it would show"),
    "own-view-apart": _counted(clarity.own_view, 1.0, "own view told apart from the official line"),
    "unclear-named": _counted(clarity.unclear, 1.25, "what is not known, named"),
}
