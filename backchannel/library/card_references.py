"""Owns the cross-references of cards: moves of a facilitator, dimensions of an evaluator."""

import re
from collections.abc import Iterator
from typing import get_args

from backchannel.domain.dialogue import Move
from backchannel.library.kinds import CardKind
from backchannel.library.outline import Part, repeated, unknown
from backchannel.library.problems import Problem, did_you_mean, shown

MOVES: tuple[str, ...] = get_args(Move)
SLOTS = ("name", "topic", "quote", "side")
"""What a facilitator's phrase may hold in braces."""

_SLOT = re.compile(r"\{([^{}]*)\}|[{}]")


def card_problems(kind: CardKind, card: Part) -> Iterator[Problem]:
    """Yield what is wrong between the parts of one card."""
    if kind == "facilitator":
        yield from _facilitator(card)
    elif kind == "evaluator":
        yield from repeated(card.parts("dimensions"), "dimension")


def _facilitator(card: Part) -> Iterator[Problem]:
    for path, move in card.texts("favours"):
        yield from unknown(card.document, path, move, MOVES, "move")
    phrases = card.group("phrases")
    for move in phrases.data:
        yield from unknown(card.document, (*phrases.path, move), move, MOVES, "move")
        for path, phrase in phrases.texts(move):
            for slot in _SLOT.finditer(phrase):
                if slot[1] in SLOTS:
                    continue
                near = did_you_mean(slot[1] or "", SLOTS)
                fix = (
                    f"Did you mean '{{{near}}}'?"
                    if near
                    else f"Use {', '.join(f'{{{name}}}' for name in SLOTS)}, or no braces."
                )
                yield card.document.problem(path, f"nothing is known to put in {shown(slot[0])}", fix)
