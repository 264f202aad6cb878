"""Whole runs: the same seed gives the same talk, a replay needs nothing but the record, and no private word travels."""

import asyncio
import json
import re
import shutil

import pytest

from backchannel.errors import InputError, ReplayDiverged
from backchannel.journal.reading import read_run
from backchannel.library.content import load_content
from backchannel.reports.transcript import transcript_json
from backchannel.runs.observer import Unwatched
from backchannel.runs.opening import open_run
from backchannel.runs.replay import replay
from backchannel.runs.resume import resume
from backchannel.runs.settings import Limits, RunSettings
from backchannel.runs.start import start
from tests.runs.support import ROOT, ferry, model_settings
from tests.servers import Served, error, ok, serving, streamed
from tests.stand_in import answer, tokens_of

QUIET = Unwatched()


class Streaming(Unwatched):
    """Watches speeches as they come."""

    wants_text = True

    def __init__(self):
        self.pieces = []

    def text(self, seat, piece):
        self.pieces.append((seat, piece))


def flagship(runs, seed, name, **settings):
    content = load_content("generals-remark", [ROOT])
    return asyncio.run(start(RunSettings(seed=seed, **settings), content, runs, QUIET, name))


def transcript(folder):
    opened = open_run(folder)
    told = json.loads(transcript_json(opened.state, opened.content))
    told.pop("run")
    return told


def test_the_flagship_is_played_by_understudies_to_the_end(tmp_path):
    outcome = flagship(tmp_path, 1, "one")
    assert outcome.status == "finished"
    assert outcome.turns >= 24
    assert outcome.calls == 0 and outcome.usage.input_tokens == 0
    for panel in outcome.scores.panels.values():
        assert panel.minds.after is not None and panel.room.headline is not None
    assert {seat for seat in outcome.cast.values()} == {"understudy", "lexical"}
    kinds = {turn["kind"] for turn in transcript(outcome.path)["turns"]}
    assert kinds == {"speech", "facilitation", "memo"}


def test_the_same_seed_gives_the_same_talk_and_another_seed_another(tmp_path):
    one, again, other = (flagship(tmp_path, seed, name) for seed, name in ((3, "a"), (3, "b"), (4, "c")))
    assert transcript(one.path) == transcript(again.path)
    assert one.scores.model_copy(update={"run": ""}) == again.scores.model_copy(update={"run": ""})
    words = [{turn["text"] for turn in transcript(run.path)["turns"] if turn["kind"] == "speech"} for run in (one, other)]
    assert len(words[0] & words[1]) < len(words[0]) / 2


def test_every_world_is_drawn_by_some_seed():
    from backchannel.cast.seating import draw_world

    scenario = load_content("generals-remark", [ROOT]).scenario
    drawn = {draw_world(scenario, seed).id for seed in range(60)}
    assert drawn == {world.id for world in scenario.truth.worlds}


@pytest.mark.parametrize("turns", [12, 24, 60])
def test_the_agenda_is_played_in_as_many_turns_as_asked(tmp_path, turns):
    outcome = flagship(tmp_path, 2, "sized", turns=turns)
    assert outcome.status == "finished"
    assert outcome.turns <= turns
    stages = {turn["stage"] for turn in transcript(outcome.path)["turns"]}
    assert len(stages) == len(load_content("generals-remark", [ROOT]).scenario.agenda) + 1


def test_too_few_turns_are_refused_before_anything_is_written(tmp_path):
    with pytest.raises(InputError, match="too few"):
        flagship(tmp_path, 1, "short", turns=3)
    assert not (tmp_path / "short").exists()


async def test_a_model_run_streams_scores_counts_and_replays_without_the_server(tmp_path):
    async with serving(respond=answer) as server:
        watching = Streaming()
        outcome = await start(model_settings(f"http://127.0.0.1:{server.port}/v1"), ferry(), tmp_path, watching, "whole")
        asked = len(server.bodies)
    assert outcome.status == "finished", outcome.message
    assert outcome.calls == asked
    assert outcome.usage.input_tokens == sum(tokens_of(body) for body in server.bodies)
    assert outcome.usage.cost_usd is None
    assert any(body.get("stream") for body in server.bodies)
    assert any("response_format" in body for body in server.bodies)
    state, _ = read_run(outcome.path)
    speech = next(turn for turn in state.turns if turn.kind == "speech")
    assert speech.text in "".join(piece for seat, piece in watching.pieces if seat == speech.seat)
    again = await replay(outcome.path)
    assert again.scores == outcome.scores


async def test_the_shared_part_of_every_request_is_the_same_to_the_letter(tmp_path):
    async with serving(respond=answer) as server:
        await start(model_settings(f"http://127.0.0.1:{server.port}/v1"), ferry(), tmp_path, QUIET, "prefix")
        bodies = list(server.bodies)
    talk = [body["messages"] for body in bodies if body["messages"][0]["content"].startswith("You take part")]
    assert len(talk) > 20
    assert len({messages[0]["content"] for messages in talk}) == 1
    records = {messages[1]["content"] for messages in talk}
    maximal = [record for record in records if not any(other != record and other.startswith(record) for other in records)]
    assert len(maximal) == 3, "one growing text for each side, one for the chair"


async def test_a_changed_template_diverges_and_names_the_first_difference(tmp_path):
    async with serving(respond=answer) as server:
        outcome = await start(model_settings(f"http://127.0.0.1:{server.port}/v1"), ferry(), tmp_path, QUIET, "changed")
    template = outcome.path / "inputs" / "prompts" / "room.j2"
    template.write_text(template.read_text().replace("Disagreement may stay.", "Agree in the end."))
    with pytest.raises(ReplayDiverged) as caught:
        await replay(outcome.path)
    assert "the rules and scenario" in caught.value.where
    assert "Disagreement may" in caught.value.where and "Agree in the end" in caught.value.where


def test_a_changed_card_of_an_understudy_run_diverges_too(tmp_path):
    outcome = flagship(tmp_path, 5, "cards")
    state, _ = read_run(outcome.path)
    first = next(turn for turn in state.turns if turn.kind == "speech")
    content = load_content("generals-remark", [ROOT])
    seat = next(seat for seat in content.scenario.seats if seat.id == first.seat)
    card = outcome.path / "inputs" / "agents" / "personas" / f"{seat.card}.yaml"
    card.write_text(re.sub(r"talkativeness: [\d.]+", "talkativeness: 0.01", card.read_text()))
    with pytest.raises(ReplayDiverged):
        asyncio.run(replay(outcome.path))


def test_an_unfinished_run_is_not_replayed(tmp_path):
    outcome = flagship(tmp_path, 6, "whole")
    journal = outcome.path / "journal.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:20]))
    with pytest.raises(InputError, match="not finished"):
        asyncio.run(replay(outcome.path))
    resumed = asyncio.run(resume(outcome.path, QUIET))
    assert resumed.scores == outcome.scores


def test_a_run_cut_off_after_any_event_is_resumed_to_the_same_end(tmp_path):
    outcome = flagship(tmp_path, 7, "whole")
    lines = (outcome.path / "journal.jsonl").read_bytes().splitlines(keepends=True)
    expected = transcript(outcome.path)
    for kept in range(1, len(lines), 7):
        folder = tmp_path / f"cut-{kept}"
        shutil.copytree(outcome.path, folder)
        (folder / "journal.jsonl").write_bytes(b"".join(lines[:kept]))
        asyncio.run(resume(folder, QUIET))
        assert transcript(folder) == expected


GARBLED = Served(body=b"<html>Gateway</html>", content_type="text/html")
FAULTS = {
    "429": error(429, "slow down", headers={"retry-after": "0"}),
    "500": error(500, "oops"),
    "html": GARBLED,
    "truncated": Served(body=ok().body[:40]),
    "no choices": Served(body=b'{"choices": []}'),
    "early end": streamed("Half a sen", finish=None, done=False),
    "dropped": Served(drop=True),
    "refusal": ok(None, refusal="I would rather not."),
    "filtered": ok("", finish="content_filter"),
    "cut off": ok("And then", finish="length"),
    "401": error(401, "bad key"),
    "quota": error(429, "no money", code="insufficient_quota"),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_stops_the_run_and_when_it_is_gone_the_run_goes_on(tmp_path, fault):
    calls = 0
    broken = True

    def respond(body: dict) -> Served:
        nonlocal calls
        calls += 1
        return FAULTS[fault] if broken and calls > 9 else answer(body)

    async with serving(respond=respond) as server:
        base_url = f"http://127.0.0.1:{server.port}/v1"
        settings = model_settings(base_url, attempts=1)
        stopped = await start(settings, ferry(), tmp_path, Streaming(), "faulty")
        assert stopped.status == "model failed", fault
        assert stopped.message
        said = {turn.text for turn in read_run(stopped.path)[0].turns}
        assert not any("Half a sen" in text or "Gateway" in text or "And then" in text for text in said)
        broken = False
        resumed = await resume(stopped.path, QUIET)
        assert resumed.status == "finished", resumed.message
        clean = await start(settings, ferry(), tmp_path, QUIET, "clean")
    assert transcript(resumed.path) == transcript(clean.path)


async def test_the_budget_stops_a_run_before_it_is_passed_and_a_larger_one_continues(tmp_path):
    async with serving(respond=answer) as server:
        settings = model_settings(f"http://127.0.0.1:{server.port}/v1", budget_tokens=60_000)
        stopped = await start(settings, ferry(), tmp_path, QUIET, "poor")
        assert stopped.status == "budget reached"
        used = stopped.usage.input_tokens + stopped.usage.output_tokens
        assert used <= 60_000
        resumed = await resume(stopped.path, QUIET, Limits(budget_tokens=10_000_000, attempts=2))
    assert resumed.status == "finished"


async def test_no_private_word_reaches_a_request_of_another_seat(tmp_path):
    content = ferry()
    scenario = content.scenario
    seats = tuple(
        seat.model_copy(
            update={
                "brief": f"{seat.brief} CANARY-{seat.id}-BRIEF",
                "goals": (*seat.goals[:4], f"CANARY-{seat.id}-GOAL"),
                "red_lines": (*seat.red_lines[:4], f"CANARY-{seat.id}-LINE"),
                "holds_back": f"CANARY-{seat.id}-HOLD",
                "points": tuple(
                    point.model_copy(update={"says": f"CANARY-{seat.id}-POINT {point.says}"}) for point in seat.points
                ),
            }
        )
        for seat in scenario.seats
    )
    clues = tuple(
        clue.model_copy(
            update={
                "text": f"CANARY-{clue.holder}-CLUE {clue.text}",
                "says": tuple(f"CANARY-{clue.holder}-SAYS {says}" for says in clue.says),
                "cost_why": f"CANARY-{clue.holder}-COST",
            }
        )
        for clue in scenario.clues
    )
    marked = scenario.model_copy(update={"seats": seats, "clues": clues})
    from dataclasses import replace

    async with serving(respond=answer) as server:
        settings = model_settings(f"http://127.0.0.1:{server.port}/v1")
        outcome = await start(settings, replace(content, scenario=marked), tmp_path, QUIET, "canary")
    state, _ = read_run(outcome.path)
    seen = set()
    for key, call in state.calls.items():
        text = "\n".join(message.text for message in state.messages(key))
        owners = set(re.findall(r"CANARY-([a-z-]+)-[A-Z]+", text))
        assert owners <= {call.requested.key.seat}, f"{key} holds private words of {owners}"
        seen |= owners
    assert seen == {seat.id for seat in scenario.seats}
