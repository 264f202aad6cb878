"""Owns where content is found: the current directory first, then the checkout, then what the installed package ships.

A root is a folder that holds `agents/`, `scenarios/` and `prompts/`, or some of them. Names from content are ids and stay
inside their folder; only a person at the command line may name a path.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import backchannel
from backchannel.errors import InputError
from backchannel.library.kinds import FOLDERS, PROMPTS, Kind
from backchannel.library.problems import choose, shown
from backchannel.library.yaml_source import load_yaml
from backchannel.library.yaml_tree import Yaml

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_TOP = ("scenarios", "agents", PROMPTS)


def is_id(name: str) -> bool:
    """Tell whether a name is an id: small letters, digits and hyphens, at most 64."""
    return _ID.fullmatch(name) is not None


def default_roots(cwd: Path | None = None) -> tuple[Path, ...]:
    """Return the roots there are, the one that takes precedence first."""
    package = Path(backchannel.__file__).resolve().parent
    checkout = package.parent
    places = [(cwd or Path.cwd()).resolve()]
    if (checkout / "pyproject.toml").is_file():
        places.append(checkout)
    places.append(package / "content")
    return tuple(dict.fromkeys(place for place in places if any((place / top).is_dir() for top in _TOP)))


def within(base: Path, relative: str) -> Path:
    """Return `base/relative`, resolved; raises InputError when it, or a symbolic link on the way, leads out of `base`."""
    try:
        home = base.resolve()
        path = (home / relative).resolve()
        if path.is_relative_to(home) and path != home:
            return path
    except (OSError, ValueError, RuntimeError):
        pass  # a NUL, a name too long, or links in a circle
    raise InputError(
        f"the path {shown(relative)} leads out of its folder",
        where=str(base),
        fix="Use a plain name inside the folder, and no symbolic link that leaves it.",
    )


def shown_path(path: Path) -> str:
    """Write a path as short as it can be understood from the current directory."""
    try:
        return str(path.resolve().relative_to(Path.cwd().resolve()))
    except (OSError, ValueError, RuntimeError):
        return str(path)


def paths(kind: Kind, roots: Sequence[Path]) -> dict[str, Path]:
    """Return every id of this kind with its file; an earlier root hides the same id of a later one."""
    found: dict[str, Path] = {}
    for root in roots:
        for path in sorted((root / FOLDERS[kind]).glob("*.yaml")):
            if is_id(path.stem):
                found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def find(kind: Kind, name: str, roots: Sequence[Path]) -> Path:
    """Return the file of a card or scenario by its id; raises InputError that lists what there is."""
    known = paths(kind, roots)
    if name in known:
        base = known[name].parent
        return within(base, known[name].name)
    raise InputError(
        f"there is no {kind} {shown(name)}",
        where=" · ".join(shown_path(root / FOLDERS[kind]) for root in roots),
        fix=choose(name, list(known), f"Put a file into {FOLDERS[kind]}/."),
    )


def find_named(kind: Kind, name: str, roots: Sequence[Path]) -> Path:
    """Return the file that a person named: an id, a path below a root ('scenarios/x.yaml'), or any path to a YAML file."""
    if is_id(name):
        return find(kind, name, roots)
    if not name.endswith((".yaml", ".yml")):
        return find(kind, name, roots)
    given = Path(os.path.expanduser(name))  # noqa: PTH111 - Path.expanduser raises where there is no such home
    candidates = [given] if given.is_absolute() else [given, *(within(root, name) for root in roots if ".." not in given.parts)]
    for path in candidates:
        if _is_file(path):
            return path
    raise InputError(
        f"there is no file {shown(name)}",
        where=shown_path(Path.cwd()),
        fix=choose(Path(name).stem, list(paths(kind, roots)), f"Put a file into {FOLDERS[kind]}/."),
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def find_scenario(name: str, roots: Sequence[Path]) -> Path:
    """Return the file of a scenario by id or path; raises InputError that lists what there is."""
    return find_named("scenario", name, roots)


def roots_around(path: Path, roots: Sequence[Path]) -> tuple[Path, ...]:
    """Return the roots for a file's cards: first the folder that holds its `scenarios/` or `agents/`, if it is no root yet."""
    parents = path.resolve().parents
    own = None
    if len(parents) > 1 and parents[0].name == "scenarios":
        own = parents[1]
    elif len(parents) > 2 and parents[1].name == "agents":
        own = parents[2]
    if own is None or own in [root.resolve() for root in roots]:
        return tuple(roots)
    return (own, *roots)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of what there is."""

    kind: Kind
    id: str
    title: str
    """Title of a scenario, name on a card; '' when the file cannot be read."""
    summary: str
    path: Path


def listed(kind: Kind, roots: Sequence[Path] | None = None) -> tuple[Entry, ...]:
    """Return what there is of this kind, by id. Files that cannot be read are listed without title."""
    entries = []
    for name, path in paths(kind, default_roots() if roots is None else roots).items():
        data = load_yaml(path).data
        title, summary = data.get("title", data.get("name")), data.get("summary", data.get("headline"))
        entries.append(Entry(kind, name, _line(title), _line(summary), path))
    return tuple(entries)


def _line(value: Yaml) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def list_scenarios(roots: Sequence[Path] | None = None) -> tuple[Entry, ...]:
    """Return the scenarios there are."""
    return listed("scenario", roots)


def list_cards(roots: Sequence[Path] | None = None) -> tuple[Entry, ...]:
    """Return personas, facilitators and evaluators there are."""
    return (*listed("persona", roots), *listed("facilitator", roots), *listed("evaluator", roots))
