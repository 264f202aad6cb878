"""`show`: scenarios without spoiling them, runs as they looked, model calls exactly."""

import json

import pytest

from tests.cli.any_model import any_model
from tests.cli.command_line import FERRY

SECRETS = (
    "The yard has billed a new bearing",
    "You have read the log",
    "A bearing ran hot",
    "No copy of the log",
    "No real event",
)


@pytest.fixture
def model_run(line, monkeypatch):
    """The requests of a run in which a model played Anna."""
    monkeypatch.setenv("OPENAI_API_KEY", "test-key")
    with any_model() as model:
        assert line("run", FERRY, "--model-for", f"anna={model.name}", "--run-id", "one", "--quiet").code == 0
    return model.requests


def test_a_scenario_is_not_spoiled(line):
    for words in ([], ["--json"]):
        called = line("show", FERRY, *words)
        assert called.code == 0
        assert "Not tonight." in called.out and "Anna Berg" in called.out and "Among ourselves" in called.out
        assert not [secret for secret in SECRETS if secret in called.out]


def test_a_scenario_is_spoiled_when_asked(line):
    assert not [secret for secret in SECRETS if secret not in line("show", FERRY, "--spoil").out]
    assert line("show", FERRY, "--spoil", "--json").json["clues"]


def test_a_scenario_as_a_chart(line):
    assert line("show", FERRY, "--graph").out.startswith("flowchart TD")
    assert line("show", FERRY, "--graph", "--json").json["mermaid"].startswith("flowchart TD")


def test_a_run_looks_as_it_did(line):
    ran = line("run", FERRY, "--run-id", "one").out
    showed = line("show", "one").out
    assert ran.split("Where it lies")[0] == showed.split("Where it lies")[0]
    assert line("show", "last").out == showed


def test_a_run_as_json_is_its_transcript(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    assert line("show", "one", "--json").out == (line.runs_dir / "one" / "transcript.json").read_text(encoding="utf-8")


def test_the_truth_of_a_run_only_when_asked(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    assert "What really happened" not in line("show", "one").out
    assert "No real event" in line("show", "one", "--debrief").out


def test_a_run_in_a_few_lines(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    assert line("show", "one", "--quiet").out.splitlines()[-1] == "one: finished, 24 turns"


def test_a_call_is_shown_exactly_as_it_was_sent(line, model_run):
    calls = line("show", "one", "--calls", "--json").json["calls"]
    assert len(calls) == len(model_run)
    spoken = next(call["key"] for call in calls if "/speak/" in call["key"])
    told = line("show", "one", "--call", spoken, "--json").json
    sent = [[message["content"] for message in request["messages"]] for request in model_run]
    assert [message["text"] for message in told["messages"]] in sent
    assert told["answer"]["text"]
    page = line("show", "one", "--call", spoken).out
    for message in told["messages"]:
        for words in message["text"].split("\n"):
            assert words.rstrip() in page


def test_calls_are_listed(line, model_run):
    rows = line("show", "one", "--calls").out.splitlines()
    assert len(rows) == len(model_run)
    assert all("answered" in row for row in rows)


def test_a_call_that_is_not_there_names_the_nearest(line, model_run):
    key = line("show", "one", "--calls", "--json").json["calls"][0]["key"]
    called = line("show", "one", "--call", key + "0")
    assert called.code == 2
    assert key in called.err


def test_a_run_without_calls_says_so(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    assert "No language model was called" in line("show", "one", "--calls").out


@pytest.mark.parametrize(
    "words", [["nothing"], ["nothing", "--calls"], ["one", "--graph"], ["last", "--call", "x"], [FERRY, "--debrief"]]
)
def test_what_is_not_there_is_told(line, words):
    line("run", FERRY, "--run-id", "one", "--quiet")
    called = line("show", *words)
    assert called.code == 2
    assert 1 <= len(called.err.splitlines()) <= 3


def test_an_unfinished_run_can_be_read(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    journal = line.runs_dir / "one" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-40])
    called = line("show", "one")
    assert called.code == 0
    assert "torn" in called.err
    assert "What each side carries home" in called.out


def test_scenario_json_can_be_read_back(line):
    assert json.loads(line("show", FERRY, "--json").out)["id"] == "ferry"
