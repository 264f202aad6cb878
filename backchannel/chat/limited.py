"""Owns what calls may use at once and in all: places, a rate, and a budget that is reserved before it is spent."""

import asyncio
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

from backchannel.chat import faults
from backchannel.chat.port import Chat, OnText
from backchannel.chat.prices import Prices
from backchannel.chat.tokens import estimate_input_tokens
from backchannel.domain.call import Reply, Request, Usage
from backchannel.errors import BudgetReached, InputError, ModelError


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a budget."""

    tokens: int = 0
    usd: float = 0.0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.tokens + other.tokens, self.usd + other.usd)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.tokens - other.tokens, self.usd - other.usd)


class Budget:
    """Counts what is spent and what calls in flight may spend; shared by all dialogues of a run or a sweep."""

    def __init__(self, tokens: int | None = None, usd: float | None = None) -> None:
        """None: no limit."""
        self.tokens, self.usd = tokens, usd
        self.spent, self.reserved = Amount(), Amount()
        self._settled = asyncio.Event()

    def charge(self, usage: Usage, unknown: Amount | None = None) -> None:
        """Count usage as spent, before a run (what the journal holds) or after a call.

        `unknown` is counted for what the usage does not tell; None counts nothing for it.
        """
        assumed = unknown or Amount()
        told = usage.input_tokens is not None and usage.output_tokens is not None
        tokens = (usage.input_tokens or 0) + (usage.output_tokens or 0)
        self.spent += Amount(tokens if told else assumed.tokens, assumed.usd if usage.cost_usd is None else usage.cost_usd)

    async def reserve(self, amount: Amount, where: str) -> None:
        """Set an amount aside, waiting while only calls in flight stand in the way; raises BudgetReached."""
        while self._over(self.spent + self.reserved + amount):
            if self._over(self.spent + amount) or self.reserved == Amount():
                raise self._reached(amount, where)
            self._settled.clear()
            await self._settled.wait()
        self.reserved += amount

    def settle(self, reserved: Amount, usage: Usage) -> None:
        """Replace a reservation by what the call used; what is unknown counts as reserved."""
        self.release(reserved)
        self.charge(usage, unknown=reserved)

    def release(self, reserved: Amount) -> None:
        """Give a reservation back."""
        remaining = self.reserved - reserved
        self.reserved = Amount(remaining.tokens, remaining.usd if remaining.tokens else 0.0)
        self._settled.set()

    def _over(self, amount: Amount) -> bool:
        return (self.tokens is not None and amount.tokens > self.tokens) or (self.usd is not None and amount.usd > self.usd)

    def _reached(self, amount: Amount, where: str) -> BudgetReached:
        if self.tokens is not None and self.spent.tokens + amount.tokens > self.tokens:
            limit, used, needed, option = f"{self.tokens} tokens", str(self.spent.tokens), str(amount.tokens), "--budget-tokens"
        else:
            limit, used, needed, option = f"${self.usd:g}", f"${self.spent.usd:.4f}", f"${amount.usd:.4f}", "--budget-usd"
        return BudgetReached(
            f"the budget of {limit} is reached: {used} used, the next call may need {needed}",
            where=f"before call {where}",
            fix=f"Resume the run with a larger {option}.",
        )


class Gate:
    """What calls pass through; one for all endpoints and dialogues that share limits."""

    def __init__(self, concurrency: int, requests_per_minute: float | None = None, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()
        self.places = asyncio.Semaphore(concurrency)
        self.rate = _limiter(requests_per_minute)


class Limited:
    """Implements `Chat` by letting calls through a gate; put it inside `Retrying`, so that each attempt counts."""

    def __init__(self, inner: Chat, gate: Gate, prices: Prices) -> None:
        self._inner, self._gate, self._prices = inner, gate, prices

    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Wait for a place, then send; raises BudgetReached before sending, or InputError for an unknown price."""
        budget, estimate = self._gate.budget, self._estimate(request)
        async with self._gate.places:
            await budget.reserve(estimate, str(request.key))
            try:
                if self._gate.rate is not None:
                    await self._gate.rate.acquire()
            except BaseException:
                budget.release(estimate)
                raise
            return await self._send(request, on_text, estimate)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def _send(self, request: Request, on_text: OnText | None, estimate: Amount) -> Reply:
        budget = self._gate.budget
        try:
            reply = await self._inner.complete(request, on_text)
        except ModelError as error:
            budget.settle(estimate, _spent_on(error))
            raise
        except asyncio.CancelledError:
            budget.settle(estimate, _UNKNOWN)
            raise
        except BaseException:
            budget.release(estimate)
            raise
        budget.settle(estimate, reply.usage)
        return reply

    def _estimate(self, request: Request) -> Amount:
        """Return the most a call is expected to use: its prompt, and all the tokens it may answer with."""
        input_tokens = estimate_input_tokens(request)
        cost: float | None = 0.0
        if self._gate.budget.usd is not None:
            cost = self._prices.cost_usd(input_tokens, request.max_output_tokens)
            if cost is None:
                raise InputError(
                    f"the price of {request.model} is unknown, so --budget-usd cannot be kept",
                    fix="Limit the run with --budget-tokens instead.",
                )
        return Amount(input_tokens + request.max_output_tokens, cost or 0.0)


_UNKNOWN = Usage(input_tokens=None, output_tokens=None, cached_tokens=None, cost_usd=None)


def _spent_on(error: ModelError) -> Usage:
    """Return what a failure cost: as told, or unknown where the server may have worked, or nothing."""
    told = faults.usage_of(error)
    if told is not None:
        return told
    return _UNKNOWN if error.kind in faults.PAID_KINDS else Usage()


def _limiter(requests_per_minute: float | None) -> AsyncLimiter | None:
    """Return a leaky bucket that holds one second's worth, so that no minute sees a burst of twice the rate."""
    if requests_per_minute is None:
        return None
    burst = max(1.0, requests_per_minute / 60)
    return AsyncLimiter(burst, time_period=burst * 60 / requests_per_minute)
