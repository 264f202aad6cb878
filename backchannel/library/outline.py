"""Owns walking a document that may be of the wrong shape: what is missing or of another kind is passed over, not tripped on."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from backchannel.library.problems import Problem, choose, shown
from backchannel.library.yaml_source import Document
from backchannel.library.yaml_tree import Path_, Yaml


@dataclass(frozen=True, slots=True)
class Part:
    """One group of keys of a document, and where it stands."""

    document: Document
    path: Path_
    data: dict[str, Yaml]

    def text(self, key: str) -> str | None:
        """Return a text, or None when there is none."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> Iterator[tuple[Path_, str]]:
        """Yield the texts of a list, each with its path."""
        value = self.data.get(key)
        for position, one in enumerate(value if isinstance(value, list) else []):
            if isinstance(one, str):
                yield (*self.path, key, position), one

    def group(self, key: str) -> "Part":
        """Return the group of keys under this key; an empty one when there is none."""
        value = self.data.get(key)
        return Part(self.document, (*self.path, key), value if isinstance(value, dict) else {})

    def parts(self, key: str) -> list["Part"]:
        """Return the groups of keys in the list under this key."""
        value = self.data.get(key)
        entries = value if isinstance(value, list) else []
        return [Part(self.document, (*self.path, key, n), one) for n, one in enumerate(entries) if isinstance(one, dict)]

    def ids(self, key: str) -> list[str]:
        """Return the ids of the entries of a list."""
        return [name for part in self.parts(key) if (name := part.text("id")) is not None]

    def problem(self, what: str, fix: str, *below: str | int) -> Problem:
        """Say what is wrong here, or with what stands below."""
        return self.document.problem((*self.path, *below), what, fix)

    def unknown(self, key: str, options: Sequence[str], noun: str) -> Iterator[Problem]:
        """Yield a problem when the text under this key is none of the options."""
        value = self.text(key)
        if value is not None:
            yield from unknown(self.document, (*self.path, key), value, options, noun)


def whole(document: Document) -> Part:
    """Return the outermost keys of a document."""
    return Part(document, (), document.data)


def unknown(document: Document, path: Path_, value: str, options: Sequence[str], noun: str) -> Iterator[Problem]:
    """Yield a problem when a name is none of the options."""
    if value not in options:
        yield document.problem(path, f"there is no {noun} {shown(value)}", choose(value, options))


def repeated(parts: Collection[Part], noun: str) -> Iterator[Problem]:
    """Yield a problem for every id that an earlier entry of the list has."""
    seen: dict[str, Part] = {}
    for part in parts:
        name = part.text("id")
        if name is None:
            continue
        if name in seen:
            line = part.document.line((*seen[name].path, "id"))
            yield part.problem(f"the {noun} id {shown(name)} is used twice", f"Rename one; the first is on line {line}.", "id")
        seen.setdefault(name, part)
