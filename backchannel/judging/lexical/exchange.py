"""Owns what only two turns together show: a question and its answer, a restatement and its owner's yes or no."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backchannel.judging.lexical.clarity_cues import CONFIRMS, CORRECTS, RESTATES
from backchannel.judging.lexical.sentences import Said, Sentence

REACH = 3
"""How many turns later an answer may come."""
RHETORICAL_AFTER = 2
"""A question that its speaker follows with more sentences than this was not waiting for an answer."""
SHORT = 8
"""A question of so few words that asks for nothing by name can be answered by yes or no."""
PROCEDURAL = re.compile(
    r"\b(?:agenda|session|lists?|papers?|floor|begin|start|continue|go on|move on|next item|coffee|lunch|break"
    r"|translat\w+|speak first|shall we|could we|"
    r"any (?:other|more|further)|anything else|ready|microphone|all right with you)\b"
)
_EVADES = re.compile(
    r"\b(?:no comment|not going to (?:comment|answer|say|discuss|make any)|will not (?:comment|answer|discuss)"
    r"|would rather not|not (?:here )?to discuss|can not (?:discuss|comment)|"
    r"not the (?:question|point|issue)|irrelevant|nothing (?:further |more |else )?to (?:say|add)|another (?:time|day"
    r"|occasion)|later|as i (?:have )?(?:said|repeated)|reserve (?:further )?comments?|"
    r"well[- ]known|already (?:said|answered|made)|you know (?:very )?well|why do you ask|consistent)\b"
)
_REASON = re.compile(r"\b(?:because|since|would cost|if i (?:did|told|said)|he would|she would|they would|not mine to)\b")
_YES_NO = re.compile(
    r"^(?:(?:and|but|so|then|well),? )*(?:is|are|was|were|do|does|did|have|has|had|will|would|can|could|may|might"
    r"|shall|should|must|am)\b|\bright \?$|\bis that\b"
)
_SHORT_ANSWER = re.compile(
    r"^(?:yes|no|not|never|nearly|almost|exactly|correct|quite|right|fine|of course|certainly|perhaps|partly|both"
    r"|neither|none|nobody|no one|always|only|once|twice|i (?:do|did|have|had|was|am|can|could|would|will|think so"
    r"|believe so)|we (?:do|did|have|had|were|are|can|could|would|will)|it (?:is|was|did|does|would)|they (?:did|do"
    r"|were|are|would)|he (?:did|was|would|is)|she (?:did|was|would|is)|that is)\b"
)
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\b(?:who|whom|whose)\b"),
        re.compile(
            r"\b(?:nobody|no one|my|the (?:\w+ )?(?:minister|general|admiral|captain|officer|deputy|chief|staff|duty"
            r"|commander|secretary|crew)|he|she|they|i|we|authority)\b"
        ),
    ),
    (
        re.compile(r"\b(?:when|what (?:time|hour|day|date|night)|at what|how (?:long|soon|late))\b"),
        re.compile(
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|noon|midnight|dawn|morning|evening|night|day"
            r"|week|hours?|minutes?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|before|after|never|tomorrow"
            r"|today)\b"
        ),
    ),
    (
        re.compile(r"\bhow (?:many|much|often|far)\b"),
        re.compile(
            r"\b(?:\d+|no|none|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dozen|few|several|all|half|once"
            r"|twice|every)\b"
        ),
    ),
    (
        re.compile(r"\bwhy\b|\bwhat for\b|\bhow come\b"),
        re.compile(
            r"\b(?:because|so that|since|in order to|that is why|reason|for fear|afraid|to (?:keep|show|avoid|make|give))\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and how it fared."""

    question: Sentence
    weight: float
    """1 on the matter, 0.25 on procedure."""
    answered: float
    """0 not, 0.5 in part or refused with a reason, 1 answered."""
    answer: Sentence | None


@dataclass(frozen=True, slots=True)
class Restated:
    """An attempt to say back what the other side said, and what its owner made of it."""

    attempt: Sentence
    verdict: Sentence | None
    """The owner's confirmation or correction."""
    plain: bool
    """Whether it was marked as a restatement; otherwise it merely echoed the words."""


def questions(said: Sequence[Said]) -> list[Asked]:
    """Find every question that waits for an answer, the chair's too, and follow it across the table."""
    found = []
    for turn in said:
        last = len(turn.sentences) - 1
        for sentence in turn.sentences:
            if not sentence.asks or last - sentence.index > RHETORICAL_AFTER or sentence.hostile:
                continue
            weight = 0.25 if sentence.procedural or PROCEDURAL.search(sentence.low) else 1.0
            answered, answer = _answer(sentence, said)
            found.append(Asked(sentence, weight, answered, answer))
    return found


def restatements(said: Sequence[Said]) -> list[Restated]:
    """Find attempts to restate the other side, the chair's too, and the owner's reaction."""
    found = []
    for turn in said:
        heard, verdict = _heard_before(turn, said, REACH), _verdict(turn, said)
        ever = _heard_before(turn, said, len(said))
        attempts = [sentence for sentence in turn.sentences if _restates(sentence, ever, verdict)]
        echoes = [sentence for sentence in turn.sentences if sentence.asks and _echoes(sentence, heard)]
        if not attempts and not echoes:
            continue
        best = max(attempts or echoes, key=lambda sentence: len(sentence.stems & heard))
        found.append(Restated(best, verdict, bool(attempts)))
    return found


def _replies(turn: Said, said: Sequence[Said]) -> Iterator[Said]:
    """Yield turns soon after this one by somebody on another side (any side, after the chair)."""
    for other in said[turn.position + 1 : turn.position + 1 + REACH]:
        if other.side is not None and other.side != turn.side and other.sentences:
            yield other


def _answer(question: Sentence, said: Sequence[Said]) -> tuple[float, Sentence | None]:
    for reply in _replies(said[question.position], said):
        statements = [sentence for sentence in reply.sentences if not sentence.asks]
        if not statements:
            continue
        return _best_answer(question, statements)
    return 0.0, None


def _best_answer(question: Sentence, statements: Sequence[Sentence]) -> tuple[float, Sentence | None]:
    """Judge the whole reply: words in common with the question, or the form of answer it calls for."""
    opening = statements[0]
    if opening.hostile or (opening.empty and len(statements) == 1):
        return 0.0, None
    if any(_EVADES.search(sentence.low) for sentence in statements[:2]):
        return (0.5, opening) if any(_REASON.search(sentence.low) for sentence in statements[:3]) else (0.0, None)
    shared = max(statements, key=lambda sentence: len(sentence.stems & question.stems))
    overlap = len(shared.stems & question.stems)
    fits = _fits(question, statements[:3])
    if overlap >= 2 or (overlap == 1 and fits is not None):
        return 1.0, shared if fits is None else fits
    if fits is not None:
        return 0.75, fits
    return (0.5, shared) if overlap else (0.0, None)


def _fits(question: Sentence, statements: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that has the form the question calls for."""
    for asks, tells in _KINDS:
        if asks.search(question.low):
            return next((sentence for sentence in statements if tells.search(sentence.low)), None)
    if _YES_NO.search(question.low) or len(question.words) <= SHORT:
        return statements[0] if _SHORT_ANSWER.search(statements[0].low) else None
    return None


def _heard_before(turn: Said, said: Sequence[Said], reach: int) -> frozenset[str]:
    """Return the content words the other sides used in this many turns before."""
    before = said[max(0, turn.position - reach) : turn.position]
    return frozenset(stem for other in before if other.side is not None and other.side != turn.side for stem in other.stems)


def _restates(sentence: Sentence, heard: frozenset[str], verdict: Sentence | None) -> bool:
    """Tell whether a sentence says back: a marker, and either words the other side used or its yes or no."""
    return bool(RESTATES.search(sentence.low)) and bool(sentence.stems & heard or verdict) and not sentence.hostile


def _echoes(sentence: Sentence, heard: frozenset[str]) -> bool:
    """Tell whether a short question repeats what was just said, to be sure of it."""
    return 0 < len(sentence.stems) <= 6 and len(sentence.stems & heard) / len(sentence.stems) >= 0.75


def _verdict(turn: Said, said: Sequence[Said]) -> Sentence | None:
    for reply in _replies(turn, said):
        opening = reply.sentences[0]
        if CORRECTS.search(opening.low) or CONFIRMS.search(opening.low):
            return opening
        return None
    return None
