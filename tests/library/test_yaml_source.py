import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.library import Document, Problem, check_file, load_yaml
from backchannel.library.yaml_source import MAX_BYTES, parse
from backchannel.library.yaml_tree import MAX_CHARACTERS, MAX_NODES

from .ferry import ROOT

N = MAX_BYTES - 1_000

BOMBS = {
    "aliases": "a: &a [x]\n" + "\n".join(f"k{i}: &k{i} [*a, *a]" for i in range(50)),
    "brackets": "a: " + "[" * N,
    "braces": "a: " + "{" * N,
    "dashes": "- " * (N // 2),
    "questions": "? " * (N // 2),
    "tag": "a: " + "!" * N,
    "anchor": "a: " + "&" * N,
    "deep lines": "\n".join(" " * depth + "a:" for depth in range(700)),
    "many keys": "\n".join(f"k{number}: 1" for number in range(N // 12)),
    "many entries": "a:\n" + "- 1\n" * (N // 4),
    "one key again and again": "a: 1\n" * (N // 5),
    "long text": 'a: "' + "\n x" * (N // 3) + '"',
    "long plain text": "a: b\n" + "  c\n" * (N // 4),
    "long block": "a: |\n" + " x\n" * (N // 3),
    "long number": "a: " + "9" * (MAX_CHARACTERS + 1),
    "documents": "---\n" * (N // 4),
    "directives": "%YAML 1.1\n" * (N // 10),
}


def test_words_follow_yaml_1_2():
    rows = ["no: NO", "day: 2031-03-14", "half: .5", "many: 1e3", "whole: -7", "quoted: '7'", "nothing:", "yes: true"]
    data = parse("\n".join([*rows, "six: 1:30", "nan: .nan", "hex: 0x1F"]), "f").data
    assert data == {
        "no": "NO",
        "day": "2031-03-14",
        "half": 0.5,
        "many": 1000.0,
        "whole": -7,
        "quoted": "7",
        "nothing": None,
        "yes": True,
        "six": "1:30",
        "nan": ".nan",
        "hex": "0x1F",
    }


def test_every_key_and_entry_has_its_line():
    document = parse("a: 1\nb:\n  - c: 2\n    d: [3,\n      4]\n", "f")
    lines = {("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "c"): 3, ("b", 0, "d"): 4, ("b", 0, "d", 0): 4, ("b", 0, "d", 1): 5}
    assert document.lines == lines
    assert document.line(("b", 0, "not there", 1)) == 3


def test_a_place_is_named_by_ids_and_by_numbers_from_one():
    document = parse("clues: [{id: ledger, says: [a, b]}, {says: [c]}]", "f")
    assert document.name(("clues", 0, "says", 1)) == "clues[ledger].says[2]"
    assert document.name(("clues", 1, "says", 0)) == "clues[2].says[1]"
    assert document.name(()) == ""


def test_a_byte_order_mark_is_passed_over_and_kept_in_the_text():
    document = parse("\ufeffa: 1\n", "f")
    assert document.data == {"a": 1}
    assert document.text == "\ufeffa: 1\n"


def test_text_is_kept_to_the_byte(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: 1\r\nb: '\xc3\xa9'\r\n\r\n")
    assert load_yaml(path).text.encode() == path.read_bytes()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_quickly_and_cheaply(name):
    """A bomb costs less than a second and 200 MB (OWASP ASVS 5.0 V1.5, V5.2)."""
    started = time.process_time()
    document = parse(BOMBS[name], "bomb.yaml")
    assert time.process_time() - started < 1.0
    assert document.problems
    assert not document.readable
    tracemalloc.start()
    parse(BOMBS[name][: N // 8], "bomb.yaml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200e6 / 8


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"a: 1\n" * 10_000_000)
    started = time.process_time()
    (problem,) = check_file(path, (ROOT,))
    assert time.process_time() - started < 0.5
    assert (problem.what, problem.line) == ("the file is larger than 256 kB", 0)


def test_a_full_file_is_read():
    entries = (MAX_NODES - 3) // 2
    document = parse("a:\n" + "".join(f"- [{number}]\n" for number in range(entries)), "f")
    assert document.readable


def test_many_double_keys_do_not_drown_the_reader():
    assert len(parse("a: 1\n" * 1000, "f").problems) == 21


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: None, "no file can be read: it is not there"),
        (lambda path: path.mkdir(), "no file can be read: it is a folder or a device"),
        (lambda path: path.symlink_to(path), "no file can be read: it is not there"),
        (lambda path: path.symlink_to("/dev/zero"), "no file can be read: it is a folder or a device"),
    ],
)
def test_what_is_no_file_is_a_problem(tmp_path, make, what):
    path = tmp_path / "x.yaml"
    make(path)
    (problem,) = load_yaml(path, "x.yaml").problems
    assert problem == Problem("x.yaml", 0, "", what, "Check the name.")


def test_a_message_never_obeys_the_file():
    text = str(parse('"\\e[31mred\\u202e": 1\n"\\e[31mred\\u202e": 2', "f\x1b.yaml").problems[0])
    assert text.isprintable()


SPICE = st.sampled_from(
    ["a", ":", " ", "\n", "\t", "-", "? ", "[", "]", "{", "}", "&a", "*a", "!", "%", "|", ">", "'", '"', "\\", "#", "<<: "]
)
RANDOM = st.one_of(st.text(max_size=200), st.lists(SPICE | st.characters(), max_size=60).map("".join))


@given(RANDOM)
@settings(max_examples=400, deadline=None)
def test_random_text_gives_a_document_or_problems_and_raises_nothing(text):
    document = parse(text, "random.yaml")
    assert isinstance(document, Document)
    assert document.readable or document.problems
    for problem in document.problems:
        assert 0 <= problem.line <= len(text) + 1
        assert str(problem).isprintable()


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_random_bytes_are_checked_without_a_fault(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("random") / "x.yaml"
    path.write_bytes(raw)
    assert check_file(path, (ROOT,))
