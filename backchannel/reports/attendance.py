"""Owns who is in the room and what plays them, as reports name them."""

from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import Turn
from backchannel.library.content import Content
from backchannel.reports.plain import one_line
from backchannel.reports.words import listed
from backchannel.runs.assembly import EVALUATOR, LEXICAL, UNDERSTUDY

UNDERSTUDIES = "understudies, a mechanical cast; no language model is speaking"
_MECHANICAL = frozenset({UNDERSTUDY, LEXICAL})


@dataclass(frozen=True, slots=True)
class Attendee:
    seat: str
    name: str
    profession: str
    """Two words at most: 'retired officer'."""
    role: str
    """A sentence on why this person is here."""
    side: str
    side_name: str


def attendees(content: Content) -> dict[str, Attendee]:
    """Return everyone who holds a seat, in the order of the scenario."""
    scenario = content.scenario
    found = {}
    for seat in scenario.seats:
        persona = content.personas[seat.card]
        found[seat.id] = Attendee(
            seat=seat.id,
            name=persona.name,
            profession=persona.profession,
            role=seat.role,
            side=seat.side,
            side_name=scenario.side(seat.side).name,
        )
    return found


def cast_sentence(cast: Mapping[str, str]) -> str:
    """Say in one line who plays and who judges, from seat id, `facilitator` and `evaluator` to a label."""
    players = {seat: label for seat, label in cast.items() if seat != EVALUATOR}
    judge = one_line(cast.get(EVALUATOR, LEXICAL))
    judged = "" if judge == LEXICAL else f"; judged by {judge}"
    labels = list(dict.fromkeys(one_line(label) for label in players.values()))
    if all(label in _MECHANICAL for label in labels):
        return UNDERSTUDIES + judged
    if labels == [judge]:
        return f"{judge} plays every part, the judge included"
    if len(labels) == 1:
        return f"{labels[0]} plays every seat and the chair{judged}"
    parts = [f"{label} ({listed([_role(seat) for seat, held in players.items() if held == label])})" for label in labels]
    return "; ".join(parts) + judged


def room_of(turn: Turn, content: Content) -> str | None:
    """Say who was in the room for a turn, or None when everybody was."""
    if turn.heard_by == "all":
        return None
    present = {*turn.heard_by, turn.seat} - {FACILITATOR}
    people = attendees(content)
    sides = list(dict.fromkeys(people[seat].side_name for seat in people if seat in present))
    names = [people[seat].name for seat in people if seat in present]
    return f"only {listed(sides)} in the room: {listed(names)}" if names else "a private word"


def _role(seat: str) -> str:
    return "the chair" if seat == FACILITATOR else seat
