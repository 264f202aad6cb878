"""Owns the six dimensions of interpretation clarity, as far as words show them."""

from collections.abc import Sequence

from backchannel.judging.lexical import clarity_cues as cues
from backchannel.judging.lexical.confidence import earns, spoken
from backchannel.judging.lexical.exchange import Asked, Restated
from backchannel.judging.lexical.finds import Find, find
from backchannel.judging.lexical.sentences import Said, Sentence


def readings(said: Sequence[Said]) -> list[Find]:
    """What the event is taken to mean, said as one's own reading, or set against another."""
    found = []
    for sentence in spoken(said):
        own = cues.READING_OWN.search(sentence.low) is not None
        words = cues.READING_WORDS.search(sentence.low) is not None
        contrast = cues.READING_CONTRAST.search(sentence.low) is not None
        weak = not own and (cues.READING_WEAK.search(sentence.low) or cues.HEDGE.search(sentence.low)) is not None
        weight = 0.5 * own + 0.2 * weak + 0.4 * words + 0.4 * contrast
        if weight >= 0.4 and not (sentence.asks and not contrast):
            found.append(find(sentence, min(1.0, weight)))
    return found


def answered(asked: Sequence[Asked]) -> list[Find]:
    """Questions with their answers, quoted by the answer and credited to the side that gave it."""
    return [
        Find(item.answer, item.weight * item.answered, item.answer.side)
        for item in asked
        if item.answer is not None and item.answered > 0
    ]


def left_open(asked: Sequence[Asked]) -> list[Find]:
    """Questions nobody answered."""
    return [Find(item.question, item.weight, item.question.side) for item in asked if not item.answered]


def restated(tries: Sequence[Restated]) -> list[Find]:
    """Restatements their owner confirmed or corrected; the chair's count for the owner's answer only."""
    found = []
    for item in tries:
        if item.attempt.side is None:
            if item.verdict is not None and item.plain:
                found.append(find(item.verdict, 0.4))
        elif item.verdict is not None:
            found.append(find(item.attempt, 1.0 if item.plain else 0.5))
        elif item.plain:
            found.append(find(item.attempt, 0.25))
    return found


def separating(said: Sequence[Said]) -> list[Find]:
    """Evidence tied to what it would show, or told with the particulars that make it checkable."""
    found = []
    for sentence in spoken(said):
        if sentence.empty:
            continue
        if cues.CONDITIONAL.search(sentence.low):
            found.append(find(sentence, 0.8))
        number = cues.NUMBER.search(sentence.low) is not None
        if not sentence.asks and number and cues.WITNESSED.search(sentence.low):
            found.append(find(sentence, 0.5))
        if not cues.EVIDENCE.search(sentence.low):
            continue
        if cues.TESTS.search(sentence.low) or _concludes(sentence, said):
            found.append(find(sentence, 1.0))
        elif not sentence.asks and (sentence.names or number):
            found.append(find(sentence, 0.3))
    return found


def own_view(said: Sequence[Said]) -> list[Find]:
    """One's own view told apart from the official line; best where both stand in one turn."""
    found = []
    for turn in said:
        official = any(cues.OFFICIAL.search(sentence.low) for sentence in turn.sentences)
        for sentence in turn.sentences:
            if not earns(sentence):
                continue
            if cues.APART.search(sentence.low):
                found.append(find(sentence, 1.0))
            elif cues.OWN_VIEW.search(sentence.low):
                found.append(find(sentence, 1.0 if official else 0.6))
    return found


def unclear(said: Sequence[Said]) -> list[Find]:
    """What is not known, named: a particular thing, not a mood."""
    found = []
    for sentence in spoken(said):
        if cues.UNCLEAR_VOID.search(sentence.low) or len(sentence.words) < 5:
            continue
        if cues.UNCLEAR.search(sentence.low):
            found.append(find(sentence, 0.7 if sentence.asks else 1.0))
    return found


def _concludes(sentence: Sentence, said: Sequence[Said]) -> bool:
    """Tell whether the sentence after it, in the same turn, says what follows from it."""
    sentences = said[sentence.position].sentences
    following = sentences[sentence.index + 1] if sentence.index + 1 < len(sentences) else None
    return following is not None and cues.FOLLOWS.search(following.low) is not None
