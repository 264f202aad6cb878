"""Owns which parameters an endpoint accepts: assumed by name, corrected by what the server refuses, told once."""

import re
from collections.abc import Callable, Iterable
from typing import Literal

from backchannel.domain.endpoint import Endpoint
from backchannel.domain.events import DialectFound

OnFound = Callable[[DialectFound], None]

_REASONING = re.compile(r"^(?:.*/)?(?:o[134](?:$|[-:@])|gpt-5)", re.IGNORECASE)
"""Names whose server takes `max_completion_tokens` and no temperature."""

_REFUSED = re.compile(
    r"(?i)unsupported|not support|unrecogni[sz]ed|unknown|not permitted|not allowed|forbidden|unexpected|deprecated"
    r"|invalid (?:parameter|argument|field)|only the default|cannot be (?:used|set)|not available|unavailable"
)
_STRUCTURED = re.compile(r"(?i)response[_ ]?format|json[_ ]?(?:schema|object|mode)|structured[_ ]?outputs?|grammar")

_NEXT: dict[str, Literal["json_schema", "json_object", "text"]] = {"json_schema": "json_object", "json_object": "text"}


class Dialects:
    """What each endpoint turned out to accept; shared by every dialogue that talks to it."""

    def __init__(self, on_found: OnFound | None = None, known: Iterable[DialectFound] = ()) -> None:
        """`on_found` is told each finding once, when a call has succeeded with it; `known` was found before."""
        self._on_found = on_found
        self._current: dict[str, DialectFound] = {found.model: found for found in known}
        self._told = dict(self._current)

    def of(self, endpoint: Endpoint) -> DialectFound:
        """Return what to assume of an endpoint now."""
        current = self._current.get(endpoint.name)
        if current is None:
            current = self._current[endpoint.name] = _assumed(endpoint)
            self._told[endpoint.name] = current
        return current

    def learn(self, endpoint: Endpoint, used: DialectFound, body: str, structured: bool) -> bool:
        """Correct the dialect after a refusal of a request sent in `used`; return whether to send again.

        Also true when another call has corrected it in the meantime.
        """
        if self.of(endpoint) != used:
            return True
        changed = _corrected(used, body, structured)
        if changed is None:
            return False
        self._current[endpoint.name] = changed
        return True

    def confirm(self, endpoint: Endpoint, used: DialectFound) -> None:
        """Note that a call in this dialect succeeded; tells `on_found` once of each new finding."""
        if self._told.get(endpoint.name) != used and self._current.get(endpoint.name) == used:
            self._told[endpoint.name] = used
            if self._on_found is not None:
                self._on_found(used)


def _assumed(endpoint: Endpoint) -> DialectFound:
    reasoning = bool(_REASONING.match(endpoint.model))
    return DialectFound(
        model=endpoint.name,
        structured="json_schema",
        tokens_field="max_completion_tokens" if reasoning else "max_tokens",
        temperature=not reasoning,
        stream_usage=True,
    )


def _corrected(used: DialectFound, body: str, structured: bool) -> DialectFound | None:
    """Return the dialect that avoids what was refused, or None where the refusal is about something else."""
    if used.stream_usage and "stream_options" in body:
        return used.model_copy(update={"stream_usage": False})
    if structured and used.structured in _NEXT and _STRUCTURED.search(body):
        return used.model_copy(update={"structured": _NEXT[used.structured]})
    if not _REFUSED.search(body):
        return None
    if re.search(rf"\b{used.tokens_field}\b", body):
        other = "max_completion_tokens" if used.tokens_field == "max_tokens" else "max_tokens"
        return used.model_copy(update={"tokens_field": other})
    if used.temperature and "temperature" in body:
        return used.model_copy(update={"temperature": False})
    return None
