import asyncio

import pytest

from backchannel.chat.limited import Amount, Budget, Gate, Limited
from backchannel.chat.prices import Prices
from backchannel.chat.scripted import ScriptedChat
from backchannel.domain.call import Reply, Usage
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import BudgetReached, InputError, PermanentModelError, TransientModelError
from tests.chat.requests import request

LOCAL = Prices(Endpoint(name="m", model="m", base_url="http://127.0.0.1:1/v1"))
PRICED = Prices(Endpoint(name="gpt-4o-mini", model="gpt-4o-mini", base_url="https://api.openai.com/v1"))
NEEDED = 50 + 3 * 4 + 2 + 2 + 4
"""What `request()` is estimated at: 50 to answer with, three messages of 6, 7 and 14 characters."""


class Slow:
    """Answers after `turns` of the loop with a given usage, and notes how many calls were in flight."""

    def __init__(self, usage: Usage, turns: int = 3) -> None:
        self.usage, self.turns, self.now, self.most, self.calls = usage, turns, 0, 0, 0

    async def complete(self, request, on_text=None) -> Reply:
        self.now, self.calls = self.now + 1, self.calls + 1
        self.most = max(self.most, self.now)
        for _ in range(self.turns):
            await asyncio.sleep(0)
        self.now -= 1
        return Reply(text="x", usage=self.usage, finish="stop", duration_seconds=0.0)

    async def aclose(self) -> None: ...


def used(tokens: int, usd: float | None = None) -> Usage:
    return Usage(input_tokens=tokens, output_tokens=0, cost_usd=usd)


async def many(chat, count: int) -> list[object]:
    return await asyncio.gather(*(chat.complete(request(turn)) for turn in range(count)), return_exceptions=True)


async def test_calls_in_flight_are_bounded_over_all_endpoints():
    gate, slow = Gate(concurrency=3), Slow(used(1))
    one, two = Limited(slow, gate, LOCAL), Limited(slow, gate, LOCAL)
    await asyncio.gather(many(one, 10), many(two, 10))
    assert slow.most == 3 and slow.calls == 20


async def test_a_rate_is_kept_without_a_first_burst():
    gate, slow = Gate(concurrency=64, requests_per_minute=3000), Slow(used(1))
    loop = asyncio.get_running_loop()
    started = loop.time()
    await many(Limited(slow, gate, LOCAL), 65)
    assert loop.time() - started >= 15 / 50 * 0.9


@pytest.mark.parametrize("rate", [0.5, 1, 7])
async def test_slow_rates_let_the_first_call_through(rate):
    await asyncio.wait_for(Limited(Slow(used(1)), Gate(1, rate), LOCAL).complete(request()), 1)


async def test_a_call_that_could_exceed_the_budget_is_refused_before_it_is_sent():
    budget, slow = Budget(tokens=NEEDED - 1), Slow(used(1))
    with pytest.raises(BudgetReached) as caught:
        await Limited(slow, Gate(4, None, budget), LOCAL).complete(request())
    assert slow.calls == 0 and len(caught.value.lines()) == 3
    assert budget.reserved == Amount()


async def test_concurrent_calls_never_exceed_the_budget():
    budget, slow = Budget(tokens=1000), Slow(used(NEEDED))
    outcomes = await many(Limited(slow, Gate(64, None, budget), LOCAL), 100)
    assert budget.spent.tokens == NEEDED * (1000 // NEEDED) <= 1000
    assert sum(isinstance(outcome, BudgetReached) for outcome in outcomes) == 100 - 1000 // NEEDED
    assert budget.reserved == Amount()


async def test_calls_in_flight_that_use_less_than_reserved_do_not_end_a_run_early():
    budget, slow = Budget(tokens=NEEDED * 2 + 20), Slow(used(1))
    outcomes = await many(Limited(slow, Gate(64, None, budget), LOCAL), 20)
    assert all(isinstance(outcome, Reply) for outcome in outcomes) and budget.spent.tokens == 20


async def test_unknown_usage_counts_as_reserved_and_never_as_nothing():
    budget = Budget(tokens=10_000)
    unknown = Usage(input_tokens=None, output_tokens=None, cached_tokens=None, cost_usd=None)
    await Limited(Slow(unknown), Gate(1, None, budget), LOCAL).complete(request())
    assert budget.spent.tokens == NEEDED


@pytest.mark.parametrize(
    ("failure", "tokens"),
    [
        (TransientModelError("timeout", "late"), NEEDED),
        (TransientModelError("rate limited", "slow down"), 0),
        (PermanentModelError("unauthorised", "who"), 0),
    ],
)
async def test_a_failure_counts_where_the_server_may_have_worked(failure, tokens):
    budget = Budget(tokens=10_000)
    chat = Limited(ScriptedChat([("*", failure)]), Gate(1, None, budget), LOCAL)
    with pytest.raises(type(failure)):
        await chat.complete(request())
    assert (budget.spent.tokens, budget.reserved) == (tokens, Amount())


async def test_a_cancelled_call_gives_its_place_back_and_counts():
    gate = Gate(1, None, Budget(tokens=10_000))
    chat = Limited(Slow(used(1), turns=10_000), gate, LOCAL)
    task = asyncio.create_task(chat.complete(request()))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not gate.places.locked() and gate.budget.spent.tokens == NEEDED and gate.budget.reserved == Amount()


async def test_what_a_journal_holds_is_charged_before_a_resume():
    budget = Budget(tokens=NEEDED + 10)
    budget.charge(used(11))
    with pytest.raises(BudgetReached, match="11 used"):
        await Limited(Slow(used(1)), Gate(1, None, budget), LOCAL).complete(request())


async def test_dollars_are_kept_where_the_price_is_known():
    budget = Budget(usd=0.0001)
    chat = Limited(Slow(used(1, usd=0.00009)), Gate(1, None, budget), PRICED)
    await chat.complete(request())
    with pytest.raises(BudgetReached, match=r"\$0\.0001"):
        await chat.complete(request())


async def test_a_budget_in_dollars_is_refused_where_the_price_is_unknown():
    slow = Slow(used(1))
    with pytest.raises(InputError) as caught:
        await Limited(slow, Gate(1, None, Budget(usd=1.0)), LOCAL).complete(request())
    assert "--budget-tokens" in caught.value.fix and slow.calls == 0
