"""Owns carrying out a run from its first event to its last: probe, talk, memos, probe, verdicts."""

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from backchannel.cast.views import SeatView
from backchannel.domain.dialogue import Turn
from backchannel.domain.events import Judged, RunFinished
from backchannel.errors import BackchannelError
from backchannel.journal.recording import Recording
from backchannel.judging.asking import Asking
from backchannel.judging.panel import judge
from backchannel.library.content import Content
from backchannel.probing import probe
from backchannel.runs.assembly import EVALUATOR, Board, Seating, lay_table, seating, text_receiver
from backchannel.runs.observer import Observer
from backchannel.runs.settings import RunSettings
from backchannel.runs.stopping import Stop
from backchannel.table.graph import talk
from backchannel.table.table import Hooks, Table


@dataclass(slots=True)
class Background:
    """Work beside the talk. It is always awaited to its end: a cancelled call is paid for without an answer."""

    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Start one piece of work."""
        self.tasks.append(asyncio.ensure_future(work))

    async def finish(self) -> BaseException | None:
        """Wait for everything begun and return the first failure."""
        results = await asyncio.gather(*self.tasks, return_exceptions=True)
        return next((result for result in results if isinstance(result, BaseException)), None)


async def carry_out(
    content: Content, settings: RunSettings, recording: Recording, board: Board, observer: Observer, stop: Stop
) -> None:
    """Carry out the whole run against a recording, which serves what was done before.

    Raises ModelError, BudgetReached, Interrupted, ReplayDiverged, StorageError; what was done until then is recorded.
    """
    seats = seating(content, settings, board)
    background = Background()
    last = content.scenario.agenda[-1].id

    verdicts: list[Judged] = []

    async def sit_in_judgement() -> None:
        verdicts.extend(await _judge(seats, tuple(sorted(table.record.turns, key=lambda turn: turn.number))))

    def stage_closed(stage: str, views: Mapping[str, SeatView]) -> None:
        if settings.stage_probes and stage != last:
            background.begin(probe(table.players, views, f"stage:{stage}", recording))
        if stage == last:
            background.begin(probe(table.players, views, "T1", recording))
            background.begin(sit_in_judgement())

    hooks = Hooks(lambda seat: text_receiver(observer, seat), lambda: stop.asked, stage_closed)
    table = lay_table(seats, recording, observer, hooks)
    background.begin(probe(table.players, _views_before(table), "T0", recording))
    failure: BaseException | None = None
    try:
        await talk(table)
    except BackchannelError as error:
        failure = error
    failure = failure or await background.finish()
    if failure is not None:
        await background.finish()
        raise failure
    table.heed_stop()
    for verdict in verdicts:
        recording.say(verdict)
    recording.say(RunFinished(turns=sum(turn.kind == "speech" for turn in table.record.turns)))
    await recording.flush()


def _views_before(table: Table) -> dict[str, SeatView]:
    first = table.stages[0]
    return {seat: table.seat_view(seat, first, 0, first.turns) for seat in table.players}


async def _judge(seats: Seating, turns: tuple[Turn, ...]) -> list[Judged]:
    """Judge what was said. Memos are no part of it, so it need not wait for them."""
    voice, evaluator = seats.voice(EVALUATOR), seats.content.evaluator
    if voice is None:
        return await judge(turns, evaluator)
    words = {side.id: (side.name, side.people) for side in seats.content.scenario.sides}
    asking = Asking(seats.prompts, voice.model, seats.settings.seed, temperature=voice.temperature, side_words=words)
    return await judge(turns, evaluator, voice.chat, asking)
