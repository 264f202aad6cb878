"""The live terminal: legible without colour, inside its width, deaf to whatever words try to tell it."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from backchannel.cli.ending import show_ending
from backchannel.cli.literal import LiteralConsole
from backchannel.cli.options import Common
from backchannel.cli.passages import passages
from backchannel.cli.scoreboard import CELLS, bar, beliefs, scoreboard
from backchannel.cli.screen import Screen
from backchannel.cli.show_scenario import overview, secrets
from backchannel.cli.terminal import put
from backchannel.domain.call import CallKey, Usage
from backchannel.domain.events import AttemptFailed, CallAnswered
from backchannel.reports.revelation import revelation
from backchannel.runs.settings import RunSettings
from tests.reports import sample

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def console(width=100, **told):
    return LiteralConsole(highlight=False, markup=False, emoji=False, width=width, file=io.StringIO(), **told)


def played(on, content=None, taken=None):
    content = content or sample.content()
    screen = Screen(content, on, live=False)
    screen.begin(RunSettings())
    for event in sample.events(taken):
        screen.event(event)
    screen.close()
    return on.file.getvalue()


def everything(width, content, text):
    """Everything a terminal can be shown of one run."""
    on = console(width)
    turns = [turn.model_copy(update={"text": text, "speaker": text}) for turn in sample.turns()]
    played(on, content, turns)
    state = sample.state(turns)
    put(on, [*beliefs(state, content, width), *scoreboard(sample.scorecard(text or "x"), content, width)])
    put(on, [*passages(revelation(state, content), width), *overview(content, width), *secrets(content, width)])
    return on.file.getvalue()


def test_every_turn_has_its_number_name_role_and_side():
    told = played(console())
    assert "  2  ● Anna Berg, North Shore · scholar\n     The yard sent a bill" in told
    assert "  3  ▲ Clara Stern, South Shore · activist\n" in told


def test_the_chair_is_set_apart_with_its_move():
    assert "  4     ○ Ines Holm ‹asks to restate → Clara Stern›\n          Say back what you heard, Clara.\n" in played(
        console()
    )


def test_a_caucus_is_closed_to_the_others():
    told = played(console())
    assert "┏━ (only North Shore in the room: Anna Berg and Bruno Falk)\n┃   5  ● Anna Berg" in told
    assert "┃      [may be carried out, without a name]" in told
    assert told.count("┗━ the door opens") == 2


def test_the_event_comes_first_then_readings_people_and_cast():
    told = played(console())
    order = [
        "The ferry Amity turned back",
        "It can be read as",
        "In the room",
        "Cast: understudies",
        "1/5 Opening",
        "Memo for North",
    ]
    assert sorted(order, key=told.index) == order


def test_without_colour_nothing_is_lost_and_sides_differ(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    told = played(console(force_terminal=True))
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", told)
    assert "● Anna Berg" in told and "▲ Clara Stern" in told


def test_with_colour_sides_have_different_ones():
    told = played(console(force_terminal=True, color_system="256"))
    colours = {name: re.search(rf"\x1b\[1;([0-9;]+)m. {name}", told).group(1) for name in ("Anna Berg", "Clara Stern")}
    assert len(set(colours.values())) == 2


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width):
    told = everything(width, sample.content(), sample.turns()[1].text * 9)
    assert max(cell_len(row) for row in told.splitlines()) <= width


def test_hostile_words_cannot_be_obeyed():
    told = everything(80, sample.hostile_content(), sample.HOSTILE)
    assert not OBEYED.search(told)
    assert "[bold]not bold[/bold]" in told


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_text_can_be_obeyed(text):
    assert not OBEYED.search(everything(80, sample.content(), text))


def test_streamed_words_and_progress_are_shown_while_they_come():
    on = console(force_terminal=True, color_system=None)
    screen = Screen(sample.content(), on, live=True)
    assert screen.wants_text
    screen.begin(RunSettings())
    screen.text("anna", "We do not \x1b[2J")
    screen.text("anna", "know.")
    key = CallKey(stage="opening", turn=2, seat="anna", purpose="speak")
    usage = Usage(input_tokens=1200, output_tokens=34, cached_tokens=600, cost_usd=None)
    screen.event(CallAnswered(key=key, digest="d", text="t", usage=usage, finish="stop", duration_seconds=1, served_model=None))
    on.print(screen._footer())
    told = on.file.getvalue().replace("\x1b[2K", "")
    assert "We do not [2Jknow." in told
    assert re.search(r"turn 0 of 24 · 1 calls · cost unknown · 1,234 tokens · 0:0\d", told)
    screen.event(AttemptFailed(key=key, attempt=1, kind="timeout", message="no answer", wait_seconds=2.0))
    assert "no answer; trying again in 2 s" in on.file.getvalue()
    screen.close()


def test_a_terminal_that_goes_away_silences_the_screen():
    class Gone(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    on = LiteralConsole(highlight=False, markup=False, emoji=False, width=80, file=Gone())
    screen = Screen(sample.content(), on, live=False)
    screen.begin(RunSettings())
    for event in sample.events():
        screen.event(event)
    screen.close()


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_bar_is_always_as_wide(before, after):
    assert len(bar(before, after)) == CELLS
    assert len(bar(None, after)) == CELLS
    assert bar(before, None) == "·" * CELLS


def test_a_bar_shows_gain_and_loss():
    assert bar(50, 75) == "█" * 10 + "▒" * 5 + "·" * 5
    assert bar(75, 50) == "█" * 10 + "░" * 5 + "·" * 5


def test_missing_figures_are_said_and_not_drawn_as_zero():
    told = " ".join(" ".join(row.plain for row in scoreboard(sample.scorecard(), sample.content(), 80)).split())
    assert "unscored (fewer than half of the measures are scorable)" in told
    assert "0 of 100" not in told


def test_the_end_says_where_the_run_lies_and_what_next(tmp_path, capsys):
    from backchannel.runs.outcome import Outcome

    outcome = Outcome(
        run="ferry-1", path=tmp_path / "ferry-1", status="finished", cast={}, turns=5, calls=0, usage=Usage(), scores=None
    )
    show_ending(outcome, sample.state(), sample.content(), Common())
    told = capsys.readouterr().out
    assert "ferry-1" in told and "transcript.md" in told
    assert "show ferry-1" in told and "replay ferry-1" in told
