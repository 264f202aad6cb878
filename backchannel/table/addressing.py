"""Owns finding out whom a speech turns to, from its words alone."""

import re
from functools import lru_cache

from backchannel.cast.views import PublicSeat
from backchannel.domain.dialogue import Utterance

SENTENCE = re.compile(r"[^.!?…]+[.!?…]+[\"'”’)]*|[^.!?…]+$")


def addressee_of(utterance: Utterance, speaker: str, seats: tuple[PublicSeat, ...]) -> str | None:
    """Return the seat this speech puts a question or the floor to, or None.

    A tag that names a seat decides. Otherwise the last question that names somebody; then a name set off by commas at
    the start or the end of the last sentence. The speaker's own name never counts.
    """
    known = {seat.id for seat in seats}
    for tag in reversed(utterance.tags):
        if tag.to in known and tag.to != speaker and tag.act in ("ask_clarification", "restate_other"):
            return tag.to
    sentences = [match.group().strip() for match in SENTENCE.finditer(utterance.text)]
    others = [seat for seat in seats if seat.id != speaker]
    for index in range(len(sentences) - 1, -1, -1):
        if sentences[index].rstrip("\"'”’)").endswith("?"):
            near = " ".join(sentences[max(0, index - 2) : index + 1])
            if named := _last_named(near, others):
                return named
    return _vocative(sentences[-1], others) if sentences else None


def _last_named(text: str, seats: list[PublicSeat]) -> str | None:
    found = [(match.start(), seat.id) for seat in seats for match in _name(seat.name, seat.surname).finditer(text)]
    return max(found)[1] if found else None


def _vocative(sentence: str, seats: list[PublicSeat]) -> str | None:
    for seat in seats:
        for match in _name(seat.name, seat.surname).finditer(sentence):
            before, after = sentence[: match.start()].rstrip(), sentence[match.end() :].lstrip()
            if (before.endswith(",") or not before) and (not after or after[0] in ",.:;—–-!"):
                return seat.id
    return None


@lru_cache(maxsize=512)
def _name(name: str, surname: str) -> re.Pattern[str]:
    parts = sorted({name, surname, *name.split()}, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(part)}\b" for part in parts if len(part) > 2))
