"""Owns what is said at the table: acts, moves, utterances and turns."""

from typing import Annotated, Literal

from pydantic import Field

from backchannel.domain.base import Id, Value
from backchannel.domain.scenario import Use

Act = Literal[
    "state_reading",
    "ask_clarification",
    "answer_clarification",
    "restate_other",
    "confirm_restatement",
    "correct_restatement",
    "acknowledge_concern",
    "disclose",
    "propose_step",
    "endorse_step",
    "object_step",
    "accuse",
    "threaten",
    "justify",
    "concede",
    "appeal_to_audience",
    "platitude",
    "procedural",
]

Move = Literal[
    "HOLD",
    "INVITE",
    "INVITE_QUIET",
    "CLARIFY",
    "ASK_RESTATE",
    "SUMMARISE",
    "REFRAME",
    "REALITY_TEST",
    "NAME_PROCESS",
    "REMIND_RULES",
    "PARK",
    "PROPOSE_TEXT",
    "CAUCUS",
    "RECESS",
    "THIRD_PARTY_MEMO",
    "CLOSE_STAGE",
]

Kind = Literal["speech", "facilitation", "memo"]


class ActTag(Value):
    """One act inside an utterance. Understudies tag themselves; others are tagged by an annotator or not at all."""

    act: Act
    quote: str
    """The words that perform it, verbatim from the utterance."""
    to: str | None = None
    """The seat it is directed at."""
    topic: str | None = None
    clue: str | None = None
    reading: str | None = None
    step: str | None = None
    point: str | None = None
    answers: int | None = None
    """The turn whose question, restatement or step it takes up."""


class Utterance(Value):
    """What a player gives the table when it holds the floor."""

    text: str
    tags: tuple[ActTag, ...] = ()
    use: Use | None = None
    """In a caucus: what of it may be carried out of the room."""


class Intervention(Value):
    """What the chair decides when it is asked."""

    move: Move
    addressee: Id | None = None
    """The seat that gets the floor next, or None: the floor policy decides."""
    text: str = ""
    """The chair's words; empty on HOLD."""
    topic: str | None = None
    tags: tuple[ActTag, ...] = ()


class Turn(Value):
    """One entry of the record; immutable once journalled."""

    number: Annotated[int, Field(ge=1)]
    stage: str
    seat: str
    """Seat id, or `facilitator`."""
    speaker: str
    """Display name."""
    side: str | None
    """Side id; None for the chair."""
    kind: Kind
    heard_by: Literal["all"] | tuple[str, ...]
    """'all', or the seats that were in the room."""
    text: str
    move: Move | None = None
    addressee: str | None = None
    """The seat this turn hands the floor to or puts a question to."""
    use: Use | None = None
    tags: tuple[ActTag, ...] = ()

    def heard_by_seat(self, seat: str) -> bool:
        """Tell whether this seat was in the room; a speaker hears itself."""
        return self.heard_by == "all" or seat in self.heard_by or seat == self.seat
