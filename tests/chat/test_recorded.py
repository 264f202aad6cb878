from dataclasses import replace

import pytest

from backchannel.chat.limited import Budget, Gate, Limited
from backchannel.chat.prices import Prices
from backchannel.chat.recorded import Recorded
from backchannel.chat.scripted import ScriptedChat
from backchannel.domain.call import Answer
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import BudgetReached, ReplayDiverged, TransientModelError
from tests.chat.memory_recording import MemoryRecording
from tests.chat.requests import request


async def recorded_once(text="Good day.") -> MemoryRecording:
    recording = MemoryRecording()
    async with ScriptedChat({"opening/1/varga/speak/0": text}) as chat:
        await Recorded(chat, recording).complete(request())
    return recording


async def test_a_new_call_is_requested_sent_answered_and_flushed_in_this_order():
    recording = MemoryRecording()
    seen: list[str] = []

    def line(_request) -> str:
        seen.extend(recording.types())
        return "Good day."

    await Recorded(ScriptedChat([("*", line)]), recording).complete(request())
    assert seen == ["call_requested"]
    assert recording.types() == ["call_requested", "call_answered"] and recording.flushed == 2


async def test_what_was_answered_is_served_without_asking():
    recording = await recorded_once()
    shown: list[str] = []
    for inner in (None, ScriptedChat([])):
        reply = await Recorded(inner, recording).complete(request(), shown.append)
        assert reply.text == "Good day." and reply.usage.output_tokens == 3
    assert shown == ["Good day."] * 2 and recording.types() == ["call_requested", "call_answered"]


async def test_a_failure_is_recorded_and_asked_again():
    recording = MemoryRecording()
    failing = ScriptedChat([("*", TransientModelError("timeout", "too late")), ("*", "Good day.")])
    chat = Recorded(failing, recording)
    with pytest.raises(TransientModelError):
        await chat.complete(request())
    assert recording.types() == ["call_requested", "call_failed"] and recording.flushed == 2
    assert (recording.events[1].kind, recording.events[1].message) == ("timeout", "too late")
    assert (await chat.complete(request())).text == "Good day."


async def test_a_call_the_budget_refused_is_recorded_as_failed_and_not_as_in_flight():
    recording = MemoryRecording()
    prices = Prices(Endpoint(name="m", model="m", base_url="http://127.0.0.1:1/v1"))
    limited = Limited(ScriptedChat([]), Gate(1, None, Budget(tokens=1)), prices)
    with pytest.raises(BudgetReached):
        await Recorded(limited, recording).complete(request())
    assert recording.types() == ["call_requested", "call_failed"]


async def test_a_request_without_an_answer_is_asked_again():
    recording = MemoryRecording()
    recording.requested(request())
    assert (await Recorded(ScriptedChat([("*", "Good day.")]), recording).complete(request())).text == "Good day."


async def test_replay_of_a_call_that_is_not_in_the_record_diverges():
    with pytest.raises(ReplayDiverged, match="opening/2/varga/speak/0"):
        await Recorded(None, await recorded_once()).complete(request(2))


@pytest.mark.parametrize(
    ("texts", "place", "words"),
    [
        (("Rules!", "Record.", "You are Varga."), "the rules and scenario", ("Rules.", "Rules!")),
        (("Rules.", "Record.\nMore.", "You are Varga."), "the record of the talk", ("Record.", "More.")),
        (("Rules.", "Record.", "You are Moll."), "what belongs to this seat alone", ("Varga.", "Moll.")),
    ],
)
async def test_a_request_that_differs_names_message_line_and_words(texts, place, words):
    with pytest.raises(ReplayDiverged) as caught:
        await Recorded(None, await recorded_once()).complete(request(texts=texts))
    assert place in caught.value.where and "line " in caught.value.where
    assert all(word in caught.value.where for word in words)


@pytest.mark.parametrize(
    "change", [{"temperature": 0.1}, {"max_output_tokens": 9}, {"model": "n"}, {"answer": Answer("Form", {"type": "object"})}]
)
async def test_a_request_that_differs_in_its_settings_diverges(change):
    with pytest.raises(ReplayDiverged) as caught:
        await Recorded(None, await recorded_once()).complete(replace(request(), **change))
    assert "the words are the same" in caught.value.where
