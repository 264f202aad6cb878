"""Owns checking one file: every problem of it at once, errors and advice, in the order of its lines."""

from collections.abc import Sequence
from pathlib import Path

from backchannel.domain.base import Value
from backchannel.domain.cards import Persona
from backchannel.domain.scenario import Scenario
from backchannel.errors import InputError
from backchannel.library.advice import card_advice, scenario_advice
from backchannel.library.content import library_of
from backchannel.library.kinds import MODELS, Kind, kind_by_content, kind_by_folder
from backchannel.library.places import default_roots, roots_around, shown_path, within
from backchannel.library.problems import Problem, errors, in_order, shown
from backchannel.library.references import reference_problems
from backchannel.library.validation import validate
from backchannel.library.yaml_source import Document, load_yaml


def check_file(path: Path, roots: Sequence[Path] | None = None) -> list[Problem]:
    """Return everything wrong with a scenario or card file, and advice when nothing is; raises nothing for a bad file.

    `roots` is where its cards are looked for, besides the folder around the file; None: the default ones.
    """
    document = load_yaml(path, shown_path(path))
    if not document.readable:
        return in_order(document.problems)
    by_folder = kind_by_folder(path)
    kind = by_folder or kind_by_content(document.data)
    if kind is None:
        fix = "Put it into scenarios/, agents/personas/, agents/facilitators/ or agents/evaluators/."
        return [*document.problems, document.problem((), "this is no scenario, persona, facilitator or evaluator", fix)]
    around = roots_around(path, default_roots() if roots is None else roots)
    files = library_of(around)
    library = {card_kind: list(known) for card_kind, known in files.items()}
    value, shape = validate(document, MODELS[kind])
    found = [*document.problems, *shape, *reference_problems(kind, document, library)]
    if by_folder is not None:
        found += _misnamed(document, path)
    if value is not None and not errors(found):
        found += _advice(kind, document, value, files["persona"])
    return in_order(found)


def _misnamed(document: Document, path: Path) -> list[Problem]:
    told = document.data.get("id")
    if not isinstance(told, str) or told == path.stem:
        return []
    return [
        document.problem(("id",), f"is {shown(told)}, but the file is called {shown(path.name)}", f"Call the file {told}.yaml.")
    ]


def _advice(kind: Kind, document: Document, value: Value, personas: dict[str, Path]) -> list[Problem]:
    if not isinstance(value, Scenario):
        return list(card_advice(document, value, list(personas)))
    cast = {}
    for name in dict.fromkeys(seat.card for seat in value.seats):
        try:
            card, _ = validate(load_yaml(within(personas[name].parent, personas[name].name)), Persona)
        except InputError:
            continue  # a link that leads out; told when the scenario is loaded
        if card is not None:
            cast[name] = card
    return list(scenario_advice(document, value, cast))
