"""Owns a mind: what one seat believes, whom it trusts, what it thinks the others believe, and how sore it is.

A mind is a pure fold over the turns its seat has heard (`hearing.hear`); it keeps nothing that cannot be recomputed from them.
"""

from dataclasses import dataclass, field

from backchannel.cast.understudy.belief import Belief, likelihoods, normalise, prior, weigh
from backchannel.cast.understudy.record import Record
from backchannel.cast.views import Private, Room
from backchannel.domain.cards import Traits
from backchannel.domain.scenario import Clue


@dataclass(frozen=True, slots=True)
class Shift:
    """One clue's effect on a belief: what to cite when asked what changed one's mind."""

    clue: str
    by: str
    turn: int
    quote: str
    before: Belief
    after: Belief


@dataclass(slots=True)
class Mind:
    seat: str
    side: str
    sides: dict[str, str]
    """Seat to side, everybody at the table."""
    traits: Traits
    options: tuple[str, ...]
    public: bool
    belief: Belief
    outset: Belief
    """The belief on arriving: prior and own clues."""
    trust: dict[str, float]
    """Other seat to trust, 0–1."""
    theirs: dict[str, Belief]
    """Other side to what it is thought to believe."""
    held: dict[str, Clue]
    known: set[str]
    """Clues held or heard."""
    weighed: set[str]
    """Clues already in the belief."""
    shifts: list[Shift] = field(default_factory=list)
    temper: float = 0.0
    """0 calm; rises when accused or threatened, cools as turns go by."""
    record: Record = field(default_factory=Record)

    def others(self) -> list[str]:
        """Return the seats of all other sides."""
        return [seat for seat, side in self.sides.items() if side != self.side]

    def mates(self) -> list[str]:
        """Return the other seats of one's own side."""
        return [seat for seat, side in self.sides.items() if side == self.side and seat != self.seat]

    def trust_in_side(self, side: str) -> float:
        """Return mean trust in the seats of a side."""
        levels = [self.trust[seat] for seat, theirs in self.sides.items() if theirs == side and seat in self.trust]
        return sum(levels) / len(levels)


def arrive(private: Private, room: Room, public: bool) -> Mind:
    """Return the mind of a seat before anything was said."""
    seat, traits = private.seat, private.persona.traits
    options = room.scenario.options()
    belief = prior(seat.prior, options)
    for clue in private.clues:
        belief = weigh(belief, likelihoods(clue, options), 1.0)
    sides = {public_seat.id: public_seat.side for public_seat in room.seats}
    held = {clue.id: clue for clue in private.clues}
    return Mind(
        seat=seat.id,
        side=seat.side,
        sides=sides,
        traits=traits,
        options=options,
        public=public,
        belief=belief,
        outset=belief,
        trust={
            other: (0.7 + 0.3 * traits.openness if side == seat.side else traits.openness)
            for other, side in sides.items()
            if other != seat.id
        },
        theirs={side.id: _guess(belief) for side in room.scenario.sides if side.id != seat.side},
        held=held,
        known=set(held),
        weighed=set(held),
    )


def _guess(belief: Belief) -> Belief:
    """Before a word was said, take the others to think half as oneself does, and otherwise to be anybody's guess."""
    return normalise([0.5 * share + 0.5 / len(belief) for share in belief])
