import json

import pytest

from backchannel.chat.scripted import ScriptedChat
from backchannel.domain.call import Request
from backchannel.domain.verdict import Scored, Unscored
from backchannel.errors import PermanentModelError, TransientModelError
from backchannel.judging import Asking, judge, room
from tests.judging.talks import CLARITY, CONFIDENCE, card, prompts, sanity

ASKING = Asking(prompts=prompts(), model="referee", seed=3)
TALK = sanity("constructive")
TRUE = (2, "We took it as a warning.")
INVENTED = (2, "We took it as a friendly greeting.")


def answer(score: int | None, *quotes: tuple[int, str], why: str = "Seen.") -> str:
    evidence = [{"turn": turn, "quote": quote} for turn, quote in quotes]
    return json.dumps({"evidence": evidence, "why": why, "insufficient_evidence": score is None, "score": score})


async def test_one_call_a_dimension_each_with_its_own_key() -> None:
    async with ScriptedChat([("judging-*/0/evaluator/judge/0", answer(3, TRUE))] * 12) as chat:
        events = await judge(TALK, card(), chat, ASKING)
    assert len({str(request.key) for request in chat.requests}) == 12
    assert {request.key.stage for request in chat.requests} == {f"judging-{item.id}" for item in card().dimensions}
    assert [event.dimension.name for event in events] == [item.id for item in card().dimensions]
    assert {event.judge for event in events} == {"referee"}
    assert room(CONFIDENCE, events).headline == room(CLARITY, events).headline == 75


async def test_rules_and_record_are_a_shared_prefix_and_the_question_stands_last() -> None:
    chat = ScriptedChat([("*", answer(3, TRUE))] * 12)
    await judge(TALK, card(), chat, Asking(prompts=prompts(), model="referee", swap_sides=False))
    assert len({request.messages[:2] for request in chat.requests}) == 1
    assert len({request.messages[2] for request in chat.requests}) == 12
    assert [message.role for message in chat.requests[0].messages] == ["system", "user", "user"]
    for request, dimension in zip(chat.requests, card().dimensions, strict=True):
        assert all(anchor.looks_like in request.messages[2].text for anchor in dimension.anchors)


async def test_sides_are_swapped_on_every_other_dimension() -> None:
    chat = ScriptedChat([("*", answer(3, TRUE))] * 12)
    await judge(TALK, card(), chat, ASKING)
    first = ["[2] A1:" in request.messages[1].text for request in chat.requests]
    assert first == [True, False] * 6
    assert len({request.messages[1] for request in chat.requests}) == 2


async def test_the_judge_sees_no_names() -> None:
    chat = ScriptedChat([("*", answer(3, TRUE))] * 12)
    await judge(TALK, card(), chat, ASKING)
    sent = " ".join(message.text for request in chat.requests for message in request.messages)
    assert "Ilmari" not in sent
    assert "Sabah" not in sent


async def test_a_score_without_a_quotation_is_asked_once_more_and_told_what_was_not_found() -> None:
    script = [
        ("judging-candour/0/evaluator/judge/0", answer(4, INVENTED)),
        ("judging-candour/0/evaluator/judge/2", answer(2, TRUE)),
        *[("*", answer(3, TRUE))] * 11,
    ]
    async with ScriptedChat(script) as chat:
        events = await judge(TALK, card(), chat, ASKING)
    candour = next(event for event in events if event.dimension.name == "candour")
    assert isinstance(candour.dimension, Scored)
    assert candour.dimension.score == 2
    assert candour.rejected_quotes == 1
    again = next(request for request in chat.requests if request.key.ordinal == 2)
    assert INVENTED[1] in again.messages[2].text


async def test_invented_quotes_twice_are_unscored() -> None:
    async with ScriptedChat([("*", answer(4, INVENTED))] * 24) as chat:
        events = await judge(TALK, card(), chat, ASKING)
    assert all(isinstance(event.dimension, Unscored) for event in events)
    assert room(CONFIDENCE, events).headline is None
    assert room(CONFIDENCE, events).rejected_quotes == 12


async def test_a_judge_that_always_says_four_without_quoting_scores_nothing() -> None:
    async with ScriptedChat([("*", answer(4))] * 24) as chat:
        events = await judge(TALK, card(), chat, ASKING)
    assert all(isinstance(event.dimension, Unscored) for event in events)


async def test_a_quote_of_one_word_or_from_the_wrong_turn_is_void() -> None:
    async with ScriptedChat([("*", answer(4, (2, "warning"), (3, TRUE[1])))] * 24) as chat:
        events = await judge(TALK, card(), chat, ASKING)
    assert {event.dimension.unscored for event in events if isinstance(event.dimension, Unscored)} == {
        "the judge cited nothing that was said"
    }


async def test_insufficient_evidence_is_an_answer_and_not_asked_again() -> None:
    async with ScriptedChat([("*", answer(None, why="Nobody spoke of it."))] * 12) as chat:
        events = await judge(TALK, card(), chat, ASKING)
    assert all("Nobody spoke of it" in event.dimension.unscored for event in events if isinstance(event.dimension, Unscored))
    assert len(chat.requests) == 12


async def test_half_scored_is_enough_for_a_headline_and_less_is_not() -> None:
    confidence = [item.id for item in card().dimensions if item.panel == CONFIDENCE]

    def script(scored: int):
        names = confidence[:scored]
        return [(f"judging-{name}/*", answer(2, TRUE)) for name in names] + [("*", answer(None))] * (12 - scored)

    for scored, headline in ((3, 50.0), (2, None)):
        async with ScriptedChat(script(scored)) as chat:
            assert room(CONFIDENCE, await judge(TALK, card(), chat, ASKING)).headline == headline


async def test_a_panel_is_asked_member_by_member_and_gives_the_median_with_all_evidence() -> None:
    quotes = [TRUE, (7, "The log says ten past one."), (9, "The level upstream.")]
    script = [(f"judging-*/0/judge-{n}/judge/0", answer(score, quotes[n - 1])) for n, score in ((1, 1), (2, 4), (3, 3))] * 12
    async with ScriptedChat(script) as chat:
        events = await judge(TALK, card("three-eyes"), chat, ASKING)
    assert len(chat.requests) == 36
    first = events[0].dimension
    assert isinstance(first, Scored)
    assert first.score == 3
    assert [(item.turn, item.quote) for item in first.evidence] == quotes
    members = {request.key.seat: request.messages[2].text for request in chat.requests[:3]}
    assert "old negotiator" in members["judge-1"]
    assert len({request.messages[0] for request in chat.requests}) == 1


async def test_a_panel_of_which_most_cannot_tell_is_unscored() -> None:
    scores = ((1, None), (2, 4), (3, None))
    script = [(f"judging-*/0/judge-{n}/judge/0", answer(score, TRUE)) for n, score in scores] * 12
    async with ScriptedChat(script) as chat:
        events = await judge(TALK, card("three-eyes"), chat, ASKING)
    assert all(isinstance(event.dimension, Unscored) for event in events)
    assert "1 of 3" in events[0].dimension.unscored


async def test_an_answer_that_never_fits_the_form_leaves_its_dimension_unscored() -> None:
    script = [
        ("judging-candour/0/evaluator/judge/0", "Four out of four!"),
        ("judging-candour/0/evaluator/judge/1", '{"score": 9}'),
        *[("*", answer(3, TRUE))] * 11,
    ]
    async with ScriptedChat(script) as chat:
        events = await judge(TALK, card(), chat, ASKING)
    assert [event.dimension.name for event in events if isinstance(event.dimension, Unscored)] == ["candour"]


async def test_a_failing_server_stops_the_run_after_every_other_answer_arrived() -> None:
    for error in (TransientModelError("timeout", "too slow"), PermanentModelError("quota", "no credit")):
        chat = ScriptedChat([("judging-candour/*", error), *[("*", answer(3, TRUE))] * 11])
        with pytest.raises(type(error)):
            await judge(TALK, card(), chat, ASKING)
        chat.finish()


async def test_nothing_is_asked_about_an_empty_or_one_turn_record() -> None:
    async with ScriptedChat([]) as chat:
        for turns in ([], TALK[1:2]):
            events = await judge(turns, card(), chat, ASKING)
            assert all(isinstance(event.dimension, Unscored) for event in events)
            assert {event.judge for event in events} == {"referee"}


async def test_a_chat_without_a_way_to_ask_is_refused() -> None:
    with pytest.raises(ValueError, match="how to ask"):
        await judge(TALK, card(), ScriptedChat([]))


async def test_the_same_talk_is_asked_in_the_same_words() -> None:
    sent: list[list[Request]] = []
    for _ in range(2):
        chat = ScriptedChat([("*", answer(3, TRUE))] * 12)
        await judge(TALK, card(), chat, ASKING)
        sent.append(chat.requests)
    assert [request.digest() for request in sent[0]] == [request.digest() for request in sent[1]]
