"""Owns trying a model out before a run depends on it: a plain, a streamed and a structured call, and what they cost."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from backchannel.chat.dialects import Dialects
from backchannel.chat.local import serve
from backchannel.chat.openai_chat import OpenAIChat
from backchannel.chat.port import Chat
from backchannel.chat.structured import ask
from backchannel.domain.base import Value
from backchannel.domain.call import CallKey, Message, Reply, Request, Usage
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import ModelError

_TOKENS = 400
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CheckLine:
    what: str
    ok: bool
    detail: str


class Greeting(Value):
    """The form asked for; small enough for any model."""

    greeting: str
    polite: bool


async def check_model(endpoint: Endpoint, timeout_seconds: float = 60.0) -> list[CheckLine]:
    """Make three short calls and return four lines: plain, streamed, structured, cost.

    A GGUF file is served for as long as it takes. A model's failure is a line that is not ok. Raises InputError
    where the key is missing or the file cannot be loaded.
    """
    async with serve(endpoint) as served:
        return await _check_served(served, timeout_seconds)


async def _check_served(endpoint: Endpoint, timeout_seconds: float) -> list[CheckLine]:
    dialects = Dialects()
    counted = _Counting(OpenAIChat(endpoint, timeout_seconds, dialects))
    pieces: list[str] = []

    async def plain() -> str:
        return _short((await counted.complete(_request(endpoint, 0))).text)

    async def streamed() -> str:
        reply = await counted.complete(_request(endpoint, 1), pieces.append)
        return f"{len(pieces)} pieces: {_short(reply.text)}"

    async def structured() -> str:
        found = await ask(counted, _request(endpoint, 2), Greeting)
        return f"as {dialects.of(endpoint).structured}: {_short(found.greeting)}"

    try:
        lines = [
            await _line("plain answer", plain),
            await _line("streamed answer", streamed),
            await _line("structured answer", structured),
        ]
    finally:
        await counted.aclose()
    return [*lines, _cost_line(counted.usage, counted.seconds)]


class _Counting:
    """A chat that adds up usage."""

    def __init__(self, inner: Chat) -> None:
        self._inner, self.usage, self.seconds = inner, Usage(), 0.0

    async def complete(self, request: Request, on_text: Callable[[str], None] | None = None) -> Reply:
        reply = await self._inner.complete(request, on_text)
        self.usage += reply.usage
        self.seconds += reply.duration_seconds
        return reply

    async def aclose(self) -> None:
        await self._inner.aclose()


def _request(endpoint: Endpoint, turn: int) -> Request:
    return Request(
        key=CallKey(stage="check", turn=turn, seat="check", purpose="check"),
        model=endpoint.name,
        messages=(
            Message("system", "You take part in a polite conversation. Be brief."),
            Message("user", "Greet the table in one short sentence, and say whether your greeting is polite."),
        ),
        max_output_tokens=_TOKENS,
        temperature=endpoint.temperature,
    )


async def _line(what: str, call: Callable[[], Awaitable[str]]) -> CheckLine:
    try:
        return CheckLine(what, True, await call())
    except ModelError as error:
        return CheckLine(what, False, " ".join(error.lines()))


def _cost_line(usage: Usage, seconds: float) -> CheckLine:
    cost = "price unknown" if usage.cost_usd is None else f"${usage.cost_usd:.6f}"
    known = usage.input_tokens is not None and usage.output_tokens is not None
    tokens = f"{usage.input_tokens} tokens in, {usage.output_tokens} out" if known else "tokens not told by the server"
    return CheckLine("cost", known, f"{tokens}, {cost}, {seconds:.1f} s")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
