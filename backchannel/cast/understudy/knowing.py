"""Owns guessing who knows: which seat's public face fits a topic."""

from backchannel.cast.understudy.record import Record
from backchannel.cast.understudy.resemblance import content
from backchannel.cast.views import PublicSeat
from backchannel.domain.scenario import Topic


def likely_to_know(topic: Topic, record: Record, seats: list[PublicSeat], least: float = 0.0) -> str | None:
    """Return the seat whose public face fits a topic best, leaving out who said there is nothing more to be had.

    A content word counts the more, the fewer of the seats it fits. `least`: None rather than a seat that fits less.
    """
    open_seats = [seat for seat in seats if (seat.id, topic.id) not in record.used_up]
    if not open_seats:
        return None
    wanted = content(" ".join((topic.label, *topic.asks)))
    faces = {seat.id: content(f"{seat.role} {seat.headline} {seat.biography}") for seat in seats}

    def face(seat: PublicSeat) -> float:
        return sum(1.0 / sum(word in other for other in faces.values()) for word in wanted & faces[seat.id])

    def fit(seat: PublicSeat) -> tuple[float, int]:
        return face(seat) - 1.5 * record.asked(topic.id, to=seat.id), -record.last_spoke(seat.id)

    best = max(open_seats, key=fit)
    return best.id if face(best) >= least else None
