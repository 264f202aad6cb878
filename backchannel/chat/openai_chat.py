"""Owns the conversation with OpenAI-compatible servers; the only module that imports openai.

The client says where to send and with which headers, once. Each call then goes to its HTTP client directly: the body is built
here as bytes and read here as JSON. Walking every message on the way out, merging options and headers, and building a model of
the answer on the way in costs more than all the rest of a call (benchmarks/README.md).
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
        self._line: _Line | None = None

    def __repr__(self) -> str:
        return f"OpenAIChat({self.endpoint.name!r})"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        if self._line is not None:
            await self._line.close()
        elif self._http_client is not None:
            await self._http_client.aclose()

    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Send one request; see `Chat.complete`. Raises InputError where the key is missing.

        Errors are raised outside the handlers of the client's exceptions, which hold headers and so the key.
        """
        line = self._connected()
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._timeout_seconds):
                outcome = await self._in_dialect(line, request, on_text)
        except TimeoutError:
            outcome = self._timed_out()
        if isinstance(outcome, ModelError):
            raise outcome
        usage = usage_of(outcome.completion, self.prices)
        return usable(self.endpoint, outcome.completion, outcome.text, usage, time.monotonic() - started)

    async def _in_dialect(self, line: "_Line", request: Request, on_text: OnText | None) -> _Answered | ModelError:
        """Send, and send again in another dialect where the server refused a parameter."""
        for _ in range(_MOST_CORRECTIONS):
            dialect = self._dialects.of(self.endpoint)
            outcome = await self._send(line, request, dialect, on_text)
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
        self, line: "_Line", request: Request, dialect: DialectFound, on_text: OnText | None
    ) -> _Answered | _Refused | ModelError:
        """Send once; every exception of the client becomes a value here."""
        import httpx2

        body = body_of(request, self.endpoint, dialect, stream=on_text is not None)
        try:
            response = await line.post(body, stream=on_text is not None)
            if not response.is_success:
                return await _refusal(response)
        except httpx2.TimeoutException:
            return self._timed_out()
        except Exception as error:
            return self._dropped(error)
        try:
            return await self._read(response, on_text)
        except httpx2.TimeoutException:
            return self._timed_out()
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            return self._dropped(error)
        except StreamedError as error:
            return faults.of_status(self.endpoint, error.status or 500, error.body)
        except GarbledError as error:
            return faults.transient(self.endpoint, "garbled", str(error))

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

    def _dropped(self, error: Exception) -> ModelError:
        cause = type(error).__name__
        return faults.transient(self.endpoint, "connection", f"could not be reached or dropped the connection ({cause})")

    def _timed_out(self) -> ModelError:
        return faults.transient(self.endpoint, "timeout", f"did not answer within {self._timeout_seconds:g} s")

    def _connected(self) -> "_Line":
        """Return the line, opened at the first call: importing the client takes half a second."""
        if self._line is None:
            from openai import AsyncOpenAI, DefaultAsyncHttpxClient

            key, url = key_of(self.endpoint), base_url_of(self.endpoint)
            trust_env = not is_loopback(url)
            http_client = self._http_client or DefaultAsyncHttpxClient(
                timeout=self._timeout_seconds, follow_redirects=False, trust_env=trust_env, verify=_certificates(trust_env)
            )
            client = AsyncOpenAI(
                api_key=key.get_secret_value() if key else _NOT_A_KEY,
                base_url=url,
                max_retries=0,
                timeout=self._timeout_seconds,
                http_client=http_client,
            )
            self._line = _Line(client, http_client)
        return self._line


class _Line:
    """An HTTP client, with the address and the headers that openai's client would send. Holds the key: never shown."""

    def __init__(self, client: "AsyncOpenAI", http_client: "httpx2.AsyncClient") -> None:
        import httpx2

        headers = {**client.default_headers, **client.auth_headers}
        self._client, self._http_client = client, http_client
        self._url = client.base_url.join("chat/completions")
        self._headers = httpx2.Headers({name: value for name, value in headers.items() if isinstance(value, str)})

    async def post(self, body: bytes, *, stream: bool) -> "httpx2.Response":
        request = self._http_client.build_request("POST", self._url, content=body, headers=self._headers)
        return await self._http_client.send(request, stream=stream)

    async def close(self) -> None:
        await self._client.close()


async def _refusal(response: "httpx2.Response") -> _Refused:
    """Read why the server refused."""
    try:
        await response.aread()
    finally:
        await response.aclose()
    return _Refused(response.status_code, response.text, faults.parse_retry_after(response.headers))


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
