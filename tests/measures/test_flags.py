from backchannel.domain.verdict import Minds
from backchannel.measures import measure, room_flags
from tests.measures.small_scenario import ESTABLISHED, MEMBERS, build, record

ONE_EACH = {"a": ("a1",), "b": ("b1",)}
GRAVE = {"kind": "established", "reading": "order", "story": "It was an order."}
SURE_SLIP, SURE_ORDER, EVEN = (90, 5, 3, 2), (2, 3, 5, 90), (25, 25, 25, 25)


def names(found) -> list[str]:
    return [flag.name for flag in found.flags]


def test_over_reassured_when_trust_rose_and_the_danger_was_real() -> None:
    records = [
        record("T0", "a1", EVEN, trust=3),
        record("T1", "a1", SURE_SLIP, trust=5),
        record("T0", "b1", EVEN, trust=3),
        record("T1", "b1", SURE_ORDER, trust=5),
    ]
    found = measure(build(ONE_EACH, GRAVE, []), None, records)
    flag = next(flag for flag in found.flags if flag.name == "over-reassured")
    assert flag.because.startswith("a takes the event")
    assert names(found).count("over-reassured") == 1


def test_false_harmony_when_they_agree_on_what_is_wrong() -> None:
    records = [
        record("T0", "a1", SURE_ORDER),
        record("T1", "a1", SURE_SLIP),
        record("T0", "b1", SURE_SLIP),
        record("T1", "b1", SURE_SLIP),
    ]
    assert "false harmony" in names(measure(build(ONE_EACH, GRAVE, []), None, records))
    assert "false harmony" not in names(measure(build(ONE_EACH, ESTABLISHED, []), None, records))


def test_moved_did_not_learn_when_the_other_came_to_the_estimate() -> None:
    records = [
        record("T0", "a1", EVEN, {"b": SURE_ORDER}),
        record("T1", "a1", EVEN, {"b": SURE_ORDER}),
        record("T0", "b1", SURE_SLIP, {"a": EVEN}),
        record("T1", "b1", SURE_ORDER, {"a": EVEN}),
    ]
    assert "moved, did not learn" in names(measure(build(ONE_EACH, ESTABLISHED, []), None, records))


def test_learning_raises_no_such_flag() -> None:
    records = [
        record("T0", "a1", EVEN, {"b": SURE_ORDER}),
        record("T1", "a1", EVEN, {"b": SURE_SLIP}),
        record("T0", "b1", SURE_SLIP, {"a": EVEN}),
        record("T1", "b1", SURE_SLIP, {"a": EVEN}),
    ]
    assert "moved, did not learn" not in names(measure(build(ONE_EACH, ESTABLISHED, []), None, records))


def test_asymmetric_when_one_side_gained_alone() -> None:
    records = [
        record("T0", "a1", EVEN, trust=2, action="use force"),
        record("T1", "a1", EVEN, trust=6, action="conciliate"),
        record("T0", "b1", EVEN, trust=3),
        record("T1", "b1", EVEN, trust=3),
    ]
    flags = measure(build(ONE_EACH, ESTABLISHED, []), None, records).flags
    assert next(flag.because for flag in flags if flag.name == "asymmetric").startswith("Confidence gained")


def test_collapsed_when_seats_became_indistinguishable() -> None:
    start = {"a1": SURE_SLIP, "a2": EVEN, "b1": SURE_ORDER, "b2": EVEN}
    became = [record("T0", seat, own) for seat, own in start.items()] + [record("T1", seat, EVEN) for seat in start]
    always = [record(wave, seat, EVEN) for seat in start for wave in ("T0", "T1")]
    scenario = build(MEMBERS, ESTABLISHED, [])
    assert "collapsed" in names(measure(scenario, None, became))
    assert "collapsed" not in names(measure(scenario, None, always))


def test_room_and_minds_that_disagree_are_findings() -> None:
    still, moved = Minds(before=40, after=40.5, gain=0.5), Minds(before=40, after=55, gain=15)
    minds = {"confidence_building": still, "interpretation_clarity": moved}
    flags = room_flags(minds, {"confidence_building": 70.0, "interpretation_clarity": 20.0})
    assert [flag.name for flag in flags] == ["talk only", "quiet progress"]
    assert room_flags(minds, {"confidence_building": None, "interpretation_clarity": 70.0}) == ()
