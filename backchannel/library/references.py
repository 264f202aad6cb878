"""Owns cross-references: what a file names must be there, and once. Works on the document, so faults of shape hide none."""

from collections.abc import Mapping, Sequence

from backchannel.library.card_references import card_problems
from backchannel.library.kinds import CardKind, Kind
from backchannel.library.outline import whole
from backchannel.library.problems import Problem
from backchannel.library.scenario_references import scenario_problems
from backchannel.library.yaml_source import Document

Library = Mapping[CardKind, Sequence[str]]
"""The cards there are, by kind; a kind that is not given is not checked."""


def reference_problems(kind: Kind, document: Document, library: Library | None = None) -> list[Problem]:
    """Return every broken cross-reference of a document; none when it could not be read."""
    if not document.readable:
        return []
    if kind == "scenario":
        return list(scenario_problems(whole(document), library or {}))
    return list(card_problems(kind, whole(document)))
