"""Owns the reading of what a server answers: a completion's JSON, whole or in streamed pieces, into one value.

Servers differ in what they leave out; what is of the wrong shape raises `GarbledError` with a few words for a person.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


class GarbledError(Exception):
    """The body is no chat completion; the text says in what way, continuing 'the server …'."""


class StreamedError(Exception):
    """A server reported an error inside a stream; carries its status, where one was given, and the body."""

    def __init__(self, status: int | None, body: str) -> None:
        super().__init__(body)
        self.status, self.body = status, body


@dataclass(slots=True)
class Completion:
    """One choice as the server gave it, nothing cleaned; None means not told."""

    text: str = ""
    refusal: str = ""
    finish: str | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int | None = None
    model: str | None = None


def parse_completion(body: bytes) -> Completion:
    """Read the body of a reply that was not streamed; raises GarbledError."""
    root = _object(_json(body), "the body")
    if "error" in root and "choices" not in root:
        raise StreamedError(_status(root["error"]), json.dumps(root))
    completion = Completion()
    _read_head(root, completion)
    choice = _first_choice(root)
    if choice is None:
        raise GarbledError("sent no choices")
    message = _object(choice.get("message"), "the message")
    completion.text = _content(message.get("content"))
    completion.refusal = _text(message.get("refusal"), "the refusal")
    completion.finish = _text(choice.get("finish_reason"), "finish_reason") or "unstated"
    return completion


@dataclass(slots=True)
class StreamedCompletion:
    """Puts a streamed reply together, one server-sent event's data at a time."""

    completion: Completion = field(default_factory=Completion)
    done: bool = False
    """The server said that the stream is complete."""

    def feed(self, data: str) -> str:
        """Take one event and return the text it adds; raises GarbledError or StreamedError."""
        if data.startswith("[DONE]"):
            self.done = True
            return ""
        root = _object(_json(data), "a streamed piece")
        if root.get("error"):
            raise StreamedError(_status(root["error"]), data)
        _read_head(root, self.completion)
        choice = _first_choice(root)
        if choice is None:
            return ""
        finish = _text(choice.get("finish_reason"), "finish_reason")
        if finish:
            self.completion.finish = finish
        delta = choice.get("delta")
        if delta is None:
            return ""
        piece = _object(delta, "a streamed piece")
        self.completion.refusal += _text(piece.get("refusal"), "the refusal")
        return _content(piece.get("content"))

    @property
    def complete(self) -> bool:
        return self.done or self.completion.finish is not None


class EventLines:
    """Cuts a stream of bytes into the data of its server-sent events, one `data:` line each."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, piece: bytes) -> list[str]:
        """Take the next bytes and return the data lines completed by them."""
        *lines, self._held = (self._held + piece).split(b"\n")
        return [data for line in lines if (data := _data(line)) is not None]

    def finish(self) -> list[str]:
        """Return the last line, where it was not ended."""
        held, self._held = self._held, b""
        data = _data(held)
        return [] if data is None else [data]


def _data(line: bytes) -> str | None:
    if not line.startswith(b"data:"):
        return None
    return line[5:].strip().decode("utf-8", "replace") or None


def _json(body: bytes | str) -> object:
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        start = body[:200].lstrip()
        page = start.startswith(b"<") if isinstance(start, bytes) else start.startswith("<")
        raise GarbledError("sent a web page" if page else "sent broken JSON") from None
    return value


def _read_head(root: Mapping[str, object], into: Completion) -> None:
    model = root.get("model")
    if isinstance(model, str) and model:
        into.model = model
    usage = root.get("usage")
    if isinstance(usage, dict):
        into.input_tokens, into.output_tokens = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
        details = usage.get("prompt_tokens_details")
        if isinstance(details, dict):
            into.cached_tokens = _count(details.get("cached_tokens"))
        else:
            into.cached_tokens = _count(usage.get("prompt_cache_hit_tokens"))


def _first_choice(root: Mapping[str, object]) -> Mapping[str, object] | None:
    choices = root.get("choices")
    if choices is None or choices == []:
        return None
    if not isinstance(choices, list):
        raise GarbledError("sent choices of the wrong type")
    return _object(choices[0], "the choice")


def _content(content: object) -> str:
    """Return the text of a message, which may be a list of parts, of which only text parts are spoken."""
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"]
        return "".join(_text(part, "a part of the message") for part in parts)
    return _text(content, "the message's content")


def _text(value: object, what: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise GarbledError(f"sent {what} of the wrong type")
    return value


def _object(value: object, what: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise GarbledError(f"sent {what} of the wrong type")
    return value


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _status(error: object) -> int | None:
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and 300 <= code < 600 else None
