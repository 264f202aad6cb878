import asyncio

import pytest

from backchannel.cast.views import ChairView
from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import ActTag, Intervention
from backchannel.domain.scenario import Stage
from tests.cast.understudy.house import Sitting, facilitator, flagship_sitting


def stage_of(sitting: Sitting, purpose: str) -> Stage:
    return next(stage for stage in sitting.scenario.agenda if stage.purpose == purpose and stage.floor != "caucus")


def decide(sitting: Sitting, purpose: str, trigger: str, left: int = 2, budget: int = 2) -> Intervention:
    stage = stage_of(sitting, purpose)
    spoken = {turn.seat for turn in sitting.turns if turn.stage == stage.id}
    silent = tuple(seat for seat in sitting.players if seat not in spoken)
    moment = sitting.moment(FACILITATOR, stage, left)
    view = ChairView(sitting.room, sitting.chair_card, moment, trigger, budget, False, silent)
    return asyncio.run(sitting.chair.decide(view))


@pytest.mark.parametrize("chair", ["ines-halloran", "tomas-beke"])
@pytest.mark.parametrize("seed", range(1, 6))
def test_a_stage_opens_with_words_and_gives_one_seat_the_floor(chair: str, seed: int) -> None:
    sitting = flagship_sitting(seed, "kite", chair=chair)
    for purpose in ("readings", "restatement", "needs and fears", "evidence", "constraints", "single text"):
        said = decide(sitting, purpose, "stage opens")
        assert said.addressee in sitting.players and said.text and said.move != "HOLD"


def test_a_hanging_question_is_named_and_given_back_to_whom_it_was_put() -> None:
    sitting = flagship_sitting(1, "own-mind")
    stage = stage_of(sitting, "evidence").id
    asked = "Mosse, what happened that evening?"
    sitting.hear("pike", asked, ActTag(act="ask_clarification", quote=asked, to="mosse", topic="that-night"), stage=stage)
    sitting.hear("mosse", "It has rained since the station.", ActTag(act="procedural", quote="It has rained"), stage=stage)
    said = decide(sitting, "evidence", "question left hanging")
    assert (said.move, said.addressee, said.topic) == ("CLARIFY", "mosse", "that-night")


def test_an_accusation_is_turned_into_its_question_or_met_with_the_rules() -> None:
    for seed in range(1, 6):
        sitting = flagship_sitting(seed, "own-mind")
        stage = stage_of(sitting, "evidence").id
        words = "You know, Mosse, and you are letting us guess."
        sitting.hear("pike", words, ActTag(act="accuse", quote=words, to="mosse", topic="that-night"), stage=stage)
        assert decide(sitting, "evidence", "accusation").move in ("REFRAME", "REMIND_RULES")


def test_a_silent_seat_is_asked_in() -> None:
    sitting = flagship_sitting(1, "own-mind")
    stage = stage_of(sitting, "evidence").id
    for seat in list(sitting.players)[:5]:
        sitting.hear(seat, "Rain again.", ActTag(act="procedural", quote="Rain again."), stage=stage)
    said = decide(sitting, "evidence", "one seat silent")
    assert (said.move, said.addressee) == ("INVITE_QUIET", list(sitting.players)[5])


def test_without_budget_and_in_a_round_the_chair_holds() -> None:
    sitting = flagship_sitting(1, "own-mind")
    sitting.hear("pike", "Rain again.", ActTag(act="procedural", quote="Rain again."), stage=stage_of(sitting, "evidence").id)
    assert decide(sitting, "evidence", "every k turns", budget=0).move == "HOLD"
    assert decide(sitting, "readings", "every k turns").move == "HOLD"


def test_evidence_closes_on_what_was_told_by_whom_and_what_it_speaks_for() -> None:
    sitting = flagship_sitting(1, "own-mind")
    sitting.tell("fisheries-fever")
    sitting.tell("five-fridays")
    said = decide(sitting, "evidence", "last turn", left=0)
    assert said.move == "SUMMARISE" and said.addressee is None
    assert "Lasker" in said.text and "by accident" in said.text and "nothing was ever asked of Castrel" in said.text
    assert "an order" in said.text
    assert {tag.clue for tag in said.tags} == {"fisheries-fever", "five-fridays"}


def test_a_single_text_closes_on_a_draft_from_what_both_sides_carry() -> None:
    sitting = flagship_sitting(1, "own-mind")
    sitting.hear("quill", "The call.", ActTag(act="propose_step", quote="The call.", step="harbourmasters"))
    sitting.hear("mosse", "Yes.", ActTag(act="endorse_step", quote="Yes.", step="harbourmasters"))
    sitting.hear("mosse", "The tape.", ActTag(act="propose_step", quote="The tape.", step="whole-tape"))
    sitting.hear("pike", "No.", ActTag(act="object_step", quote="No.", step="whole-tape"))
    said = decide(sitting, "single text", "last turn", left=0)
    assert said.move == "PROPOSE_TEXT"
    assert "Cullen Bay" in said.text and "from Monday 1 December" in said.text
    assert "Pike" in said.text
    assert [tag.step for tag in said.tags] == ["harbourmasters"]


def test_the_two_schools_chair_differently() -> None:
    moves: dict[str, list[str]] = {"ines-halloran": [], "tomas-beke": []}
    for chair, made in moves.items():
        for seed in range(1, 9):
            turns = flagship_sitting(seed, "kite", chair=chair).play().turns
            made += [turn.move or "" for turn in turns if turn.seat == FACILITATOR]
    assert moves["tomas-beke"].count("PROPOSE_TEXT") > moves["ines-halloran"].count("PROPOSE_TEXT")


def test_a_summary_of_closed_stages_names_claims_tellings_and_steps() -> None:
    sitting = flagship_sitting(1, "own-mind")
    sitting.tell("fisheries-fever")
    sitting.turns[-1] = sitting.turns[-1].model_copy(update={"stage": "what-would-show"})
    stage = stage_of(sitting, "single text")
    moment = sitting.moment(FACILITATOR, stage, 3)
    view = ChairView(sitting.room, facilitator(), moment, "stage opens", 2, False, ())
    text = asyncio.run(sitting.chair.summarise(view, ("what-would-show",), "long"))
    assert "Lasker told that he was at that table by accident" in text
