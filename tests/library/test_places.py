from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backchannel.errors import InputError
from backchannel.library import default_roots, find_scenario, list_cards, list_scenarios, load_content, within
from backchannel.library.places import find, find_named, is_id, paths

from .ferry import CHECKOUT, FERRY, ROOT, bent

PIECES = ["..", ".", "/", "\\", "etc", "passwd", "scenarios", "ferry.yaml", "\0", "~", "~nobody-here", "%2e%2e", "\n"]
HOSTILE = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=8).map("/".join),
    st.sampled_from(
        [
            "/etc/passwd",
            "../../etc/passwd",
            "scenarios/../../../etc/passwd",
            "ferry/../../x",
            "a" * 300,
            "~nobody-here/x.yaml",
            "\0.yaml",
            "a" * 300 + ".yaml",
            "..",
            "",
        ]
    ),
)


@given(HOSTILE)
@settings(max_examples=400, deadline=None)
def test_no_path_leads_out_of_its_folder(relative):
    """ASVS 5.0 V5.3.2: paths from content are resolved and stay inside."""
    try:
        path = within(ROOT, relative)
    except InputError as error:
        assert len(error.lines()) <= 3
    else:
        assert path != ROOT.resolve()
        assert ROOT.resolve() in path.parents


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_no_id_reaches_a_file_outside_of_the_library(name):
    assume(name not in ("anna-berg",))
    for kind in ("scenario", "persona", "facilitator", "evaluator"):
        with pytest.raises(InputError):
            find(kind, name, [ROOT])


@given(HOSTILE)
@settings(max_examples=200, deadline=None)
def test_an_unknown_scenario_is_an_input_error(name):
    try:
        path = find_scenario(name, [ROOT])
    except InputError as error:
        assert all(line.isprintable() for line in error.lines()[:1])
    else:
        assert path.is_file()


def test_a_scenario_is_found_by_id_by_path_in_a_root_and_by_any_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_scenario("ferry", [ROOT]) == FERRY
    assert find_scenario("scenarios/ferry.yaml", [ROOT]) == FERRY
    assert find_scenario(str(FERRY), []) == FERRY
    bent(tmp_path)
    assert find_scenario("scenarios/ferry.yaml", [ROOT]) == Path("scenarios/ferry.yaml")


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("fery", "Did you mean 'ferry'?"),
        ("tunnel", "There is: ferry."),
        ("scenarios/fery.yaml", "Did you mean 'ferry'?"),
        ("../../etc/passwd", "There is: ferry."),
        ("Ferry", "Did you mean 'ferry'?"),
    ],
)
def test_an_unknown_scenario_is_answered_with_what_there_is(name, fix):
    with pytest.raises(InputError) as caught:
        find_scenario(name, [ROOT])
    assert caught.value.fix == fix


def test_the_current_directory_takes_precedence_and_the_rest_stays_visible(tmp_path, monkeypatch):
    bent(tmp_path, ("title: The ferry that turned back", "title: Mine"))
    monkeypatch.chdir(tmp_path)
    roots = default_roots()
    assert roots[0] == tmp_path.resolve()
    assert CHECKOUT in roots
    assert [entry.title for entry in list_scenarios([tmp_path, ROOT])] == ["Mine"]
    assert load_content("ferry", [tmp_path, ROOT]).scenario.title == "Mine"


def test_an_empty_directory_is_no_root(tmp_path):
    assert tmp_path not in default_roots(tmp_path)


def test_lists_tell_what_there_is():
    (entry,) = list_scenarios([ROOT])
    assert (entry.id, entry.title, entry.path) == ("ferry", "The ferry that turned back", FERRY)
    cards = [(card.kind, card.id) for card in list_cards([ROOT])]
    assert cards[0] == ("persona", "anna-berg")
    assert cards[-2:] == [("facilitator", "ines-holm"), ("evaluator", "plain-judge")]


def test_a_file_that_cannot_be_read_is_listed_without_title(tmp_path):
    bent(tmp_path, ("id: ferry", "\tid: ferry"))
    (entry,) = list_scenarios([tmp_path])
    assert (entry.id, entry.title) == ("ferry", "")


def test_files_whose_name_is_no_id_are_passed_over(tmp_path):
    path = bent(tmp_path)
    path.rename(path.with_name("Ferry copy.yaml"))
    assert paths("scenario", [tmp_path]) == {}


def test_a_name_of_a_card_is_taken_as_id_before_it_is_taken_as_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ines-holm").write_text("not a card", encoding="utf-8")
    assert find_named("facilitator", "ines-holm", [ROOT]).parent.name == "facilitators"


@given(st.text(max_size=70))
def test_ids_are_small_letters_digits_and_hyphens(name):
    if is_id(name):
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert 1 <= len(name) <= 64
