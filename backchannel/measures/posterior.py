"""Owns what could be known: Bayes over clues, for one seat and for the room as a whole.

The room's prior is the mean of all seats' priors (equal weights), since no seat's starting point is privileged and the
scenario states no common one. Seats that start alike therefore share the attainable posterior with the room.
"""

from collections.abc import Iterable, Sequence

from backchannel.domain.base import OTHER
from backchannel.domain.scenario import Clue, Scenario, Seat
from backchannel.measures.beliefs import FLOOR, Distribution, distribution, mean_of, normalise


def likelihoods(clue: Clue, options: Sequence[str]) -> Distribution:
    """Return the chance of this evidence under each option, 0–1, floored (not a distribution over options).

    Under `other`, unless the clue says so itself, it is the mean over the readings.
    """
    named = [clue.likelihoods[option] for option in options if option != OTHER]
    default = sum(named) / len(named)
    values = [clue.likelihoods.get(option, default) for option in options]
    return tuple(max(value, FLOOR) for value in values)


def updated(prior: Distribution, evidence: Iterable[Sequence[float]]) -> Distribution:
    """Multiply a prior by likelihoods, one after another, and normalise (Bayes, evidence independent given the reading)."""
    belief = normalise(prior)
    for likelihood in evidence:
        belief = normalise([share * chance for share, chance in zip(belief, likelihood, strict=True)])
    return belief


def dealt(scenario: Scenario, world: str | None) -> tuple[Clue, ...]:
    """Return the clues that exist in this world, in the order of the file."""
    return tuple(clue for clue in scenario.clues if not clue.when or world in clue.when)


def distinct(clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """Drop clues whose evidence was met before: the same id, or the same text in another holder's hand."""
    seen: set[str] = set()
    kept: list[Clue] = []
    for clue in clues:
        marks = {f"id:{clue.id}", "text:" + " ".join(clue.text.casefold().split())}
        if not marks & seen:
            kept.append(clue)
        seen |= marks
    return tuple(kept)


def prior_of(seat: Seat, options: Sequence[str]) -> Distribution:
    """Return a seat's belief before its own clues were weighed; raises ValueError when the card names no reading."""
    return distribution(seat.prior, options)


def room_prior(scenario: Scenario) -> Distribution:
    """Return the mean of all seats' priors."""
    return mean_of([prior_of(seat, scenario.options()) for seat in scenario.seats])


def own_posterior(scenario: Scenario, world: str | None, seat_id: str) -> Distribution:
    """Return what a seat should believe from its own prior and its own clues; raises KeyError."""
    options = scenario.options()
    own = distinct(clue for clue in dealt(scenario, world) if clue.holder == seat_id)
    return updated(prior_of(scenario.seat(seat_id), options), (likelihoods(clue, options) for clue in own))


def attainable_posterior(scenario: Scenario, world: str | None) -> Distribution:
    """Return what the room could believe if every clue dealt were told and believed."""
    options = scenario.options()
    evidence = (likelihoods(clue, options) for clue in distinct(dealt(scenario, world)))
    return updated(room_prior(scenario), evidence)
