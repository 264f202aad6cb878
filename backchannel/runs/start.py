"""Owns beginning a run."""

import asyncio
from pathlib import Path

from backchannel.cast.seating import draw_world
from backchannel.domain.events import RunStarted
from backchannel.journal.recording import Recording
from backchannel.library.content import Content, write_inputs
from backchannel.runs.lifecycle import VERSION, live
from backchannel.runs.observer import Observer
from backchannel.runs.outcome import Outcome
from backchannel.runs.places import INPUTS, new_run
from backchannel.runs.settings import RunSettings
from backchannel.table.agenda import plan


async def start(
    settings: RunSettings, content: Content, runs_dir: Path, observer: Observer, run_id: str | None = None
) -> Outcome:
    """Make a run's folder with its inputs and carry the run out.

    Raises InputError for settings that do not fit the scenario or a name that is taken, StorageError when the disk refuses.
    """
    plan(content.scenario, settings.turns)
    folder = new_run(runs_dir, content.scenario.id, settings.seed, run_id)
    await asyncio.to_thread(write_inputs, content, folder / INPUTS)
    world = draw_world(content.scenario, settings.seed)

    def begin(recording: Recording) -> None:
        recording.append(
            RunStarted(
                version=VERSION,
                run=folder.name,
                scenario=content.scenario.id,
                seed=settings.seed,
                world=world.id if world else None,
                settings=settings.model_dump(mode="json"),
            )
        )

    return await live(folder, content, settings, None, observer, begin)
