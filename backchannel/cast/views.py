"""Owns what a player may know when it is its turn. Nothing private of one seat is reachable from another's view."""

from dataclasses import dataclass, field

from backchannel.domain.cards import Facilitator, Persona
from backchannel.domain.dialogue import Turn
from backchannel.domain.scenario import Clue, Scenario, Seat, Stage


@dataclass(frozen=True, slots=True)
class PublicSeat:
    """What everybody in the room knows about a seat."""

    id: str
    name: str
    surname: str
    pronoun: str
    side: str
    role: str
    headline: str
    biography: str
    sceptic: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What everybody knows. `scenario` has been stripped of everything private by `public_scenario`."""

    scenario: Scenario
    """Without truth, clues, briefs, goals, red lines, priors, points and debrief: those fields are blanked."""
    seats: tuple[PublicSeat, ...]
    chair: Facilitator
    """The card of the facilitator; how the chair works is no secret."""

    def seat(self, seat_id: str) -> PublicSeat:
        """Return the public face of a seat; raises KeyError."""
        for seat in self.seats:
            if seat.id == seat_id:
                return seat
        raise KeyError(seat_id)


@dataclass(frozen=True, slots=True)
class Private:
    """What one seat alone knows from the start."""

    seat: Seat
    persona: Persona
    clues: tuple[Clue, ...]
    """Dealt to this seat in the world drawn."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the meeting stands."""

    stage: Stage
    stage_number: int
    stages: int
    turn_number: int
    """The number the coming turn will have."""
    turns_left: int
    """Persona turns left in this stage, the coming one included (in a caucus: of this side)."""
    heard: tuple[Turn, ...]
    """Every turn this player was in the room for, oldest first."""
    record: str
    """What this side, or the chair, heard, as one text that only ever grows between summaries."""
    asked: Turn | None = None
    """The turn that put a question or the floor to this player, if one did."""


@dataclass(frozen=True, slots=True)
class SeatView:
    room: Room
    private: Private
    moment: Moment


@dataclass(frozen=True, slots=True)
class ChairView:
    room: Room
    card: Facilitator
    moment: Moment
    trigger: str
    """The rule that asked the chair, one of `table.triggers.Trigger`."""
    interventions_left: int
    """Of this stage's budget. HOLD and opening a stage cost nothing."""
    may_close: bool
    silent: tuple[str, ...] = field(default=())
    """Seats that have not spoken in this stage."""
