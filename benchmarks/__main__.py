"""`python -m benchmarks`: measures everything and prints one table. See README.md."""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from backchannel.journal.reading import read_run
from benchmarks.floor import waves_of
from benchmarks.product import content_of, model_settings, play
from benchmarks.recorded import TALK, Sent, fresh_tokens, longest_chain, prefix_percent, sent_by, without_forms
from benchmarks.rows import Row, middle, table
from benchmarks.stub import Stub, StubProcess

ROOT = Path(__file__).resolve().parents[1]
LATENCY_MS = 50.0
MANY = 64
CHILD_SECONDS = 180.0
Figures = dict[str, float]


class Bench:
    """What all rows share: the stub, a folder, how often to measure."""

    def __init__(self, stub: Stub, folder: Path, times: int) -> None:
        self.stub, self.folder, self.times = stub, folder, times
        self._runs = 0

    def child(self, what: str, **order: Any) -> Figures:  # noqa: ANN401
        """Measure in a process of its own."""
        usual = {"stub": self.stub.address, "latency_ms": LATENCY_MS, "dialogues": 1, "scenario": "clinic"}
        order = {"what": what} | usual | order
        command = [sys.executable, "-m", "benchmarks.measured", json.dumps(order)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=CHILD_SECONDS, check=True)
        figures: Figures = json.loads(done.stdout)
        return figures

    def alternating(self, *orders: dict[str, Any], times: int | None = None) -> list[list[Figures]]:
        """Measure each in turn, again and again, so that a slow minute of the machine falls on all of them."""
        figures: list[list[Figures]] = [[] for _ in orders]
        for _ in range(times or self.times):
            for index, order in enumerate(orders):
                figures[index].append(self.child(**order))
        return figures

    def record(self, scenario: str, *, latency_ms: float = 0.0, **settings: Any) -> tuple[Path, list[Sent]]:  # noqa: ANN401
        """Carry out one run here and return it with what it sent."""
        self._runs += 1
        content = content_of(scenario)
        self.stub.reset(latency_ms=latency_ms, keep=True)
        chosen = model_settings(content, self.stub.url, **settings)
        outcome = asyncio.run(play(chosen, content, self.folder, f"run{self._runs}"))
        return outcome.path, sent_by(outcome.path, self.stub)


def main() -> None:
    options = _options()
    if not options.stub.is_file():
        raise SystemExit(f"there is no stub server at {options.stub}; name one with --stub PATH")
    begun = time.perf_counter()
    with StubProcess(options.stub) as stub, tempfile.TemporaryDirectory(prefix="backchannel-bench-") as folder:
        bench = Bench(stub, Path(folder), options.times)
        rows = [*_calls_and_tokens(bench), *_growth(bench), *_against_the_floor(bench), *_many(bench), *_alone(bench)]
    print(table(rows))
    missed = sum(row.verdict == "MISSED" for row in rows)
    print(f"\n{missed} of {sum(row.goal is not None for row in rows)} goals missed; {time.perf_counter() - begun:.0f} s")
    sys.exit(1 if missed and options.strict else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure calls, tokens, overhead and memory.")
    default = ROOT.parent / "shared" / "bench" / "stub_server.py"
    parser.add_argument("--stub", type=Path, default=default, metavar="PATH", help="the stub server to measure against")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="measurements behind each median (default 5)")
    parser.add_argument("--strict", action="store_true", help="leave with code 1 when a goal is missed")
    return parser.parse_args()


def _calls_and_tokens(bench: Bench) -> list[Row]:
    rows = []
    for scenario, goals in (("clinic", True), ("generals-remark", False)):
        run, sent = bench.record(scenario, latency_ms=LATENCY_MS)
        speeches = read_run(run)[0].persona_turns()
        chain, of_talk = longest_chain(run), longest_chain(run, TALK - {"memo"})
        chains = f"{scenario}: {of_talk} / {speeches}", f"{scenario}: {chain} / {speeches}, {len(sent)} calls"
        talk = [each for each in sent if each.purpose in TALK]
        plain = without_forms(sent)
        plain_talk = [each for each in plain if each.purpose in TALK]
        if goals:
            bench.folder.joinpath("waves.json").write_text(json.dumps(waves_of([(each.key, each.body) for each in sent])))
        counted, uncounted = f"{scenario}, stub's count", f"{scenario}, form not in the prompt"
        goal = 90.0 if goals else None
        rows += [
            Row("serial calls a persona turn, talk", of_talk / speeches, "", 1.35, detail=chains[0]),
            Row("serial calls a persona turn, run", chain / speeches, "", 1.35, detail=chains[1]),
            Row("prefix of an earlier request, talk", prefix_percent(talk), "%", goal, True, counted),
            Row("prefix of an earlier request, run", prefix_percent(sent), "%", goal, True, counted),
            Row("prefix of an earlier request, talk", prefix_percent(plain_talk), "%", None, True, uncounted),
            Row("prefix of an earlier request, run", prefix_percent(plain), "%", None, True, uncounted),
            Row("fresh tokens of the talk", fresh_tokens(talk), "", 5000 if goals else None, detail=counted),
            Row("fresh tokens of the talk", fresh_tokens(plain_talk), "", None, detail=uncounted),
        ]
    return rows


def _growth(bench: Bench) -> list[Row]:
    rows = []
    for scenario, budget in (("clinic", 3000), ("clinic", 1500), ("generals-remark", 3000)):
        tokens = []
        for turns in (24, 96):
            _, sent = bench.record(scenario, turns=turns, transcript_budget_tokens=budget)
            tokens.append(sum(each.characters for each in sent) // 4)
        detail = f"{scenario}, record folded at {budget:,}: {tokens[0]:,} → {tokens[1]:,}"
        rows.append(Row("prompt tokens, 24 → 96 turns", tokens[1] / tokens[0], "×", 5.0, detail=detail))
    return rows


def _against_the_floor(bench: Bench) -> list[Row]:
    waves = str(bench.folder / "waves.json")
    floor, ours, probed, peers = bench.alternating(
        {"what": "replay", "waves": waves},
        {"what": "product"},
        {"what": "product", "settings": {"stage_probes": True}},
        {"what": "prefix1"},
    )
    added = 100 * (middle(probed, "wall") / middle(ours, "wall") - 1)
    wall, cpu = middle(ours, "wall") / middle(floor, "wall"), middle(ours, "cpu_per_call") / middle(floor, "cpu_per_call")
    walls = f"{middle(ours, 'wall'):.2f} s / {middle(floor, 'wall'):.2f} s, {middle(ours, 'calls'):.0f} calls"
    own, theirs, bare = (1000 * middle(each, "cpu_per_call") for each in (ours, floor, peers))
    detail = f"bare:prefix1 with texts of its own, {middle(peers, 'calls'):.0f} calls"
    return [
        Row("wall at 50 ms a call, of the floor's", wall, "×", 1.10, detail=walls),
        Row("probes after every stage add", added, "% wall", 15.0, detail=f"{middle(probed, 'calls'):.0f} calls"),
        Row("client CPU a call, of the floor's", cpu, "×", 1.4, detail=f"{own:.2f} ms / {theirs:.2f} ms"),
        Row("client CPU a call, peers' floor", bare, "ms", detail=detail),
        Row("fresh tokens, peers' floor", middle(peers, "fresh_tokens"), "", detail=detail),
        Row("prefix of an earlier request, peers' floor", middle(peers, "prefix_percent"), "%", detail=detail),
    ]


def _many(bench: Bench) -> list[Row]:
    floor, ours = bench.alternating(
        {"what": "replay", "waves": str(bench.folder / "waves.json"), "dialogues": MANY},
        {"what": "product", "dialogues": MANY},
        times=min(3, bench.times),
    )
    rates = [median(each["calls"] / each["wall"] for each in figures) for figures in (ours, floor)]
    detail = f"{rates[0]:.0f} / {rates[1]:.0f} calls a second"
    return [Row(f"{MANY} dialogues at once, of the floor's rate", rates[0] / rates[1], "×", 0.75, True, detail)]


def _alone(bench: Bench) -> list[Row]:
    (alone,) = bench.alternating({"what": "understudy", "scenario": "generals-remark", "turns": 24})
    (memory,) = bench.alternating({"what": "memory"}, times=3)
    (flagship,) = bench.alternating({"what": "memory", "scenario": "generals-remark"}, times=3)
    help_, imports = [], []
    for _ in range(2 * bench.times):
        help_.append(_seconds(str(ROOT / "simulate.py"), "--help"))
        imports.append(_seconds("-c", "import typer, pydantic"))
    again = f"flagship; second run {middle(alone, 'cpu_again'):.2f} s"
    ratio, seconds = median(help_) / median(imports), f"{median(help_):.2f} s / {median(imports):.2f} s"
    return [
        Row("understudies, 24 turns, first run", middle(alone, "cpu"), "s CPU", 0.3, detail=again),
        Row("simulate.py --help, of importing typer, pydantic", ratio, "×", 2.0, detail=seconds),
        Row("peak memory of one run", middle(memory, "peak_megabytes"), "MB", 120.0, detail="clinic"),
        Row("peak memory of one run", middle(flagship, "peak_megabytes"), "MB", 120.0, detail="generals-remark"),
    ]


def _seconds(*arguments: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, timeout=CHILD_SECONDS, check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
