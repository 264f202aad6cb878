"""Faults of a server, over real loopback connections. OWASP LLM02 (disclosure) and LLM05 (output handling)."""

import asyncio
import json
import logging

import httpx2
import pytest
from openai import DefaultAsyncHttpxClient

from backchannel.chat.dialects import Dialects
from backchannel.chat.faults import usage_of
from backchannel.chat.openai_chat import OpenAIChat
from backchannel.chat.structured import answer_schema
from backchannel.domain.base import Value
from backchannel.domain.call import Usage
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import InputError, ModelError, PermanentModelError, TransientModelError
from tests.chat.requests import request
from tests.servers import Served, completion, error, ok, serving, streamed

CANARY = "sk-canary-7d1f9c2ab38e4f60"


class Form(Value):
    word: str


async def complete(*script: Served, on_text=None, answer=None, timeout_seconds=5.0):
    async with serving(*script) as server, OpenAIChat(server.endpoint(), timeout_seconds, Dialects()) as chat:
        return await chat.complete(request(answer=answer), on_text), server


async def test_a_plain_reply_is_read_with_its_usage():
    reply, server = await complete(ok("<think>hm</think> Good day."))
    assert (reply.text, reply.finish, reply.served_model) == ("Good day.", "stop", "served-m")
    assert reply.usage == Usage(input_tokens=11, output_tokens=3, cached_tokens=8, cost_usd=None)
    assert server.bodies[0]["messages"][2] == {"role": "user", "content": "You are Varga."}
    assert server.bodies[0]["max_tokens"] == 50 and server.bodies[0]["temperature"] == 0.7
    assert "stream" not in server.bodies[0]


async def test_usage_that_is_not_told_is_unknown_and_not_zero():
    reply, _ = await complete(ok(usage=False))
    assert reply.usage == Usage(input_tokens=None, output_tokens=None, cached_tokens=None, cost_usd=None)


async def test_a_streamed_reply_is_shown_as_it_comes_and_without_thoughts():
    shown: list[str] = []
    reply, server = await complete(
        streamed("<thi", "nk>He lies</th", "ink> Good", " day", ".\x1b[2", "J"), on_text=shown.append
    )
    assert shown == ["Good", " day", "."]
    assert reply.text == "Good day." and reply.usage.input_tokens == 11
    assert server.bodies[0]["stream_options"] == {"include_usage": True}


async def test_a_server_that_does_not_stream_is_shown_in_one_piece():
    shown: list[str] = []
    reply, _ = await complete(ok("Good day."), on_text=shown.append)
    assert shown == ["Good day."] and reply.text == "Good day."


async def test_connections_are_used_again_after_a_stream():
    async with serving(streamed("a"), streamed("b")) as server, OpenAIChat(server.endpoint(), 5, Dialects()) as chat:
        await chat.complete(request(), lambda text: None)
        await chat.complete(request(), lambda text: None)
        assert (len(server.bodies), server.connections) == (2, 1)


@pytest.mark.parametrize("ending", [streamed("Good", finish=None, usage=False), streamed("Good", done=False)])
async def test_a_stream_may_end_with_done_or_with_a_finish_reason(ending):
    reply, _ = await complete(ending, on_text=lambda text: None)
    assert reply.text == "Good"


WRONG_TYPE = {"choices": [{"message": {"content": 5}, "finish_reason": "stop"}]}
FAULTS = [
    (error(429, "slow down", headers={"retry-after": "7"}), "rate limited", True),
    (error(429, "pay first", code="insufficient_quota"), "quota", False),
    (error(500, "oops"), "server error", True),
    (error(503, "oops"), "server error", True),
    (error(400, "no"), "bad request", False),
    (error(400, "This model's maximum context length is 9 tokens"), "context overflow", False),
    (error(401, "bad key"), "unauthorised", False),
    (error(403, "no"), "forbidden", False),
    (error(404, "no such model"), "not found", False),
    (error(422, "no"), "bad request", False),
    (Served(301, headers={"location": "http://127.0.0.1:1/v1"}), "redirected", False),
    (Served(307, headers={"location": "http://127.0.0.1:1/v1"}), "redirected", False),
    (Served(body=b"<html>Welcome</html>", content_type="text/html"), "garbled", True),
    (Served(body=completion()[:60]), "garbled", True),
    (Served(body=b"[" * 100_000), "garbled", True),
    (Served(body=b"[]"), "garbled", True),
    (Served(body=b"{}"), "garbled", True),
    (Served(body=b'{"choices": []}'), "garbled", True),
    (Served(body=b'{"choices": {}}'), "garbled", True),
    (Served(body=b'{"choices": [null]}'), "garbled", True),
    (Served(body=json.dumps(WRONG_TYPE).encode()), "garbled", True),
    (Served(body=b'{"error": {"message": "down", "code": 503}}'), "server error", True),
    (ok(None), "empty", True),
    (ok(" \n"), "empty", True),
    (ok("<think>only a thought"), "empty", True),
    (ok(None, refusal="I will not."), "refused", False),
    (ok("Good", finish="content_filter"), "filtered", False),
    (ok("Good d", finish="length"), "cut off", False),
    (ok("", finish="length"), "cut off", False),
    (ok(None, finish="tool_calls"), "garbled", True),
    (Served(drop=True), "connection", True),
    (Served(hang_seconds=3), "timeout", True),
]


@pytest.mark.parametrize(("answer", "kind", "transient"), FAULTS)
async def test_each_fault_is_one_typed_error(answer, kind, transient):
    with pytest.raises(ModelError) as caught:
        await complete(answer, timeout_seconds=0.4)
    assert caught.value.kind == kind
    assert isinstance(caught.value, TransientModelError if transient else PermanentModelError)
    assert 2 <= len(caught.value.lines()) <= 3


CHUNK = b'data: {"choices": [{"delta": {"content": "Good"}}]}\n\n'
SSE = "text/event-stream"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (streamed("Good d", finish=None, done=False, usage=False), "early end"),
        (Served(content_type=SSE, pieces=[]), "early end"),
        (Served(content_type=SSE, pieces=[CHUNK, b"data: {broken\n\n"]), "garbled"),
        (Served(content_type=SSE, pieces=[CHUNK, b'data: {"choices": [{"delta": []}]}\n\n']), "garbled"),
        (Served(content_type=SSE, pieces=[CHUNK, b'data: {"error": {"message": "down"}}\n\n']), "server error"),
        (Served(content_type=SSE, pieces=[CHUNK, b'data: {"error": {"code": 429, "message": "x"}}\n\n']), "rate limited"),
        (streamed("Good d", finish="length"), "cut off"),
        (streamed("<think>Good d"), "empty"),
        (error(500, "oops"), "server error"),
    ],
)
async def test_each_fault_of_a_stream_is_one_typed_error(answer, kind):
    with pytest.raises(ModelError) as caught:
        await complete(answer, on_text=lambda text: None)
    assert caught.value.kind == kind


async def test_a_stream_that_drips_for_ever_is_bounded_as_a_whole():
    async def drip(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 X\r\ncontent-type: text/event-stream\r\n\r\n")
        try:
            while True:
                writer.write(CHUNK)
                await writer.drain()
                await asyncio.sleep(0.02)
        except (ConnectionError, asyncio.CancelledError):
            writer.close()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    async with serving() as other:
        endpoint = other.endpoint().model_copy(update={"base_url": f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"})
        async with OpenAIChat(endpoint, 0.3, Dialects()) as chat:
            with pytest.raises(TransientModelError) as caught:
                await chat.complete(request(), lambda text: None)
    assert caught.value.kind == "timeout"
    server.close()


async def test_a_refused_connection_is_transient():
    async with serving() as server:
        endpoint = server.endpoint()
    async with OpenAIChat(endpoint, 2, Dialects()) as chat:
        with pytest.raises(TransientModelError) as caught:
            await chat.complete(request())
    assert caught.value.kind == "connection"


async def test_retry_after_and_what_a_useless_reply_cost_are_carried():
    with pytest.raises(TransientModelError) as caught:
        await complete(error(429, "slow down", headers={"retry-after": "7"}))
    assert caught.value.retry_after == 7.0
    with pytest.raises(PermanentModelError) as caught:
        await complete(ok("Good d", finish="length"))
    assert usage_of(caught.value).output_tokens == 3


async def test_a_schema_is_sent_strict_and_the_reply_is_text():
    reply, server = await complete(ok('{"word": "x"}'), answer=answer_schema(Form))
    assert reply.text == '{"word": "x"}'
    sent = server.bodies[0]["response_format"]["json_schema"]
    assert sent["strict"] is True and sent["schema"]["additionalProperties"] is False


REFUSALS = [
    error(500, "oops " + CANARY),
    error(400, f"Incorrect API key provided: {CANARY}."),
    error(401, f"Incorrect API key provided: {CANARY}."),
    error(429, "slow down"),
    Served(body=b"<html>"),
    Served(drop=True),
    Served(hang_seconds=3),
    Served(301, headers={"location": "http://127.0.0.1:1/v1"}),
    ok(None, refusal=f"no {CANARY}"),
    streamed("Good", finish=None, done=False),
]


@pytest.mark.parametrize("answer", REFUSALS)
async def test_a_key_never_leaves_through_errors_or_logs(answer, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("CANARY_KEY", CANARY)
    on_text = (lambda text: None) if answer.pieces is not None else None
    async with serving(answer) as server:
        async with OpenAIChat(server.endpoint(key_variable="CANARY_KEY"), 0.4, Dialects()) as chat:
            with pytest.raises(ModelError) as caught:
                await chat.complete(request(), on_text)
            told = repr(chat)
        assert server.headers[0]["authorization"] == f"Bearer {CANARY}"
    error = caught.value
    assert error.__context__ is None and error.__cause__ is None
    assert CANARY not in told + repr(error) + str(error) + "".join(error.lines())
    assert CANARY not in caplog.text
    assert not any(CANARY in repr(vars(record)) for record in caplog.records)


async def test_the_openai_key_is_not_sent_to_a_loopback_server(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    _, server = await complete(ok())
    assert CANARY not in json.dumps(server.headers)


@pytest.mark.parametrize(
    ("base_url", "value", "word"),
    [
        ("https://models.example/v1", "", "MY_KEY"),
        ("http://models.example/v1", CANARY, "in clear"),
        ("http://8.8.8.8/v1", CANARY, "in clear"),
        ("https://models.example/v1", f"{CANARY}\nx: y", "special characters"),
        ("https://models.example/v1", f"{CANARY}é", "special characters"),
    ],
)
async def test_no_call_is_made_without_a_key_or_with_one_in_clear(base_url, value, word, monkeypatch):
    monkeypatch.setenv("MY_KEY", value)
    async with serving() as server:
        endpoint = server.endpoint().model_copy(update={"base_url": base_url, "key_variable": "MY_KEY"})
        chat = OpenAIChat(endpoint, 1, Dialects())
        with pytest.raises(InputError, match=word) as caught:
            await chat.complete(request())
        assert CANARY not in "".join(caught.value.lines())


async def test_a_cancelled_call_stays_cancelled():
    async with serving(Served(hang_seconds=5)) as server, OpenAIChat(server.endpoint(), 5, Dialects()) as chat:
        task = asyncio.create_task(chat.complete(request()))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_client_of_ones_own_may_be_given():
    def answer(sent: httpx2.Request) -> httpx2.Response:
        assert sent.headers["authorization"] == f"Bearer {CANARY}"
        return httpx2.Response(200, content=completion())

    client = DefaultAsyncHttpxClient(transport=httpx2.MockTransport(answer))
    endpoint = Endpoint(name="m", model="gpt-4o-mini", base_url="https://api.openai.com/v1", key_variable="CANARY_KEY")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CANARY_KEY", CANARY)
        async with OpenAIChat(endpoint, 5, Dialects(), client) as chat:
            reply = await chat.complete(request())
    assert reply.usage.cost_usd > 0


@pytest.mark.parametrize("strange", ["m\x1b[31m\ud800", "x" * 9999])
async def test_what_a_server_calls_itself_can_be_written_down(strange):
    body = json.loads(completion(finish=strange))
    body["model"] = strange
    reply, _ = await complete(Served(body=json.dumps(body).encode()))
    assert reply.model_dump_json() and len(reply.served_model) < 300 and "\x1b" not in reply.served_model
