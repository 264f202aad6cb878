"""Owns what a run leaves behind, as one value: the object that `run --json` prints."""

from pathlib import Path

from backchannel.domain.base import Value
from backchannel.domain.call import Usage
from backchannel.domain.verdict import Scorecard
from backchannel.journal.fold import Status


class Outcome(Value):
    run: str
    path: Path
    status: Status
    cast: dict[str, str]
    """Seat id, `facilitator` and `evaluator` to 'understudy', 'lexical' or a model's name."""
    turns: int
    """Persona turns."""
    calls: int
    """Calls answered by a language model."""
    usage: Usage
    scores: Scorecard | None
    """None while the run is not finished."""
    message: str = ""
    """Why it stopped and how to go on; empty when finished."""
