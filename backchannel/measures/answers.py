"""Owns the probes as measures read them: who answered before and after, and the like-with-like pairing of the two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from backchannel.domain.probe import ProbeAnswer, ProbeRecord
from backchannel.domain.scenario import Scenario
from backchannel.measures.beliefs import Distribution, distribution

T = TypeVar("T")
Get = Callable[[ProbeAnswer], T | None]
"""Reads one quantity off an answer; None when the answer does not hold it."""


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """One quantity over some seats, before and after.

    When any seat gave it twice, only seats that did are kept, so that nobody's absence looks like a change of mind.
    """

    before: tuple[T, ...]
    after: tuple[T, ...]
    reason: str
    """Why a half is empty; '' when both are filled."""


@dataclass(frozen=True, slots=True)
class Waves:
    """The answers of one run to two waves of probes."""

    scenario: Scenario
    before: dict[str, ProbeAnswer]
    after: dict[str, ProbeAnswer]
    unanswered: dict[str, dict[str, str]]
    """Wave to seat to the reason there is no usable answer."""

    def pair(self, seats: Sequence[str], get: Get[T]) -> Pair[T]:
        """Collect one quantity from these seats, in the order given."""
        first = {seat: value for seat in seats if (value := _read(self.before, seat, get)) is not None}
        last = {seat: value for seat in seats if (value := _read(self.after, seat, get)) is not None}
        twice = [seat for seat in seats if seat in first and seat in last]
        if twice:
            return Pair(tuple(first[seat] for seat in twice), tuple(last[seat] for seat in twice), "")
        names = ", ".join(seats) or "no seat"
        halves = [word for word, found in (("before", first), ("after", last)) if not found]
        reason = f"no usable answer of {names} {' or '.join(halves)}" if halves else f"{names} did not answer twice"
        return Pair(tuple(first.values()), tuple(last.values()), reason)

    def side(self, side_id: str, get: Get[T]) -> Pair[T]:
        """Collect one quantity from the seats of a side."""
        return self.pair([seat.id for seat in self.scenario.seats_of(side_id)], get)

    def own(self, answer: ProbeAnswer) -> Distribution:
        """Read what a seat believes."""
        return distribution(answer.own, self.scenario.options())

    def theirs(self, side_id: str) -> Get[Distribution]:
        """Return a reader of what a seat thinks another side believes."""
        options = self.scenario.options()

        def read(answer: ProbeAnswer) -> Distribution | None:
            shares = answer.theirs.get(side_id)
            return None if shares is None else distribution(shares, options)

        return read


def waves(scenario: Scenario, records: Sequence[ProbeRecord], first: str = "T0", last: str = "T1") -> Waves:
    """Sort records into two waves; a later record of the same seat and wave replaces an earlier one.

    An answer that names a reading the scenario does not have counts as unanswered, with the reason.
    """
    seats = {seat.id for seat in scenario.seats}
    found: dict[str, dict[str, ProbeAnswer]] = {first: {}, last: {}}
    unanswered: dict[str, dict[str, str]] = {first: {}, last: {}}
    for record in records:
        if record.wave not in found or record.seat not in seats:
            continue
        found[record.wave].pop(record.seat, None)
        unanswered[record.wave].pop(record.seat, None)
        reason = _unusable(record, scenario)
        if isinstance(record.answer, ProbeAnswer) and not reason:
            found[record.wave][record.seat] = record.answer
        else:
            unanswered[record.wave][record.seat] = reason
    return Waves(scenario, found[first], found[last], unanswered)


def _unusable(record: ProbeRecord, scenario: Scenario) -> str:
    if not isinstance(record.answer, ProbeAnswer):
        return record.answer.reason
    known = set(scenario.options())
    named = set(record.answer.own).union(*record.answer.theirs.values())
    return f"names readings the scenario does not have: {', '.join(sorted(named - known))}" if named - known else ""


def _read(answers: dict[str, ProbeAnswer], seat: str, get: Get[T]) -> T | None:
    answer = answers.get(seat)
    return None if answer is None else get(answer)
