"""Owns the ways a model or its server fails: each becomes one typed error that says what to fix."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from backchannel.chat.cleaning import printable
from backchannel.domain.call import Usage
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import ModelError, PermanentModelError, TransientModelError

Kind = Literal[
    "timeout", "connection", "rate limited", "server error", "conflict", "garbled", "empty", "early end",
    "bad request", "unauthorised", "forbidden", "not found", "quota", "refused", "filtered", "cut off",
    "context overflow", "redirected", "schema",
]  # fmt: skip
"""The closed set that is journalled as the kind of a failure."""

PAID_KINDS: frozenset[str] = frozenset({"timeout", "garbled", "empty", "early end", "connection"})
"""Failures after which the server may have charged for a reply we never saw."""

RETRY_AFTER_CAP_SECONDS = 120.0
_SHOWN_CHARACTERS = 240
_SECRET_LIKE = re.compile(r"(?i)\b(?:sk|pk|rk|gsk|xai|key)-[\w*.…-]{6,}|bearer\s+\S+|AIza[\w-]{20,}")
_QUOTA_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_OVERFLOW = re.compile(
    r"(?i)context_length_exceeded|maximum context length|exceed_context_size|exceeds? the (?:available )?context"
    r"|context (?:window|size|length) (?:is )?exceed|prompt is too long|reduce the length of the (?:messages|prompt)"
    r"|input (?:is too long|token count .* exceeds)"
)


class SpentTransientError(TransientModelError):
    """A transient failure of which the server said what it cost."""

    usage: Usage


class SpentPermanentError(PermanentModelError):
    """A permanent failure of which the server said what it cost."""

    usage: Usage


def usage_of(error: ModelError) -> Usage | None:
    """Return what a failed attempt cost, where the server said so."""
    return error.usage if isinstance(error, SpentTransientError | SpentPermanentError) else None


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: Kind
    what: str
    fix: str
    transient: bool = False


_BY_STATUS: Mapping[int, _Rule] = {
    400: _Rule("bad request", "The server of {name} refused the request (400)", "Check the model's name and settings."),
    401: _Rule("unauthorised", "The server of {name} did not accept the key (401)", "Set {key} to a valid key."),
    402: _Rule("quota", "The account for {name} has no credit left (402)", "Add credit, then resume the run."),
    403: _Rule("forbidden", "The key has no access to {name} (403)", "Ask for access, or choose another --model."),
    404: _Rule("not found", "The server does not know {name} (404)", "Check the model's name and the base URL."),
    408: _Rule("timeout", "The server of {name} gave up waiting (408)", "Resume the run later.", transient=True),
    409: _Rule("conflict", "The server of {name} met a conflict (409)", "Resume the run later.", transient=True),
    413: _Rule("context overflow", "The request is too large for {name} (413)", "Lower the transcript budget."),
    422: _Rule("bad request", "The server of {name} could not use the request (422)", "Check the model's settings."),
    429: _Rule(
        "rate limited", "The server of {name} asks us to slow down (429)",
        "Lower --concurrency or set --requests-per-minute, then resume.", transient=True,
    ),
}  # fmt: skip
_SERVER_ERROR = _Rule("server error", "The server of {name} failed ({status})", "Resume the run later.", transient=True)
_REDIRECT = _Rule("redirected", "The server of {name} answered with a redirect ({status})", "Give the final base URL.")
_OTHER = _Rule("bad request", "The server of {name} refused the request ({status})", "Check the model's settings.")
_QUOTA = _Rule("quota", "The account for {name} has used up its quota ({status})", "Check plan and billing, then resume.")
_CONTEXT = _Rule(
    "context overflow", "The request is longer than {name} can read ({status})",
    "Lower the transcript budget, or choose a model with a larger context.",
)  # fmt: skip
_JSON_FAILED = _Rule("garbled", "{name} did not manage valid JSON ({status})", "Resume the run.", transient=True)


def of_status(endpoint: Endpoint, status: int, body: str, retry_after: float | None = None) -> ModelError:
    """Return the error for an HTTP status other than 2xx; `body` is quoted without anything like a key."""
    rule = _rule(status, body)
    what = rule.what.format(name=endpoint.name, status=status)
    said = quoted(server_message(body))
    if said:
        what = f"{what}: {said}"
    fix = rule.fix.format(key=endpoint.key_variable)
    if rule.transient:
        return TransientModelError(rule.kind, what, where=_where(endpoint), fix=fix, retry_after=retry_after)
    return PermanentModelError(rule.kind, what, where=_where(endpoint), fix=fix)


def _rule(status: int, body: str) -> _Rule:
    if "json_validate_failed" in body:
        return _JSON_FAILED
    if status in (400, 413, 422, 500) and _OVERFLOW.search(body):
        return _CONTEXT
    if any(code in body for code in _QUOTA_CODES):
        return _QUOTA
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 500:
        return _SERVER_ERROR
    return _REDIRECT if 300 <= status < 400 else _OTHER


def transient(endpoint: Endpoint, kind: Kind, what: str, usage: Usage | None = None) -> TransientModelError:
    """Return an error worth another attempt; `what` continues the endpoint's name."""
    text, where, fix = f"{endpoint.name} {what}", _where(endpoint), "Resume the run."
    if usage is None:
        return TransientModelError(kind, text, where=where, fix=fix)
    made = SpentTransientError(kind, text, where=where, fix=fix)
    made.usage = usage
    return made


def permanent(endpoint: Endpoint, kind: Kind, what: str, fix: str, usage: Usage) -> PermanentModelError:
    """Return an error that another attempt would not mend; `what` continues the endpoint's name."""
    made = SpentPermanentError(kind, f"{endpoint.name} {what}", where=_where(endpoint), fix=fix)
    made.usage = usage
    return made


def parse_retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return the seconds a server asks us to wait, capped; None where it says nothing usable.

    Reads `retry-after-ms`, then `retry-after` as seconds or as an HTTP date.
    """
    seconds = _number(headers.get("retry-after-ms"), 0.001)
    stated = headers.get("retry-after")
    if seconds is None:
        seconds = _number(stated, 1.0)
    if seconds is None and stated:
        try:
            at = parsedate_to_datetime(stated)
        except ValueError:
            return None
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        seconds = (at - (now or datetime.now(UTC))).total_seconds()
    return None if seconds is None else min(max(seconds, 0.0), RETRY_AFTER_CAP_SECONDS)


def _number(text: str | None, unit: float) -> float | None:
    try:
        value = float(text) * unit if text else None
    except ValueError:
        return None
    return None if value is None or value != value else value


def server_message(body: str) -> str:
    """Return the part of an error's body that is meant to be read: the message, or a short plain body."""
    found = re.search(r'"(?:message|detail|msg)"\s*:\s*"((?:[^"\\]|\\.)*)"', body)
    if found:
        return re.sub(r"\\[nrt]", " ", found.group(1)).replace('\\"', '"')
    return "" if body.lstrip().startswith("<") else body


def quoted(text: str) -> str:
    """Return foreign text fit for an error: one line, short, printable, without anything that looks like a key."""
    line = " ".join(printable(_SECRET_LIKE.sub("[key]", text)).split())
    return line if len(line) <= _SHOWN_CHARACTERS else line[:_SHOWN_CHARACTERS] + "…"


def _where(endpoint: Endpoint) -> str:
    return f"at {endpoint.base_url}" if endpoint.base_url else ""
