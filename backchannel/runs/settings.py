"""Owns the settings of one run: everything besides the files in `inputs/` that decides what happens."""

from typing import Annotated, Literal

from pydantic import Field

from backchannel.domain.base import Id, Value

Status = Literal["finished", "interrupted", "model failed", "budget reached", "fault"]


class Endpoint(Value):
    """Where a model is served and how; comes from `backchannel.toml` or the command line, never from content."""

    name: str
    """Alias or name as the user gave it, endpoint included when it was given with one."""
    model: str
    """What is sent as `model`."""
    base_url: str | None = None
    """None: the openai client's default, which honours OPENAI_BASE_URL."""
    key_variable: str = "OPENAI_API_KEY"
    """Name of the environment variable that holds the key; the key itself is stored nowhere."""
    temperature: float | None = None
    context_tokens: int | None = None
    """Context size of the model, where known."""
    gguf: str | None = None
    """Path of a local GGUF file to be served on loopback for the length of the run."""


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
    """Cap on persona turns over the whole talk; None: as the agenda says."""
    stage_probes: bool = False
    """Probe also at every stage's end."""
    transcript_budget_tokens: Annotated[int, Field(ge=200)] = 3000
    """When the record of the talk passes this, closed stages are replaced by summaries at the next stage boundary."""
    limits: Limits = Field(default_factory=Limits)
