"""Owns the journal's events: one discriminated union, one line of the journal each."""

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from backchannel.domain.base import Value
from backchannel.domain.call import CallKey, Role, Usage
from backchannel.domain.dialogue import Move, Turn
from backchannel.domain.probe import ProbeRecord
from backchannel.domain.verdict import Dimension, PanelName

FORMAT = 1
"""Version of the journal; raised only when an old reader would misread a new file."""


class RunStarted(Value):
    type: Literal["run_started"] = "run_started"
    format: int = FORMAT
    version: str
    """Of this package."""
    run: str
    scenario: str
    seed: int
    world: str | None
    """The world drawn, or None where truth is not drawn."""
    settings: dict[str, Any]
    """Everything a resume needs; see `runs.settings.RunSettings`."""


class MessageRef(Value):
    """One message of a request, told as what it adds to a text already in the journal."""

    role: Role
    digest: str
    extends: str | None = None
    """Digest of the text this one begins with; None: `text` is the whole text, or it was journalled before."""
    text: str | None = None
    """What is added; None: the text was journalled before under `digest`."""


class CallRequested(Value):
    type: Literal["call_requested"] = "call_requested"
    key: CallKey
    model: str
    digest: str
    """Of the whole request."""
    messages: tuple[MessageRef, ...]
    max_output_tokens: int
    temperature: float | None
    answer: str | None
    """Name of the schema asked for; None: plain text."""


class AttemptFailed(Value):
    type: Literal["attempt_failed"] = "attempt_failed"
    key: CallKey
    attempt: int
    kind: str
    message: str
    wait_seconds: float | None
    """Until the next attempt; None: no further attempt."""
    usage: Usage | None = None
    """What the failed attempt cost, where the server said so."""


class CallAnswered(Value):
    type: Literal["call_answered"] = "call_answered"
    key: CallKey
    digest: str
    text: str
    usage: Usage
    finish: str
    duration_seconds: float
    served_model: str | None


class CallFailed(Value):
    type: Literal["call_failed"] = "call_failed"
    key: CallKey
    digest: str
    kind: str
    message: str


class DialectFound(Value):
    """What an endpoint turned out to accept; found once per endpoint and model."""

    type: Literal["dialect_found"] = "dialect_found"
    model: str
    structured: Literal["json_schema", "json_object", "text"]
    tokens_field: Literal["max_tokens", "max_completion_tokens"]
    temperature: bool
    stream_usage: bool


class StageOpened(Value):
    type: Literal["stage_opened"] = "stage_opened"
    stage: str


class MoveMade(Value):
    """The chair was asked; also journalled when it held."""

    type: Literal["move_made"] = "move_made"
    stage: str
    after_turn: int
    trigger: str
    """The rule that asked the chair."""
    move: Move
    addressee: str | None


class TurnTaken(Value):
    type: Literal["turn_taken"] = "turn_taken"
    turn: Turn


class StageClosed(Value):
    type: Literal["stage_closed"] = "stage_closed"
    stage: str
    because: Literal["turns used up", "chair closed it"]


class StageSummarised(Value):
    """Closed stages now stand as this summary in every request."""

    type: Literal["stage_summarised"] = "stage_summarised"
    stages: tuple[str, ...]
    up_to_turn: int
    text: str


class Probed(Value):
    type: Literal["probed"] = "probed"
    record: ProbeRecord


class Judged(Value):
    type: Literal["judged"] = "judged"
    panel: PanelName
    dimension: Dimension
    judge: str
    rejected_quotes: int = 0


class RunFinished(Value):
    type: Literal["run_finished"] = "run_finished"
    turns: int


class RunStopped(Value):
    """The process ended before the run did; a resume continues."""

    type: Literal["run_stopped"] = "run_stopped"
    status: Literal["interrupted", "model failed", "budget reached", "fault"]
    message: str


class RunResumed(Value):
    type: Literal["run_resumed"] = "run_resumed"
    version: str
    settings: dict[str, Any]
    """As used from here on; only budgets may differ from the start."""


Event = Annotated[
    RunStarted
    | CallRequested
    | AttemptFailed
    | CallAnswered
    | CallFailed
    | DialectFound
    | StageOpened
    | MoveMade
    | TurnTaken
    | StageClosed
    | StageSummarised
    | Probed
    | Judged
    | RunFinished
    | RunStopped
    | RunResumed,
    Field(discriminator="type"),
]

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
