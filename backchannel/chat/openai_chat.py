"""Owns the conversation with OpenAI-compatible servers; the only module that imports openai.

The typed resources of the client walk every message on the way out and build a model of the answer on the way in,
which is half the cost of a call; so the body is built here as bytes and read here as JSON.
"""

import asyncio
import time
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Self

from backchannel.chat import faults
from backchannel.chat.bodies import Completion, EventLines, GarbledError, StreamedCompletion, StreamedError, parse_completion
from backchannel.chat.cleaning import Cleaner, clean
from backchannel.chat.dialects import Dialects
from backchannel.chat.keys import key_of
from backchannel.chat.payload import body_of
from backchannel.chat.port import OnText
from backchannel.chat.prices import Prices, base_url_of, is_loopback
from backchannel.chat.replies import usable, usage_of
from backchannel.domain.call import Reply, Request
from backchannel.domain.endpoint import Endpoint
from backchannel.domain.events import DialectFound
from backchannel.errors import ModelError

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx2
    from openai import AsyncOpenAI

_MOST_CORRECTIONS = 6
"""Of the dialect in one call: two of the structured mode, one of each other parameter, one to spare."""
_DRAIN_SECONDS = 0.1
_NOT_A_KEY = "none"
"""Sent where no key is needed; the client insists on one."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """The server answered with a status other than 2xx."""

    status: int
    body: str
    retry_after: float | None


@dataclass(frozen=True, slots=True)
class _Answered:
    completion: Completion
    text: str
    """Cleaned."""


class OpenAIChat:
    """Implements `Chat` over one endpoint; shared by every dialogue that uses it. Retries nothing."""

    def __init__(
        self,
        endpoint: Endpoint,
        timeout_seconds: float,
        dialects: Dialects,
        http_client: "httpx2.AsyncClient | None" = None,
    ) -> None:
        """`timeout_seconds` bounds a whole call. The key is read at the first call."""
        self.endpoint = endpoint
        self.prices = Prices(endpoint)
        self._timeout_seconds, self._dialects = timeout_seconds, dialects
        self._http_client = http_client
        self._client: AsyncOpenAI | None = None

    def __repr__(self) -> str:
        return f"OpenAIChat({self.endpoint.name!r})"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        if self._client is not None:
            await self._client.close()
        elif self._http_client is not None:
            await self._http_client.aclose()

    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Send one request; see `Chat.complete`. Raises InputError where the key is missing.

        Errors are raised outside the handlers of the client's exceptions, which hold headers and so the key.
        """
        client = self._connected()
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._timeout_seconds):
                outcome = await self._in_dialect(client, request, on_text)
        except TimeoutError:
            outcome = self._timed_out()
        if isinstance(outcome, ModelError):
            raise outcome
        usage = usage_of(outcome.completion, self.prices)
        return usable(self.endpoint, outcome.completion, outcome.text, usage, time.monotonic() - started)

    async def _in_dialect(self, client: "AsyncOpenAI", request: Request, on_text: OnText | None) -> _Answered | ModelError:
        """Send, and send again in another dialect where the server refused a parameter."""
        for _ in range(_MOST_CORRECTIONS):
            dialect = self._dialects.of(self.endpoint)
            outcome = await self._send(client, request, dialect, on_text)
            if not isinstance(outcome, _Refused):
                if isinstance(outcome, _Answered):
                    self._dialects.confirm(self.endpoint, dialect)
                return outcome
            fault = faults.of_status(self.endpoint, outcome.status, outcome.body, outcome.retry_after)
            if fault.kind != "bad request":
                return fault
            if not self._dialects.learn(self.endpoint, dialect, outcome.body, request.answer is not None):
                return fault
        return fault

    async def _send(
        self, client: "AsyncOpenAI", request: Request, dialect: DialectFound, on_text: OnText | None
    ) -> _Answered | _Refused | ModelError:
        """Send once; every exception of the client becomes a value here."""
        import httpx2
        from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

        body = body_of(request, self.endpoint, dialect, stream=on_text is not None)
        try:
            response = await client.post(
                "/chat/completions",
                cast_to=httpx2.Response,
                content=body,
                options={"security": {"bearer_auth": True}, "headers": {"Content-Type": "application/json"}},
                stream=on_text is not None,
            )
            return await self._read(response, on_text)
        except APIStatusError as error:
            return _Refused(error.status_code, error.response.text, faults.parse_retry_after(error.response.headers))
        except (APITimeoutError, httpx2.TimeoutException):
            return self._timed_out()
        except (APIConnectionError, httpx2.HTTPError, httpx2.StreamError) as error:
            cause = type(error.__cause__ or error).__name__
            return faults.transient(self.endpoint, "connection", f"could not be reached or dropped the connection ({cause})")
        except StreamedError as error:
            return faults.of_status(self.endpoint, error.status or 500, error.body)
        except GarbledError as error:
            return faults.transient(self.endpoint, "garbled", str(error))
        except OpenAIError as error:
            return faults.transient(self.endpoint, "connection", f"could not be asked ({type(error).__name__})")

    async def _read(self, response: "httpx2.Response", on_text: OnText | None) -> _Answered | ModelError:
        """Read a reply with status 2xx, streamed where that was asked for and the server does it."""
        if on_text is None:
            completion = parse_completion(response.content)
            return _Answered(completion, clean(completion.text))
        try:
            if "event-stream" in response.headers.get("content-type", ""):
                return await self._read_stream(response, on_text)
            completion = parse_completion(await response.aread())
        finally:
            await response.aclose()
        text = clean(completion.text)
        on_text(text)
        return _Answered(completion, text)

    async def _read_stream(self, response: "httpx2.Response", on_text: OnText) -> _Answered | ModelError:
        import httpx2

        lines, streamed, cleaner = EventLines(), StreamedCompletion(), Cleaner()

        def take(events: list[str]) -> None:
            for data in events:
                shown = cleaner.feed(streamed.feed(data)) if not streamed.done else ""
                if shown:
                    on_text(shown)

        pieces = response.aiter_bytes()
        try:
            async for piece in pieces:
                take(lines.feed(piece))
                if streamed.done:
                    break
            take(lines.finish())
        except httpx2.HTTPError:
            if not streamed.complete:
                raise
        if not streamed.complete:
            return faults.transient(self.endpoint, "early end", "ended its stream before the reply was complete")
        if rest := cleaner.finish():
            on_text(rest)
        if streamed.done:
            await _drain(response)
        return _Answered(streamed.completion, cleaner.text)

    def _timed_out(self) -> ModelError:
        return faults.transient(self.endpoint, "timeout", f"did not answer within {self._timeout_seconds:g} s")

    def _connected(self) -> "AsyncOpenAI":
        """Return the client, made at the first call: importing it takes half a second."""
        if self._client is None:
            from openai import AsyncOpenAI, DefaultAsyncHttpxClient

            key, url = key_of(self.endpoint), base_url_of(self.endpoint)
            trust_env = not is_loopback(url)
            http_client = self._http_client or DefaultAsyncHttpxClient(
                timeout=self._timeout_seconds, follow_redirects=False, trust_env=trust_env, verify=_certificates(trust_env)
            )
            self._client = AsyncOpenAI(
                api_key=key.get_secret_value() if key else _NOT_A_KEY,
                base_url=url,
                max_retries=0,
                timeout=self._timeout_seconds,
                http_client=http_client,
            )
        return self._client


@cache
def _certificates(trust_env: bool) -> "SSLContext":
    """Return what servers are checked against, read once a process: it takes 35 ms, and a worker holds many dialogues."""
    import httpx2

    return httpx2.create_ssl_context(trust_env=trust_env)


async def _drain(response: "httpx2.Response") -> None:
    """Read what is left after the last event, so that the connection can be used again."""
    import httpx2

    try:
        async with asyncio.timeout(_DRAIN_SECONDS):
            async for _ in response.stream:  # type: ignore[union-attr]
                pass
    except (TimeoutError, httpx2.HTTPError, httpx2.StreamError):
        return
