"""Owns willingness: what telling a clue is worth to its holder, against hinting at it and refusing."""

from backchannel.cast.understudy.intent import Scene
from backchannel.cast.understudy.mind import Mind
from backchannel.domain.scenario import Clue

WILLING = 0.75
"""Worth from which one says among one's own that one would tell."""
CAUCUS, PRIVATE, PUBLIC = 0.3, 1.0, 3.2
"""How much of a clue's cost is felt: among one's own, in the private room, before the audience at home."""


def trust_in_room(mind: Mind, scene: Scene) -> float:
    """Return mean trust in those who will hear; those of other sides count double."""
    levels = [(mind.trust[seat], 1.0 if mind.sides[seat] == mind.side else 2.0) for seat in scene.listeners]
    total = sum(weight for _, weight in levels)
    return sum(level * weight for level, weight in levels) / total if total else 0.0


def felt_cost(mind: Mind, scene: Scene, clue: Clue) -> float:
    """Return what telling costs here: more before strangers, in public, and for those who care for face."""
    venue = PUBLIC if scene.public else CAUCUS if scene.caucus else PRIVATE
    guarded = 0.25 if clue.use == "confidential" and not scene.caucus else 0.0
    return venue * (clue.cost * (0.3 + 0.5 * mind.traits.face) * (1.25 - trust_in_room(mind, scene)) + guarded)


def worth_telling(mind: Mind, scene: Scene, clue: Clue) -> float:
    """Return the utility of telling a clue now."""
    hinted = any(clue.hint in words for words in mind.record.own_words.get(mind.seat, ()))
    pressed = 0.25 * max(0, mind.record.asked(clue.topic, to=mind.seat) - 1)
    promised = 0.6 if clue.id in mind.record.promised and not scene.caucus else 0.0
    worth = 1.35 + 0.7 * trust_in_room(mind, scene) + (0.5 if hinted else 0.0) + pressed + promised + returned(mind)
    if scene.public:
        worth -= 0.45
    return worth - felt_cost(mind, scene, clue) - 0.6 * mind.temper


def returned(mind: Mind) -> float:
    """Return what is owed for having been told something by another side: more for more, nothing in a one-sided room."""
    theirs = sum(bool(said.open) and mind.sides.get(said.by) not in (None, mind.side) for said in mind.record.clues.values())
    mine = sum(bool(said.open) and said.by == mind.seat for said in mind.record.clues.values())
    return 0.15 * max(0, min(3, theirs - mine))


def worth_hinting(mind: Mind, scene: Scene, clue: Clue) -> float:
    """Return the utility of letting it be felt; nothing for what costs nothing, or was hinted at before."""
    hinted = any(clue.hint in words for words in mind.record.own_words.get(mind.seat, ()))
    if clue.cost == 0 or hinted or scene.public:
        return -1.0
    return 0.5 + 0.2 * mind.traits.openness


def worth_refusing(mind: Mind, scene: Scene, clue: Clue) -> float:
    """Return the utility of refusing to be drawn."""
    refused = any(clue.declines in words for words in mind.record.own_words.get(mind.seat, ()))
    base = 0.25 + 0.5 * mind.temper + (0.3 if clue.use == "confidential" else 0.0) + (0.4 if scene.public else 0.0)
    return base - (0.6 if refused else 0.0) - (1.0 if clue.cost == 0 and not scene.public else 0.0)
