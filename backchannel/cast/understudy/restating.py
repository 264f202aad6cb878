"""Owns the words of saying back what another said, and of its owner's verdict."""

from backchannel.cast.understudy.intent import Intent
from backchannel.cast.understudy.speaker import Piece, Speaker, piece


def restate(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say back a point or a reading and ask whether it was meant so."""
    name = speaker.call(intent.to)
    made = speaker.deck.point(intent.owner or "", intent.point or "") if intent.point else None
    if made is not None:
        said = speaker.pen.write("restate.point", gist=made.gist, name=name)
        return piece(said, "restate_other", to=intent.to, point=made.id, topic=made.topic, reading=made.reading)
    reading = speaker.deck.readings.get(intent.reading or "")
    if reading is None:
        return None
    said = speaker.pen.write("restate.reading", clause=reading.clause, plain=reading.plain, name=name)
    return piece(said, "restate_other", to=intent.to, reading=reading.id)


def check(speaker: Speaker, intent: Intent) -> Piece | None:
    """Ask a teller whether the conclusion drawn is the one meant."""
    clue = speaker.deck.clue(intent.clue or "", speaker.mind.known)
    if clue is None:
        return None
    said = speaker.pen.write("check", upshot=clue.upshot, name=speaker.call(intent.to))
    return piece(said, "restate_other", to=intent.to, clue=clue.id, topic=clue.topic)


def confirm(speaker: Speaker, intent: Intent) -> Piece | None:
    """Own what was said back."""
    said = speaker.pen.write("confirm", name=speaker.call(intent.to))
    return piece(said, "confirm_restatement", answers=intent.answers, point=intent.point, reading=intent.reading)


def correct(speaker: Speaker, intent: Intent) -> Piece | None:
    """Mend what was said back: with a point not made yet, by degree, or by where the weight lies."""
    lead = speaker.pen.write("correct.lead", name=speaker.call(intent.to))
    mended = _mending(speaker, intent)
    if lead is None or mended is None:
        return confirm(speaker, intent)
    fields = {"answers": intent.answers, "point": intent.point if intent.owner == speaker.seat.id else None}
    return piece(f"{lead} {mended}", "correct_restatement", **fields, topic=intent.topic)


def _mending(speaker: Speaker, intent: Intent) -> str | None:
    spare = speaker.deck.point(speaker.seat.id, intent.point or "") if intent.owner == speaker.seat.id else None
    if spare is not None:
        return speaker.pen.fresh(spare.says)
    if intent.clue is not None and (clue := speaker.mind.held.get(intent.clue)) is not None:
        more = next((text for text in clue.says[1:] if speaker.pen.fresh(text) == " ".join(text.split())), None)
        return more
    if intent.point is None and intent.reading in speaker.mind.options:
        plain, odds = speaker.plain(intent.reading), speaker.odds_of(intent.reading or "")
        return speaker.pen.write("correct.degree", plain=plain, odds=odds)
    said = speaker.mind.record.points.get((speaker.seat.id, intent.point or ""))
    return speaker.pen.write(
        "correct.emphasis", quote=speaker.quote(speaker.seat.id, intent.point, said.quote) if said is not None else ""
    )
