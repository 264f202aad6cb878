"""Owns the words that requests of the dialogue are made of: three messages, the first two shared by everybody.

The rules and the public scenario never change; the record only grows; what belongs to the caller alone stands last. So
every request of a talk is a prefix of the next, apart from its last message.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import get_args

from backchannel.cast.views import ChairView, Room, SeatView
from backchannel.domain.base import FACILITATOR
from backchannel.domain.call import Message
from backchannel.domain.chance import stream
from backchannel.domain.dialogue import Move
from backchannel.domain.probe import LADDER
from backchannel.prompts import Prompts

MOVES: tuple[Move, ...] = get_args(Move)


@dataclass(slots=True)
class Texts:
    """The templates of one dialogue, with the shared first message rendered once."""

    prompts: Prompts
    _rooms: dict[int, str] = field(default_factory=dict)

    def messages(self, room: Room, record: str, own: str) -> tuple[Message, ...]:
        """Return the three messages of a request."""
        return (Message("system", self.room(room)), Message("user", record), Message("user", own))

    def room(self, room: Room) -> str:
        """Return the rules of the room and the public scenario."""
        if id(room) not in self._rooms:
            scenario = room.scenario
            public = SimpleNamespace(
                title=scenario.title,
                setting=scenario.setting,
                rules=scenario.rules,
                event=scenario.event,
                readings=scenario.readings,
                sides=scenario.sides,
                agenda=scenario.agenda,
                glossary=scenario.glossary,
            )
            people = {side.id: [seat for seat in room.seats if seat.side == side.id] for side in scenario.sides}
            self._rooms[id(room)] = self.prompts.render(
                "room.j2", scenario=public, chair=room.chair, people=people, moves=MOVES
            )
        return self._rooms[id(room)]

    def speak(self, view: SeatView, again: str = "") -> str:
        """Return what asks for one speech; `again`: an own earlier turn that the last attempt repeated."""
        moment = view.moment
        asked = moment.asked
        return self.prompts.render(
            "speak.j2",
            **_seat(view),
            stage=moment.stage,
            stage_number=moment.stage_number,
            stages=moment.stages,
            turns_left=moment.turns_left,
            asked=asked,
            asked_by=asked.speaker if asked else "",
            by_the_chair=asked is not None and asked.seat == FACILITATOR,
            apart=moment.stage.floor == "caucus",
            again=again,
        )

    def memo(self, view: SeatView) -> str:
        """Return what asks for a transfer memo."""
        return self.prompts.render("memo.j2", **_seat(view))

    def probe(self, view: SeatView, wave: str, seed: int) -> str:
        """Return what asks the private question, the readings in an order drawn for this seat and wave."""
        seat, scenario = view.private.seat, view.room.scenario
        options = [
            SimpleNamespace(label=reading.id, title=reading.title, clause=reading.clause) for reading in scenario.readings
        ]
        stream(seed, "options", wave, seat.id).shuffle(options)
        return self.prompts.render("probe.j2", **_seat(view), wave=wave, options=options, ladder=LADDER)

    def facilitate(self, view: ChairView) -> str:
        """Return what asks the chair for a move."""
        moment = view.moment
        return self.prompts.render(
            "facilitate.j2",
            card=view.card,
            stage=moment.stage,
            stage_number=moment.stage_number,
            stages=moment.stages,
            turns_left=moment.turns_left,
            trigger=view.trigger,
            left=view.interventions_left,
            may_close=view.may_close,
            silent=[view.room.seat(seat).name for seat in view.silent],
            seats=view.room.seats,
            moves=MOVES,
        )

    def summarise(self, view: ChairView, stages: tuple[str, ...]) -> str:
        """Return what asks the chair to summarise closed stages."""
        titles = [stage.title for stage in view.room.scenario.agenda if stage.id in stages]
        return self.prompts.render("summarise.j2", card=view.card, titles=titles)


def _seat(view: SeatView) -> dict[str, object]:
    private, room = view.private, view.room
    return {
        "me": room.seat(private.seat.id),
        "persona": private.persona,
        "seat": private.seat,
        "clues": private.clues,
        "side": room.scenario.side(private.seat.side),
    }
