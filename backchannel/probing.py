"""Owns the private questions before, during and after: asked side by side, outside the conversation."""

from collections.abc import Mapping
from typing import Protocol

from backchannel.cast.port import Player
from backchannel.cast.views import SeatView
from backchannel.domain.events import Event, Probed
from backchannel.domain.probe import ProbeRecord
from backchannel.together import finish_all


class Journal(Protocol):
    def say(self, event: Event) -> None: ...

    async def flush(self) -> None: ...


async def probe(players: Mapping[str, Player], views: Mapping[str, SeatView], wave: str, journal: Journal) -> None:
    """Ask every seat at once and journal each answer as it comes.

    `wave`: 'T0', 'T1' or 'stage:<id>'. Raises the first model failure after all seats were asked.
    """
    await finish_all(*(_ask(player, views[seat], seat, wave, journal) for seat, player in players.items()))


async def _ask(player: Player, view: SeatView, seat: str, wave: str, journal: Journal) -> None:
    answer = await player.answer(view, wave)
    journal.say(Probed(record=ProbeRecord(wave=wave, seat=seat, answer=answer)))
    await journal.flush()
