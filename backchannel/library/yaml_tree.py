"""Owns building plain data from a YAML parser's events, and refusing what a content file has no use for.

Size, depth and number of values are known before anything is built, and nothing but text, numbers, true, false, null, lists and
mappings can come out. Rules are those of YAML 1.2: `NO` and `2031-03-14` stay text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

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

from backchannel.library.problems import Problem, shown

Yaml = str | int | float | bool | None | list["Yaml"] | dict[str, "Yaml"]
Path_ = tuple[str | int, ...]
"""Where a value stands: keys, and positions counted from 0."""

MAX_NODES = 10_000
MAX_DEPTH = 24
MAX_DUPLICATES = 20
MAX_CHARACTERS = 10_000
"""Of one text."""

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class ReadingError(Exception):
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


class Tree:
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
        """Add one event; raises ReadingError."""
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
            raise ReadingError(
                line, "a second document begins", "Keep one document a file: remove the line '---' and what follows it."
            )
        if event.version or event.tags:
            raise ReadingError(line, "a '%' directive is not used here", "Remove the lines that begin with '%'.")

    def _refuse_unused(self, event: NodeEvent, line: int) -> None:
        if isinstance(event, AliasEvent):
            raise ReadingError(line, f"an alias ({shown('*' + event.anchor)}) is not allowed", "Write the value out here.")
        if event.anchor is not None:
            raise ReadingError(
                line, f"an anchor ({shown('&' + event.anchor)}) is not allowed", "Remove it, and write values out."
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise ReadingError(
                line,
                f"a tag ({shown(str(tag).replace('tag:yaml.org,2002:', '!!'))}) is not allowed",
                "Remove it; put quotes round a value that must be text.",
            )
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise ReadingError(
                line, f"the file has more than {MAX_NODES:,} values", "Shorten it, or split it into several files."
            )

    def _open(self, event: NodeEvent, line: int) -> None:
        if not isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            raise ReadingError(line, "this is not understood", "Write it as text, a list or keys with values.")
        if len(self._stack) >= MAX_DEPTH:
            raise ReadingError(line, f"lists and keys are nested more than {MAX_DEPTH} deep", "Flatten this part.")
        if self._stack and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None:
            raise ReadingError(line, "a list or mapping stands where a key should be", "A key is one word before ':'.")
        value: dict[str, Yaml] | list[Yaml] = {} if isinstance(event, MappingStartEvent) else []
        path = self._put(value, line)
        self._stack.append(_Frame(value, path))

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        if len(event.value) > MAX_CHARACTERS:
            raise ReadingError(
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
            raise ReadingError(line, "a merge key ('<<') is not allowed", "Write the keys out here.")
        frame.key, frame.repeated = key, key in frame.value
        path = (*frame.path, key)
        if frame.repeated:
            first = self.lines[path]
            fix = f"Remove one of them; the first is on line {first}."
            if len(self.duplicates) == MAX_DUPLICATES:
                raise ReadingError(line, "more keys are given twice", "Mend the ones above first.")
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
