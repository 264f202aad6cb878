"""Owns the six dimensions of confidence-building, as far as words show them."""

from collections.abc import Sequence

from backchannel.judging.lexical import confidence_cues as cues
from backchannel.judging.lexical.clarity_cues import UNCLEAR_VOID
from backchannel.judging.lexical.finds import Find, find
from backchannel.judging.lexical.sentences import Said, Sentence

REAL_STEP = 0.4
"""Weight from which a step can be taken up: who and what, and when or how it would be known."""


def concerns(said: Sequence[Said]) -> list[Find]:
    """A concern of the other side, named and granted; a bare 'I understand' is none."""
    return [find(sentence, weight) for sentence in spoken(said) if (weight := _concern(sentence))]


def candour(said: Sequence[Said]) -> list[Find]:
    """Something told against one's own side; more where the speaker says what it costs. Denials of guilt are none."""
    found = []
    for turn in said:
        costly = any(cues.CANDOUR_COST.search(sentence.low) for sentence in turn.sentences)
        for sentence in turn.sentences:
            if (
                not earns(sentence)
                or sentence.asks
                or cues.CANDOUR_VOID.search(sentence.low)
                or UNCLEAR_VOID.search(sentence.low)
            ):
                continue
            if cues.CANDOUR.search(sentence.low):
                found.append(find(sentence, 1.0 if costly else 0.7))
            elif cues.CANDOUR_COST.search(sentence.low):
                found.append(find(sentence, 0.6))
    return found


def reciprocity(said: Sequence[Said]) -> list[Find]:
    """What one side would do tied to what the other would, offers, and offers taken up. A condition that threatens is none."""
    found = []
    proposing = {find_.sentence.position: find_.side for find_ in steps(said) if find_.weight >= REAL_STEP}
    for turn in said:
        before = [proposing[position] for position in range(turn.position - 2, turn.position) if position in proposing]
        answers_other = any(side != turn.side for side in before)
        for sentence in turn.sentences:
            if not earns(sentence):
                continue
            if cues.EXCHANGE.search(sentence.low) and not sentence.empty:
                found.append(find(sentence, 1.0))
            elif cues.OFFER.search(sentence.low):
                found.append(find(sentence, 0.4))
            elif answers_other and sentence.index < 2 and cues.TAKES_UP.search(sentence.low) and len(sentence.words) > 1:
                found.append(find(sentence, 0.6))
    return found


def steps(said: Sequence[Said]) -> list[Find]:
    """A step with its parts: somebody would do something, and when, and how it would be known. Demands are none."""
    return [find(sentence, weight) for sentence in spoken(said) if (weight := _step(sentence)) > 0]


def face_given(said: Sequence[Said]) -> list[Find]:
    """Leaving the other side a way to agree without losing standing at home."""
    return [find(sentence, 1.0) for sentence in spoken(said) if cues.FACE_GIVING.search(sentence.low)]


def onward(said: Sequence[Said]) -> list[Find]:
    """Who carries what to whom after the meeting, or when it goes on."""
    found = []
    for sentence in own_words(said):
        if sentence.empty:
            continue
        carries = cues.CARRIES.search(sentence.low) is not None
        named = cues.RECIPIENT.search(sentence.low) is not None or cues.RECIPIENT_NAME.search(sentence.text) is not None
        timed = cues.WHEN.search(sentence.low) is not None
        if carries and (named or timed):
            found.append(find(sentence, 1.0 if named and timed else 0.7))
        elif carries:
            found.append(find(sentence, 0.2))
        elif cues.NEXT_MEETING.search(sentence.low) and timed and not sentence.asks:
            found.append(find(sentence, 0.4))
    return found


def platitudes(said: Sequence[Said]) -> list[Find]:
    """Words that fit any talk; they earn nothing and are quoted when nothing else can be."""
    return [find(sentence, 0.0) for sentence in own_words(said) if sentence.empty]


def own_words(said: Sequence[Said]) -> list[Sentence]:
    """Return what the sides said and did not say in anger, procedure included."""
    return [sentence for turn in said for sentence in turn.sentences if sentence.side is not None and not sentence.hostile]


def spoken(said: Sequence[Said]) -> list[Sentence]:
    """Return the sentences that can earn something: a side's, not hostile, not on procedure."""
    return [sentence for turn in said for sentence in turn.sentences if earns(sentence)]


def earns(sentence: Sentence) -> bool:
    return sentence.side is not None and not sentence.hostile and not sentence.procedural


def _concern(sentence: Sentence) -> float:
    if cues.CONCERN_VOID.search(sentence.low) or len(sentence.words) < 5:
        return 0.0
    if cues.CONCERN.search(sentence.low):
        return 0.6 if sentence.asks else 1.0
    return 0.5 if cues.CONCERN_LIGHT.search(sentence.low) and not sentence.asks else 0.0


def _step(sentence: Sentence) -> float:
    """Return 0.1 for who and what alone, more with when and with how it would be known; platitudes get nothing."""
    low = sentence.low
    if not cues.PROPOSES.search(low) or not cues.ACTION.search(low) or sentence.empty:
        return 0.0
    timed, known = cues.WHEN.search(low) is not None, cues.KNOWN_BY.search(low) is not None
    weight = 0.1 + 0.5 * timed + 0.4 * known
    return weight * (0.7 if sentence.asks else 1.0)
