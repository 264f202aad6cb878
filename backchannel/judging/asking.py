"""Owns what a model judge needs besides the chat: templates, model, limits, and what must be hidden from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backchannel.prompts import Prompts


@dataclass(frozen=True, slots=True)
class Asking:
    prompts: Prompts
    model: str
    """Alias or name; it is also the name of the judge on the scorecard."""
    seed: int = 1
    """Seed of the run; enters the nonce only."""
    max_output_tokens: int = 900
    temperature: float | None = None
    """None: the server's default."""
    swap_sides: bool = True
    """Swap the sides' letters on every other dimension, so that no side is always A."""
    side_words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Side id to what it and its people are called; covered wherever they are said."""
