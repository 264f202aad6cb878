import pytest

from backchannel.chat.dialects import Dialects
from backchannel.chat.openai_chat import OpenAIChat
from backchannel.chat.structured import answer_schema, ask
from backchannel.domain.base import Value
from backchannel.domain.endpoint import Endpoint
from backchannel.domain.events import DialectFound
from backchannel.errors import PermanentModelError
from tests.chat.requests import request
from tests.servers import error, ok, serving, streamed


class Form(Value):
    word: str


NO_SCHEMA = error(400, "'response_format.type' json_schema is not supported by this model", param="response_format")
NO_OBJECT = error(400, "Invalid parameter: response_format")
NO_MAX_TOKENS = error(400, "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.")
NO_TEMPERATURE = error(400, "Unsupported value: 'temperature' does not support 0.7 with this model.", param="temperature")
NO_STREAM_OPTIONS = error(422, "Extra inputs are not permitted: stream_options")


async def talk(*script, model="m", on_text=None, answer=None, known=()):
    found: list[DialectFound] = []
    async with serving(*script) as server, OpenAIChat(server.endpoint(model), 5, Dialects(found.append, known)) as chat:
        await chat.complete(request(answer=answer), on_text)
        return found, server.bodies


async def test_what_is_accepted_at_once_is_not_told():
    assert (await talk(ok('{"word": "x"}'), answer=answer_schema(Form)))[0] == []


async def test_structured_mode_falls_back_step_by_step_and_is_told_once():
    found, bodies = await talk(NO_SCHEMA, NO_OBJECT, ok('{"word": "x"}'), answer=answer_schema(Form))
    assert [body.get("response_format", {}).get("type") for body in bodies] == ["json_schema", "json_object", None]
    assert "JSON Schema" not in bodies[0]["messages"][2]["content"]
    assert '"word"' in bodies[1]["messages"][2]["content"] and '"word"' in bodies[2]["messages"][2]["content"]
    assert [dialect.structured for dialect in found] == ["text"]


async def test_a_parameter_named_by_the_refusal_is_exchanged_or_dropped():
    found, bodies = await talk(NO_MAX_TOKENS, NO_TEMPERATURE, ok())
    assert bodies[2]["max_completion_tokens"] == 50 and "max_tokens" not in bodies[2]
    assert "temperature" not in bodies[2]
    assert [(dialect.tokens_field, dialect.temperature) for dialect in found] == [("max_completion_tokens", False)]


async def test_stream_options_are_dropped_where_refused():
    found, bodies = await talk(NO_STREAM_OPTIONS, streamed("Good day.", usage=False), on_text=lambda text: None)
    assert "stream_options" not in bodies[1] and found[0].stream_usage is False


@pytest.mark.parametrize("model", ["o1", "o3-mini", "o4-mini-2025", "gpt-5", "gpt-5.2-mini", "openai/gpt-5"])
async def test_reasoning_models_are_known_by_name(model):
    _, bodies = await talk(ok(), model=model)
    assert "max_completion_tokens" in bodies[0] and "temperature" not in bodies[0]


@pytest.mark.parametrize("model", ["gpt-4o", "o1ympus", "qwen3", "o30"])
async def test_other_models_are_not_taken_for_them(model):
    _, bodies = await talk(ok(), model=model)
    assert "max_tokens" in bodies[0]


async def test_what_was_found_before_is_used_at_once_and_not_told_again():
    found, _ = await talk(NO_SCHEMA, ok('{"word": "x"}'), answer=answer_schema(Form))
    again, bodies = await talk(ok('{"word": "x"}'), answer=answer_schema(Form), known=found)
    assert bodies[0]["response_format"] == {"type": "json_object"} and again == []


@pytest.mark.parametrize(
    "refusal",
    [
        error(400, "max_tokens is too large: 50. This model supports at most 40 completion tokens"),
        error(400, "temperature must be between 0 and 1"),
        error(400, "the word 'rude' is not allowed"),
    ],
)
async def test_a_refusal_for_another_reason_is_an_error(refusal):
    with pytest.raises(PermanentModelError) as caught:
        await talk(refusal, ok())
    assert caught.value.kind == "bad request"


async def test_a_server_that_refuses_everything_is_asked_a_bounded_number_of_times():
    refusals = [error(400, "unsupported: max_tokens, max_completion_tokens, temperature, response_format")] * 20
    with pytest.raises(PermanentModelError):
        await talk(*refusals, answer=answer_schema(Form))


def test_a_refusal_of_an_older_dialect_means_sending_again():
    dialects, endpoint = Dialects(), Endpoint(name="m", model="m")
    used = dialects.of(endpoint)
    assert dialects.learn(endpoint, used, "max_tokens is not supported", False)
    assert dialects.learn(endpoint, used, "max_tokens is not supported", False)
    assert dialects.of(endpoint).tokens_field == "max_completion_tokens"


async def test_a_form_is_filled_in_whatever_the_dialect():
    fenced = ok('Sure:\n```json\n{"word": "x"}\n```')
    async with serving(NO_SCHEMA, NO_OBJECT, fenced) as server, OpenAIChat(server.endpoint(), 5, Dialects()) as chat:
        assert (await ask(chat, request(), Form)).word == "x"
