"""Owns reading one YAML file into plain data with the line of every key. Hostile files cost little and yield a problem.

The tree is built from the parser's events, so that size, depth and number of nodes are known before anything is built, and
nothing but text, numbers, true, false, null, lists and mappings can ever come out of a file. Rules are those of YAML 1.2:
`NO` and `2031-03-14` stay text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from backchannel.library.problems import Problem, Severity, shown

Yaml = str | int | float | bool | None | list["Yaml"] | dict[str, "Yaml"]
Path_ = tuple[str | int, ...]
"""Where a value stands: keys, and positions counted from 0."""

MAX_BYTES = 256_000
MAX_NODES = 20_000
MAX_DEPTH = 24
MAX_CHARACTERS = 10_000
"""Of one text."""

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


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


class _ReadingError(Exception):
    """The file is not read any further."""

    def __init__(self, line: int, what: str, fix: str) -> None:
        super().__init__(what)
        self.line, self.what, self.fix = line, what, fix


@dataclass(slots=True)
class _Frame:
    """A list or mapping being built."""

    value: dict[str, Yaml] | list[Yaml]
    path: Path_
    key: str | None = None
    """The key whose value comes next."""
    repeated: bool = False
    """Whether that key was there before: its value is dropped."""


class _Tree:
    """Builds data from events and refuses what a content file has no use for."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path_, int] = {}
        self.duplicates: list[Problem] = []
        self.root: Yaml = None
        self.documents = 0
        self._stack: list[_Frame] = []
        self._nodes = 0

    def take(self, event: Event) -> None:
        """Add one event; raises _ReadingError."""
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            self._start_document(event, line)
        elif isinstance(event, NodeEvent):
            self._refuse_unused(event, line)
            if isinstance(event, ScalarEvent):
                self._scalar(event, line)
            else:
                self._open(event, line)
        elif isinstance(event, CollectionEndEvent):
            self._stack.pop()

    def _start_document(self, event: DocumentStartEvent, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _ReadingError(
                line, "a second document begins", "Keep one document a file: remove the line '---' and what follows it."
            )
        if event.version or event.tags:
            raise _ReadingError(line, "a '%' directive is not used here", "Remove the lines that begin with '%'.")

    def _refuse_unused(self, event: NodeEvent, line: int) -> None:
        if isinstance(event, AliasEvent):
            raise _ReadingError(line, f"an alias ({shown('*' + event.anchor)}) is not allowed", "Write the value out here.")
        if event.anchor is not None:
            raise _ReadingError(
                line, f"an anchor ({shown('&' + event.anchor)}) is not allowed", "Remove it, and write values out."
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _ReadingError(
                line, f"a tag ({shown(tag)}) is not allowed", "Remove it; put quotes round a value that must be text."
            )
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _ReadingError(
                line, f"the file has more than {MAX_NODES:,} values", "Shorten it, or split it into several files."
            )

    def _open(self, event: NodeEvent, line: int) -> None:
        if not isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            raise _ReadingError(line, "this is not understood", "Write it as text, a list or keys with values.")
        if len(self._stack) >= MAX_DEPTH:
            raise _ReadingError(line, f"lists and keys are nested more than {MAX_DEPTH} deep", "Flatten this part.")
        if self._stack and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None:
            raise _ReadingError(line, "a list or mapping stands where a key should be", "A key is one word before ':'.")
        value: dict[str, Yaml] | list[Yaml] = {} if isinstance(event, MappingStartEvent) else []
        path = self._put(value, line)
        self._stack.append(_Frame(value, path))

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        if len(event.value) > MAX_CHARACTERS:
            raise _ReadingError(
                line, f"a text has {len(event.value):,} characters; the limit is {MAX_CHARACTERS:,}", "Shorten it."
            )
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.value, dict) and frame.key is None:
            self._key(frame, event, line)
        else:
            self._put(plain(event.value) if event.implicit[0] and event.style is None else event.value, line)

    def _key(self, frame: _Frame, event: ScalarEvent, line: int) -> None:
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            raise _ReadingError(line, "a merge key ('<<') is not allowed", "Write the keys out here.")
        frame.key, frame.repeated = key, key in frame.value
        path = (*frame.path, key)
        if frame.repeated:
            first = self.lines[path]
            fix = f"Remove one of them; the first is on line {first}."
            self.duplicates.append(Problem(self.file, line, _numbered(path), f"the key {shown(key)} is given twice", fix))
        self.lines.setdefault(path, line)

    def _put(self, value: Yaml, line: int) -> Path_:
        """Place a finished scalar or a container about to be filled; return its path."""
        if not self._stack:
            self.root = value
            return ()
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            path: Path_ = (*frame.path, len(frame.value))
            frame.value.append(value)
            self.lines.setdefault(path, line)
            return path
        key = frame.key or ""
        frame.key = None
        if not frame.repeated:
            frame.value[key] = value
        return (*frame.path, key)


def _numbered(path: Path_) -> str:
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def plain(text: str) -> Yaml:
    """Read an unquoted word by the rules of YAML 1.2; whatever is no number, true, false or null is text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if len(text) <= 32 and _NUMBER.fullmatch(text):
        return float(text)
    return text


def _events(text: str) -> Iterator[Event]:
    yield from YAML(typ="safe", pure=True).parse(text)


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
    tree = _Tree(file)
    try:
        for event in _events(text.removeprefix("\ufeff")):
            tree.take(event)
        if tree.root is None and tree.documents == 0:
            raise _ReadingError(0, "the file is empty", "Begin with 'format: 1' and 'id: …', or copy a file that works.")
        if not isinstance(tree.root, dict):
            raise _ReadingError(
                1, "the file is not a list of keys with values", "Begin with 'format: 1' and 'id: …' at the left margin."
            )
    except _ReadingError as refused:
        return _unread(file, text, (refused.line, refused.what, refused.fix), tree.duplicates)
    except YAMLError as error:
        return _unread(file, text, _syntax(error, text), tree.duplicates)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, AssertionError) as error:
        # The parser has bugs of its own on hostile text (an escape beyond Unicode, a broken directive).
        return _unread(
            file, text, (1, f"the YAML cannot be read: {error}", "Check quotes, escapes and '%' lines."), tree.duplicates
        )
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
