"""`replay`: reproduced from the journal alone."""

import json

import pytest

from tests.cli.any_model import any_model
from tests.cli.command_line import FERRY


def test_a_run_of_understudies_is_the_same_byte_for_byte(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    called = line("replay", "one")
    assert called.code == 0
    assert "byte for byte the same" in called.out


def test_a_run_of_models_is_reproduced_without_network_and_key(line, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "test-key")
    with any_model() as model:
        line("run", FERRY, "--model", model.name, "--run-id", "one", "--quiet")
    monkeypatch.delenv("OPENAI_API_KEY")
    called = line("replay", "one", "--json")
    assert called.code == 0
    assert called.json["same"] == ["transcript.json", "transcript.md", "scores.json"]


@pytest.mark.parametrize("name", ["transcript.json", "transcript.md", "scores.json"])
def test_a_derived_file_that_was_lost_is_written_again(line, name):
    line("run", FERRY, "--run-id", "one", "--quiet")
    file = line.runs_dir / "one" / name
    before = file.read_bytes()
    file.unlink()
    called = line("replay", "one", "--json")
    assert called.json["rebuilt"] == [name]
    assert file.read_bytes() == before


def test_a_record_that_differs_ends_with_exit_code_5(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    scenario = line.runs_dir / "one" / "inputs" / "scenarios" / "ferry.yaml"
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(text.replace("prior: {fault: 50", "prior: {fault: 51"), encoding="utf-8")
    called = line("replay", "one")
    assert called.code == 5
    assert "Traceback" not in called.err


def test_a_damaged_journal_names_the_line(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    journal = line.runs_dir / "one" / "journal.jsonl"
    lines = journal.read_bytes().split(b"\n")
    lines[4] = lines[4].replace(b"a", b"b", 1)
    journal.write_bytes(b"\n".join(lines))
    called = line("replay", "one")
    assert called.code == 2
    assert "journal.jsonl:5" in called.err


def test_a_run_that_is_not_there(line):
    called = line("replay", "nothing")
    assert called.code == 2
    assert "nothing" in called.err


def test_json_is_the_outcome(line):
    made = line("run", FERRY, "--run-id", "one", "--json").json
    told = line("replay", "one", "--json").json
    assert {key: told[key] for key in made} == made
    assert json.dumps(told)
