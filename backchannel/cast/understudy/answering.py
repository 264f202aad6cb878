"""Owns the words of telling, answering and refusing, and of saying where one stands."""

from dataclasses import replace

from backchannel.cast.understudy.belief import top
from backchannel.cast.understudy.intent import Intent
from backchannel.cast.understudy.speaker import Piece, Speaker, piece
from backchannel.cast.understudy.willingness import WILLING, worth_telling
from backchannel.domain.base import OTHER
from backchannel.domain.dialogue import Act, ActTag


def tell(speaker: Speaker, intent: Intent) -> Piece | None:
    """Tell a clue for the first time in this room; among one's own, in short."""
    clue = speaker.mind.held[intent.clue or ""]
    fields = {"clue": clue.id, "topic": clue.topic, "answers": intent.answers}
    if speaker.scene.caucus:
        return piece(
            speaker.pen.write("caucus.tell", upshot=clue.upshot, label=speaker.label(clue.topic)), "disclose", **fields
        )
    return _led(speaker, intent, "answer.lead", piece(speaker.pen.fresh(clue.says[0]), "disclose", **fields))


def tell_more(speaker: Speaker, intent: Intent) -> Piece | None:
    """Answer a further question about a clue already told."""
    clue = speaker.mind.held[intent.clue or ""]
    said = next((text for text in clue.says[1:] if speaker.pen.fresh(text) == " ".join(text.split())), None)
    if said is None:
        return no_more(speaker, intent)
    act: Act = "answer_clarification" if intent.answers is not None else "disclose"
    return _led(speaker, intent, "more.lead", piece(said, act, clue=clue.id, topic=clue.topic, answers=intent.answers))


def hint(speaker: Speaker, intent: Intent) -> Piece | None:
    """Let a clue be felt without telling it."""
    clue = speaker.mind.held[intent.clue or ""]
    said = speaker.pen.fresh(clue.hint)
    return _led(speaker, intent, "hint.lead", piece(said, "procedural", topic=clue.topic, answers=intent.answers), always=True)


def decline(speaker: Speaker, intent: Intent) -> Piece | None:
    """Refuse, with as much of a reason as there is."""
    fields = {"topic": intent.topic, "answers": intent.answers}
    if speaker.scene.public:
        return piece(speaker.pen.write("gallery.decline", label=speaker.label(intent.topic)), "procedural", **fields)
    clue = speaker.mind.held.get(intent.clue or "")
    said = speaker.pen.fresh(clue.declines) if clue is not None else None
    said = said or speaker.pen.line(speaker.persona.voice.declines, speaker.rng)
    return _led(speaker, intent, "decline.lead", piece(said, "procedural", **fields))


def nothing(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say that one has nothing."""
    if speaker.scene.public:
        return decline(speaker, intent)
    label = speaker.label(intent.topic)
    said = speaker.pen.write("nothing", label=label, name=speaker.call(intent.to))
    return piece(said, "answer_clarification", topic=intent.topic, answers=intent.answers)


def no_more(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say that one has told all."""
    said = speaker.pen.write("no-more", label=speaker.label(intent.topic))
    return piece(said, "answer_clarification", topic=intent.topic, answers=intent.answers)


def point(speaker: Speaker, intent: Intent) -> Piece | None:
    """Make one of the seat's own points."""
    made = speaker.deck.point(speaker.seat.id, intent.point or "")
    if made is None:
        return None
    act: Act = "state_reading" if made.kind == "reading" else "answer_clarification" if intent.answers else "justify"
    fields = {"topic": made.topic, "point": made.id, "answers": intent.answers}
    said = piece(speaker.pen.fresh(made.says), act, **fields, reading=made.reading if made.kind == "reading" else None)
    return _led(speaker, intent, "answer.lead", said) if made.topic == intent.topic else said


def view(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say where one stands: at first, after moving, or asked for odds."""
    asked = intent.reading or ""
    reading = asked if asked in speaker.deck.readings else speaker.top_reading()
    fields = {"reading": reading, "answers": intent.answers}
    values = {
        "plain": speaker.plain(reading),
        "odds": speaker.odds_of(reading),
        "clause": speaker.deck.readings[reading].clause,
    }
    if speaker.scene.caucus:
        return piece(speaker.pen.write("caucus.view", **values), "state_reading", **fields)
    stated = speaker.mind.record.stated(speaker.seat.id, caucus=False)
    if intent.reading is not None and intent.answers is not None:
        said = speaker.pen.write("view.asked", **values)
    elif not stated:
        said = speaker.pen.write("view", **values)
    elif stated[-1].id != reading:
        moved = {"against": speaker.plain(stated[-1].id), "for": values["plain"]}
        said = speaker.pen.write("view.moved", **moved)
    else:
        said = speaker.pen.write("view.again", **values)
    return _because(speaker, piece(said, "state_reading", **fields), reading)


def _because(speaker: Speaker, said: Piece | None, reading: str) -> Piece | None:
    told = speaker.reason_for(reading)
    if said is None or told is None:
        return said
    reason = speaker.to_or_of("view.because", told.by, quote=speaker.quote(told.by, told.id, told.quote))
    if reason is None:
        return said
    tag = ActTag(act="justify", quote=reason, clue=told.id, reading=reading)
    return Piece(f"{said.text} {reason}", (*said.tags, tag))


def carry(speaker: Speaker, intent: Intent) -> Piece | None:
    """Among one's own: what may leave the room, or whom one believed."""
    own = speaker.mind.held.get(intent.clue or "")
    if own is not None:
        told = worth_telling(speaker.mind, replace(speaker.scene, floor="facilitated"), own) > WILLING
        said = speaker.pen.write("caucus.carry.yes" if told else "caucus.carry.no", label=speaker.label(own.topic))
        return piece(said, "procedural", topic=own.topic, clue=own.id if told else None)
    quote = speaker.quote(intent.owner, intent.clue, intent.quote)
    trusted = speaker.mind.trust.get(intent.owner or "", 0.0)
    key = "caucus.believe" if trusted >= 0.45 else "caucus.wonder"
    return piece(speaker.pen.write(key, surname=speaker.surname(intent.owner), quote=quote), "justify", clue=intent.clue)


def theirs(speaker: Speaker, intent: Intent) -> Piece | None:
    """Among one's own: what the others take it for."""
    side = next(iter(speaker.mind.theirs))
    listed = [
        -1.0 if option == OTHER else share
        for option, share in zip(speaker.mind.options, speaker.mind.theirs[side], strict=True)
    ]
    return piece(speaker.pen.write("caucus.theirs", plain=speaker.plain(speaker.mind.options[top(tuple(listed))])), "justify")


def following(speaker: Speaker, intent: Intent) -> Piece | None:
    """Among one's own: what to ask when everybody is back."""
    return piece(speaker.pen.write("caucus.next", label=speaker.label(intent.topic)), "procedural", topic=intent.topic)


def _led(speaker: Speaker, intent: Intent, key: str, said: Piece | None, *, always: bool = False) -> Piece | None:
    """Name the point first when the question is some turns old, or its topic would not be plain from the answer."""
    if said is None or intent.answers is None or speaker.scene.caucus:
        return said
    stale = speaker.scene.turn - intent.answers > 1
    label = speaker.label(intent.topic)
    if not label or not (always or stale):
        return said
    lead = speaker.pen.write(key, label=label, name=speaker.call(intent.to))
    return Piece(f"{lead} {said.text}", said.tags) if lead else said
