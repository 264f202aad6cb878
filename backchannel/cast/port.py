"""Owns the ports of everyone at the table: who holds a seat, and who chairs."""

from collections.abc import Callable
from typing import Protocol

from backchannel.cast.views import ChairView, SeatView
from backchannel.domain.dialogue import Intervention, Utterance
from backchannel.domain.probe import ProbeAnswer, Unanswered

OnText = Callable[[str], None]


class Player(Protocol):
    """A language model, a person or an understudy in one seat."""

    label: str
    """'understudy', 'person', or the model's name."""

    async def speak(self, view: SeatView, on_text: OnText | None = None) -> Utterance:
        """Take the floor once."""
        ...

    async def write_memo(self, view: SeatView) -> Utterance:
        """Write this side's transfer memo: what may be carried home, to whom, and what stays open."""
        ...

    async def answer(self, view: SeatView, wave: str) -> ProbeAnswer | Unanswered:
        """Answer a private probe; nothing of it enters the conversation."""
        ...


class Chair(Protocol):
    """A language model, a person or an understudy as facilitator."""

    label: str

    async def decide(self, view: ChairView) -> Intervention:
        """Choose one move of the closed set; HOLD is one."""
        ...

    async def summarise(self, view: ChairView, stages: tuple[str, ...], text: str) -> str:
        """Put closed stages into a shorter text that may replace them in later requests."""
        ...
