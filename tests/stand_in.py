"""A stand-in for a language model: any request gets an answer that fits it, decided by the request alone."""

import json
import zlib

from tests.servers import Served, completion, streamed

WORDS = (
    "the tape was cut before anybody signed for it and nobody on the quay that night could say who had asked so my own"
    " count is two boats and one letter which we never sent because the deputy was away burying his father in the rain"
).split()

COUNTED = b'{"prompt_tokens": 11, "completion_tokens": 3}'


def answer(body: dict) -> Served:
    """Answer one chat request, streamed if asked."""
    text = reply_to(body)
    counted = json.dumps({"prompt_tokens": tokens_of(body), "completion_tokens": len(text) // 4})
    if body.get("stream"):
        served = streamed(*(text[i : i + 40] for i in range(0, len(text), 40)))
        served.pieces = [piece.replace(COUNTED, counted.encode()) for piece in served.pieces]
        return served
    whole = json.loads(completion(text))
    return Served(body=json.dumps(whole | {"usage": json.loads(counted)}).encode())


def tokens_of(body: dict) -> int:
    """Count a request's tokens as a quarter of its characters."""
    return sum(len(message["content"]) for message in body["messages"]) // 4


def reply_to(body: dict) -> str:
    """Return the words, or an object that fits the form asked for."""
    digest = zlib.crc32("\x00".join(message["content"] for message in body["messages"]).encode())
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema":
        schema = form["json_schema"]["schema"]
        return json.dumps(_instance(schema, schema, digest))
    return _words(digest, 25)


def _words(digest: int, count: int) -> str:
    start = digest % 100_003
    picked = [WORDS[(start * (7 + step) + step * step * 31 + digest // (step + 3)) % len(WORDS)] for step in range(count)]
    return " ".join(picked).capitalize() + "."


def _instance(schema: dict, root: dict, digest: int) -> object:
    if "$ref" in schema:
        node = root
        for part in schema["$ref"].lstrip("#/").split("/"):
            node = node[part]
        return _instance(node, root, digest)
    if "enum" in schema:
        return schema["enum"][digest % len(schema["enum"])]
    if "anyOf" in schema:
        return _instance(schema["anyOf"][0], root, digest)
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        return {key: _instance(part, root, zlib.crc32(f"{digest}{key}".encode())) for key, part in schema["properties"].items()}
    if kind == "array":
        return [_instance(schema["items"], root, digest)]
    if kind in ("integer", "number"):
        low, high = schema.get("minimum", 0), schema.get("maximum", 10)
        return int(low + digest % (int(high - low) + 1))
    return digest % 2 == 0 if kind == "boolean" else _words(digest, 12)
