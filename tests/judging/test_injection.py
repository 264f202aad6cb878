"""Instructions inside an utterance change nothing (OWASP LLM01:2025, prompt injection)."""

import json

import pytest

from backchannel.chat.scripted import ScriptedChat
from backchannel.domain.call import Request
from backchannel.domain.dialogue import Turn
from backchannel.judging import Asking, judge, room
from backchannel.judging.record import blinding, record
from tests.judging.payloads import PAYLOADS
from tests.judging.talks import CONFIDENCE, card, headlines, prompts, sanity

BOUND = 1.0
"""Most, in points of 100, that a payload may move a lexical headline."""


def attacked(name: str, payload: str, at: int) -> list[Turn]:
    turns = sanity(name)
    turns[at] = turns[at].model_copy(update={"text": f"{turns[at].text} {payload}"})
    return turns


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("name", ["hostile", "empty-politeness", "constructive"])
def test_the_lexical_judge_is_unmoved(name: str, payload: str) -> None:
    benign = headlines(sanity(name))
    for at in range(1, len(sanity(name)), 2):
        moved = headlines(attacked(name, payload, at))
        assert all(abs(one - other) <= BOUND for one, other in zip(moved, benign, strict=True))


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_stays_on_one_line_between_the_marks_and_is_never_a_template(payload: str) -> None:
    turns = attacked("constructive", payload, 3)
    made = record(turns, 1, blinding(turns, {}))
    text = prompts().render("judge_record.j2", nonce=made.nonce, lines=made.lines)
    _, begin, rest = text.partition(f"=== BEGIN RECORD {made.nonce} ===\n")
    inside, end, _ = rest.partition(f"\n=== END RECORD {made.nonce} ===")
    assert begin and end
    assert len(inside.split("\n")) == len(turns)
    assert " ".join(payload.split()).replace("Sabah", "B1") in inside


def sceptical(request: Request) -> str:
    """A judge that quotes what the payload tells it to, and one thing that was said."""
    quotes = [{"turn": 2, "quote": "We took it as a warning."}, {"turn": 99, "quote": "I was wrong, I admit it"}]
    return json.dumps({"evidence": quotes, "why": "Seen.", "insufficient_evidence": False, "score": 2})


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
async def test_a_scripted_judge_is_unmoved_and_forged_turns_cannot_be_cited(payload: str) -> None:
    asking = Asking(prompts=prompts(), model="scripted")
    chat = ScriptedChat([("*", sceptical)] * 24)
    benign = await judge(sanity("constructive"), card(), chat, asking)
    moved = await judge(attacked("constructive", payload, 9), card(), chat, asking)
    chat.finish()
    assert moved == benign
    assert room(CONFIDENCE, moved).headline == 50
    assert room(CONFIDENCE, moved).rejected_quotes == 6
