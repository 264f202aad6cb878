"""Owns the rows measured between sides: shared understanding, perception gaps, what closed them, projection."""

from itertools import combinations, permutations

from backchannel.measures.answers import Pair, Waves
from backchannel.measures.beliefs import Distribution, jensen_shannon, mean_of
from backchannel.measures.change import Better, Change, Row, averaged, change, worst

Halves = tuple[Distribution | None, Distribution | None]


def shared_understanding(waves: Waves) -> Row:
    """1 − JSD(mean A, mean B), 0–1, higher is better; over all it is the mean over pairs of sides, the worst pair beside it."""
    pairs = {}
    for one, two in combinations([side.id for side in waves.scenario.sides], 2):
        a, b = waves.side(one, waves.own), waves.side(two, waves.own)
        (a0, a1), (b0, b1) = _means(a), _means(b)
        pairs[f"{one} and {two}"] = change(_likeness(a0, b0), _likeness(a1, b1), "higher", _why(a, b))
    return _row("shared_understanding", "higher", "pairs", pairs)


def within_side(waves: Waves) -> Row:
    """Mean pairwise JSD among the seats of a side, 0–1; unscored for a side of one."""
    sides = {}
    for side in waves.scenario.sides:
        pair = waves.side(side.id, waves.own)
        alone = len(waves.scenario.seats_of(side.id)) < 2 or max(len(pair.before), len(pair.after)) < 2
        reason = f"{side.id} has fewer than two seats to compare" if alone else pair.reason
        sides[side.id] = change(_spread(pair.before), _spread(pair.after), "neither", reason)
    scored = [item for item in sides.values() if item.gain is not None]
    return Row("within_side_divergence", "neither", averaged(scored or list(sides.values()), "neither"), {"sides": sides})


def perception_gap(waves: Waves) -> Row:
    """JSD(A's estimate of B, B's actual mean), 0–1, lower is better, in every direction."""
    directions = {}
    for one, two in _directions(waves):
        estimate, actual = waves.side(one, waves.theirs(two)), waves.side(two, waves.own)
        (e0, e1), (b0, b1) = _means(estimate), _means(actual)
        directions[f"{one} of {two}"] = change(_gap(e0, b0), _gap(e1, b1), "lower", _why(estimate, actual))
    return _row("perception_gap", "lower", "directions", directions)


def learned_or_moved(waves: Waves) -> Row:
    """JSD(A's estimate after, B before) as `before`, beside JSD(A's estimate after, B after) as `after`, 0–1.

    A gap can close because B moved: `had_a_stood_still` is JSD(A's estimate before, B after), where the gap
    would stand had A learned nothing.
    """
    directions, still = {}, {}
    for one, two in _directions(waves):
        estimate, actual = waves.side(one, waves.theirs(two)), waves.side(two, waves.own)
        (e0, e1), (b0, b1) = _means(estimate), _means(actual)
        name = f"{one} of {two}"
        directions[name] = change(_gap(e1, b0), _gap(e1, b1), "neither", _why(estimate, actual))
        unmoved = _gap(e0, b1)
        still[name] = None if unmoved is None else round(unmoved, 4)
    overall = averaged(list(directions.values()), "neither")
    return Row("learned_or_moved", "neither", overall, {"directions": directions}, {"had_a_stood_still": still})


def projection(waves: Waves) -> Row:
    """JSD(A's own mean, A's estimate of B), 0–1; near 0 with a wide gap: A assumes that B thinks like A."""
    directions = {}
    for one, two in _directions(waves):
        own, estimate = waves.side(one, waves.own), waves.side(one, waves.theirs(two))
        (a0, a1), (e0, e1) = _means(own), _means(estimate)
        directions[f"{one} of {two}"] = change(_gap(a0, e0), _gap(a1, e1), "neither", _why(own, estimate))
    return _row("projection", "neither", "directions", directions)


def _directions(waves: Waves) -> list[tuple[str, str]]:
    return list(permutations([side.id for side in waves.scenario.sides], 2))


def _row(name: str, better: Better, kind: str, changes: dict[str, Change]) -> Row:
    overall = averaged(list(changes.values()), better)
    pick = worst(changes, higher_is_worse=better != "higher")
    notes = {"worst": {kind[:-1]: pick[0]} | pick[1].cell()} if pick and better != "neither" and len(changes) > 1 else {}
    return Row(name, better, overall, {kind: changes}, notes)


def _means(pair: Pair[Distribution]) -> Halves:
    return (mean_of(pair.before) if pair.before else None, mean_of(pair.after) if pair.after else None)


def _why(one: Pair[Distribution], two: Pair[Distribution]) -> str:
    return "; ".join(dict.fromkeys(reason for reason in (one.reason, two.reason) if reason))


def _gap(p: Distribution | None, q: Distribution | None) -> float | None:
    return None if p is None or q is None else jensen_shannon(p, q)


def _likeness(p: Distribution | None, q: Distribution | None) -> float | None:
    gap = _gap(p, q)
    return None if gap is None else 1.0 - gap


def _spread(beliefs: tuple[Distribution, ...]) -> float | None:
    gaps = [jensen_shannon(p, q) for p, q in combinations(beliefs, 2)]
    return sum(gaps) / len(gaps) if gaps else None
