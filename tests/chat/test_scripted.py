import pytest

from backchannel.chat.scripted import ScriptedChat
from tests.chat.requests import request


async def test_lines_are_said_in_order_and_once():
    async with ScriptedChat([("opening/*/varga/speak/0", "one"), ("*", "two")]) as chat:
        assert [(await chat.complete(request(turn))).text for turn in (1, 2)] == ["one", "two"]


async def test_a_line_may_look_at_the_request():
    async with ScriptedChat([(lambda asked: asked.key.turn == 2, lambda asked: asked.messages[0].text)]) as chat:
        assert (await chat.complete(request(2))).text == "Rules."


async def test_streamed_pieces_add_up():
    pieces: list[str] = []
    async with ScriptedChat({"*": "a long speech in many words"}) as chat:
        reply = await chat.complete(request(), pieces.append)
    assert len(pieces) > 1 and "".join(pieces) == reply.text


async def test_an_unexpected_call_fails():
    with pytest.raises(AssertionError, match="no line for opening/1/varga/speak/0"):
        await ScriptedChat({"closing/*": "x"}).complete(request())


async def test_a_script_that_is_not_used_up_fails():
    chat = ScriptedChat({"closing/*": "x"})
    with pytest.raises(AssertionError, match="closing"):
        chat.finish()


async def test_leftover_lines_do_not_hide_the_error_that_left_them():
    with pytest.raises(KeyError):
        async with ScriptedChat({"*": "x"}):
            raise KeyError
