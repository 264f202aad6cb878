"""Owns the settings of one run: everything besides the files in `inputs/` that decides what happens."""

from typing import Annotated, Literal

from pydantic import Field

from backchannel.domain.base import Value
from backchannel.domain.endpoint import Endpoint

__all__ = ["CastSettings", "Endpoint", "Limits", "RunSettings", "Status"]

Status = Literal["finished", "interrupted", "model failed", "budget reached", "fault"]


class CastSettings(Value):
    """Who plays: seat id, `facilitator` or `evaluator` to an endpoint's name; absent means the mechanical cast."""

    models: dict[str, str] = Field(default_factory=dict)
    endpoints: dict[str, Endpoint] = Field(default_factory=dict)


class Limits(Value):
    """What a run may use at once and in all; not part of what is replayed."""

    concurrency: Annotated[int, Field(ge=1, le=512)] = 16
    requests_per_minute: Annotated[float, Field(gt=0)] | None = None
    budget_usd: Annotated[float, Field(ge=0)] | None = None
    budget_tokens: Annotated[int, Field(ge=0)] | None = None
    timeout_seconds: Annotated[float, Field(gt=0)] = 120.0
    attempts: Annotated[int, Field(ge=1, le=10)] = 5


class RunSettings(Value):
    """Journalled with the run."""

    seed: int = 1
    cast: CastSettings = Field(default_factory=CastSettings)
    turns: Annotated[int, Field(ge=1, le=400)] | None = None
    """Play the agenda in this many persona turns, every stage in proportion; None: as the agenda says."""
    stage_probes: bool = False
    """Probe also at every stage's end."""
    transcript_budget_tokens: Annotated[int, Field(ge=200)] = 3000
    """When the record of the talk passes this, closed stages are replaced by summaries at the next stage boundary."""
    limits: Limits = Field(default_factory=Limits)
