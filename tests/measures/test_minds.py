import json
import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.domain.probe import LADDER, ProbeRecord
from backchannel.measures import measure
from backchannel.measures.beliefs import jensen_shannon
from tests.measures.small_scenario import ESTABLISHED, MEMBERS, build, clue, record

ONE_EACH = {"a": ("a1",), "b": ("b1",)}
CONTESTED = {"kind": "contested", "why": "Both sides still dispute it."}
DRAWN = {
    "kind": "drawn",
    "worlds": [
        {"id": "calm", "reading": "slip", "story": "A slip."},
        {"id": "grave", "reading": "order", "story": "An order."},
    ],
}
FIXTURE = [
    record("T0", "a1", (10, 20, 30, 40), {"b": (10, 10, 30, 50)}, trust=2.0, action="non-violent pressure"),
    record("T1", "a1", (40, 30, 20, 10), {"b": (50, 30, 15, 5)}, trust=5.0, action="wait and watch"),
    record("T0", "b1", (60, 20, 15, 5), {"a": (10, 20, 30, 40)}, trust=4.0, action="posture"),
    record("T1", "b1", (55, 30, 10, 5), {"a": (10, 20, 30, 40)}, trust=4.0, action="posture"),
]


def fixture_table() -> dict:
    return measure(build(ONE_EACH, ESTABLISHED, []), None, FIXTURE).table


def test_the_fixtures_come_out_of_the_table() -> None:
    table = fixture_table()
    assert table["accuracy_error"]["sides"]["a"] == {"before": 1.1, "after": 0.5, "gain": 0.6}
    assert table["accuracy_error"]["seats"]["b1"] == {"before": 0.225, "after": 0.305, "gain": -0.08}
    assert table["alarm_error"]["seats"]["a1"] == {"before": 2.4, "after": 1.1, "gain": 1.3}
    assert table["shared_understanding"]["overall"] == {"before": 0.7269, "after": 0.973, "gain": 0.2461}
    assert table["perception_gap"]["directions"]["a of b"] == {"before": 0.3277, "after": 0.0045, "gain": 0.3232}
    assert table["learned_or_moved"]["directions"]["a of b"]["before"] == 0.0105
    assert table["learned_or_moved"]["directions"]["a of b"]["after"] == 0.0045
    assert table["projection"]["directions"]["a of b"]["before"] > 0


def test_trust_and_restraint() -> None:
    table = fixture_table()
    assert table["trust"]["overall"] == {"before": 3.0, "after": 4.5, "gain": 1.5}
    assert table["trust"]["directions"]["a of b"]["gain"] == 3.0
    assert table["trust"]["alpha_of_items"]["before"] == 1.0
    assert table["restraint"]["seats"]["a1"] == {"before": 3.0, "after": 1.0, "gain": 2.0}


def test_headlines_are_means_over_what_is_scorable() -> None:
    panels = measure(build(ONE_EACH, ESTABLISHED, []), None, FIXTURE).panels_minds
    confidence = panels["confidence_building"]
    assert confidence.before == pytest.approx(100 * (2 / 6 + 1 - 2.5 / 5) / 2, abs=0.01)
    assert confidence.after == pytest.approx(100 * (3.5 / 6 + 1 - 1.5 / 5) / 2, abs=0.01)
    brier_before, brier_after = (1.10 + 0.225) / 2, (0.50 + 0.305) / 2
    unmoved = jensen_shannon((0.1, 0.2, 0.3, 0.4), (0.4, 0.3, 0.2, 0.1))
    gap_before, gap_after = (0.3277 + 0.0) / 2, (0.0045 + unmoved) / 2
    clarity = panels["interpretation_clarity"]
    assert clarity.before == pytest.approx(100 * (1 - brier_before / 2 + 0.7269 + 1 - gap_before) / 3, abs=0.05)
    assert clarity.after == pytest.approx(100 * (1 - brier_after / 2 + 0.973 + 1 - gap_after) / 3, abs=0.05)
    assert clarity.unscored is None


def test_contested_truth_leaves_accuracy_unscored_and_clarity_standing() -> None:
    found = measure(build(ONE_EACH, CONTESTED, []), None, FIXTURE)
    assert "contested" in found.table["accuracy_error"]["overall"]["unscored"]
    assert found.panels_minds["interpretation_clarity"].gain is not None


def test_drawn_truth_follows_the_world_and_an_unknown_world_is_refused() -> None:
    scenario = build(ONE_EACH, DRAWN, [])
    calm, grave = measure(scenario, "calm", FIXTURE).table, measure(scenario, "grave", FIXTURE).table
    assert calm["alarm_error"]["seats"]["a1"]["after"] == 1.1
    assert grave["alarm_error"]["seats"]["a1"]["after"] == -2.9
    assert "not known" in measure(scenario, None, FIXTURE).table["accuracy_error"]["overall"]["unscored"]
    with pytest.raises(ValueError, match="no world"):
        measure(scenario, "nowhere", FIXTURE)


def test_a_seat_that_fell_silent_is_left_out_of_both_halves() -> None:
    scenario = build(MEMBERS, ESTABLISHED, [])
    silent = ProbeRecord.model_validate({"wave": "T1", "seat": "a2", "answer": {"reason": "no usable answer twice"}})
    records = [
        record("T0", "a1", (40, 30, 20, 10)),
        record("T1", "a1", (40, 30, 20, 10)),
        record("T0", "a2", (2, 3, 5, 90)),
        silent,
        *(record(wave, seat, (55, 30, 10, 5)) for wave in ("T0", "T1") for seat in ("b1", "b2")),
    ]
    table = measure(scenario, None, records).table
    assert table["accuracy_error"]["sides"]["a"] == {"before": 0.5, "after": 0.5, "gain": 0.0}
    assert table["accuracy_error"]["seats"]["a2"]["before"] == 1.7738
    assert table["accuracy_error"]["seats"]["a2"]["gain"] is None
    assert table["answers"]["unanswered"]["T1"] == {"a2": "no usable answer twice"}


def test_no_answers_at_all_is_unscored_everywhere_and_never_a_number() -> None:
    found = measure(build(MEMBERS, ESTABLISHED, []), None, [])
    assert all(panel.before is panel.after is panel.gain is None and panel.unscored for panel in found.panels_minds.values())
    assert found.flags == ()
    for name in ("accuracy_error", "shared_understanding", "perception_gap", "trust", "restraint", "pooling_efficiency"):
        assert set(found.table[name]["overall"]) == {"unscored"}


def test_before_without_after_keeps_before_and_gives_no_gain() -> None:
    panel = measure(build(ONE_EACH, ESTABLISHED, []), None, FIXTURE[::2]).panels_minds["confidence_building"]
    assert panel.before is not None
    assert panel.after is panel.gain is None
    assert panel.unscored and "after" in panel.unscored


def test_fewer_than_half_scorable_is_no_headline() -> None:
    records = [item.model_copy(update={"answer": item.answer.model_copy(update={"theirs": {}})}) for item in FIXTURE]
    contested = measure(build(ONE_EACH, CONTESTED, []), None, records).panels_minds["interpretation_clarity"]
    assert contested.before is contested.after is contested.gain is None
    assert contested.unscored and "contested" in contested.unscored


def test_an_answer_about_unknown_readings_counts_as_none() -> None:
    strange = FIXTURE[0].answer.model_copy(update={"own": {"plot": 1.0}})
    records = [FIXTURE[0].model_copy(update={"answer": strange}), *FIXTURE[1:]]
    table = measure(build(ONE_EACH, ESTABLISHED, []), None, records).table
    assert "plot" in table["answers"]["unanswered"]["T0"]["a1"]
    assert table["accuracy_error"]["seats"]["a1"]["before"] is None


def test_three_sides_give_a_mean_over_pairs_and_the_worst() -> None:
    scenario = build({"a": ("a1",), "b": ("b1",), "c": ("c1",)}, ESTABLISHED, [])
    own = {"a1": (40, 30, 20, 10), "b1": (55, 30, 10, 5), "c1": (2, 3, 5, 90)}
    records = [
        record(wave, seat, points, {side: (1, 1, 1, 1) for side in "abc" if side != seat[0]})
        for wave in ("T0", "T1")
        for seat, points in own.items()
    ]
    row = measure(scenario, None, records).table["shared_understanding"]
    assert set(row["pairs"]) == {"a and b", "a and c", "b and c"}
    assert row["worst"]["pair"] == "b and c"
    assert row["overall"]["after"] == pytest.approx(sum(item["after"] for item in row["pairs"].values()) / 3, abs=1e-4)
    assert len(measure(scenario, None, records).table["perception_gap"]["directions"]) == 6


def test_pooling_efficiency_towards_what_the_room_could_know() -> None:
    clues = [
        clue("log", "a1", (0.8, 0.5, 0.3, 0.2)),
        clue("call", "b1", (0.7, 0.6, 0.4, 0.2)),
        clue("draft", "b1", (0.6, 0.5, 0.5, 0.4)),
    ]
    table = measure(build(ONE_EACH, ESTABLISHED, clues), None, FIXTURE).table
    assert table["pooling_efficiency"]["seats"]["a1"]["after"] == pytest.approx(0.889, abs=0.01)
    assert table["could_be_known"]["attainable"]["slip"] == 0.5979


def test_survival_is_the_share_left_after_reporting_home() -> None:
    home = [
        record("T2", "a1", (40, 30, 20, 10), {"b": (50, 30, 15, 5)}, trust=3.5, action="posture"),
        record("T2", "b1", (55, 30, 10, 5), {"a": (10, 20, 30, 40)}, trust=4.0, action="posture"),
    ]
    scenario = build(ONE_EACH, ESTABLISHED, [])
    assert measure(scenario, None, FIXTURE).table["survival"] == {"unscored": "no probe after re-entry"}
    found = measure(scenario, None, [*FIXTURE, *home]).table["survival"]
    assert found["trust"] == {"value": 0.5}
    assert found["accuracy_error"] == {"value": 1.0}


def test_order_of_records_changes_nothing() -> None:
    scenario = build(ONE_EACH, ESTABLISHED, [])
    for order in permutations(FIXTURE):
        assert measure(scenario, None, order).table == fixture_table()


def test_the_table_is_json_and_rounded() -> None:
    text = json.dumps(fixture_table(), allow_nan=False)
    assert "-0.0," not in text
    assert fixture_table()["shared_understanding"]["overall"]["before"] == 0.7269


points = st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(any).map(tuple)


@st.composite
def some_records(draw: st.DrawFn) -> list[ProbeRecord]:
    records = []
    for wave in ("T0", "T1"):
        for side, seats in MEMBERS.items():
            for seat in seats:
                if draw(st.booleans()) or draw(st.booleans()):
                    other = "b" if side == "a" else "a"
                    trust = tuple(draw(st.integers(1, 7)) for _ in range(3))
                    action = draw(st.sampled_from(LADDER))
                    records.append(record(wave, seat, draw(points), {other: draw(points)}, trust, action))
    return records


@settings(max_examples=60, deadline=None)
@given(some_records(), st.randoms(use_true_random=False))
def test_headlines_stay_in_bounds_and_none_is_explained(records: list[ProbeRecord], rng: random.Random) -> None:
    scenario = build(MEMBERS, ESTABLISHED, [])
    found = measure(scenario, None, records)
    for panel in found.panels_minds.values():
        for value in (panel.before, panel.after):
            assert value is None or 0 <= value <= 100
        assert (panel.unscored is not None) == (panel.gain is None)
    shuffled = rng.sample(records, len(records))
    assert measure(scenario, None, shuffled).table == found.table


@settings(max_examples=40, deadline=None)
@given(some_records())
def test_swapping_the_names_of_the_sides_swaps_nothing_else(records: list[ProbeRecord]) -> None:
    swap = {"a": "b", "b": "a"}
    scenario = build(MEMBERS, ESTABLISHED, [])
    mirrored = [
        record_.model_copy(
            update={
                "seat": swap[record_.seat[0]] + record_.seat[1],
                "answer": record_.answer.model_copy(
                    update={
                        "theirs": {swap[side]: value for side, value in record_.answer.theirs.items()},
                        "trust": {swap[side]: value for side, value in record_.answer.trust.items()},
                    }
                ),
            }
        )
        for record_ in records
    ]
    one, two = measure(scenario, None, records).panels_minds, measure(scenario, None, mirrored).panels_minds
    for panel in one:
        for half in ("before", "after", "gain"):
            assert getattr(one[panel], half) == pytest.approx(getattr(two[panel], half), abs=0.011)
