"""Owns the table: the people at it, the record between them, and what each may know at a given moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from backchannel.cast.port import Chair, OnText, Player
from backchannel.cast.views import ChairView, Moment, Private, Room, SeatView
from backchannel.domain.base import FACILITATOR
from backchannel.domain.cards import Facilitator
from backchannel.domain.dialogue import Intervention, Turn, Utterance
from backchannel.domain.events import Event, TurnTaken
from backchannel.domain.scenario import Scenario
from backchannel.errors import Interrupted
from backchannel.table.addressing import addressee_of
from backchannel.table.agenda import PlannedStage
from backchannel.table.floor import Floor
from backchannel.table.record import Record


class Journal(Protocol):
    """Where every event of the talk goes before anyone acts on it."""

    def say(self, event: Event) -> None: ...


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the world outside the talk wants from it."""

    text_for: Callable[[str], OnText | None]
    """Seat to the receiver of its streamed words, or None."""
    stop_asked: Callable[[], bool]
    stage_closed: Callable[[str, Mapping[str, SeatView]], None]
    """Told each stage's id with the views of all seats at its end."""


@dataclass(slots=True)
class Table:
    """One talk while it goes on."""

    scenario: Scenario
    """Whole; views are cut from it here and nowhere else."""
    room: Room
    stages: tuple[PlannedStage, ...]
    players: Mapping[str, Player]
    privates: Mapping[str, Private]
    chair: Chair
    card: Facilitator
    journal: Journal
    record: Record
    hooks: Hooks
    seed: int
    transcript_budget_tokens: int | None
    """None: nobody at the table reads the record as text, so it is never summarised."""

    def seat_view(self, seat: str, planned: PlannedStage, turn: int, left: int) -> SeatView:
        """Cut out what one seat may know now."""
        private = self.privates[seat]
        heard = self.record.heard_by(seat)
        moment = self._moment(planned, turn, left, heard, asked=_asked(heard, seat), side=private.seat.side)
        return SeatView(self.room, private, moment)

    def chair_view(self, planned: PlannedStage, turn: int, left: int, trigger: str, interventions: int) -> ChairView:
        """Cut out what the chair may know now."""
        heard = self.record.heard_by(FACILITATOR)
        spoken = self.spoken(planned.stage.id)
        used = planned.turns - left
        return ChairView(
            room=self.room,
            card=self.card,
            moment=self._moment(planned, turn, left, heard, asked=_asked(heard, FACILITATOR), side=None),
            trigger=trigger,
            interventions_left=max(0, self.card.budget_per_stage - interventions),
            may_close=planned.stage.stop_early and used >= 2 and 2 * used >= planned.turns,
            silent=tuple(seat for seat in self.players if all(other.seat != seat for other in spoken)),
        )

    def spoken(self, stage: str, side: str | None = None) -> tuple[Turn, ...]:
        """Return the turns of a stage that everybody heard, or that one side said among itself."""
        return tuple(
            turn
            for turn in self.record.turns
            if turn.stage == stage
            and (turn.heard_by == "all" if side is None else turn.heard_by != "all" and turn.side == side)
        )

    def floor(self, stage: str, turn: int, side: str | None = None) -> Floor:
        """Return what the floor policy looks at; `side`: in a caucus of that side."""
        seats = tuple(seat.id for seat in self.scenario.seats if side is None or seat.side == side)
        everyone = tuple(seat.id for seat in self.scenario.seats)
        listener = seats[0]
        return Floor(
            seats=seats,
            side={seat: self.privates[seat].seat.side for seat in everyone},
            eagerness={seat: self.privates[seat].persona.traits.talkativeness for seat in everyone},
            spoken=self.spoken(stage, side),
            all_spoken=self.record.turns if side is None else self.record.heard_by(listener),
            seed=self.seed,
            turn=turn,
        )

    def enter(self, turn: Turn) -> None:
        """Journal a turn, then put it on the record.

        It is not forced to disk once more: the reply it was made of is, and a resume makes the same turn of it.
        """
        self.journal.say(TurnTaken(turn=turn))
        self.record.add(turn)

    def turn_of(self, seat: str, number: int, stage: str, utterance: Utterance, *, apart: bool) -> Turn:
        """Make the turn of a speech; `apart`: only the speaker's side is in the room."""
        private = self.privates[seat]
        side = private.seat.side
        return Turn(
            number=number,
            stage=stage,
            seat=seat,
            speaker=private.persona.name,
            side=side,
            kind="speech",
            heard_by=tuple(other.id for other in self.scenario.seats_of(side)) if apart else "all",
            text=utterance.text,
            addressee=addressee_of(utterance, seat, self.room.seats),
            use=utterance.use if apart else None,
            tags=utterance.tags,
        )

    def facilitation(self, number: int, stage: str, said: Intervention) -> Turn:
        """Make the turn of the chair's words."""
        return Turn(
            number=number,
            stage=stage,
            seat=FACILITATOR,
            speaker=self.card.name,
            side=None,
            kind="facilitation",
            heard_by="all",
            text=said.text,
            move=said.move,
            addressee=said.addressee if said.addressee in self.players else None,
            tags=said.tags,
        )

    def heed_stop(self) -> None:
        """Raise Interrupted if somebody asked to stop; everything said so far is on disk."""
        if self.hooks.stop_asked():
            raise Interrupted("stopped at your wish; nothing said is lost")

    def _moment(
        self, planned: PlannedStage, turn: int, left: int, heard: tuple[Turn, ...], *, asked: Turn | None, side: str | None
    ) -> Moment:
        return Moment(
            stage=planned.stage,
            stage_number=planned.number,
            stages=len(self.stages),
            turn_number=turn,
            turns_left=left,
            heard=heard,
            record=self.record.text(side),
            asked=asked,
        )


def _asked(heard: tuple[Turn, ...], seat: str) -> Turn | None:
    """Return the latest turn that turned to this seat since it last spoke."""
    for turn in reversed(heard):
        if turn.seat == seat:
            return None
        if turn.addressee == seat:
            return turn
    return None
