"""The transcript for programs and the page for readers."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from backchannel.domain.events import RunStopped
from backchannel.errors import InputError
from backchannel.journal.fold import RunState, fold
from backchannel.reports.transcript import transcript_json, transcript_md
from tests.reports import sample

TURN_KEYS = [
    "number",
    "stage",
    "seat",
    "speaker",
    "side",
    "kind",
    "heard_by",
    "text",
    "move",
    "addressee",
    "use",
    "tags",
]


def page(**scores):
    return transcript_md(sample.state(), sample.content(), sample.scorecard(**scores))


def test_json_has_every_turn_with_every_field():
    told = json.loads(transcript_json(sample.state(), sample.content()))
    assert (told["run"], told["scenario"]) == ("ferry-1", "ferry")
    assert [list(turn) for turn in told["turns"]] == [TURN_KEYS] * 9
    assert [turn["kind"] for turn in told["turns"]] == [
        "facilitation",
        *["speech"] * 2,
        "facilitation",
        *["speech"] * 3,
        *["memo"] * 2,
    ]
    assert told["turns"][0]["heard_by"] == "all"
    assert told["turns"][4]["heard_by"] == ["anna", "bruno"]
    assert told["turns"][1]["tags"][0]["clue"] == "invoice"


def test_json_of_two_runs_differs_in_the_run_alone():
    one, two = (transcript_json(sample.state(run=run), sample.content()) for run in ("ferry-1", "ferry-2"))
    assert one != two
    assert one.replace("ferry-1", "ferry-2") == two


def test_turns_stand_by_number_however_they_were_journalled():
    turns = sample.turns()
    mixed = [*turns[:4], turns[6], turns[4], turns[5], *turns[7:]]
    assert transcript_json(sample.state(mixed), sample.content()) == transcript_json(sample.state(), sample.content())
    assert transcript_md(sample.state(mixed), sample.content()) == transcript_md(sample.state(), sample.content())


def test_json_does_not_give_the_truth_away():
    text = transcript_json(sample.state(), sample.content())
    assert "broken" not in text
    assert "bearing ran hot" not in text


def test_an_empty_journal_is_told_as_such():
    with pytest.raises(InputError):
        transcript_json(RunState(), sample.content())
    with pytest.raises(InputError):
        transcript_md(RunState(), sample.content())


def test_page_names_who_speaks_with_role_and_side():
    assert "**Anna Berg** (scholar, North Shore): The yard sent a bill for a bearing" in page()


def test_page_sets_the_chair_apart():
    assert re.search(r"^> .*\*\*Ines Holm\*\*, chair \*\(asks to restate → Clara Stern\)\*: Say back", page(), re.MULTILINE)


def test_page_says_who_was_in_the_caucus_and_what_may_leave_it():
    assert "**Caucus** (only North Shore in the room: Anna Berg and Bruno Falk)" in page()
    assert "We could tell them about the log. *[may be carried out, without a name]*" in page()
    assert "Not the page itself. *[stays in this room]*" in page()


def test_every_quotation_links_to_a_turn_that_is_there():
    text = page()
    targets = set(re.findall(r'<a id="(turn-\d+)"></a>', text))
    links = set(re.findall(r"\(#(turn-\d+)\)", text))
    assert links
    assert links <= targets
    assert len(targets) == 9


def test_one_can_stop_before_the_truth():
    before, after = page().split("## What really happened")
    assert "A bearing ran hot" not in before
    assert "No real event" not in before
    assert "A bearing ran hot" in after
    assert "The harbour office sent one line by radio" not in after
    assert "A short history of ferries" in after


def test_page_says_what_was_told_and_what_was_not():
    after = page().split("## What really happened")[1]
    assert "It was told. ([turn 2](#turn-2))" in after
    assert after.count("It was never told.") == 3


def test_an_unfinished_run_keeps_the_truth_to_itself():
    stopped = fold([*sample.events()[:-1], RunStopped(status="interrupted", message="")])
    text = transcript_md(stopped, sample.content())
    assert "What really happened" not in text
    assert "This run is not finished (interrupted)" in text


def test_page_says_which_cast_played_and_that_beliefs_are_not_validated():
    assert "Cast: understudies, a mechanical cast; no language model is speaking." in page()
    assert "not validated against people" in page()


def test_missing_answers_are_marked_and_never_zero():
    text = page()
    assert "| **David Moll** (South Shore) | 30 → ? | 60 → ? | 10 → ? |" in text
    assert "**David Moll** gave no usable answer: no JSON in the reply" in text
    assert "unscored (fewer than half of the measures are scorable)" in text


def test_hostile_words_never_become_markup():
    turns = [turn.model_copy(update={"text": sample.HOSTILE, "speaker": sample.HOSTILE}) for turn in sample.turns()]
    text = transcript_md(sample.state(turns), sample.hostile_content(), sample.scorecard(sample.HOSTILE))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    assert "<img" not in html
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
    assert set(re.findall(r"<a [^>]*>", html)) <= {*(f'<a id="turn-{n}">' for n in range(1, 10)), '<a href="#turn-2">'}
    assert "<s>" not in html and "<del>" not in html
    assert html.count("<h1>") == 1
