"""The command line as a whole: errors in a few lines, exit codes, the short form, a quick help."""

import resource
import subprocess
import sys

import pytest

from backchannel.cli.app import app, carry_out
from backchannel.cli.command import guarded, program
from backchannel.errors import BudgetReached, InputError, Interrupted, ReplayDiverged, TransientModelError
from tests.cli.command_line import CHECKOUT, FERRY, process

COMMANDS = ["run", "resume", "replay", "list", "show", "check"]


def test_help_names_every_command(line, capsys):
    assert carry_out([]) == 0
    told = capsys.readouterr().out
    assert [command.name for command in app.registered_commands] == COMMANDS
    assert all(f"  {command} " in told for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_common_options(command, line, capsys):
    assert carry_out([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert all(option in told for option in ("--json", "--quiet", "--runs-dir"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rnu"], "rnu"),
        (["run"], "SCENARIO"),
        (["run", "x", "--turns", "0"], "--turns"),
        (["run", "x", "--turns", "many"], "--turns"),
        (["run", "x", "--sed", "1"], "--seed"),
        (["list", "nonsense"], "nonsense"),
    ],
)
def test_a_wrong_word_is_told_in_at_most_three_lines_with_exit_code_2(words, says, line, capsys):
    assert carry_out(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says.lower() in captured.err.lower()
    assert captured.err.startswith("error: ")
    assert 1 <= len(captured.err.splitlines()) <= 3


def test_a_scenario_that_does_not_exist_is_told_with_what_there_is(line):
    called = line("run", "generals-remak")
    assert (called.code, called.out) == (2, "")
    assert "generals-remark" in called.err
    assert len(called.err.splitlines()) <= 3


def test_a_file_alone_is_short_for_run(line, capsys):
    assert carry_out([FERRY, "--quiet", "--runs-dir", str(line.runs_dir)]) == 0
    assert "finished" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (InputError("no"), 2),
        (TransientModelError("timeout", "no"), 3),
        (BudgetReached("no"), 4),
        (ReplayDiverged("no"), 5),
        (Interrupted("no"), 130),
        (KeyboardInterrupt(), 130),
        (RuntimeError("no"), 1),
    ],
)
def test_every_ending_has_its_exit_code(raised, code, capsys, monkeypatch):
    monkeypatch.delenv("BACKCHANNEL_DEBUG", raising=False)

    def work():
        raise raised

    assert guarded(work) == code
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert 1 <= len(told.splitlines()) <= 3


def test_an_unexpected_fault_shows_its_traceback_when_asked(capsys, monkeypatch):
    monkeypatch.setenv("BACKCHANNEL_DEBUG", "1")

    def work():
        raise RuntimeError("oh")

    assert guarded(work) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_error_with_escapes_in_it_is_harmless(capsys):
    def work():
        raise InputError("\x1b[31mred\nand more", where="\x07here", fix="do\x9b2J")

    assert guarded(work) == 2
    assert capsys.readouterr().err == "error: [31mred and more\n  here\n  do2J\n"


def test_version(line, capsys):
    assert carry_out(["--version"]) == 0
    assert capsys.readouterr().out.startswith("backchannel ")


def test_help_imports_nothing_heavy():
    """What takes long to load is loaded by the command that needs it."""
    heavy = "pydantic rich.console langgraph openai jinja2 ruamel httpx httpx2 asyncio"
    code = f"import sys; import backchannel.cli.app; print([name for name in {heavy.split()!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT)
    assert found.stdout.strip() == "[]"


def test_help_answers_within_twice_the_time_of_its_two_libraries():
    def seconds(*words):
        """Return processor time, which other work on the machine does not lengthen."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], capture_output=True, check=True, cwd=CHECKOUT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    pairs = [(seconds("simulate.py", "--help"), seconds("-c", "import typer, pydantic")) for _ in range(5)]
    assert min(ours for ours, _ in pairs) <= 2 * min(theirs for _, theirs in pairs)


def test_a_reader_that_leaves_is_no_fault_and_the_run_goes_on(tmp_path):
    running = process("run", FERRY, "--run-id", "left", "--runs-dir", str(tmp_path))
    assert running.stdout.readline()
    running.stdout.close()
    assert running.wait(timeout=60) == 0
    assert running.stderr.read() == ""
    running.stderr.close()
    assert (tmp_path / "left" / "scores.json").is_file()


def test_it_names_itself_as_it_was_called(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["/usr/bin/backchannel"])
    assert program() == "backchannel"
    monkeypatch.setattr(sys, "argv", ["simulate.py"])
    monkeypatch.chdir(tmp_path)
    interpreter = tmp_path / ".venv" / "bin" / "python"
    monkeypatch.setattr(sys, "executable", str(interpreter))
    assert program() == ".venv/bin/python simulate.py"
    interpreter.parent.mkdir(parents=True)
    interpreter.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(interpreter.parent))
    assert program() == "python simulate.py"
