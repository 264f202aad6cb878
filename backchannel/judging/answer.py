"""Owns the form in which a model judge answers; a verdict comes through it or not at all."""

from typing import Annotated

from pydantic import Field

from backchannel.domain.base import Value


class Citation(Value):
    turn: int
    """Number in square brackets before the turn."""
    quote: str
    """Copied word for word from that turn."""


class DimensionAnswer(Value):
    """One dimension; evidence stands before the score so that a model looks before it judges."""

    evidence: tuple[Citation, ...]
    why: str
    """One or two sentences: which anchor it meets, and what the next one would have needed."""
    insufficient_evidence: bool
    """True when the record does not allow a score; `score` is then null."""
    score: Annotated[int, Field(ge=0, le=4)] | None
