"""Owns phrases: patterns with slots, read from `prompts/understudy/*.j2` and from cards, filled without compiling anything.

A phrase file is a Jinja2 file a template engine would accept. We read it line by line: `[key]` opens a list, every
further line is one phrase, `{# … #}` is a comment. Slots are `{{ name }}` (in files) or `{name}` (in cards).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from backchannel.cast.understudy.quoting import capitalise

FOLDER = "understudy/"
_SLOT = re.compile(r"\{\{\s*(\w+)\s*\}\}|\{(\w+)\}")
CONTRACTION = re.compile(
    r"\w(?:n['’]t|['’](?:m|re|ve|ll|d))\b|\b(?:it|that|there|he|she|what|who|let|here)['’]s\b", re.IGNORECASE
)
_COMMENT = re.compile(r"\{#.*?#\}", re.S)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern: literals with slots between them (`len(literals) == len(slots) + 1`)."""

    literals: tuple[str, ...]
    slots: tuple[str, ...]
    contracts: bool = False
    """Whether it says 'don't' or the like."""

    def fits(self, values: Mapping[str, str]) -> bool:
        """Tell whether every slot has something to stand in it."""
        return all(values.get(slot) for slot in self.slots)

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the words."""
        parts = [self.literals[0]]
        for slot, literal in zip(self.slots, self.literals[1:], strict=True):
            parts += [values[slot], literal]
        return capitalise("".join(parts))

    def heard_in(self, folded: str) -> bool:
        """Tell whether speech (case folded) already shows this pattern: its literals, in order."""
        start = 0
        for literal in self.literals:
            piece = literal.strip().casefold()
            if len(piece) < 3:
                continue
            found = folded.find(piece, start)
            if found < 0:
                return False
            start = found + len(piece)
        return start > 0


@lru_cache(maxsize=4096)
def phrase(source: str) -> Phrase:
    """Read one phrase."""
    literals, slots, end = [], [], 0
    for match in _SLOT.finditer(source):
        literals.append(source[end : match.start()])
        slots.append(match[1] or match[2])
        end = match.end()
    return Phrase((*literals, source[end:]), tuple(slots), CONTRACTION.search(" ".join((*literals, source[end:]))) is not None)


def read(sources: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
    """Return every list of phrases found in the understudy's files, by key."""
    lists: dict[str, list[Phrase]] = {}
    for name, text in sorted(sources.items()):
        if name.startswith(FOLDER) and not name.endswith(("memo.j2", "summary.j2")):
            _read_file(text, lists)
    return {key: tuple(entries) for key, entries in lists.items()}


def _read_file(text: str, lists: dict[str, list[Phrase]]) -> None:
    current: list[Phrase] | None = None
    for raw in _COMMENT.sub("", text).splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            current = lists.setdefault(line[1:-1], [])
        elif line and current is not None:
            current.append(phrase(line))


def of(lines: Sequence[str]) -> tuple[Phrase, ...]:
    """Read the phrases of a card."""
    return tuple(phrase(line) for line in lines)
