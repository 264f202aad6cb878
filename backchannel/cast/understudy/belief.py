"""Owns belief vectors: distributions over `scenario.options()` and how evidence moves them."""

from collections.abc import Mapping, Sequence

from backchannel.domain.base import OTHER
from backchannel.domain.scenario import Clue

Belief = tuple[float, ...]
"""Shares in the order of `scenario.options()`; they sum to 1."""


def normalise(weights: Sequence[float]) -> Belief:
    """Scale non-negative weights to sum to 1; all zero becomes uniform."""
    total = sum(weights)
    if total <= 0:
        return tuple(1.0 / len(weights) for _ in weights)
    return tuple(weight / total for weight in weights)


def prior(points: Mapping[str, float], options: Sequence[str]) -> Belief:
    """Turn a card's points into a belief; an option without points has none."""
    return normalise([points.get(option, 0.0) for option in options])


def likelihoods(clue: Clue, options: Sequence[str]) -> tuple[float, ...]:
    """Return the chance of this clue under each option; `other` defaults to the mean of the rest."""
    named = [value for option, value in clue.likelihoods.items() if option != OTHER]
    mean = sum(named) / len(named)
    return tuple(clue.likelihoods.get(option, mean) for option in options)


def weigh(belief: Belief, evidence: Sequence[float], weight: float) -> Belief:
    """Tempered Bayes: multiply by the likelihoods raised to `weight` (1 full evidence, 0 none).

    Evidence that is impossible under everything believed leaves the belief as it was.
    """
    if weight <= 0:
        return belief
    product = [share * value**weight for share, value in zip(belief, evidence, strict=True)]
    return normalise(product) if sum(product) > 0 else belief


def lean(belief: Belief, index: int, weight: float) -> Belief:
    """Mix in `weight` of a belief that is mostly at one option: what is taken from somebody saying where they stand."""
    rest = 0.3 / (len(belief) - 1)
    return tuple((1 - weight) * share + weight * (0.7 if k == index else rest) for k, share in enumerate(belief))


def top(belief: Belief) -> int:
    """Return the index of what is believed most; the first of equals, `other` last."""
    return max(range(len(belief)), key=lambda k: (belief[k], -k))
