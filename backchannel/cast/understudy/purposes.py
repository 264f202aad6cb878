"""Owns what each stage of an agenda asks for: which acts and points, and which sorts of question."""

from collections.abc import Mapping

from backchannel.domain.scenario import Purpose

_EARLY = {"memory": 0.9, "reading": 0.8, "view": 0.5, "need": 0.3, "fear": 0.3, "tell": -0.7, "restate": -0.3, "propose": -1.0}
_LATE = {"propose": 1.0, "judge": 1.3, "constraint": 0.3, "assurance": 0.6, "tell": -1.0, "restate": -0.4, "reading": -0.4}
PULLS: Mapping[Purpose, Mapping[str, float]] = {
    "convening": _EARLY,
    "ground rules": _EARLY,
    "readings": {"reading": 1.1, "view": 0.3, "memory": -0.2, "challenge": 0.1, "tell": -1.0, "restate": 0.2, "propose": -1.0},
    "restatement": {
        "restate": 1.2,
        "correction": 0.6,
        "challenge": 0.4,
        "reading": 0.2,
        "tell": -1.2,
        "propose": -1.0,
        "view": -0.1,
    },
    "needs and fears": {
        "need": 1.1,
        "fear": 1.1,
        "memory": 0.6,
        "assurance": 0.5,
        "tell": -1.0,
        "restate": 0.2,
        "view": -0.6,
        "reading": -0.6,
        "propose": -0.8,
    },
    "evidence": {"tell": 0.6, "challenge": 0.5, "memory": -0.2, "view": 0.2, "restate": 0.0, "propose": -0.8, "assurance": 0.2},
    "constraints": {"constraint": 1.1, "fear": 0.7, "need": 0.5, "challenge": 0.4, "tell": 0.5, "propose": -0.8, "view": -0.2},
    "options": _LATE,
    "single text": {**_LATE, "judge": 1.5},
    "re-entry": {"constraint": 0.8, "fear": 0.6, "assurance": 0.5, "view": 0.7, "tell": -1.0, "propose": -0.6},
}
"""Stage purpose to the pull of each kind of act or point."""
UNFITTING = -0.3
"""The pull of what is not listed."""

SORTS: Mapping[Purpose, Mapping[str, float]] = {
    "convening": {"memory": 0.7, "reading": 0.5},
    "ground rules": {"memory": 0.5},
    "readings": {"reading": 0.6, "clue": 0.5},
    "restatement": {},
    "needs and fears": {"need": 1.1, "fear": 1.1, "memory": 0.4},
    "evidence": {"clue": 1.1},
    "constraints": {"constraint": 1.0, "clue": 0.5, "fear": 0.3},
    "options": {"assurance": 0.4},
    "single text": {},
    "re-entry": {"constraint": 0.6},
}
"""Stage purpose to the sorts of question that fit it, and how well."""


def pull_of(purpose: Purpose, kind: str) -> float:
    """Return a stage's pull towards an act or a kind of point."""
    return PULLS[purpose].get(kind, UNFITTING)
