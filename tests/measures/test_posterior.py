import pytest

from backchannel.measures.posterior import attainable_posterior, dealt, likelihoods, own_posterior, room_prior
from tests.measures.small_scenario import ESTABLISHED, build, clue

TWO = {"a": ("a1",), "b": ("b1",)}
THREE_CLUES = [
    clue("log", "a1", (0.8, 0.5, 0.3, 0.2)),
    clue("call", "a1", (0.7, 0.6, 0.4, 0.2)),
    clue("draft", "b1", (0.6, 0.5, 0.5, 0.4)),
]
DRAWN = {
    "kind": "drawn",
    "worlds": [
        {"id": "calm", "reading": "slip", "story": "A slip."},
        {"id": "grave", "reading": "order", "story": "An order."},
    ],
}


def test_attainable_posterior_as_in_the_fixtures() -> None:
    scenario = build(TWO, ESTABLISHED, THREE_CLUES)
    found = attainable_posterior(scenario, None)
    assert found[4] == 0.0
    assert found[:4] == pytest.approx((0.5979, 0.2669, 0.1068, 0.0285), abs=5e-5)


def test_own_posterior_weighs_only_own_clues() -> None:
    scenario = build(TWO, ESTABLISHED, THREE_CLUES)
    assert own_posterior(scenario, None, "b1")[:4] == pytest.approx((0.3, 0.25, 0.25, 0.2))


def test_the_same_evidence_in_two_hands_counts_once() -> None:
    twin = clue("twin", "b1", (0.8, 0.5, 0.3, 0.2), text="The  EVIDENCE called log.")
    scenario = build(TWO, ESTABLISHED, [*THREE_CLUES, twin])
    assert attainable_posterior(scenario, None) == pytest.approx(
        attainable_posterior(build(TWO, ESTABLISHED, THREE_CLUES), None)
    )


def test_order_of_clues_does_not_matter() -> None:
    forward, backward = build(TWO, ESTABLISHED, THREE_CLUES), build(TWO, ESTABLISHED, THREE_CLUES[::-1])
    assert attainable_posterior(forward, None) == pytest.approx(attainable_posterior(backward, None))


def test_a_clue_exists_only_in_its_worlds() -> None:
    only = clue("only", "a1", (0.1, 0.1, 0.1, 0.9), when=["grave"])
    scenario = build(TWO, DRAWN, [*THREE_CLUES, only])
    assert [item.id for item in dealt(scenario, "calm")] == ["log", "call", "draft"]
    assert [item.id for item in dealt(scenario, "grave")] == ["log", "call", "draft", "only"]


def test_likelihood_under_other_is_the_mean_of_the_rest_and_zero_is_floored() -> None:
    scenario = build(TWO, ESTABLISHED, [clue("hard", "a1", (0.0, 0.4, 0.4, 0.8))])
    assert likelihoods(scenario.clues[0], scenario.options()) == pytest.approx((0.001, 0.4, 0.4, 0.8, 0.4))


def test_the_rooms_prior_is_the_mean_of_the_seats() -> None:
    scenario = build(TWO, ESTABLISHED, [], priors={"a1": (1, 0, 0, 0), "b1": (0, 1, 1, 0)})
    assert room_prior(scenario) == pytest.approx((0.5, 0.25, 0.25, 0.0, 0.0))
