"""A run may be killed at any instant and continued: the talk is the same, and nothing answered is asked again."""

import asyncio
import multiprocessing
import random
from collections import Counter
from pathlib import Path

from backchannel.domain.events import CallAnswered, CallRequested
from backchannel.errors import InputError
from backchannel.journal.fold import fold
from backchannel.journal.reading import read_journal
from tests.runs.child import play
from tests.servers import serving
from tests.stand_in import answer

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.runs.child"])
KILLS = 50


async def child(verb: str, folder: Path, base_url: str, kill_after_bytes: int | None = None) -> bool:
    """Run the child; kill it once the journal is this long. Returns whether SIGKILL ended it."""
    process = PROCESSES.Process(target=play, args=(verb, folder, base_url))
    await asyncio.to_thread(process.start)
    journal, kill_sent = folder / "journal.jsonl", False
    while process.is_alive():
        if kill_after_bytes is not None and journal.exists() and journal.stat().st_size >= kill_after_bytes:
            process.kill()
            kill_sent = True
            break
        await asyncio.sleep(0.001)
    await asyncio.to_thread(process.join)
    assert kill_sent or process.exitcode == 0, f"{verb} {folder.name} ended by itself with {process.exitcode}"
    return kill_sent and process.exitcode != 0


def told(folder: Path) -> tuple[object, ...]:
    """Return everything of a run that a resume must not change."""
    state = fold(read_journal(folder).events)
    answers = {key: call.answered.text for key, call in state.calls.items() if call.answered}
    probes = sorted(state.probes, key=lambda record: (record.wave, record.seat))
    return state.status, state.turns, answers, probes, [(event.panel, event.dimension) for event in state.judged]


async def test_killed_at_fifty_moments_and_resumed_the_run_is_the_uninterrupted_one(tmp_path):
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    at_once = asyncio.Semaphore(2)
    async with serving(respond=answer) as server:
        base_url = f"http://127.0.0.1:{server.port}/v1"
        whole = tmp_path / "whole"
        await child("start", whole, base_url)
        length = (whole / "journal.jsonl").stat().st_size
        expected, calls = told(whole), len(fold(read_journal(whole).events).calls)
        assert expected[0] == "finished"
        assert calls > 30

        async def kill_and_resume(folder: Path, moments: list[int]) -> int:
            where = f"seed {seed}, {folder.name}"
            async with at_once:
                kills = int(await child("start", folder, base_url, moments[0]))
                for more in moments[1:]:
                    if _resumable(folder):
                        size = (folder / "journal.jsonl").stat().st_size
                        kills += await child("resume", folder, base_url, size + more)
                verb = "resume" if _resumable(folder) else "start"
                folder = _fresh(folder)
                await child(verb, folder, base_url)
            assert told(folder) == expected, where
            _nothing_paid_twice(folder, kills, where)
            return kills

        plans = [[chance.randrange(1, length)] for _ in range(KILLS - 10)]
        plans += [[chance.randrange(1, length // 2), chance.randrange(1, length // 3)] for _ in range(5)]
        killed = sum(await asyncio.gather(*(kill_and_resume(tmp_path / f"killed-{n}", plan) for n, plan in enumerate(plans))))
        for extra in range(KILLS):  # a run can end before the kill reaches it
            if killed >= KILLS:
                break
            killed += await kill_and_resume(tmp_path / f"extra-{extra}", [chance.randrange(1, length // 2)])
    assert killed >= KILLS, f"seed {seed}: only {killed} kills"


def _resumable(folder: Path) -> bool:
    try:
        return bool(read_journal(folder).events)
    except InputError:
        return False


def _fresh(folder: Path) -> Path:
    """A run killed before its first event holds nothing to resume; it is started under another name."""
    return folder if _resumable(folder) else folder.with_name(f"{folder.name}-again")


def _nothing_paid_twice(folder: Path, kills: int, where: str) -> None:
    answered: set[str] = set()
    sent: Counter[str] = Counter()
    for event in read_journal(folder).events:
        if isinstance(event, CallRequested):
            assert str(event.key) not in answered, f"{where}: {event.key} was asked again after its answer"
            sent[str(event.key)] += 1
        if isinstance(event, CallAnswered):
            assert str(event.key) not in answered, f"{where}: {event.key} was answered twice"
            answered.add(str(event.key))
    assert max(sent.values()) <= 1 + kills, f"{where}: {sent.most_common(1)} although killed {kills} times"
