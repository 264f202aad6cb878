from collections.abc import Sequence
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.measures.beliefs import (
    brier,
    certainty,
    distribution,
    divergence,
    entropy,
    expected_severity,
    jensen_shannon,
    mean_of,
    normalise,
    pooling_efficiency,
)

A_BEFORE, A_AFTER = normalise((10, 20, 30, 40)), normalise((40, 30, 20, 10))
B_BEFORE, B_AFTER = normalise((60, 20, 15, 5)), normalise((55, 30, 10, 5))
WRONG = normalise((2, 3, 5, 90))
ESTIMATE_BEFORE, ESTIMATE_AFTER = normalise((10, 10, 30, 50)), normalise((50, 30, 15, 5))
SEVERITIES = (0.0, 1.0, 2.0, 4.0)
ATTAINABLE = normalise([0.8 * 0.7 * 0.6, 0.5 * 0.6 * 0.5, 0.3 * 0.4 * 0.5, 0.2 * 0.2 * 0.4])


def beliefs(size: int = 5) -> st.SearchStrategy[tuple[float, ...]]:
    weights = st.lists(st.floats(0, 100), min_size=size, max_size=size).filter(lambda values: sum(values) > 1e-3)
    return weights.map(normalise)


def test_relative_entropy_as_in_the_fixtures() -> None:
    found = [1 - certainty(p) for p in (A_BEFORE, A_AFTER, B_BEFORE, B_AFTER)]
    assert found == pytest.approx([0.9232, 0.9232, 0.7666, 0.7719], abs=5e-5)
    assert 1 - certainty(WRONG) == pytest.approx(0.309, abs=5e-4)


def test_brier_as_in_the_fixtures() -> None:
    found = [brier(p, 0) for p in (A_BEFORE, A_AFTER, B_BEFORE, B_AFTER, WRONG)]
    assert found == pytest.approx([1.10, 0.50, 0.225, 0.305, 1.774], abs=5e-4)
    assert brier((0.25,) * 4, 2) == pytest.approx(0.75)


def test_expected_severity_as_in_the_fixtures() -> None:
    assert expected_severity(A_BEFORE, SEVERITIES) == pytest.approx(2.4)
    assert expected_severity(A_AFTER, SEVERITIES) == pytest.approx(1.1)


def test_divergences_as_in_the_fixtures() -> None:
    assert jensen_shannon(A_BEFORE, B_BEFORE) == pytest.approx(0.2731, abs=5e-5)
    assert jensen_shannon(A_AFTER, B_AFTER) == pytest.approx(0.0270, abs=5e-5)
    assert jensen_shannon(ESTIMATE_BEFORE, B_BEFORE) == pytest.approx(0.3277, abs=5e-5)
    assert jensen_shannon(ESTIMATE_AFTER, B_AFTER) == pytest.approx(0.0045, abs=5e-5)
    assert jensen_shannon(ESTIMATE_AFTER, B_BEFORE) == pytest.approx(0.0105, abs=5e-5)


def test_pooling_efficiency_as_in_the_fixtures() -> None:
    assert pooling_efficiency(ATTAINABLE, A_BEFORE, A_AFTER, floor=0) == pytest.approx(0.889, abs=5e-4)


def test_pooling_efficiency_is_unknown_when_nothing_was_left_to_pool() -> None:
    assert pooling_efficiency(ATTAINABLE, ATTAINABLE, A_AFTER) is None


def test_severity_of_other_is_left_out_not_taken_for_zero() -> None:
    assert expected_severity((0.1, 0.1, 0.1, 0.1, 0.6), SEVERITIES) == pytest.approx(7 / 4)
    assert expected_severity((0.0, 0.0, 0.0, 0.0, 1.0), SEVERITIES) is None


def test_shares_are_ordered_by_the_options_and_unknown_names_refused() -> None:
    assert distribution({"b": 0.5, "a": 1.5}, ("a", "b", "other")) == (0.75, 0.25, 0.0)
    with pytest.raises(ValueError, match="not a reading"):
        distribution({"c": 1.0}, ("a", "b"))
    with pytest.raises(ValueError, match="at least 0"):
        normalise((0.0, 0.0))


@given(beliefs(), beliefs())
def test_jensen_shannon_is_symmetric_bounded_and_zero_on_itself(p: Sequence[float], q: Sequence[float]) -> None:
    assert 0.0 <= jensen_shannon(p, q) <= 1.0
    assert jensen_shannon(p, q) == pytest.approx(jensen_shannon(q, p), abs=1e-12)
    assert jensen_shannon(p, p) == pytest.approx(0.0, abs=1e-12)


@given(beliefs(), st.integers(0, 4))
def test_entropy_certainty_and_brier_are_bounded(p: Sequence[float], truth: int) -> None:
    assert 0.0 <= entropy(p) <= log2(5) + 1e-9
    assert 0.0 <= certainty(p) <= 1.0
    assert 0.0 <= brier(p, truth) <= 2.0 + 1e-9


@given(beliefs(), beliefs(), st.permutations(range(5)))
def test_renaming_readings_changes_nothing(p: Sequence[float], q: Sequence[float], order: Sequence[int]) -> None:
    p2, q2 = tuple(p[i] for i in order), tuple(q[i] for i in order)
    assert jensen_shannon(p, q) == pytest.approx(jensen_shannon(p2, q2), abs=1e-9)
    assert divergence(p, q) == pytest.approx(divergence(p2, q2), abs=1e-9)
    assert entropy(p) == pytest.approx(entropy(p2), abs=1e-9)
    assert brier(p, order[0]) == pytest.approx(brier(p2, 0), abs=1e-9)


@given(beliefs(), beliefs())
def test_divergence_is_finite_and_not_negative(p: Sequence[float], q: Sequence[float]) -> None:
    assert 0.0 <= divergence(p, q) < 20.0


@given(beliefs(), beliefs(), beliefs())
def test_pooling_efficiency_never_passes_one(best: Sequence[float], before: Sequence[float], after: Sequence[float]) -> None:
    found = pooling_efficiency(best, before, after)
    assert found is None or found <= 1.0 + 1e-9


@given(st.lists(beliefs(), min_size=1, max_size=5))
def test_the_mean_of_beliefs_is_a_belief(several: list[tuple[float, ...]]) -> None:
    assert sum(mean_of(several)) == pytest.approx(1.0)
