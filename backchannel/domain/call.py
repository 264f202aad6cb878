"""Owns a call to a language model as values: its key, request, reply and usage."""

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from backchannel.domain.base import Value

CallPurpose = Literal["speak", "facilitate", "memo", "probe", "judge", "summarise", "check"]
JsonSchema = dict[str, Any]


class CallKey(Value):
    """The address of a call by meaning, so that completion order can never matter."""

    stage: str
    turn: int
    """Number of the turn it is for; 0 outside the talk."""
    seat: str
    purpose: CallPurpose
    ordinal: int = 0
    """0 the first asking; odd numbers above are repairs of the one before."""

    def __str__(self) -> str:
        return f"{self.stage}/{self.turn}/{self.seat}/{self.purpose}/{self.ordinal}"

    @classmethod
    def parse(cls, text: str) -> "CallKey":
        """Read what `str` wrote; raises ValueError."""
        parts = text.split("/")
        if len(parts) != 5:
            raise ValueError(f"not a call key: {text!r}; it looks like 'readings/7/varga/speak/0'")
        return cls.model_validate(
            {"stage": parts[0], "turn": parts[1], "seat": parts[2], "purpose": parts[3], "ordinal": parts[4]}
        )


Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A structured answer asked for: the schema's name and the JSON Schema itself."""

    name: str
    schema: JsonSchema


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent, apart from endpoint and credentials."""

    key: CallKey
    model: str
    """The alias or name as the user gave it; the endpoint belongs to it."""
    messages: tuple[Message, ...]
    max_output_tokens: int
    temperature: float | None
    """None: the server's default."""
    answer: Answer | None = None
    """None: plain text."""

    def digest(self) -> str:
        """Return a short hash over everything the reply can depend on."""
        sha = hashlib.sha256()
        for message in self.messages:
            sha.update(f"{message.role}\x00{message.text}\x01".encode())
        schema = repr(self.answer.schema) if self.answer else ""
        sha.update(f"{self.model}\x00{self.max_output_tokens}\x00{self.temperature}\x00{schema}".encode())
        return sha.hexdigest()[:16]


class Usage(Value):
    """What calls cost; None means unknown, never zero."""

    input_tokens: int | None = 0
    output_tokens: int | None = 0
    cached_tokens: int | None = 0
    cost_usd: float | None = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            input_tokens=_add(self.input_tokens, other.input_tokens),
            output_tokens=_add(self.output_tokens, other.output_tokens),
            cached_tokens=_add(self.cached_tokens, other.cached_tokens),
            cost_usd=None if self.cost_usd is None or other.cost_usd is None else self.cost_usd + other.cost_usd,
        )


class Reply(Value):
    """A usable answer: complete, not refused, not cut off."""

    text: str
    usage: Usage
    finish: str
    duration_seconds: float
    served_model: str | None = None
    """The model the server says it used."""


def _add(one: int | None, two: int | None) -> int | None:
    return None if one is None or two is None else one + two
