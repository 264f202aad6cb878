"""What every implementation of `Chat` keeps."""

from contextlib import asynccontextmanager

import pytest

from backchannel.chat.dialects import Dialects
from backchannel.chat.limited import Gate, Limited
from backchannel.chat.openai_chat import OpenAIChat
from backchannel.chat.prices import Prices
from backchannel.chat.recorded import Recorded
from backchannel.chat.retrying import Retrying
from backchannel.chat.scripted import ScriptedChat
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import ModelError, TransientModelError
from tests.chat.memory_recording import MemoryRecording
from tests.chat.requests import request
from tests.servers import Served, error, serving, streamed

PRICES = Prices(Endpoint(name="m", model="m", base_url="http://127.0.0.1:1/v1"))
SPEECH = "Good day to everyone at this table."
CHATS = ["scripted", "openai", "retrying", "limited", "recorded", "all"]


@asynccontextmanager
async def chat_of(kind: str, fails: bool):
    line: str | Exception = TransientModelError("server error", "oops") if fails else SPEECH
    served: Served = error(500, "oops") if fails else streamed(SPEECH[:9], SPEECH[9:])
    async with serving(served) as server:
        network = OpenAIChat(server.endpoint(), 5, Dialects())
        script = ScriptedChat([("*", line)])
        made = {
            "scripted": script,
            "openai": network,
            "retrying": Retrying(script, 1, lambda failed: None),
            "limited": Limited(script, Gate(1, 600), PRICES),
            "recorded": Recorded(script, MemoryRecording()),
            "all": Recorded(Retrying(Limited(network, Gate(1), PRICES), 1, lambda failed: None), MemoryRecording()),
        }[kind]
        try:
            yield made
        finally:
            await made.aclose()
            await network.aclose()


@pytest.mark.parametrize("kind", CHATS)
async def test_a_reply_is_whole_and_the_same_as_what_was_streamed(kind):
    pieces: list[str] = []
    async with chat_of(kind, fails=False) as chat:
        reply = await chat.complete(request(), pieces.append)
    assert reply.text == "".join(pieces) == SPEECH and reply.finish == "stop"


@pytest.mark.parametrize("kind", CHATS)
async def test_a_failure_is_typed_and_returns_nothing(kind):
    async with chat_of(kind, fails=True) as chat:
        with pytest.raises(ModelError) as caught:
            await chat.complete(request())
    assert caught.value.kind == "server error"


@pytest.mark.parametrize("kind", CHATS)
async def test_closing_twice_is_harmless(kind):
    async with chat_of(kind, fails=False) as chat:
        await chat.aclose()
        await chat.aclose()
