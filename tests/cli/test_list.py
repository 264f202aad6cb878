"""`list`: what there is."""

from tests.cli.command_line import FERRY


def test_everything_as_json(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    told = line("list", "--json").json
    assert list(told) == ["scenarios", "personas", "facilitators", "evaluators", "runs"]
    assert told["runs"] == [{"id": "one", "status": "finished", "scenario": "ferry", "seed": 1, "turns": 24}]
    assert "generals-remark" in [row["id"] for row in told["scenarios"]]


def test_one_kind_only(line):
    assert list(line("list", "runs", "--json").json) == ["runs"]
    assert "none yet" in line("list", "runs").out


def test_bare_ids_for_scripts(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    assert line("list", "runs", "--quiet").out == "one\n"


def test_a_damaged_run_is_listed_as_such(line):
    line("run", FERRY, "--run-id", "one", "--quiet")
    (line.runs_dir / "one" / "journal.jsonl").write_bytes(b"nonsense\n")
    assert line("list", "runs", "--json").json["runs"][0]["status"] == "damaged"
    assert "damaged" in line("list", "runs").out
