"""The understudy's laws. Where one fails, the model is wrong, not the law."""

from collections.abc import Sequence
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.cast.seating import draw_world
from backchannel.cast.understudy.hearing import hear
from backchannel.domain.dialogue import Act, ActTag
from backchannel.domain.probe import ProbeAnswer
from backchannel.domain.scenario import Drawn, Scenario
from tests.cast.understudy.house import READINGS, SEATS, Sitting, clue, flagship, flagship_sitting, persona, small

chances = st.floats(min_value=0.02, max_value=0.98)
likelihoods = st.tuples(chances, chances, chances)
four_clues = st.lists(likelihoods, min_size=4, max_size=4)


def trusting() -> dict[str, object]:
    return {seat: persona(seat, openness=1.0, suspicion=0.0) for seat in SEATS}


def wary() -> dict[str, object]:
    return {seat: persona(seat, openness=0.3, suspicion=0.7) for seat in SEATS}


def house(values: Sequence[Sequence[float]], cards: dict[str, object]) -> Sitting:
    clues = [clue(f"c{number}", seat, value) for number, (seat, value) in enumerate(zip(SEATS, values, strict=True))]
    return Sitting(small(clues), cards)


def pooled(values: Sequence[Sequence[float]]) -> list[float]:
    product = [1.0, 1.0, 1.0]
    for value in values:
        product = [share * chance for share, chance in zip(product, value, strict=True)]
    return [share / sum(product) for share in product]


def own(answer: ProbeAnswer) -> list[float]:
    return [answer.own[reading] for reading in READINGS]


@given(four_clues, st.permutations(range(4)))
@settings(max_examples=40, deadline=None)
def test_full_trust_and_every_clue_told_gives_the_attainable_posterior_in_any_order(values, order) -> None:
    sitting = house(values, trusting())
    for number in order:
        sitting.tell(f"c{number}")
    for seat in SEATS:
        assert own(sitting.probe(seat)) == pytest.approx(pooled(values), abs=1e-9)


@given(four_clues, st.lists(st.integers(0, 3), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_a_clue_told_again_counts_once(values, told) -> None:
    once, often = house(values, wary()), house(values, wary())
    for number in dict.fromkeys(told):
        once.tell(f"c{number}")
    for number in sorted(told, key=list(dict.fromkeys(told)).index):
        often.tell(f"c{number}")
    for seat in SEATS:
        assert own(often.probe(seat)) == pytest.approx(own(once.probe(seat)), abs=1e-9)


def test_without_talk_nothing_changes() -> None:
    sitting = flagship_sitting(3, "kite")
    first = {seat: sitting.probe(seat) for seat in sitting.players}
    assert {seat: sitting.probe(seat) for seat in sitting.players} == first


def test_insistence_platitudes_and_appeals_move_no_belief() -> None:
    sitting = house([(0.9, 0.5, 0.1)] * 4, wary())
    before = {seat: own(sitting.probe(seat)) for seat in SEATS}
    for _ in range(5):
        for act, more in (
            ("state_reading", {"reading": "signal"}),
            ("platitude", {}),
            ("appeal_to_audience", {}),
            ("justify", {}),
        ):
            sitting.hear("cy", "It was a signal, I tell you.", ActTag(act=act, quote="It was a signal, I tell you.", **more))
    assert {seat: own(sitting.probe(seat)) for seat in SEATS} == before
    assert sitting.probe("ada").theirs["south"]["signal"] > 0.5


def test_trust_decides_how_far_a_clue_moves_belief() -> None:
    values = [(0.5, 0.5, 0.5), (0.5, 0.5, 0.5), (0.9, 0.3, 0.1), (0.5, 0.5, 0.5)]
    moved = []
    for openness in (0.0, 0.3, 0.7, 1.0):
        sitting = house(values, {seat: persona(seat, openness=openness, suspicion=0.0) for seat in SEATS})
        sitting.tell("c2")
        moved.append(own(sitting.probe("ada"))[0])
    assert moved == sorted(moved)
    assert moved[-1] == pytest.approx(0.9 / 1.3, abs=1e-9)


def test_a_costly_clue_earns_more_trust_than_a_cheap_one_and_an_accusation_loses_some() -> None:
    def trust_after(cost: int) -> float:
        clues = [clue("c0", "cy", (0.5, 0.5, 0.5), cost=cost)]
        sitting = Sitting(small(clues), wary())
        sitting.tell("c0")
        return mean(sitting.probe("ada").trust["south"].values())

    gains = [trust_after(cost) for cost in range(4)]
    assert gains == sorted(gains)
    sitting = Sitting(small([]), wary())
    before = mean(sitting.probe("ada").trust["south"].values())
    sitting.hear("cy", "You hid it, Smithada.", ActTag(act="accuse", quote="You hid it, Smithada.", to="ada"))
    assert mean(sitting.probe("ada").trust["south"].values()) < before < gains[0]


ACTS: tuple[Act, ...] = (
    "accuse",
    "threaten",
    "disclose",
    "concede",
    "state_reading",
    "acknowledge_concern",
    "endorse_step",
    "confirm_restatement",
    "procedural",
)
some_acts = st.lists(st.tuples(st.sampled_from(sorted(SEATS)), st.sampled_from(ACTS), st.integers(0, 3)), max_size=40)


@given(some_acts, st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_trust_and_temper_stay_within_bounds(spoken, openness, suspicion) -> None:
    sitting = house([(0.9, 0.5, 0.1)] * 4, {seat: persona(seat, openness=openness, suspicion=suspicion) for seat in SEATS})
    for seat, act, number in spoken:
        clue_id = f"c{list(SEATS).index(seat)}" if act == "disclose" else None
        reading = READINGS[number % 3] if act == "state_reading" else None
        sitting.hear(seat, "So.", ActTag(act=act, quote="So.", to=sorted(SEATS)[number], clue=clue_id, reading=reading))
    for seat in SEATS:
        mind = sitting.players[seat].mind(tuple(sitting.turns))
        assert all(0.0 <= level <= 1.0 for level in mind.trust.values())
        assert 0.0 <= mind.temper <= 1.0
        assert sum(mind.belief) == pytest.approx(1.0)
        assert all(sum(theirs) == pytest.approx(1.0) for theirs in mind.theirs.values())


def test_the_mind_is_a_fold_so_a_fresh_player_knows_and_says_the_same() -> None:
    sitting = flagship_sitting(5, "ordered").play()
    for seat, player in sitting.players.items():
        heard = tuple(turn for turn in sitting.turns if turn.heard_by_seat(seat))
        grown, fresh = player.mind(heard), sitting.player(seat).mind(heard)
        assert (grown.belief, grown.trust, grown.theirs, grown.temper) == (
            fresh.belief,
            fresh.trust,
            fresh.theirs,
            fresh.temper,
        )


def test_hearing_one_turn_at_a_time_equals_hearing_all() -> None:
    sitting = flagship_sitting(6, "kite").play()
    player = sitting.player("quill")
    heard = tuple(turn for turn in sitting.turns if turn.heard_by_seat("quill"))
    mind = player.mind(())
    for turn in heard:
        hear(mind, turn, sitting.deck, sitting.room)
    assert mind.belief == sitting.player("quill").mind(heard).belief


def brier(answer: ProbeAnswer, truth: str) -> float:
    return sum((share - (reading == truth)) ** 2 for reading, share in answer.own.items())


def truth_of(scenario: Scenario, world: str) -> str:
    assert isinstance(scenario.truth, Drawn)
    return next(each.reading for each in scenario.truth.worlds if each.id == world)


def mean_brier(sitting: Sitting, truth: str) -> float:
    return mean(brier(sitting.probe(seat), truth) for seat in sitting.players)


def test_private_talk_ends_nearer_the_truth_than_public_statements_and_those_nearer_than_silence() -> None:
    scenario, _ = flagship()
    private, public, silence = [], [], []
    for seed in range(1, 21):
        world = draw_world(scenario, seed)
        assert world is not None
        truth = truth_of(scenario, world.id)
        silence.append(mean_brier(flagship_sitting(seed, world.id), truth))
        private.append(mean_brier(flagship_sitting(seed, world.id).play(), truth))
        public.append(mean_brier(flagship_sitting(seed, world.id, public=True).play(), truth))
    assert mean(private) < mean(public) - 0.05
    assert mean(public) < mean(silence) - 0.005


@pytest.mark.parametrize("world", ["ordered", "kite", "own-mind", "cut-question"])
def test_talk_raises_belief_in_what_was_really_so_the_threat_included(world: str) -> None:
    scenario, _ = flagship()
    truth = truth_of(scenario, world)
    rises = []
    for seed in range(1, 9):
        before, after = flagship_sitting(seed, world), flagship_sitting(seed, world).play()
        shares = [(after.probe(seat).own[truth], before.probe(seat).own[truth]) for seat in before.players]
        rises.append(mean(later - earlier for later, earlier in shares))
    assert mean(rises) > 0.05
