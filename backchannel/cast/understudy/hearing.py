"""Owns hearing: how one heard turn changes a mind. Evidence moves belief, once per clue; insistence never does."""

from collections.abc import Callable

from backchannel.cast.understudy import lexical
from backchannel.cast.understudy.belief import lean, likelihoods, weigh
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.mind import Mind, Shift
from backchannel.cast.views import Room
from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import ActTag, Turn

COSTLY = (0.03, 0.09, 0.18, 0.28)
"""Share of the missing trust gained by hearing something told that cost its teller 0, 1, 2, 3."""
COOLING = 0.85
GALLERY = 0.5
"""How much a statement made for the audience at home counts against the same words in private."""


def hear(mind: Mind, turn: Turn, deck: Deck, room: Room) -> None:
    """Fold one turn into a mind, in place."""
    tags = turn.tags or lexical.tags(turn, mind.record, deck, room)
    mind.temper *= COOLING
    told_before = set(mind.record.clues)
    if turn.seat not in (mind.seat, FACILITATOR):
        for tag in tags:
            _MOVES.get(tag.act, _nothing)(mind, turn, tag)
    mind.record.add(turn, tags)
    for tag in tags:
        if tag.clue is not None and tag.act in ("disclose", "answer_clarification") and tag.clue not in told_before:
            told_before.add(tag.clue)
            _weigh_clue(mind, turn, tag, deck)


def _weigh_clue(mind: Mind, turn: Turn, tag: ActTag, deck: Deck) -> None:
    clue_id = tag.clue or ""
    mind.known.add(clue_id)
    clue = deck.clue(clue_id, mind.known)
    if clue is None:
        return
    evidence = likelihoods(clue, mind.options)
    for side in mind.theirs:
        attending = 0.6 if turn.heard_by == "all" and mind.sides.get(turn.seat) != side else 0.9
        if turn.heard_by == "all" or mind.sides.get(turn.seat) == side:
            mind.theirs[side] = weigh(mind.theirs[side], evidence, attending * (GALLERY if mind.public else 1.0))
    if clue_id in mind.weighed or turn.seat not in mind.trust:
        return
    mind.weighed.add(clue_id)
    _warm(mind, turn.seat, COSTLY[clue.cost])
    before = mind.belief
    weight = mind.trust[turn.seat] * (GALLERY if mind.public else 1.0)
    mind.belief = weigh(before, evidence, weight)
    mind.shifts.append(Shift(clue_id, turn.seat, turn.number, tag.quote, before, mind.belief))


def _warm(mind: Mind, seat: str, share: float) -> None:
    """Gain a share of the trust that is missing; suspicion takes half of it at most."""
    if seat in mind.trust:
        mind.trust[seat] += (1.0 - mind.trust[seat]) * share * (1.0 - 0.5 * mind.traits.suspicion)


def _chill(mind: Mind, seat: str, share: float) -> None:
    """Lose a share of the trust there is; the more suspicious, the more."""
    if seat in mind.trust:
        mind.trust[seat] *= 1.0 - min(1.0, share * (0.5 + mind.traits.suspicion))


def _concerns(mind: Mind, tag: ActTag) -> bool:
    """Tell whether an act is aimed at this seat or at its side."""
    return tag.to is None or tag.to == mind.seat or mind.sides.get(tag.to) == mind.side


def _nothing(mind: Mind, turn: Turn, tag: ActTag) -> None:
    """An act that moves nobody."""


def _accused(mind: Mind, turn: Turn, tag: ActTag) -> None:
    if mind.sides.get(turn.seat) != mind.side and _concerns(mind, tag):
        mind.temper = min(1.0, mind.temper + (0.3 if tag.to == mind.seat else 0.15))
        _chill(mind, turn.seat, 0.08)


def _threatened(mind: Mind, turn: Turn, tag: ActTag) -> None:
    if mind.sides.get(turn.seat) != mind.side:
        mind.temper = min(1.0, mind.temper + 0.4)
        _chill(mind, turn.seat, 0.16)


def _stated(mind: Mind, turn: Turn, tag: ActTag) -> None:
    side = mind.sides.get(turn.seat)
    if tag.reading in mind.options and side in mind.theirs:
        weight = 0.45 * (0.4 + 0.6 * mind.trust[turn.seat]) * (GALLERY if mind.public else 1.0)
        mind.theirs[side] = lean(mind.theirs[side], mind.options.index(tag.reading), weight)


def _conceded(mind: Mind, turn: Turn, tag: ActTag) -> None:
    _stated(mind, turn, tag)
    _warm(mind, turn.seat, 0.06)


def _acknowledged(mind: Mind, turn: Turn, tag: ActTag) -> None:
    if mind.sides.get(turn.seat) != mind.side and _concerns(mind, tag):
        _warm(mind, turn.seat, 0.06)


def _confirmed(mind: Mind, turn: Turn, tag: ActTag) -> None:
    """The owner confirms: both the one who had listened and the one who said so gain."""
    mine = any(r.turn == tag.answers and r.by == mind.seat for r in mind.record.restatements)
    _warm(mind, turn.seat, 0.05 if mine else 0.01)


def _listened(mind: Mind, turn: Turn, tag: ActTag) -> None:
    if tag.to == mind.seat:
        _warm(mind, turn.seat, 0.04)


def _answered(mind: Mind, turn: Turn, tag: ActTag) -> None:
    if any(q.turn == tag.answers and q.asker == mind.seat for q in mind.record.questions):
        _warm(mind, turn.seat, 0.03)


def _put_off(mind: Mind, turn: Turn, tag: ActTag) -> None:
    """A refusal to one's own question costs a little, and only with the suspicious."""
    if any(q.turn == tag.answers and q.asker == mind.seat for q in mind.record.questions):
        _chill(mind, turn.seat, 0.03 * mind.traits.suspicion)


def _agreed(mind: Mind, turn: Turn, tag: ActTag) -> None:
    if mind.sides.get(turn.seat) != mind.side:
        _warm(mind, turn.seat, 0.04)


_MOVES: dict[str, Callable[[Mind, Turn, ActTag], None]] = {
    "accuse": _accused,
    "threaten": _threatened,
    "state_reading": _stated,
    "concede": _conceded,
    "acknowledge_concern": _acknowledged,
    "confirm_restatement": _confirmed,
    "restate_other": _listened,
    "answer_clarification": _answered,
    "disclose": _answered,
    "procedural": _put_off,
    "endorse_step": _agreed,
}
