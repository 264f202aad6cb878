import pytest

from backchannel.chat.dialects import Dialects
from backchannel.chat.openai_chat import OpenAIChat
from backchannel.chat.retrying import Retrying, wait_seconds
from backchannel.chat.scripted import ScriptedChat
from backchannel.errors import BudgetReached, ModelError, PermanentModelError, TransientModelError
from tests.chat.requests import key, request
from tests.servers import error, ok, serving


class Clock:
    """Notes what would have been slept, and what had been told by then."""

    def __init__(self) -> None:
        self.told, self.log = [], []

    def tell(self, failed) -> None:
        self.told.append(failed)
        self.log.append("told")

    async def sleep(self, seconds: float) -> None:
        self.log.append(seconds)


def busy(retry_after=None) -> TransientModelError:
    return TransientModelError("rate limited", "slow down", retry_after=retry_after)


async def attempt(*lines, attempts=3):
    clock = Clock()
    async with ScriptedChat([("*", line) for line in lines]) as chat:
        try:
            outcome = await Retrying(chat, attempts, clock.tell, clock.sleep).complete(request())
        except Exception as error:
            outcome = error
    return outcome, clock


async def test_a_transient_failure_is_told_and_then_waited_out():
    reply, clock = await attempt(busy(), busy(), "Good day.")
    assert reply.text == "Good day."
    assert [type(entry) for entry in clock.log] == [str, float, str, float]
    assert [(failed.attempt, failed.kind, failed.message) for failed in clock.told] == [
        (1, "rate limited", "slow down"),
        (2, "rate limited", "slow down"),
    ]
    assert clock.told[0].wait_seconds == pytest.approx(clock.log[1], abs=0.001)


async def test_it_gives_up_with_the_last_typed_error_and_tells_it_without_a_wait():
    error, clock = await attempt(busy(), busy(), TransientModelError("timeout", "too late"))
    assert isinstance(error, TransientModelError) and error.kind == "timeout"
    assert [failed.wait_seconds is None for failed in clock.told] == [False, False, True]


@pytest.mark.parametrize("failure", [PermanentModelError("quota", "pay"), ModelError("schema", "no form")])
async def test_a_permanent_failure_is_tried_once_and_told(failure):
    error, clock = await attempt(failure)
    assert error is failure and [failed.wait_seconds for failed in clock.told] == [None]


@pytest.mark.parametrize("failure", [BudgetReached("spent"), ValueError("a bug")])
async def test_what_is_no_failure_of_the_model_passes_through(failure):
    error, clock = await attempt(failure)
    assert error is failure and clock.told == []


async def test_what_the_server_asks_for_is_kept():
    _, clock = await attempt(busy(retry_after=7.0), "Good day.")
    assert 7.0 <= clock.log[1] <= 8.0


def test_waits_grow_are_bounded_and_follow_from_the_call():
    waits = [wait_seconds(key(), attempt, busy()) for attempt in range(1, 12)]
    assert waits == [wait_seconds(key(), attempt, busy()) for attempt in range(1, 12)]
    assert all(0.25 * 2**n <= wait <= 0.5 * 2**n for n, wait in enumerate(waits[:6]))
    assert max(waits) <= 30.0
    assert wait_seconds(key(2), 1, busy()) != waits[0]


async def test_a_server_that_recovers_is_asked_again_over_the_network():
    clock = Clock()
    script = error(429, "slow down", headers={"retry-after": "3"}), error(500, "oops"), ok()
    async with serving(*script) as server, OpenAIChat(server.endpoint(), 5, Dialects()) as chat:
        reply = await Retrying(chat, 5, clock.tell, clock.sleep).complete(request())
    assert reply.text == "Good day." and [failed.kind for failed in clock.told] == ["rate limited", "server error"]
    assert clock.log[1] >= 3.0
