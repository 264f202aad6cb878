"""Owns reading one YAML file into plain data with the line of every key. Hostile files cost little and yield a problem."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import Event
from ruamel.yaml.reader import ReaderError

from backchannel.library.problems import Problem, Severity
from backchannel.library.yaml_tree import MAX_CHARACTERS, Path_, ReadingError, Tree, Yaml

MAX_BYTES = 256_000


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds; `data` is empty when it could not be read at all."""

    file: str
    """As the reader of a message should see it."""
    text: str = ""
    data: dict[str, Yaml] = field(default_factory=dict)
    lines: Mapping[Path_, int] = field(default_factory=dict)
    """Line, counted from 1, of every key and every entry of a list."""
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    """Whether the whole file was read into `data`."""

    def line(self, path: Path_) -> int:
        """Return the line of this value, or of the nearest thing around it that is there."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def value(self, path: Path_) -> Yaml:
        """Return the value at this place, or None when there is none."""
        node: Yaml = self.data
        for part in path:
            if isinstance(node, list) and isinstance(part, int) and part < len(node):
                node = node[part]
            elif isinstance(node, dict) and isinstance(part, str):
                node = node.get(part)
            else:
                return None
        return node

    def name(self, path: Path_) -> str:
        """Write a path for people: entries of lists by id where they have one, else by number from 1."""
        name = ""
        for length, part in enumerate(path, 1):
            if isinstance(part, int):
                entry = self.value(path[:length])
                known = entry.get("id") if isinstance(entry, dict) else None
                name += f"[{known}]" if isinstance(known, str) and known else f"[{part + 1}]"
            else:
                name += f".{part}" if name else part
        return name

    def problem(self, path: Path_, what: str, fix: str, severity: Severity = "error") -> Problem:
        """Say what is wrong at this place."""
        return Problem(self.file, self.line(path), self.name(path), what, fix, severity)


def _events(text: str) -> Iterator[Event]:
    yield from YAML(typ="safe", pure=True).parse(text)


def _refuse_long_lines(text: str) -> None:
    """Look before the parser does: its time grows with the square of some things that stand on one line."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_CHARACTERS:
            what = f"a line has {len(line):,} characters; the limit is {MAX_CHARACTERS:,}"
            raise ReadingError(number, what, "Break it into several lines.")


def _syntax(error: YAMLError, text: str) -> tuple[int, str, str]:
    """Tell line, what and fix of a parser's complaint in plain words."""
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return line, "there is a control character", "Remove it; a form feed or a NUL often comes from copying."
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark is not None else 1
    rows = text.split("\n")
    row = rows[line - 1] if line <= len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return line, "a tab is used for indentation", "Use spaces; two a level."
    complaint = str((error.problem or error.context) if isinstance(error, MarkedYAMLError) else error).split("\n")[0]
    return line, f"the YAML cannot be read here: {complaint}", _mend(complaint)


def _mend(complaint: str) -> str:
    if "mapping values" in complaint:
        return "Put quotes round a text that holds ': '."
    if "cannot start any token" in complaint:
        return "Put quotes round a text that begins with @, `, % or a tab."
    return "Check indentation, quotes and colons on this line and the one above."


def parse(text: str, file: str) -> Document:
    """Read YAML text; every fault becomes a problem of the document, and nothing is raised."""
    tree = Tree(file)
    try:
        _refuse_long_lines(text)
        for event in _events(text.removeprefix("\ufeff")):
            tree.take(event)
        if tree.root is None and tree.documents == 0:
            raise ReadingError(1, "the file is empty", "Begin with 'format: 1' and 'id: …', or copy a file that works.")
        if not isinstance(tree.root, dict):
            raise ReadingError(1, "there are no keys with values", "Begin with 'format: 1' and 'id: …' at the left margin.")
    except ReadingError as refused:
        return _unread(file, text, (refused.line, refused.what, refused.fix), tree.duplicates)
    except YAMLError as error:
        return _unread(file, text, _syntax(error, text), tree.duplicates)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, AssertionError) as error:
        # The parser has bugs of its own on hostile text (an escape beyond Unicode, a broken directive).
        why = (1, f"the YAML cannot be read: {error}", "Check quotes, escapes and '%' lines.")
        return _unread(file, text, why, tree.duplicates)
    return Document(file, text, tree.root, tree.lines, tuple(tree.duplicates))


def _unread(file: str, text: str, why: tuple[int, str, str], others: list[Problem]) -> Document:
    line, what, fix = why
    return Document(file, text, problems=(*others, Problem(file, line, "", what, fix)), readable=False)


def read_text(path: Path, file: str, most_bytes: int = MAX_BYTES) -> str | Problem:
    """Read a file of at most this many bytes as UTF-8, exactly as it stands, or say why not."""
    try:
        if not path.is_file():
            there = "it is a folder or a device" if path.exists() else "it is not there"
            return Problem(file, 0, "", f"no file can be read: {there}", "Check the name.")
        with path.open("rb") as stream:
            raw = stream.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        return Problem(
            file, 0, "", f"the file cannot be read: {getattr(error, 'strerror', None) or error}", "Check its permissions."
        )
    if len(raw) > most_bytes:
        return Problem(
            file, 0, "", f"the file is larger than {most_bytes // 1000} kB", "Shorten it, or split it into several files."
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(file, line, "", "the file is not UTF-8", "Save it as UTF-8 in your editor.")


def load_yaml(path: Path, file: str | None = None) -> Document:
    """Read a YAML file; every fault, a missing file included, becomes a problem of the document."""
    file = file if file is not None else str(path)
    text = read_text(path, file)
    return parse(text, file) if isinstance(text, str) else Document(file, problems=(text,), readable=False)
