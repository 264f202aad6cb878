"""Owns arithmetic on beliefs: a distribution over a scenario's readings and `other`. Logarithms are base 2."""

from collections.abc import Mapping, Sequence
from math import log2

Distribution = tuple[float, ...]
"""Shares that are at least 0 and sum to 1, in the order of `Scenario.options()`."""

FLOOR = 1e-3
"""Least probability used inside a divergence or a likelihood, so that one zero cannot decide everything."""


def normalise(weights: Sequence[float]) -> Distribution:
    """Scale weights to sum to 1; raises ValueError when none is positive or one is negative."""
    total = sum(weights)
    if total <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("weights must be at least 0 and one of them positive")
    return tuple(weight / total for weight in weights)


def distribution(shares: Mapping[str, float], options: Sequence[str]) -> Distribution:
    """Order shares by `options` and normalise; an option not named has 0. Raises ValueError on an unknown option."""
    unknown = sorted(set(shares) - set(options))
    if unknown:
        raise ValueError(f"not a reading of this scenario: {', '.join(unknown)}")
    return normalise([shares.get(option, 0.0) for option in options])


def mean_of(beliefs: Sequence[Distribution]) -> Distribution:
    """Return the arithmetic mean of beliefs (linear opinion pool, equal weights); raises ValueError on none."""
    if not beliefs:
        raise ValueError("no belief to average")
    return normalise([sum(column) / len(beliefs) for column in zip(*beliefs, strict=True)])


def floored(p: Distribution, floor: float = FLOOR) -> Distribution:
    """Raise every probability to at least `floor`, then normalise again."""
    return normalise([max(share, floor) for share in p])


def entropy(p: Distribution) -> float:
    """Return Shannon entropy in bits, 0 to log2 of the number of options."""
    return max(0.0, -sum(share * log2(share) for share in p if share > 0))


def certainty(p: Distribution) -> float:
    """Return 1 − H(p)/log2(K), 0–1, K the number of options. A diagnostic: sure and wrong is not clarity."""
    if len(p) < 2:
        raise ValueError("certainty needs two options or more")
    return _unit(1.0 - entropy(p) / log2(len(p)))


def jensen_shannon(p: Distribution, q: Distribution) -> float:
    """Return the Jensen–Shannon divergence in bits, 0–1, symmetric (Lin 1991). Not its square root."""
    return _unit(entropy(mean_of((p, q))) - (entropy(p) + entropy(q)) / 2)


def divergence(p: Distribution, q: Distribution, floor: float = FLOOR) -> float:
    """Return KL(p ‖ q) in bits, at least 0, with both sides floored; `floor=0` needs q positive wherever p is."""
    one, two = (floored(p, floor), floored(q, floor)) if floor > 0 else (p, q)
    return max(0.0, sum(a * log2(a / b) for a, b in zip(one, two, strict=True) if a > 0))


def brier(p: Distribution, truth: int) -> float:
    """Return Σ(pₖ − 1[k = truth])², 0–2, lower is better (Brier 1950). `truth` is an index."""
    if not 0 <= truth < len(p):
        raise ValueError("truth is not one of the options")
    return sum((share - (1.0 if index == truth else 0.0)) ** 2 for index, share in enumerate(p))


def expected_severity(p: Distribution, severities: Sequence[float]) -> float | None:
    """Return the mean severity in scale points, 0–10, over the options that have one.

    `other`, which stands last and has none, is left out and the rest is weighed as it stands to each other;
    None when nothing is left.
    """
    named = p[: len(severities)]
    weight = sum(named)
    if weight < 1e-9:
        return None
    return sum(share * severity for share, severity in zip(named, severities, strict=True)) / weight


def pooling_efficiency(
    attainable: Distribution, before: Distribution, after: Distribution, floor: float = FLOOR
) -> float | None:
    """Return 1 − KL(attainable ‖ after)/KL(attainable ‖ before): 1 all that could be known, 0 no nearer, negative further.

    None when the belief before already stood at the attainable one, so that nothing was left to pool.
    """
    at_first = divergence(attainable, before, floor)
    if at_first < 1e-9:
        return None
    return 1.0 - divergence(attainable, after, floor) / at_first


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))
