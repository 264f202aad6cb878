"""Owns answers of a given form: asking for them, reading them leniently, and asking once more where they do not fit."""

import json
from dataclasses import replace
from typing import NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from backchannel.chat.cleaning import printable
from backchannel.chat.faults import quoted
from backchannel.chat.port import Chat, OnText
from backchannel.chat.schemas import answer_schema, strict_schema
from backchannel.domain.call import Answer, Message, Request
from backchannel.errors import PermanentModelError

__all__ = ["answer_schema", "ask", "parse_answer", "strict_schema"]

T = TypeVar("T", bound=BaseModel)

_MOST_STARTS = 64
"""Opening braces tried as the beginning of the answer."""
_MOST_PROBLEMS = 8

_REPAIR = (
    "\n\nYou answered:\n{answer}\n\nThat answer could not be used:\n{problems}\n\n"
    "Answer again with exactly one JSON object and nothing else. It must fit this JSON Schema:\n{schema}"
)


class UnfitError(ValueError):
    """An answer does not fit; the text lists why, a line each."""


async def ask(chat: Chat, request: Request, model: type[T], on_text: OnText | None = None) -> T:
    """Return an answer that fits `model`, asking a second time under the next ordinal where the first does not fit.

    Raises PermanentModelError of kind 'schema' where the second does not fit either.
    """
    answer = answer_schema(model)
    request = replace(request, answer=answer)
    reply = await chat.complete(request, on_text)
    try:
        return parse_answer(reply.text, model)
    except UnfitError as unfit:
        again = _repair(request, answer, reply.text, str(unfit))
    reply = await chat.complete(again, on_text)
    try:
        return parse_answer(reply.text, model)
    except UnfitError as unfit:
        problems = str(unfit)
    raise PermanentModelError(
        "schema",
        f"{request.model} gave no usable {model.__name__} in two attempts: {quoted(problems)}",
        where=f"call {again.key}",
        fix="Resume the run, or choose a model that can answer in a given form.",
    )


def parse_answer(text: str, model: type[T]) -> T:
    """Return the one object in a text that fits `model`.

    Code fences and words around it are passed over. Raises UnfitError where nothing fits, or where
    two different objects do: then it cannot be known which was meant.
    """
    fitting: list[T] = []
    problems: list[str] = []
    for found in _objects(text):
        try:
            value = model.model_validate(_printable_strings(found))
        except ValidationError as error:
            problems.append(_readable(error))
            continue
        if value not in fitting:
            fitting.append(value)
    if len(fitting) > 1:
        raise UnfitError("- There is more than one JSON object, and they differ.")
    if fitting:
        return fitting[0]
    raise UnfitError(problems[0] if problems else "- There is no complete JSON object in it.")


def _objects(text: str) -> list[dict[str, object]]:
    """Return the outermost JSON objects of a text, in order."""
    decoder = json.JSONDecoder(parse_constant=_refuse)
    found: list[dict[str, object]] = []
    at = text.find("{")
    for _ in range(_MOST_STARTS):
        if at < 0:
            break
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            found.append(value)
        at = text.find("{", end)
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _printable_strings(value: object) -> object:
    """Return a decoded value whose strings hold no control characters; JSON can smuggle them in as escapes."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable_strings(item) for item in value]
    if isinstance(value, dict):
        return {printable(key): _printable_strings(item) for key, item in value.items()}
    return value


def _readable(error: ValidationError) -> str:
    """Return what is wrong, a line per field."""
    lines = []
    for problem in error.errors(include_url=False, include_context=False)[:_MOST_PROBLEMS]:
        place = ".".join(str(part) for part in problem["loc"]) or "the object"
        lines.append(f"- {place}: {problem['msg']}")
    return "\n".join(lines)


def _repair(request: Request, answer: Answer, text: str, problems: str) -> Request:
    *before, last = request.messages
    schema = json.dumps(answer.schema, ensure_ascii=False, separators=(",", ":"))
    words = last.text + _REPAIR.format(answer=text, problems=problems, schema=schema)
    key = request.key.model_copy(update={"ordinal": request.key.ordinal + 1})
    return replace(request, key=key, messages=(*before, Message(last.role, words)))
