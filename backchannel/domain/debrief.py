"""Owns what stands around a scenario: its words, its sources, and the real event told afterwards."""

from backchannel.domain.base import Line, Text, Value


class Term(Value):
    term: Line
    meaning: Line


class Source(Value):
    title: Line
    where: Line
    """Publisher, date, page or address."""
    says: Line


class Debrief(Value):
    """Shown after a run: the real event behind the fiction."""

    twin: Line
    account: Text
    established: tuple[Line, ...]
    disputed: tuple[Line, ...]
    unknown: tuple[Line, ...]
    questions: tuple[Line, ...] = ()
    """For the discussion afterwards."""
