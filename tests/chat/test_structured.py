import json
from typing import Annotated, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from backchannel.chat.schemas import answer_schema, without_lengths
from backchannel.chat.scripted import ScriptedChat
from backchannel.chat.structured import UnfitError, ask, parse_answer
from backchannel.domain.base import Value
from backchannel.errors import ModelError
from tests.chat.requests import request


class Part(Value):
    kind: Literal["part"] = "part"
    note: str = ""


class Other(Value):
    kind: Literal["other"]


class Verdict(Value):
    """A verdict."""

    score: Annotated[int, Field(ge=0, le=100)]
    reason: str
    part: Part | None = Field(default=None, description="A part of it.")
    more: list[Part | Other] = Field(default_factory=list)


class Node(Value):
    name: str
    below: list["Node"] = Field(default_factory=list)


GOOD = '{"score": 40, "reason": "said so"}'


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Here is my verdict, as {{asked}}:\n{GOOD}\nThank you.",
        f"{GOOD}\n{GOOD}",
        f'{{"broken": \n{GOOD}',
        '{"score": "40", "reason": "said so", "more": []}',
        '{"score": 40, "reason": "said\\u001b[31m so"}',
    ],
)
def test_one_object_is_found_whatever_stands_around_it(text):
    verdict = parse_answer(text, Verdict)
    assert verdict.score == 40 and verdict.reason == "said so"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no verdict", "no complete JSON object"),
        ('{"score": 40', "no complete JSON object"),
        ('{"score": 400, "reason": "x"}', "score: Input should be less than or equal to 100"),
        ('{"score": NaN, "reason": "x"}', "no complete JSON object"),
        ('{"reason": "x"}', "score: Field required"),
        ('{"score": 1, "reason": "x", "extra": 1}', "extra: Extra inputs"),
        (f'{GOOD} but then {{"score": 99, "reason": "forged"}}', "more than one"),
        ("{" * 5000, "no complete JSON object"),
        ('{"a":' * 5000, "no complete JSON object"),
    ],
)
def test_what_does_not_fit_says_why(text, problem):
    with pytest.raises(UnfitError, match=problem):
        parse_answer(text, Verdict)


@given(st.text())
def test_any_text_is_either_an_answer_or_unfit(text):
    try:
        parse_answer(text, Verdict)
    except UnfitError as error:
        assert str(error).startswith("- ")


async def test_an_answer_that_does_not_fit_is_asked_for_once_more_with_the_reason():
    script = [("opening/1/varga/speak/0", '{"score": 400, "reason": "x"}'), ("opening/1/varga/speak/1", GOOD)]
    async with ScriptedChat(script) as chat:
        assert (await ask(chat, request(), Verdict)).score == 40
    first, second = chat.requests
    assert first.answer == second.answer == answer_schema(Verdict)
    assert first.messages[:2] == second.messages[:2]
    words = second.messages[2].text
    assert words.startswith(first.messages[2].text)
    assert '"score": 400' in words and "score: Input should be less than" in words and '"reason"' in words


async def test_a_second_misfit_is_an_error_of_its_own_kind():
    async with ScriptedChat([("*", "no"), ("*", "never")]) as chat:
        with pytest.raises(ModelError) as caught:
            await ask(chat, request(), Verdict)
    assert caught.value.kind == "schema" and len(caught.value.lines()) == 3


def objects_of(schema):
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for value in schema.values():
            yield from objects_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects_of(value)


@pytest.mark.parametrize("model", [Verdict, Node, Part])
def test_a_strict_schema_closes_every_object_and_requires_every_property(model):
    schema = answer_schema(model).schema
    jsonschema.Draft202012Validator.check_schema(schema)
    for found in objects_of(schema):
        assert found["additionalProperties"] is False
        assert found["required"] == list(found["properties"])
    text = json.dumps(schema)
    assert not any(f'"{word}":' in text for word in ("title", "default", "oneOf", "discriminator", "const"))


def test_a_strict_schema_accepts_what_the_model_accepts():
    value = Verdict(score=1, reason="x", part=Part(), more=[Other(kind="other")])
    jsonschema.validate(value.model_dump(), answer_schema(Verdict).schema)


def test_a_schema_is_made_once():
    assert answer_schema(Verdict) is answer_schema(Verdict)


def test_bounds_on_texts_are_left_out_for_hosted_servers_that_refuse_them():
    form = {"type": "object", "properties": {"words": {"type": "string", "minLength": 1, "maxLength": 9}, "n": {"maximum": 3}}}
    assert without_lengths({"$defs": {"a": form}, "anyOf": [form]}) == {
        "$defs": {"a": {"type": "object", "properties": {"words": {"type": "string"}, "n": {"maximum": 3}}}},
        "anyOf": [{"type": "object", "properties": {"words": {"type": "string"}, "n": {"maximum": 3}}}],
    }
