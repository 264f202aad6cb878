"""Owns what an evaluator gives: scores with evidence, or the reason there is none."""

from typing import Annotated, Literal

from pydantic import Field

from backchannel.domain.base import Value

PanelName = Literal["confidence_building", "interpretation_clarity"]


class Evidence(Value):
    """One quotation that code has found in that turn."""

    turn: int
    quote: str


class Scored(Value):
    """A dimension with its score and at least one verified quotation."""

    name: str
    score: Annotated[float, Field(ge=0.0, le=4.0)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    why: str = ""


class Unscored(Value):
    """A dimension, or a measure, without a number, and the reason."""

    name: str
    unscored: str


Dimension = Scored | Unscored


class Room(Value):
    """One panel as judged from the transcript."""

    headline: float | None
    """25 · mean of scored dimensions, 0–100; None when fewer than half are scored."""
    dimensions: tuple[Dimension, ...]
    judge: str
    """Who judged: 'lexical', or the model's name."""
    rejected_quotes: int = 0


class Minds(Value):
    """One panel as computed from the probes, 0–100; None is explained in `unscored`."""

    before: float | None
    after: float | None
    gain: float | None
    unscored: str | None = None


class Panel(Value):
    minds: Minds
    room: Room


class Flag(Value):
    name: str
    because: str
    """One sentence with the figures that raised it."""


class Scorecard(Value):
    """The content of `scores.json`."""

    run: str
    panels: dict[PanelName, Panel]
    measures: dict[str, object]
    flags: tuple[Flag, ...]
