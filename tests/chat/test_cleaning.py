import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.chat.cleaning import Cleaner, clean, printable

PARTS = st.sampled_from(
    [
        *("<think>", "</think>", "<thinking>", "</THINKING>", "<th", "ink>", "<", ">", "word", " ", "\n", "\t", "é", "😀"),
        *("\x1b", "\x1b[31m", "[", "31m", "\x1b]0;title\x07", "\x1b]", "\x1bP", "\x1b\\", "\x9b", "\x07", "\x00", "\r"),
        *("\u202e", "\ud83d", "\ude00", "\u2028", "0;", "a" * 300),
    ]
)
TEXTS = st.lists(PARTS, max_size=14).map("".join)


def in_pieces(text: str, cuts: list[int]) -> tuple[str, list[str]]:
    cleaner, shown, at = Cleaner(), [], 0
    for cut in [*sorted(cut % (len(text) + 1) for cut in cuts), len(text)]:
        shown.append(cleaner.feed(text[at:cut]))
        at = max(at, cut)
    shown.append(cleaner.finish())
    return cleaner.text, shown


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  Good day. ", "Good day."),
        ("<think>He lies.</think>\n\nGood day.", "Good day."),
        ("<Thinking>He lies.</Thinking>Good day.", "Good day."),
        ("Good day. <think>He lies", "Good day."),
        ("<think>", ""),
        ("He lies.\n</think>\n\nGood day.", "Good day."),
        ("<think>a<think>b</think>c</think>d", "d"),
        ("3 < 4 and <b>5</b>", "3 < 4 and <b>5</b>"),
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x1b]0;owned\x07b", "ab"),
        ("a\x1b]0;never ended", "a0;never ended"),
        ("\x9b2Jcleared", "cleared"),
        ("bell\x07 null\x00 delete\x7f", "bell null delete"),
        ("one\r\ntwo\tthree\u2028four", "one\ntwo\tthree\nfour"),
        ("\u202edesrever\u202c", "desrever"),
        ("half \ud83d, whole \ud83d\ude00", "half \ufffd, whole 😀"),
    ],
)
def test_a_reply_is_cleaned(raw, cleaned):
    assert clean(raw) == cleaned


@given(TEXTS, st.lists(st.integers(0, 400), max_size=8))
def test_any_chunking_gives_the_same_text(text, cuts):
    assert in_pieces(text, cuts)[0] == clean(text)


@given(TEXTS.filter(lambda text: "</" not in text.lower()), st.lists(st.integers(0, 400), max_size=8))
def test_what_is_shown_adds_up_to_the_reply(text, cuts):
    final, shown = in_pieces(text, cuts)
    assert "".join(shown) == final


@given(st.lists(st.text(alphabet="secret ", max_size=9), max_size=6), st.lists(st.integers(0, 200), max_size=8))
def test_a_consumer_never_sees_thoughts(thoughts, cuts):
    text = "".join(f"<think>{thought}</think>AB" for thought in thoughts) + "<thinking>secret"
    _, shown = in_pieces(text, cuts)
    assert set("".join(shown)) <= set("AB ")


@given(st.text())
def test_what_is_printable_holds_no_control_characters_and_stays_so(text):
    once = printable(text)
    assert not any(ord(character) < 32 and character not in "\n\t" for character in once)
    assert "\x7f" not in once and "\x9b" not in once
    assert printable(once) == once
    once.encode()


def test_a_long_text_of_opening_signs_is_read_quickly():
    assert clean("<" * 200_000).startswith("<<<")
    assert len(clean("\x1b[" * 20_000)) == 0
