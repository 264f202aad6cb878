"""What a model says becomes words at the table; what it fills in becomes a value or a reason."""

import pytest

from backchannel.cast.answers import intervention, move_form, probe_answer, probe_form
from backchannel.cast.speech import said_before, speech_of
from backchannel.domain.dialogue import Turn
from backchannel.library.content import load_content
from tests.runs.support import ROOT

NAMES = ("Ilona Varga", "Varga")
SCENARIO = load_content("generals-remark", [ROOT]).scenario


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("Two boats. I counted.", "Two boats. I counted."),
        ("Varga: Two boats.", "Two boats."),
        ("**Ilona Varga** (North): Two boats.", "Two boats."),
        ("[12] Varga (North): Two boats.", "Two boats."),
        ('"Two boats."', "Two boats."),
        ("“Two boats.”", "Two boats."),
        ('"Two," he said, "boats."', '"Two," he said, "boats."'),
        ("Oduya: that is what I wanted to ask you.", "Oduya: that is what I wanted to ask you."),
    ],
)
def test_labels_and_quotation_marks_around_a_speech_are_taken_off(reply, words):
    assert speech_of(reply, NAMES, apart=False).text == words


@pytest.mark.parametrize(
    ("reply", "use"),
    [
        ("We keep the tape. (confidential)", "confidential"),
        ("We keep the tape. [Shareable]", "shareable"),
        ("We keep the tape. — (not for attribution).", "not for attribution"),
        ("We keep the tape.", "confidential"),
    ],
)
def test_in_a_caucus_the_mark_is_read_and_an_unmarked_speech_stays_in_the_room(reply, use):
    utterance = speech_of(reply, NAMES, apart=True)
    assert (utterance.text, utterance.use) == ("We keep the tape.", use)


def turn(text):
    return Turn(number=1, stage="s", seat="varga", speaker="V", side="n", kind="speech", heard_by="all", text=text)


def test_a_speech_that_repeats_an_own_earlier_one_is_noticed():
    earlier = (turn("I counted two boats on the quay that night and nobody signed for them."),)
    assert said_before("As I told you, I counted two boats on the quay that night and nobody signed.", earlier)
    assert not said_before("Who would have had to sign for four of them?", earlier)
    assert not said_before("Yes.", earlier)


def test_a_move_without_words_is_a_hold_and_a_hold_has_none():
    form = move_form(("varga",), ("north",))
    assert intervention(form(move="CLARIFY", addressee="varga", words=" ")).move == "HOLD"
    assert intervention(form(move="HOLD", addressee="varga", words="Well.")).text == ""
    assert intervention(form(move="INVITE", addressee="nobody", words="Who?")).addressee is None


def filled(own):
    readings = [reading.id for reading in SCENARIO.readings]
    points = dict.fromkeys((*readings, "other"), 20)
    trust = {"private_assurance": 4, "tell_if_accident": 3, "vouch_at_home": 2}
    sides = {side.id: {"believes": points, "trust": trust} for side in SCENARIO.sides}
    return probe_form(tuple(readings), tuple(side.id for side in SCENARIO.sides)).model_validate(
        {
            "own": points | own,
            "sides": sides,
            "action": "posture",
            "would_change_my_mind": "The tape.",
            "moved_by": [3, 99, 3, 0],
        }
    )


def test_points_are_normalised_and_turns_that_do_not_exist_are_dropped():
    answer = probe_answer(filled({"official-signal": 100}), SCENARIO, SCENARIO.sides[0].id, turns=12)
    assert answer.own["official-signal"] == pytest.approx(100 / 180)
    assert set(answer.theirs) == set(answer.trust) == {SCENARIO.sides[1].id}
    assert answer.moved_by == (3,)


def test_points_that_are_all_zero_are_no_answer():
    zero = dict.fromkeys(SCENARIO.options(), 0)
    assert probe_answer(filled(zero), SCENARIO, SCENARIO.sides[0].id, turns=12) is None


def test_the_form_tells_its_bounds_in_the_words_of_json_schema():
    sides = tuple(side.id for side in SCENARIO.sides)
    parts = probe_form(tuple(reading.id for reading in SCENARIO.readings), sides).model_json_schema()["$defs"]
    points, trust = parts["PointsForm"]["properties"], parts["TrustForm"]["properties"]
    assert all((part["minimum"], part["maximum"], part["type"]) == (0, 100, "integer") for part in points.values())
    assert all((part["minimum"], part["maximum"], part["type"]) == (1, 7, "integer") for part in trust.values())


def test_a_fraction_where_a_whole_number_was_asked_for_is_rounded():
    assert probe_answer(filled({"official-signal": 33.6}), SCENARIO, SCENARIO.sides[0].id, turns=1) is not None
