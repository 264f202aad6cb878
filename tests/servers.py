"""A scripted OpenAI-compatible server on loopback that answers each request with the next thing in its script."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from backchannel.domain.endpoint import Endpoint


@dataclass
class Served:
    """One answer: either a whole body, or pieces of a stream; `hang_seconds` waits before it, `drop` closes early."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    pieces: list[bytes] | None = None
    hang_seconds: float = 0.0
    drop: bool = False


@dataclass
class Server:
    port: int
    script: list[Served]
    bodies: list[dict] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    connections: int = 0
    respond: "Callable[[dict], Served] | None" = None
    """Answers what the script does not."""

    def endpoint(self, model: str = "m", **told) -> Endpoint:
        return Endpoint(name=model, model=model, base_url=f"http://127.0.0.1:{self.port}/v1", **told)


def completion(content="Good day.", finish="stop", usage=True, **message) -> bytes:
    body = {
        "id": "c1",
        "object": "chat.completion",
        "model": "served-m",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}],
    }
    if usage:
        body["usage"] = {
            "prompt_tokens": 11,
            "completion_tokens": 3,
            "total_tokens": 14,
            "prompt_tokens_details": {"cached_tokens": 8},
        }
    return json.dumps(body).encode()


def ok(content="Good day.", **told) -> Served:
    return Served(body=completion(content, **told))


def error(status: int, message: str, headers: dict[str, str] | None = None, **told) -> Served:
    return Served(status, json.dumps({"error": {"message": message, **told}}).encode(), headers=headers or {})


def streamed(*deltas: str, finish: str | None = "stop", done: bool = True, usage: bool = True) -> Served:
    events = [{"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}]}]
    events += [{"choices": [{"index": 0, "delta": {"content": delta}, "finish_reason": None}]} for delta in deltas]
    if finish:
        events.append({"model": "served-m", "choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    if usage:
        events.append({"choices": [], "usage": {"prompt_tokens": 11, "completion_tokens": 3}})
    pieces = [b"data: " + json.dumps(event).encode() + b"\n\n" for event in events]
    if done:
        pieces.append(b"data: [DONE]\n\n")
    return Served(content_type="text/event-stream", pieces=pieces)


@asynccontextmanager
async def serving(*script: Served, respond: Callable[[dict], Served] | None = None) -> AsyncIterator[Server]:
    """Serve the script; a request past its end is answered by `respond`, or with status 500."""
    tasks: set[asyncio.Task] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        state.connections += 1
        try:
            while await _one(state, reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            tasks.discard(asyncio.current_task())

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    state = Server(server.sockets[0].getsockname()[1], list(script), respond=respond)
    try:
        yield state
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _one(state: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")[1:]
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    state.headers.append(headers)
    state.bodies.append(json.loads(body) if body else {})
    answer = _next(state)
    if answer.hang_seconds:
        await asyncio.sleep(answer.hang_seconds)
    if answer.drop:
        return False
    extra = "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items())
    start = f"HTTP/1.1 {answer.status} X\r\ncontent-type: {answer.content_type}\r\n{extra}"
    if answer.pieces is None:
        writer.write(f"{start}content-length: {len(answer.body)}\r\n\r\n".encode() + answer.body)
    else:
        writer.write(f"{start}transfer-encoding: chunked\r\n\r\n".encode())
        for piece in answer.pieces:
            writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            await writer.drain()
        writer.write(b"0\r\n\r\n")
    await writer.drain()
    return True


def _next(state: Server) -> Served:
    if state.script:
        return state.script.pop(0)
    if state.respond is not None:
        return state.respond(state.bodies[-1])
    return error(500, "the script has ended")
