"""Owns trust between sides: the mean of three items, its direction, and how well the items hang together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from statistics import variance

from backchannel.domain.probe import ProbeAnswer
from backchannel.measures.answers import Get, Waves
from backchannel.measures.change import Row, change
from backchannel.measures.individual import by_seat, mean_trust

ITEMS = 3


def trust(waves: Waves) -> Row:
    """Mean of the items, 1–7, higher is better; per seat over all other sides, per direction, and α of the items beside it."""
    row = by_seat(waves, "trust", "higher", mean_trust)
    directions = {}
    for one, two in permutations([side.id for side in waves.scenario.sides], 2):
        pair = waves.side(one, _towards(two))
        directions[f"{one} of {two}"] = change(_mean(pair.before), _mean(pair.after), "higher", pair.reason)
    first, last = _wave_alpha(waves.before), _wave_alpha(waves.after)
    alpha = change(first, last, "neither", "α needs two ratings that differ" if None in (first, last) else "")
    return replace(row, parts={**row.parts, "directions": directions}, notes={"alpha_of_items": alpha.cell()})


def cronbach_alpha(ratings: Sequence[Sequence[float]]) -> float | None:
    """Return α = k/(k − 1) · (1 − Σ item variances / variance of totals) (Cronbach 1951), at most 1.

    `ratings` holds one row a rating, one column an item; sample variances. None with fewer than two rows or two items,
    or when all totals are equal.
    """
    if len(ratings) < 2 or len(ratings[0]) < 2:
        return None
    items = len(ratings[0])
    total = float(variance([sum(row) for row in ratings]))
    if total < 1e-12:
        return None
    parts = sum(float(variance(column)) for column in zip(*ratings, strict=True))
    return items / (items - 1) * (1.0 - parts / total)


def _towards(side: str) -> Get[float]:
    def read(answer: ProbeAnswer) -> float | None:
        items = answer.trust.get(side)
        return None if items is None else sum(items.values()) / ITEMS

    return read


def _wave_alpha(answers: dict[str, ProbeAnswer]) -> float | None:
    ratings = [items.values() for seat in sorted(answers) for _, items in sorted(answers[seat].trust.items())]
    return cronbach_alpha(ratings)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
