"""README and the pages of `docs/` tell the truth: commands, options, files and links they name are there."""

import re
import shlex
from pathlib import Path

import pytest

from backchannel.chat.endpoints import read_aliases
from backchannel.cli.app import app, carry_out
from backchannel.errors import BudgetReached, InputError, Interrupted, ModelError, ReplayDiverged

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "runs" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = {command.name for command in app.registered_commands}


def spoken(page):
    """Return the command lines of ours that a page names, in blocks and between backticks."""
    text = page.read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    inline = re.findall(r"`(python simulate\.py [^`]+)`", text)
    lines = re.findall(r"python simulate\.py ([^#\n&>]+)", blocks) + [
        line.removeprefix("python simulate.py ") for line in inline
    ]
    return [words for line in lines if (words := shlex.split(line))]


CALLS = [(page.name, words) for page in PAGES for words in spoken(page)]


@pytest.fixture(scope="module")
def options():
    """The options each command takes, from its own help."""
    import io
    from contextlib import redirect_stdout

    told = {}
    for command in COMMANDS:
        with redirect_stdout(io.StringIO()) as out:
            assert carry_out([command, "--help"]) == 0
        told[command] = set(re.findall(r"--[a-z][a-z-]*", out.getvalue()))
    return told


def test_the_pages_name_commands():
    assert {name for name, _ in CALLS} >= {"README.md", "trainers.md", "researchers.md", "students.md"}
    assert {words[0] for name, words in CALLS if name == "README.md"} >= {"run", "resume", "replay", "list", "show", "check"}


@pytest.mark.parametrize(("page", "words"), CALLS)
def test_a_command_is_there_with_its_options(page, words, options):
    assert words[0] in COMMANDS, page
    named = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert named <= options[words[0]], page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_named_scenarios_and_facilitators_are_there():
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for path in set(re.findall(r"\b(?:scenarios|agents/\w+)/[a-z-]+\.yaml\b", text)):
        assert (ROOT / path).is_file(), path
    for name in set(re.findall(r"--facilitator ([a-z-]+)", text)):
        assert (ROOT / "agents" / "facilitators" / f"{name}.yaml").is_file(), name


def test_where_everything_lives():
    for folder in re.findall(r"^\| `(\w+)/`", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder


def test_exit_codes_are_those_of_the_errors():
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## Exit codes")[1]
    told = {int(code): words for code, words in re.findall(r"^\| (\d+) \| (.+) \|$", table, re.MULTILINE)}
    for kind, words in (
        (InputError, "of yours"),
        (ModelError, "model failed"),
        (BudgetReached, "budget"),
        (ReplayDiverged, "replay"),
        (Interrupted, "interrupted"),
    ):
        assert words in told[kind.exit_code]
    assert set(told) == {0, 1, 2, 3, 4, 5, 130}


def test_make_targets_are_there():
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"^make (\w+)", text, re.MULTILINE))
    assert named == {"run", "test", "check"}
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_two_ways_to_begin_stand_word_for_word():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install -e . && python simulate.py run generals-remark\n" in text
    assert "pip install -e '.[dev]' && pytest\n" in text


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "CHANGELOG.md", ROOT / "Makefile", ROOT / ".ci" / "run"], ids=lambda page: page.name
)
def test_no_machine_and_no_registry_is_named(page):
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"index[-_]url|(?<![\w.])/(?:home|root|tmp|var|opt)/\w", text)


def test_the_example_of_a_settings_file_can_be_read(tmp_path):
    example = re.search(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "backchannel.toml").write_text(example.group(1), encoding="utf-8")
    sceptic = read_aliases(tmp_path / "backchannel.toml")["sceptic"]
    assert (sceptic.model, sceptic.key_variable, sceptic.temperature) == ("some-model", "MY_KEY", 0.8)
