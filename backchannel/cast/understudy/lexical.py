"""Owns the lexical fallback: tags for a turn that carries none, because a model or a person spoke it.

It knows wording, not meaning. It works engine-side: recognising a clue in free words takes the speaker's own cards, and only
those; whoever hears the turn learns no more than was recognised as said.
"""

import re
from collections.abc import Iterator

from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.quoting import sentences
from backchannel.cast.understudy.record import Record
from backchannel.cast.understudy.resemblance import carried, likeness
from backchannel.cast.views import Room
from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import Act, ActTag, Turn

CLUE_LIKENESS = 0.45
TOPIC_LIKENESS = 0.34
STEP_LIKENESS = 0.45
READING_LIKENESS = 0.5

_STANCE = re.compile(
    r"\b(i think|i believe|i take it|we think|we believe|we took it|to me|my view|in my view|it was|looks like)\b", re.I
)
_RESTATING = re.compile(
    r"\b(you are saying|you're saying|you’re saying|what i hear|if i understand|do i understand|so you mean)\b", re.I
)
_YES = re.compile(r"^\W*(yes|exactly|that'?s right|that’s right|that is right|you have it|precisely|correct)\b", re.I)
_NOT_QUITE = re.compile(r"^\W*(no\b|not quite|nearly|almost|not exactly|close)", re.I)
_ACCUSING = re.compile(
    r"\b(you (lied|lie|knew|broke|hid|attacked)|your people (lied|always|never)|you always|you people)\b", re.I
)
_THREATENING = re.compile(
    r"\b(or else|will pay for|will regret|consequences will|we will strike|we will respond with force)\b", re.I
)
_GRANTING = re.compile(
    r"\b(i understand (why|that|your)|i can see (why|that|how)|i see why|fair point|you have reason)\b", re.I
)
_FOR = re.compile(r"\b(agree|could live with|i can live|accept|support|sign that|good idea|let us do)\b", re.I)
_AGAINST = re.compile(r"\b(cannot|can't|can’t|could not|won't|won’t|refuse|object|unacceptable|against)\b", re.I)
_OFFERING = re.compile(r"\b(propose|suggest|what if|could we|would you|we could|we would|let us)\b", re.I)


def tags(turn: Turn, record: Record, deck: Deck, room: Room) -> tuple[ActTag, ...]:
    """Return what can be told from the words alone, each act with the sentence that performs it."""
    if turn.kind == "memo" or not turn.text:
        return ()
    found: list[ActTag] = []
    waiting = record.open_questions(turn.seat)
    answered = waiting[-1].turn if waiting else None
    for sentence in sentences(turn.text):
        for tag in _read(sentence, turn, record, (deck, room)):
            if tag.act in ("disclose", "answer_clarification", "justify", "state_reading") and answered is not None:
                tag = tag.model_copy(update={"answers": answered})
            found.append(tag)
    if answered is not None and turn.seat != FACILITATOR and not any(tag.answers == answered for tag in found):
        found.append(_plain_answer(turn, answered, record))
    return tuple(found)


def _plain_answer(turn: Turn, answered: int, record: Record) -> ActTag:
    """Whoever was asked and then spoke has answered, as far as words can tell; what it answered stays unknown."""
    return ActTag(act="answer_clarification", quote=sentences(turn.text)[0], answers=answered)


def _read(sentence: str, turn: Turn, record: Record, look_up: tuple[Deck, Room]) -> Iterator[ActTag]:
    deck, room = look_up
    if sentence.endswith("?"):
        yield from _question(sentence, turn, record, look_up)
        return
    if turn.seat == FACILITATOR:
        return
    if _THREATENING.search(sentence):
        yield ActTag(act="threaten", quote=sentence)
    elif _ACCUSING.search(sentence):
        yield ActTag(act="accuse", quote=sentence, to=named(sentence, turn, room))
    yield from _verdict(sentence, turn, record)
    yield from _evidence(sentence, turn, deck)
    yield from _stance(sentence, deck)
    yield from _step(sentence, deck)
    if _GRANTING.search(sentence):
        yield ActTag(act="acknowledge_concern", quote=sentence)


def _question(sentence: str, turn: Turn, record: Record, look_up: tuple[Deck, Room]) -> Iterator[ActTag]:
    deck, room = look_up
    to = named(sentence, turn, room) or turn.addressee
    if to is None and record.turns and re.search(r"\byou(r|rs)?\b", sentence, re.I):
        to = next((t.seat for t in reversed(record.turns) if t.seat not in (turn.seat, FACILITATOR)), None)
    act: Act = "restate_other" if _RESTATING.search(sentence) and to is not None else "ask_clarification"
    yield ActTag(act=act, quote=sentence, to=to, topic=topic(sentence, deck))


def _verdict(sentence: str, turn: Turn, record: Record) -> Iterator[ActTag]:
    waiting = record.open_restatements(turn.seat)
    if not waiting:
        return
    if _YES.search(sentence):
        yield ActTag(act="confirm_restatement", quote=sentence, answers=waiting[-1].turn)
    elif _NOT_QUITE.search(sentence):
        yield ActTag(act="correct_restatement", quote=sentence, answers=waiting[-1].turn)


def _evidence(sentence: str, turn: Turn, deck: Deck) -> Iterator[ActTag]:
    scored = [(max(likeness(sentence, text) for text in (clue.text, *clue.says)), clue) for clue in deck.held_by(turn.seat)]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best is not None and best[0] >= CLUE_LIKENESS:
        yield ActTag(act="disclose", quote=sentence, clue=best[1].id, topic=best[1].topic)
        return
    for point in deck.points_of(turn.seat):
        if likeness(sentence, point.says) >= CLUE_LIKENESS:
            yield ActTag(act="justify", quote=sentence, point=point.id, topic=point.topic)
            return


def _stance(sentence: str, deck: Deck) -> Iterator[ActTag]:
    if not _STANCE.search(sentence):
        return
    for reading in deck.readings.values():
        if max(carried(text, sentence) for text in (reading.plain, reading.title, reading.clause)) >= READING_LIKENESS:
            yield ActTag(act="state_reading", quote=sentence, reading=reading.id)
            return


def _step(sentence: str, deck: Deck) -> Iterator[ActTag]:
    for step in deck.steps.values():
        if max(likeness(sentence, text) for text in (step.title, step.action, *step.says)) < STEP_LIKENESS:
            continue
        if _AGAINST.search(sentence):
            yield ActTag(act="object_step", quote=sentence, step=step.id)
        elif _FOR.search(sentence):
            yield ActTag(act="endorse_step", quote=sentence, step=step.id)
        elif _OFFERING.search(sentence):
            yield ActTag(act="propose_step", quote=sentence, step=step.id)
        return


def topic(sentence: str, deck: Deck) -> str | None:
    """Return the topic a question raises, as far as its words tell."""
    scored = [
        (max(likeness(sentence, text) for text in (entry.label, *entry.asks)), entry.id) for entry in deck.topics.values()
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= TOPIC_LIKENESS else None


def named(sentence: str, turn: Turn, room: Room) -> str | None:
    """Return the other seat whose surname stands in a sentence, if exactly one does."""
    hits = [seat.id for seat in room.seats if seat.id != turn.seat and re.search(rf"\b{re.escape(seat.surname)}\b", sentence)]
    return hits[0] if len(hits) == 1 else None
