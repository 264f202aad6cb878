"""Owns intents: what a seat means to do with its turn, before there are words for it; and the scene it does it in."""

from dataclasses import dataclass
from typing import Literal

from backchannel.cast.views import SeatView
from backchannel.domain.dialogue import Turn
from backchannel.domain.scenario import FloorPolicy, Purpose

IntentKind = Literal[
    "tell",
    "tell more",
    "hint",
    "decline",
    "nothing on it",
    "no more on it",
    "point",
    "view",
    "restate",
    "check",
    "confirm",
    "correct",
    "propose",
    "detail",
    "endorse",
    "object",
    "accuse",
    "threaten",
    "appeal",
    "platitude",
    "carry",
    "theirs",
    "next",
    "react",
    "acknowledge",
    "agree",
    "doubt",
    "link",
    "bristle",
    "concede",
    "ask",
    "press",
    "insist",
    "pass",
    "relay",
    "ask view",
    "ask point",
    "ask step",
    "yield",
    "nothing",
]


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing to do; which fields are set depends on the kind."""

    kind: IntentKind
    to: str | None = None
    topic: str | None = None
    clue: str | None = None
    reading: str | None = None
    step: str | None = None
    point: str | None = None
    owner: str | None = None
    """Whose clue, point or words it is about."""
    answers: int | None = None
    quote: str = ""
    """The words taken up, as they were said."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and before whom a turn is taken."""

    stage: str
    purpose: Purpose
    floor: FloorPolicy
    public: bool
    turn: int
    turns_left: int
    asked: Turn | None
    listeners: tuple[str, ...]
    """Other seats that will hear it."""

    @property
    def caucus(self) -> bool:
        """Tell whether only one's own side is in the room."""
        return self.floor == "caucus"

    @classmethod
    def of(cls, view: SeatView, public: bool) -> "Scene":
        """Read the scene off a view."""
        moment, me = view.moment, view.private.seat
        caucus = moment.stage.floor == "caucus"
        return cls(
            stage=moment.stage.id,
            purpose=moment.stage.purpose,
            floor=moment.stage.floor,
            public=public,
            turn=moment.turn_number,
            turns_left=moment.turns_left,
            asked=moment.asked,
            listeners=tuple(s.id for s in view.room.seats if s.id != me.id and (not caucus or s.side == me.side)),
        )
