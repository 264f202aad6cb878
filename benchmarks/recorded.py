"""Owns what one run of the product sent: every request body with its purpose, and the figures that follow from them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from backchannel.domain.events import CallAnswered, CallRequested
from backchannel.journal.reading import read_journal, read_run
from benchmarks.stub import Stub

TALK = frozenset({"speak", "facilitate", "summarise", "memo"})
"""Purposes of the talk itself; the rest measures it."""
CHARACTERS_PER_TOKEN = 4


@dataclass(frozen=True, slots=True)
class Sent:
    """One request as it arrived at the stub."""

    key: str
    purpose: str
    body: dict[str, Any]
    characters: int
    """Schema and messages, as the stub counts."""
    shared: int
    """Characters at its beginning that are the beginning of an earlier request."""


def sent_by(run: Path, stub: Stub) -> list[Sent]:
    """Join what the stub kept with what the journal says each request was for; in order of arrival."""
    state, _ = read_run(run)
    keys: dict[tuple[str, ...], str] = {}
    for key in state.calls:
        keys[tuple(message.text for message in state.messages(key))] = key
    found = []
    for body, entry in zip(stub.bodies(), stub.stats()["log"], strict=True):
        key = keys[tuple(message["content"] for message in body["messages"])]
        found.append(Sent(key, state.calls[key].requested.key.purpose, body, entry[1], entry[2]))
    return found


def prefix_percent(sent: Iterable[Sent]) -> float:
    """Return the share of prompt characters that repeat the beginning of an earlier request."""
    counted = list(sent)
    return 100 * sum(each.shared for each in counted) / sum(each.characters for each in counted)


def fresh_tokens(sent: Iterable[Sent]) -> int:
    """Return the prompt tokens that no prefix cache could save."""
    return sum(each.characters - each.shared for each in sent) // CHARACTERS_PER_TOKEN


def without_forms(sent: Iterable[Sent]) -> list[Sent]:
    """Count again with the schema left out, as for servers that do not put it before the messages (vLLM, llama.cpp)."""
    seen: list[str] = []
    counted = []
    for each in sent:
        text = "".join(f"<|{message['role']}|>{message['content']}" for message in each.body["messages"])
        shared = max((_common(text, other) for other in seen), default=0)
        seen.append(text)
        counted.append(Sent(each.key, each.purpose, each.body, len(text), shared))
    return counted


def _common(one: str, two: str) -> int:
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def longest_chain(run: Path, purposes: frozenset[str] | None = None) -> int:
    """Return the most calls of a run no two of which were under way at the same time: what its wall time is made of.

    `purposes`: look at these calls only. Greedy by earliest end, which is optimal for intervals. Times are those of the
    journal's lines, to the millisecond.
    """
    begun: dict[str, datetime] = {}
    spans: list[tuple[datetime, datetime]] = []
    for event, at in _timed(run):
        if isinstance(event, CallRequested):
            begun[str(event.key)] = at
        elif isinstance(event, CallAnswered) and (purposes is None or event.key.purpose in purposes):
            spans.append((at, begun[str(event.key)]))
    chain, free = 0, datetime.min.replace(tzinfo=spans[0][0].tzinfo)
    for ended, started in sorted(spans):
        if started >= free:
            chain, free = chain + 1, ended
    return chain


def _timed(run: Path) -> Iterable[tuple[Any, datetime]]:
    lines = (run / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    for event, line in zip(read_journal(run).events, lines, strict=True):
        yield event, datetime.fromisoformat(json.loads(line)["at"])
