"""Owns cutting public and private apart: the only place that decides what the room and what one seat may know."""

from collections.abc import Mapping

from backchannel.cast.views import Private, PublicSeat, Room
from backchannel.domain.cards import Facilitator, Persona
from backchannel.domain.chance import stream
from backchannel.domain.debrief import Debrief
from backchannel.domain.scenario import Clue, Contested, Drawn, Scenario, Seat, World

WITHHELD = "(not told at the table)"


def draw_world(scenario: Scenario, seed: int) -> World | None:
    """Draw what was really so from the seed; None where truth is not drawn."""
    if not isinstance(scenario.truth, Drawn):
        return None
    worlds = scenario.truth.worlds
    return stream(seed, "world").choices(worlds, weights=[world.weight for world in worlds])[0]


def dealt(scenario: Scenario, world: str | None) -> tuple[Clue, ...]:
    """Return the clues that exist in this world, in the order of the file."""
    return tuple(clue for clue in scenario.clues if not clue.when or world in clue.when)


def room_of(scenario: Scenario, personas: Mapping[str, Persona], chair: Facilitator) -> Room:
    """Return what everybody in the room knows."""
    seats = tuple(_public_seat(seat, personas[seat.card]) for seat in scenario.seats)
    return Room(scenario=_public(scenario), seats=seats, chair=chair)


def private_of(scenario: Scenario, seat: Seat, persona: Persona, world: str | None) -> Private:
    """Return what one seat alone knows in this world."""
    clues = tuple(clue for clue in dealt(scenario, world) if clue.holder == seat.id)
    return Private(seat=seat, persona=persona, clues=clues)


def _public_seat(seat: Seat, persona: Persona) -> PublicSeat:
    return PublicSeat(
        id=seat.id,
        name=persona.name,
        surname=persona.surname,
        pronoun=persona.pronoun,
        side=seat.side,
        role=seat.role,
        headline=persona.headline,
        biography=persona.biography,
        sceptic=persona.sceptic,
    )


def _public(scenario: Scenario) -> Scenario:
    seats = tuple(
        seat.model_copy(
            update={"brief": WITHHELD, "goals": (), "red_lines": (), "holds_back": WITHHELD, "prior": {}, "points": ()}
        )
        for seat in scenario.seats
    )
    debrief = Debrief(twin=WITHHELD, account=WITHHELD, established=(), disputed=(), unknown=())
    truth = Contested(kind="contested", why=WITHHELD)
    return scenario.model_copy(update={"seats": seats, "clues": (), "truth": truth, "debrief": debrief, "sources": ()})
