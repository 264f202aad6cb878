"""`run`, from end to end."""

import json

import pytest

from tests.cli.any_model import any_model
from tests.cli.command_line import FERRY

OUTCOME = ["run", "path", "status", "cast", "turns", "calls", "usage", "scores", "message"]
DERIVED = ("transcript.json", "transcript.md", "scores.json")


@pytest.fixture
def key(monkeypatch):
    def give():
        monkeypatch.setenv("OPENAI_API_KEY", "test-key")

    return give


def test_understudies_play_without_a_key_and_say_so(line):
    called = line("run", FERRY)
    assert called.code == 0
    assert called.err == ""
    assert "Cast: understudies, a mechanical cast; no language model is speaking." in called.out
    assert "Confidence-building" in called.out and "Interpretation clarity" in called.out
    assert "not validated against people" in called.out
    assert "\x1b" not in called.out


def test_json_is_one_object_with_the_outcome(line):
    called = line("run", FERRY, "--json", "--run-id", "one")
    assert called.code == 0
    told = called.json
    assert list(told) == OUTCOME
    assert (told["run"], told["status"], told["calls"]) == ("one", "finished", 0)
    assert told["usage"] == {"input_tokens": 0, "output_tokens": 0, "cached_tokens": 0, "cost_usd": 0.0}
    assert set(told["cast"].values()) == {"understudy", "lexical"}
    assert set(told["scores"]["panels"]) == {"confidence_building", "interpretation_clarity"}
    for name in DERIVED:
        assert (line.runs_dir / "one" / name).is_file()
    assert json.loads((line.runs_dir / "one" / "scores.json").read_text(encoding="utf-8")) == told["scores"]


def test_quiet_prints_the_last_lines_only(line):
    called = line("run", FERRY, "--quiet")
    assert called.code == 0
    assert len(called.out.splitlines()) == 3
    assert called.out.splitlines()[-1].endswith("finished, 24 turns")


def test_one_seed_gives_one_transcript(line):
    for run in ("one", "two"):
        assert line("run", FERRY, "--seed", "7", "--run-id", run, "--quiet").code == 0
    for name in DERIVED:
        one, two = ((line.runs_dir / run / name).read_text(encoding="utf-8") for run in ("one", "two"))
        assert one.replace('"run": "one"', '"run": "two"').replace("run one.", "run two.") == two


def test_a_name_that_is_taken_is_refused(line):
    assert line("run", FERRY, "--run-id", "one", "--quiet").code == 0
    called = line("run", FERRY, "--run-id", "one", "--quiet")
    assert called.code == 2
    assert "one" in called.err


def test_a_key_without_a_model_is_told_in_one_line(line, key):
    key()
    first = line("run", FERRY).out.splitlines()[0]
    assert first == "OPENAI_API_KEY is set; to let a language model play, add --model NAME."


def test_a_model_plays_every_part(line, key):
    key()
    with any_model() as model:
        told = line("run", FERRY, "--model", model.name, "--json").json
    assert told["status"] == "finished"
    assert set(told["cast"].values()) == {model.name}
    assert told["calls"] == len(model.requests) > 24
    assert told["usage"]["input_tokens"] == 400 * told["calls"]
    assert told["usage"]["cost_usd"] is None


def test_a_model_plays_one_part_only(line, key):
    key()
    with any_model() as model:
        told = line("run", FERRY, "--model-for", f"anna={model.name}", "--json").json
    assert told["cast"]["anna"] == model.name
    assert {told["cast"][seat] for seat in ("bruno", "clara", "david", "facilitator")} == {"understudy"}
    assert told["cast"]["evaluator"] == "lexical"
    assert 0 < told["calls"] == len(model.requests)


def test_a_model_that_fails_leaves_a_run_that_can_be_resumed(line, key):
    key()
    with any_model(fails_after=9) as model:
        called = line("run", FERRY, "--model", model.name, "--run-id", "one")
        assert called.code == 3
        assert "backchannel resume one" in called.err
        assert 1 <= len(called.err.splitlines()) <= 3
        assert "Traceback" not in called.err
        assert "This run is not finished" in (line.runs_dir / "one" / "transcript.md").read_text(encoding="utf-8")
        model.fails_after = None
        asked = len(model.requests)
        told = line("resume", "one", "--json")
    assert told.code == 0
    assert told.json["status"] == "finished"
    assert told.json["calls"] == len(model.requests) - asked + 9


def test_json_of_a_run_that_stopped_tells_why(line, key):
    key()
    with any_model(fails_after=3) as model:
        called = line("run", FERRY, "--model", model.name, "--json")
    assert called.code == 3
    assert called.json["status"] == "model failed"
    assert called.json["scores"] is None
    assert called.json["message"]


def test_a_budget_ends_with_exit_code_4_and_a_larger_one_goes_on(line, key):
    key()
    with any_model() as model:
        called = line("run", FERRY, "--model", model.name, "--run-id", "one", "--budget-tokens", "9000", "--json")
        assert called.code == 4
        assert called.json["status"] == "budget reached"
        assert line("resume", "one", "--budget-tokens", "9000000", "--quiet").code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--model-for", "anna"], "ROLE=NAME"),
        (["--model-for", "nobody=x"], "personas, facilitator, evaluator, anna"),
        (["--turns", "2"], "too few"),
        (["--facilitator", "nobody"], "nobody"),
        (["--evaluator", "nobody"], "nobody"),
        (["--run-id", "../x"], "../x"),
        (["--model", "a b"], "a b"),
    ],
)
def test_what_does_not_fit_the_scenario_is_told(line, words, says):
    called = line("run", FERRY, *words, "--quiet")
    assert called.code == 2
    assert says in called.err
    assert 1 <= len(called.err.splitlines()) <= 3
