"""Owns Content: one scenario with the cards and templates it needs, validated, and the exact texts it was read from."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from backchannel.domain.base import Value
from backchannel.domain.cards import Evaluator, Facilitator, Persona
from backchannel.domain.scenario import Scenario
from backchannel.errors import InputError, StorageError
from backchannel.library.kinds import FOLDERS, PROMPTS, CardKind, Kind
from backchannel.library.places import default_roots, find_named, find_scenario, is_id, paths, roots_around, shown_path, within
from backchannel.library.problems import ContentInvalid, Problem, errors, shown
from backchannel.library.references import Library, reference_problems
from backchannel.library.validation import validate
from backchannel.library.yaml_source import load_yaml, read_text

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a run reads. Plain values: it can be pickled and sent to a worker."""

    scenario: Scenario
    personas: Mapping[str, Persona]
    """By card id."""
    facilitator: Facilitator
    evaluator: Evaluator
    prompts: Mapping[str, str]
    """Every template by its name relative to the prompts folder, as `Prompts` takes them."""
    sources: Mapping[str, str]
    """Exact text of every file, prompts included, by path as in a run's `inputs/` ('scenarios/x.yaml')."""


def load_content(
    scenario: str, roots: Sequence[Path] | None = None, *, facilitator: str | None = None, evaluator: str | None = None
) -> Content:
    """Load a scenario by id or path with all it needs; `facilitator` and `evaluator` (id or path) replace the scenario's own.

    Raises InputError when something is not there, ContentInvalid (an InputError) with every error of every file otherwise.
    """
    roots = default_roots() if roots is None else tuple(roots)
    path = find_scenario(scenario, roots)
    around = roots_around(path, roots)
    chosen: dict[CardKind, Path] = {}
    if facilitator is not None:
        chosen["facilitator"] = find_named("facilitator", facilitator, around)
    if evaluator is not None:
        chosen["evaluator"] = find_named("evaluator", evaluator, around)
    return _gather(path, scenario if is_id(scenario) else None, around, chosen, load_prompts(roots))


def content_from_folder(inputs: Path) -> Content:
    """Read the snapshot that `write_inputs` left in a run; nothing outside of the folder is ever read. Raises InputError."""
    for folder in (*FOLDERS.values(), PROMPTS):
        within(inputs, folder)
    scenarios = paths("scenario", (inputs,))
    chosen: dict[CardKind, Path] = {
        "facilitator": _only("facilitator", inputs),
        "evaluator": _only("evaluator", inputs),
    }
    path = _only("scenario", inputs)
    return _gather(path, next(iter(scenarios)), (inputs,), chosen, load_prompts((inputs,)))


def write_inputs(content: Content, folder: Path) -> None:
    """Write the exact texts of a content into a run's `inputs/`; a file that is there must hold the same text.

    Raises InputError when another text is there, StorageError when the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for relative, text in sorted(content.sources.items()):
            path, raw = within(folder, relative), text.encode("utf-8")
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.read_bytes() != raw:
                raise InputError(
                    f"{shown(relative)} is there with another text", where=str(folder), fix="Choose another run folder."
                )
            with path.open("wb") as stream:
                stream.write(raw)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError as error:
        fix = "Free some space, or choose another folder with --runs-dir."
        raise StorageError(f"the inputs cannot be written: {error.strerror or error}", where=str(folder), fix=fix) from error


def load_prompts(roots: Sequence[Path]) -> dict[str, str]:
    """Return every template ('*.j2') by name relative to `prompts/`; an earlier root hides the same name of a later one."""
    found: dict[str, str] = {}
    for root in roots:
        folder = root / PROMPTS
        for path in sorted(folder.rglob("*.j2")):
            name = path.relative_to(folder).as_posix()
            if name in found or any(part.startswith(".") for part in path.relative_to(folder).parts):
                continue
            text = read_text(within(folder, name), shown_path(path))
            if isinstance(text, Problem):
                raise ContentInvalid([text])
            found[name] = text
    if not found:
        where = " · ".join(shown_path(root / PROMPTS) for root in roots)
        raise InputError("there are no prompt templates", where=where, fix="Reinstall backchannel, or run it in a checkout.")
    return dict(sorted(found.items()))


def library_of(roots: Sequence[Path]) -> dict[CardKind, dict[str, Path]]:
    """Return the cards there are: kind, id, file."""
    return {kind: paths(kind, roots) for kind in ("persona", "facilitator", "evaluator")}


class _Reader:
    """Reads files, keeps their texts, and collects the errors of all of them."""

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}
        self.problems: list[Problem] = []

    def read(
        self, model: type[V], kind: Kind, path: Path, wanted: str | None = None, library: Library | None = None
    ) -> V | None:
        """Read one file, whose id must be the one wanted; None when it has errors, which are kept."""
        document = load_yaml(path, shown_path(path))
        value, shape = validate(document, model)
        self.problems += errors((*document.problems, *shape, *reference_problems(kind, document, library)))
        if value is None:
            return None
        told = str(document.data["id"])
        if wanted is not None and told != wanted:
            self.problems.append(
                document.problem(("id",), f"is {shown(told)}, but the file is called {shown(wanted)}", "Let them agree.")
            )
        self.sources[f"{FOLDERS[kind]}/{told}.yaml"] = document.text
        return value

    def cards(self, model: type[V], kind: CardKind, ids: Iterable[str], files: Mapping[str, Path]) -> dict[str, V]:
        """Read those cards that are there; which are not has been told as errors of the scenario."""
        found = {}
        for name in dict.fromkeys(ids):
            if name in files:
                card = self.read(model, kind, within(files[name].parent, files[name].name), name)
                if card is not None:
                    found[name] = card
        return found


def _gather(
    path: Path, wanted: str | None, roots: Sequence[Path], chosen: Mapping[CardKind, Path], prompts: Mapping[str, str]
) -> Content:
    """Read scenario and cards; raise every error at once."""
    reader, files = _Reader(), library_of(roots)
    library = {kind: list(known) for kind, known in files.items() if kind not in chosen}
    scenario = reader.read(Scenario, "scenario", path, wanted, library)
    if scenario is None:
        raise ContentInvalid(reader.problems)
    personas = reader.cards(Persona, "persona", (seat.card for seat in scenario.seats), files["persona"])
    facilitator = _one(reader, Facilitator, "facilitator", scenario.facilitator, files, chosen)
    evaluator = _one(reader, Evaluator, "evaluator", scenario.evaluator, files, chosen)
    if reader.problems or facilitator is None or evaluator is None:
        raise ContentInvalid(reader.problems)
    sources = {**reader.sources, **{f"{PROMPTS}/{name}": text for name, text in prompts.items()}}
    return Content(scenario, personas, facilitator, evaluator, dict(prompts), dict(sorted(sources.items())))


def _one(
    reader: _Reader,
    model: type[V],
    kind: CardKind,
    own: str,
    files: Mapping[CardKind, Mapping[str, Path]],
    chosen: Mapping[CardKind, Path],
) -> V | None:
    if kind in chosen:
        return reader.read(model, kind, chosen[kind])
    return reader.cards(model, kind, (own,), files[kind]).get(own)


def _only(kind: Kind, inputs: Path) -> Path:
    """Return the one file of this kind in a snapshot."""
    found = list(paths(kind, (inputs,)).values())
    if len(found) != 1:
        what = f"the snapshot of this run holds {len(found) or 'no'} {kind}; it should hold one"
        raise InputError(
            what, where=str(inputs / FOLDERS[kind]), fix="Take the run folder from a copy; its inputs were changed."
        )
    return within(found[0].parent, found[0].name)
