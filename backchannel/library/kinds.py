"""Owns the kinds of content file: which value each holds, where it lives, how to tell it by its content."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from backchannel.domain.base import Value
from backchannel.domain.cards import Evaluator, Facilitator, Persona
from backchannel.domain.scenario import Scenario
from backchannel.library.yaml_tree import Yaml

CardKind = Literal["persona", "facilitator", "evaluator"]
Kind = Literal["scenario", "persona", "facilitator", "evaluator"]

MODELS: Mapping[Kind, type[Value]] = {
    "scenario": Scenario,
    "persona": Persona,
    "facilitator": Facilitator,
    "evaluator": Evaluator,
}

FOLDERS: Mapping[Kind, str] = {
    "scenario": "scenarios",
    "persona": "agents/personas",
    "facilitator": "agents/facilitators",
    "evaluator": "agents/evaluators",
}
"""Below a root, with '/'."""

PROMPTS = "prompts"

_TELLING: Mapping[Kind, frozenset[str]] = {
    "scenario": frozenset({"event", "sides", "readings", "seats", "agenda", "clues", "truth"}),
    "persona": frozenset({"voice", "traits", "profession", "loyalties", "never_says"}),
    "facilitator": frozenset({"school", "method", "favours", "budget_per_stage", "every_turns"}),
    "evaluator": frozenset({"dimensions", "stance", "panel"}),
}


def kind_by_folder(path: Path) -> Kind | None:
    """Tell the kind by the folder a file lies in, or None."""
    for kind, folder in FOLDERS.items():
        if path.parent.name == Path(folder).name:
            return kind
    return None


def kind_by_content(data: Mapping[str, Yaml]) -> Kind | None:
    """Tell the kind by the keys of a file, or None."""
    best = max(_TELLING, key=lambda kind: len(_TELLING[kind] & data.keys()))
    return best if _TELLING[best] & data.keys() else None
