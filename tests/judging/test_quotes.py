import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.judging.quotes import Spoken, Traced, find, plain, verify

WORDS = "He said “two”,  and\nwe counted four — I was there. Nobody’s count… was signed."


@pytest.mark.parametrize(
    ("quote", "stretch"),
    [
        ("we counted four", "we counted four"),
        ("and we counted four", "and\nwe counted four"),
        ('He said "two", and', "He said “two”,  and"),
        ('"we counted four"', "we counted four"),
        ("we counted four - I was there", "we counted four — I was there"),
        ("Nobody's count... was signed.", "Nobody’s count… was signed."),
        ("  we   counted\tfour ", "we counted four"),
    ],
)
def test_white_space_and_typography_are_folded_and_the_original_given(quote: str, stretch: str) -> None:
    assert find(quote, Spoken.plain(1, WORDS)) == stretch


@pytest.mark.parametrize(
    "quote",
    ["we counted five", "counted four", "four", "", "   ", '""', "e counted fou", "We Counted Four", "he said ... signed"],
)
def test_what_is_changed_cut_or_too_short_is_not_found(quote: str) -> None:
    assert find(quote, Spoken.plain(1, WORDS)) is None


def test_a_whole_short_turn_may_be_quoted() -> None:
    assert find("Yes.", Spoken.plain(1, "Yes.")) == "Yes."
    assert find("Nearly so", Spoken.plain(1, "Nearly so.")) == "Nearly so"


def test_a_quote_counts_only_in_the_turn_it_names() -> None:
    turns = [Spoken.plain(1, "We counted four of them."), Spoken.plain(2, "Your ministry said two.")]
    found, rejected = verify([(1, "We counted four"), (2, "We counted four"), (9, "We counted four")], turns)
    assert [(item.turn, item.quote) for item in found] == [(1, "We counted four")]
    assert len(rejected) == 2


def test_the_same_passage_twice_is_one_piece_of_evidence() -> None:
    found, rejected = verify(
        [(1, "We counted four"), (1, "we counted four"), (1, "We  counted four")], [Spoken.plain(1, "We counted four.")]
    )
    assert len(found) == 1
    assert len(rejected) == 1


texts = st.text(st.sampled_from("ab cd\n\t “”‘’—–-….,'\"\u200b\u00adé"), min_size=1, max_size=80)


@given(texts)
def test_folding_traced_and_plain_agree_and_traces_stay_inside(text: str) -> None:
    traced = Traced.of(text).folded()
    assert traced.text == plain(text)
    assert len(traced.starts) == len(traced.ends) == len(traced.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(traced.starts, traced.ends, strict=True))
    assert list(traced.starts) == sorted(traced.starts)


@given(texts, st.integers(0, 60), st.integers(1, 60))
def test_what_is_found_is_always_in_the_turn(text: str, at: int, length: int) -> None:
    found = find(text[at : at + length], Spoken.plain(1, text))
    assert found is None or found in text
