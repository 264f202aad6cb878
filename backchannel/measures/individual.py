"""Owns the rows measured seat by seat: accuracy, alarm, certainty, pooling, trust and restraint."""

from collections.abc import Callable, Sequence

from backchannel.domain.probe import LADDER, ProbeAnswer
from backchannel.domain.scenario import Contested, Drawn, Scenario
from backchannel.measures.answers import Get, Waves
from backchannel.measures.beliefs import (
    Distribution,
    brier,
    certainty,
    divergence,
    expected_severity,
    pooling_efficiency,
)
from backchannel.measures.change import Better, Change, Row, averaged, change, missing


def truth_of(scenario: Scenario, world: str | None) -> tuple[str | None, str]:
    """Return the true reading, or None and the reason accuracy cannot be scored; raises ValueError on an unknown world."""
    truth = scenario.truth
    if isinstance(truth, Contested):
        return None, f"the truth is contested: {truth.why}"
    if not isinstance(truth, Drawn):
        return truth.reading, ""
    if world is None:
        return None, "it is not known which world was drawn"
    for candidate in truth.worlds:
        if candidate.id == world:
            return candidate.reading, ""
    raise ValueError(f"the scenario has no world {world!r}")


def by_seat(waves: Waves, name: str, better: Better, get: Get[float]) -> Row:
    """Measure every seat; a side is the mean over its seats, the whole is the mean over sides."""
    scenario = waves.scenario
    seats = {seat.id: _mean_change([seat.id], waves, better, get) for seat in scenario.seats}
    sides = {
        side.id: _mean_change([seat.id for seat in scenario.seats_of(side.id)], waves, better, get) for side in scenario.sides
    }
    return Row(name, better, averaged(list(sides.values()), better), {"sides": sides, "seats": seats})


def unscored_row(waves: Waves, name: str, better: Better, reason: str) -> Row:
    """Return a row of which nothing can be scored, for one reason."""
    scenario = waves.scenario
    sides = {side.id: missing(reason) for side in scenario.sides}
    seats = {seat.id: missing(reason) for seat in scenario.seats}
    return Row(name, better, missing(reason), {"sides": sides, "seats": seats})


def accuracy_error(waves: Waves, truth: str | None, reason: str) -> Row:
    """Brier score against the truth, 0–2, lower is better; unscored where truth is contested or unknown."""
    if truth is None:
        return unscored_row(waves, "accuracy_error", "lower", reason)
    index = waves.scenario.options().index(truth)
    return by_seat(waves, "accuracy_error", "lower", lambda answer: brier(waves.own(answer), index))


def alarm_error(waves: Waves, truth: str | None, reason: str) -> Row:
    """E[severity] − severity(truth), −10 to 10: positive over-alarmed, negative over-reassured."""
    if truth is None:
        return unscored_row(waves, "alarm_error", "nearer zero", reason)
    severities = [reading.severity for reading in waves.scenario.readings]
    true_severity = waves.scenario.reading(truth).severity

    def read(answer: ProbeAnswer) -> float | None:
        expected = expected_severity(waves.own(answer), severities)
        return None if expected is None else expected - true_severity

    return by_seat(waves, "alarm_error", "nearer zero", read)


def certainty_row(waves: Waves) -> Row:
    """1 − H/log2 K, 0–1; a diagnostic with no better way."""
    return by_seat(waves, "certainty", "neither", lambda answer: certainty(waves.own(answer)))


def distance_to_attainable(waves: Waves, attainable: Distribution) -> Row:
    """KL(attainable ‖ belief) in bits, at least 0, floor 1e-3, lower is better."""
    return by_seat(waves, "distance_to_attainable", "lower", lambda answer: divergence(attainable, waves.own(answer)))


def pooling(waves: Waves, attainable: Distribution) -> Row:
    """Pooling efficiency, at most 1: what share of the way to the attainable posterior was gone.

    `before` is 0 by construction, so `after` and `gain` are the efficiency itself.
    """
    scenario = waves.scenario
    seats = {seat.id: _seat_pooling(waves, seat.id, attainable) for seat in scenario.seats}
    sides = {}
    for side in scenario.sides:
        of_side = [seats[seat.id] for seat in scenario.seats_of(side.id)]
        sides[side.id] = averaged([item for item in of_side if item.gain is not None] or of_side, "higher")
    return Row("pooling_efficiency", "higher", averaged(list(sides.values()), "higher"), {"sides": sides, "seats": seats})


def restraint(waves: Waves) -> Row:
    """Rank 0–5 of the action privately recommended, lower is more restrained."""
    return by_seat(waves, "restraint", "lower", lambda answer: float(LADDER.index(answer.action)))


def mean_trust(answer: ProbeAnswer) -> float | None:
    """Return the mean of the trust items towards all other sides, 1–7; None when none was answered."""
    items = [sum(trust.values()) / 3 for trust in answer.trust.values()]
    return sum(items) / len(items) if items else None


def _seat_pooling(waves: Waves, seat: str, attainable: Distribution) -> Change:
    pair = waves.pair([seat], waves.own)
    if not pair.before or not pair.after:
        return missing(pair.reason)
    efficiency = pooling_efficiency(attainable, pair.before[0], pair.after[0])
    if efficiency is None:
        return missing(f"{seat} already stood at what the room could know")
    return change(0.0, efficiency, "higher")


def _mean_change(seats: Sequence[str], waves: Waves, better: Better, get: Callable[[ProbeAnswer], float | None]) -> Change:
    pair = waves.pair(seats, get)
    before = sum(pair.before) / len(pair.before) if pair.before else None
    after = sum(pair.after) / len(pair.after) if pair.after else None
    return change(before, after, better, pair.reason)
