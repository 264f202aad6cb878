"""Owns the body of a chat completion request: one request said in one endpoint's dialect, as bytes."""

import json

from backchannel.chat.prices import base_url_of, is_loopback
from backchannel.chat.schemas import without_lengths
from backchannel.domain.call import JsonSchema, Message, Request
from backchannel.domain.endpoint import Endpoint
from backchannel.domain.events import DialectFound

_AS_JSON = (
    "\n\nAnswer with exactly one JSON object and nothing else: no introduction, no code fence. "
    "It must fit this JSON Schema:\n{schema}"
)


def body_of(request: Request, endpoint: Endpoint, dialect: DialectFound, stream: bool) -> bytes:
    """Return the JSON to send."""
    messages = _messages(request, dialect)
    body: dict[str, object] = {
        "model": endpoint.model,
        "messages": [{"role": message.role, "content": message.text} for message in messages],
        dialect.tokens_field: request.max_output_tokens,
    }
    temperature = endpoint.temperature if request.temperature is None else request.temperature
    if temperature is not None and dialect.temperature:
        body["temperature"] = temperature
    if request.answer is not None and dialect.structured != "text":
        schema = request.answer.schema if is_loopback(base_url_of(endpoint)) else without_lengths(request.answer.schema)
        body["response_format"] = _response_format(request.answer.name, schema, dialect)
    if endpoint.stop and request.answer is None:
        body["stop"] = list(endpoint.stop)
    if stream:
        body["stream"] = True
        if dialect.stream_usage:
            body["stream_options"] = {"include_usage": True}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _messages(request: Request, dialect: DialectFound) -> tuple[Message, ...]:
    if request.answer is None or dialect.structured == "json_schema" or not request.messages:
        return request.messages
    *before, last = request.messages
    schema = json.dumps(request.answer.schema, ensure_ascii=False, separators=(",", ":"))
    return (*before, Message(last.role, last.text + _AS_JSON.format(schema=schema)))


def _response_format(name: str, schema: JsonSchema, dialect: DialectFound) -> dict[str, object]:
    if dialect.structured == "json_object":
        return {"type": "json_object"}
    return {"type": "json_schema", "json_schema": {"name": name, "schema": schema, "strict": True}}
