"""Owns one measurement in a process of its own: `python -m benchmarks.measured '{"what": …}'` prints one JSON object.

CPU is `process_time`, after imports and after one run to warm up, except where the first run is the figure.
"""

import asyncio
import importlib
import json
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from benchmarks.stub import Stub

Figures = dict[str, float]


def peak_megabytes() -> float:
    """Return the most memory this process has had; `ru_maxrss` alone would count what started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


async def _timed(work: Callable[[], Awaitable[int]]) -> Figures:
    wall, cpu = time.perf_counter(), time.process_time()
    calls = await work()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "calls": calls}


async def _both(stub: Stub, work: Callable[[], Awaitable[int]], latency_ms: float, cpu_too: bool) -> Figures:
    """Warm up; take CPU without latency and wall time with it."""
    stub.reset()
    await work()
    figures: Figures = {}
    if cpu_too:
        stub.reset()
        quick = await _timed(work)
        figures = {"cpu_per_call": quick["cpu"] / quick["calls"]}
    stub.reset(latency_ms=latency_ms)
    return figures | await _timed(work)


async def product(order: dict[str, Any], folder: Path) -> Figures:
    """Measure `dialogues` runs at once."""
    from benchmarks.product import content_of, model_settings, play

    stub, content = Stub(order["stub"]), content_of(order["scenario"])
    settings = model_settings(content, stub.url, **order.get("settings", {}))
    names = iter(range(10_000))

    async def work() -> int:
        number = next(names)
        runs = [play(settings, content, folder, f"r{number}-{each}") for each in range(order["dialogues"])]
        return sum(outcome.calls for outcome in await asyncio.gather(*runs))

    return await _both(stub, work, order["latency_ms"], order["dialogues"] == 1)


async def replay(order: dict[str, Any], folder: Path) -> Figures:
    """Measure the floor on recorded bodies, `dialogues` at once over one client."""
    from benchmarks import floor

    stub = Stub(order["stub"])
    waves = order["bodies"]
    async with floor.client(stub.url) as client:

        async def work() -> int:
            return sum(await asyncio.gather(*(floor.replay(client, waves) for _ in range(order["dialogues"]))))

        return await _both(stub, work, order["latency_ms"], order["dialogues"] == 1)


async def prefix1(order: dict[str, Any], folder: Path) -> Figures:
    """Measure the peers' floor."""
    from benchmarks import floor
    from benchmarks.product import content_of

    stub, content = Stub(order["stub"]), content_of(order["scenario"])
    async with floor.client(stub.url) as client:
        figures = await _both(stub, lambda: floor.prefix1(client, content), order["latency_ms"], True)
    stats = stub.stats()
    return figures | {"prefix_percent": stats["shared_prefix_pct"], "fresh_tokens": stats["fresh_tokens"]}


async def memory(order: dict[str, Any], folder: Path) -> Figures:
    """Take the peak memory of the first and only run of a process."""
    from benchmarks.product import content_of, model_settings, play

    stub, content = Stub(order["stub"]), content_of(order["scenario"])
    stub.reset()
    await play(model_settings(content, stub.url), content, folder, "r")
    return {"peak_megabytes": peak_megabytes()}


async def understudy(order: dict[str, Any], folder: Path) -> Figures:
    """Take the CPU of the first run of a process after its imports, and of the second."""
    for late in ("chair", "player"):
        importlib.import_module(f"backchannel.cast.understudy.{late}")
    from backchannel.runs.settings import RunSettings
    from benchmarks.product import content_of, play

    content, settings = content_of(order["scenario"]), RunSettings(turns=order["turns"])
    taken = []
    for number in range(2):
        begun = time.process_time()
        await play(settings, content, folder, f"r{number}")
        taken.append(time.process_time() - begun)
    return {"cpu": taken[0], "cpu_again": taken[1]}


def main() -> None:
    """Carry out the one order in the arguments."""
    order = json.loads(sys.argv[1])
    if "waves" in order:
        order["bodies"] = json.loads(Path(order["waves"]).read_text())
    what = {each.__name__: each for each in (product, replay, prefix1, memory, understudy)}[order["what"]]
    with tempfile.TemporaryDirectory(prefix="backchannel-bench-") as folder:
        print(json.dumps(asyncio.run(what(order, Path(folder)))))


if __name__ == "__main__":
    main()
