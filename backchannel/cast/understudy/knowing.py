"""Owns guessing who knows: which seat's public face, and what it has said so far, fits a topic."""

from backchannel.cast.understudy.record import Record
from backchannel.cast.understudy.resemblance import content
from backchannel.cast.views import PublicSeat
from backchannel.domain.scenario import Topic

SPOKEN = 0.4
"""Weight of what a seat has said against what is publicly known of it."""


def fits(topic: Topic, record: Record, seats: list[PublicSeat]) -> dict[str, float]:
    """Return how well a topic fits each seat; a content word counts the more, the fewer of the seats it fits."""
    wanted = content(" ".join((topic.label, *topic.asks)))
    faces = {seat.id: wanted & content(f"{seat.role} {seat.headline} {seat.biography}") for seat in seats}
    said = {seat.id: wanted & content(" ".join(record.own_words.get(seat.id, ()))) for seat in seats}

    def weight(seat: str, shared: dict[str, frozenset[str]]) -> float:
        return sum(1.0 / sum(word in other for other in shared.values()) for word in shared[seat])

    return {seat.id: weight(seat.id, faces) + SPOKEN * weight(seat.id, said) for seat in seats}


def likely_to_know(topic: Topic, record: Record, seats: list[PublicSeat], least: float = 0.0) -> tuple[str, float] | None:
    """Return the seat that fits a topic best, and how well, leaving out who said there is nothing more to be had.

    `least`: None rather than a seat that fits less.
    """
    open_seats = [seat for seat in seats if (seat.id, topic.id) not in record.used_up]
    if not open_seats:
        return None
    fit = fits(topic, record, seats)
    best = max(open_seats, key=lambda s: (fit[s.id] - 1.5 * record.asked(topic.id, to=s.id), -record.last_spoke(s.id)))
    return (best.id, fit[best.id]) if fit[best.id] >= least else None
