"""`check`: files and models."""

from pathlib import Path

from tests.cli.any_model import any_model
from tests.cli.command_line import FERRY


def broken(tmp_path):
    root = Path(FERRY).parents[1]
    path = tmp_path / "scenarios" / "ferry.yaml"
    path.parent.mkdir()
    path.write_text(
        (root / "scenarios" / "ferry.yaml").read_text(encoding="utf-8").replace("severity: 7", "severity: 70"), encoding="utf-8"
    )
    return path


def test_a_good_file(line):
    called = line("check", FERRY)
    assert called.code == 0
    assert "no errors" in called.out


def test_an_error_has_file_line_and_field(line, tmp_path):
    path = broken(tmp_path)
    called = line("check", str(path))
    assert called.code == 2
    number = path.read_text(encoding="utf-8").splitlines().index("    severity: 70") + 1
    assert f"scenarios/ferry.yaml:{number} readings[order].severity: " in called.out


def test_errors_as_json(line, tmp_path):
    called = line("check", str(broken(tmp_path)), "--json")
    assert called.code == 2
    assert called.json["ok"] is False
    assert called.json["problems"][0]["severity"] == "error"


def test_advice_is_marked_and_is_no_error(line):
    called = line("check", "generals-remark", FERRY)
    assert called.code == 0
    assert all(row.startswith("advice: ") or "no errors" in row for row in called.out.splitlines())


def test_a_file_that_is_not_there(line):
    called = line("check", "nothing.yaml")
    assert called.code == 2
    assert "nothing.yaml" in called.err


def test_nothing_to_check(line):
    assert line("check").code == 2


def test_a_model_that_can_play(line, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "test-key")
    with any_model() as model:
        called = line("check", "--model", model.name)
    assert called.code == 0
    assert called.out.count("ok  ") == 4


def test_a_model_that_cannot_play(line, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "test-key")
    with any_model(fails_after=0) as model:
        called = line("check", "--model", model.name, "--json")
    assert called.code == 3
    assert called.json["ok"] is False
