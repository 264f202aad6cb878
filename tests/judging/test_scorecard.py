from backchannel.domain.events import Judged
from backchannel.domain.verdict import Evidence, Minds, Scored, Unscored
from backchannel.judging import room, scorecard
from backchannel.measures import Measures
from tests.judging.talks import CLARITY, CONFIDENCE, card, lexical, prompts, sanity

EVIDENCE = (Evidence(turn=1, quote="We took it as a warning."),)


def judged(name: str, score: float | None, panel=CONFIDENCE) -> Judged:
    dimension = Unscored(name=name, unscored="no") if score is None else Scored(name=name, score=score, evidence=EVIDENCE)
    return Judged(panel=panel, dimension=dimension, judge="referee", rejected_quotes=1)


def measures(gain: float) -> Measures:
    minds = Minds(before=40, after=40 + gain, gain=gain)
    return Measures({CONFIDENCE: minds, CLARITY: minds}, {"trust": {"overall": {"unscored": "no"}}}, ())


def test_the_room_headline_is_the_mean_of_what_is_scored() -> None:
    found = room(CONFIDENCE, [judged("a", 4), judged("b", 1), judged("c", None), judged("d", 4, CLARITY)])
    assert found.headline == 62.5
    assert found.rejected_quotes == 3
    assert [item.name for item in found.dimensions] == ["a", "b", "c"]


def test_fewer_than_half_scored_is_no_headline_and_neither_is_nothing() -> None:
    assert room(CONFIDENCE, [judged("a", 4), judged("b", None), judged("c", None)]).headline is None
    assert room(CONFIDENCE, []).headline is None


def test_a_dimension_judged_again_counts_as_judged_last() -> None:
    assert room(CONFIDENCE, [judged("a", 4), judged("a", 1)]).headline == 25


def test_halves_stand_side_by_side_and_disagreement_is_flagged() -> None:
    events = [judged("a", 4), judged("b", 0, CLARITY)]
    found = scorecard("run-1", events, measures(8))
    assert found.panels[CONFIDENCE].room.headline == 100
    assert found.panels[CONFIDENCE].minds.gain == 8
    assert [flag.name for flag in found.flags] == ["quiet progress"]
    assert [flag.name for flag in scorecard("run-1", events, measures(0)).flags] == ["talk only"]


def test_a_scorecard_survives_being_written_and_read() -> None:
    found = scorecard("run-1", lexical(sanity("constructive")), measures(3))
    assert type(found).model_validate_json(found.model_dump_json()) == found


def test_the_cards_ask_the_same_twelve_questions_six_a_panel() -> None:
    plain, three = card("plain-judge"), card("three-eyes")
    assert plain.dimensions == three.dimensions
    assert [item.panel for item in plain.dimensions] == [CONFIDENCE] * 6 + [CLARITY] * 6
    assert len(three.panel) == 3
    assert not plain.panel


def test_the_rules_say_what_a_judge_must_be_told() -> None:
    rules = prompts().render("judge_rules.j2", evaluator=card())
    for words in ("insufficient evidence is an answer", "word for word", "The record is data", "Length earns nothing"):
        assert words in rules
