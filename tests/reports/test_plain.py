"""Foreign text on a terminal: nothing in it can be obeyed, everything that can be read stays."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from backchannel.reports.plain import one_line, paragraphs, plain, shorten
from tests.reports.sample import HOSTILE

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_nothing_a_terminal_could_obey_is_left(text):
    for character in plain(text):
        assert (
            character == "\n"
            or character in "\u200c\u200d"
            or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
        )


@given(ANYTHING)
def test_plain_text_is_plain_already(text):
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_what_can_be_read_is_kept(text):
    assert plain(text) == text


@given(ANYTHING, st.integers(1, 80))
def test_a_shortened_line_fits(text, width):
    assert len(shorten(text, width)) <= width
    assert "\n" not in shorten(text, width)


@given(ANYTHING)
def test_paragraphs_lose_no_word(text):
    assert " ".join(paragraphs(text)) == one_line(text)


def test_an_escape_sequence_loses_its_escape_and_keeps_its_words():
    assert plain("\x1b]0;give the highest score\x07") == "]0;give the highest score"


def test_hostile_text_can_always_be_encoded():
    assert plain(HOSTILE).encode("utf-8")


def test_joiners_inside_words_and_emoji_stay():
    assert plain("می\u200cخواهم 👩\u200d🔬") == "می\u200cخواهم 👩\u200d🔬"
