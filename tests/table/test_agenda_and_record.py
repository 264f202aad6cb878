"""How long stages are, and who reads what of the talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.domain.dialogue import Turn
from backchannel.errors import InputError
from backchannel.library.content import load_content
from backchannel.table.agenda import plan
from backchannel.table.mermaid import mermaid
from backchannel.table.record import Record
from tests.runs.support import ROOT

SCENARIO = load_content("generals-remark", [ROOT]).scenario
NORTH, SOUTH = (side.id for side in SCENARIO.sides)


def test_the_agenda_is_played_as_written_unless_told_otherwise():
    planned = plan(SCENARIO, None)
    assert [stage.turns for stage in planned] == [stage.turns for stage in SCENARIO.agenda]
    assert sum(stage.total for stage in planned) >= 24


@given(st.integers(12, 400))
def test_any_number_of_turns_is_met_within_one_round_of_a_caucus(turns):
    planned = plan(SCENARIO, turns)
    assert 0 <= turns - sum(stage.total for stage in planned) < len(SCENARIO.sides)
    assert all(stage.turns >= 1 for stage in planned)


@given(st.integers(24, 200))
def test_longer_stages_stay_longer(turns):
    planned = plan(SCENARIO, turns)
    plenary = [stage for stage in planned if stage.sides == 1]
    longest, shortest = (pick(plenary, key=lambda stage: stage.stage.turns) for pick in (max, min))
    assert longest.turns >= shortest.turns


def test_fewer_turns_than_stages_are_refused_with_the_least_number():
    with pytest.raises(InputError) as caught:
        plan(SCENARIO, 2)
    assert "at least 10" in caught.value.fix


def said(number, side, text, *, apart=False, kind="speech"):
    seats = tuple(seat.id for seat in SCENARIO.seats_of(side))
    return Turn(
        number=number,
        stage=SCENARIO.agenda[0].id,
        seat=seats[0],
        speaker=seats[0].title(),
        side=side,
        kind=kind,
        heard_by=seats if apart else "all",
        text=text,
        use="confidential" if apart else None,
    )


def test_a_caucus_is_in_the_record_of_its_own_side_alone():
    record = Record(SCENARIO)
    record.open_stage(plan(SCENARIO, None)[0], 8)
    record.add(said(1, NORTH, "Only among us.", apart=True))
    record.add(said(2, SOUTH, "Nor this to them.", apart=True))
    assert "Only among us. (confidential)" in record.text(NORTH)
    for audience in (SOUTH, None):
        assert "Only among us" not in record.text(audience)
    assert "Nor this" not in record.text(NORTH) + record.text(None)
    assert "met apart" in record.text(None)


def test_every_record_only_grows_until_it_is_folded():
    record, planned = Record(SCENARIO), plan(SCENARIO, None)
    before = {audience: record.text(audience) for audience in (NORTH, SOUTH, None)}
    for number, stage in enumerate(planned, start=1):
        record.open_stage(stage, len(planned))
        record.add(said(number, NORTH if number % 2 else SOUTH, f"Turn {number}.", apart=number in (1, 6)))
        for audience, text in before.items():
            assert record.text(audience).startswith(text)
            before[audience] = record.text(audience)


def test_folding_keeps_the_open_stage_the_summary_and_what_was_said_apart():
    record, planned = Record(SCENARIO), plan(SCENARIO, None)
    record.open_stage(planned[0], 8)
    record.add(said(1, NORTH, "Only among us.", apart=True))
    record.open_stage(planned[1], 8)
    record.add(said(2, SOUTH, "A long speech about the tape."))
    record.open_stage(planned[2], 8)
    record.fold("Pike asked about the tape.")
    record.add(said(3, NORTH, "And now?"))
    for audience in (NORTH, SOUTH, None):
        text = record.text(audience)
        assert "long speech" not in text
        assert text.index("Pike asked") < text.index(planned[2].stage.title) < text.index("And now?")
    assert "Only among us." in record.text(NORTH)
    assert "Only among us." not in record.text(SOUTH) + record.text(None)


def test_a_memo_is_read_by_nobody_at_the_table():
    record = Record(SCENARIO)
    record.add(said(1, NORTH, "To be carried home.", apart=True, kind="memo"))
    assert "carried home" not in "".join(record.text(audience) for audience in (NORTH, SOUTH, None))


def test_the_drawing_has_a_box_for_every_stage_and_no_markup_from_content():
    hostile = SCENARIO.model_copy(
        update={"agenda": tuple(stage.model_copy(update={"title": 'A "]--> x <b>'}) for stage in SCENARIO.agenda)}
    )
    drawn = mermaid(hostile)
    assert drawn.startswith("flowchart TD")
    assert drawn.count("subgraph") == len(SCENARIO.agenda)
    assert "<b>" not in drawn and 'A "]' not in drawn
