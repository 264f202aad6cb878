"""Owns a probe's answer: read off the mind, nothing composed but one sentence."""

from backchannel.cast.understudy.belief import Belief
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.speaker import Speaker
from backchannel.domain.base import OTHER
from backchannel.domain.probe import LADDER, Action, ProbeAnswer, Shares, TrustItems

RUNGS = (2.2, 4.2, 6.2, 8.0, 9.6)
"""Alarm up to which each rung of the ladder is recommended; above the last, the highest."""


def probed(speaker: Speaker) -> ProbeAnswer:
    """Return what this mind holds now."""
    mind = speaker.mind
    return ProbeAnswer(
        own=_shares(mind.options, mind.belief),
        theirs={side: _shares(mind.options, belief) for side, belief in mind.theirs.items()},
        trust={side: _items(mind, mind.trust_in_side(side)) for side in mind.theirs},
        action=_action(speaker),
        would_change_my_mind=_condition(speaker),
    )


def expected_severity(speaker: Speaker) -> float:
    """Return the mean severity under the belief, 0–10; `other` counts as the mean of the readings."""
    severities = {reading.id: reading.severity for reading in speaker.deck.readings.values()}
    mean = sum(severities.values()) / len(severities)
    pairs = zip(speaker.mind.options, speaker.mind.belief, strict=True)
    return sum(share * (mean if option == OTHER else severities[option]) for option, share in pairs)


def _shares(options: tuple[str, ...], belief: Belief) -> Shares:
    return dict(zip(options, belief, strict=True))


def _items(mind: Mind, trust: float) -> TrustItems:
    """Return 1 + 6t on each item, shifted by who is asked: the suspicious doubt candour, the face-conscious vouch less."""
    traits = mind.traits

    def item(offset: float) -> float:
        return min(7.0, max(1.0, 1.0 + 6.0 * trust + offset))

    return TrustItems(
        private_assurance=item(0.2 * (traits.openness - 0.5)),
        tell_if_accident=item(-0.6 * (traits.suspicion - 0.5)),
        vouch_at_home=item(-0.8 * traits.face * (1.0 - trust)),
    )


def _action(speaker: Speaker) -> Action:
    mind = speaker.mind
    trust = sum(mind.trust_in_side(side) for side in mind.theirs) / max(1, len(mind.theirs))
    alarm = expected_severity(speaker) + 1.5 * mind.temper + 1.2 * (mind.traits.suspicion - 0.5) - 1.5 * (trust - 0.4)
    return LADDER[sum(alarm > rung for rung in RUNGS)]


def _condition(speaker: Speaker) -> str:
    """Name what is not known yet and would bear on the reading believed most."""
    record = speaker.mind.record
    told = {clue.topic for said in record.clues if (clue := speaker.deck.clue(said, speaker.mind.known)) is not None}
    mine = {clue.topic for clue in speaker.mind.held.values()}
    waiting = [q.tag.topic for q in record.questions if q.asker == speaker.seat.id and q.tag.topic not in told]
    open_topics = [topic for topic in speaker.deck.topics if topic not in told | mine]
    topic = next((t for t in reversed(waiting) if t in speaker.deck.topics), None) or (open_topics[0] if open_topics else None)
    plain = speaker.plain(speaker.top_reading())
    if topic is None:
        return f"Something on paper that could not exist if it was {plain}."
    return f"Learning about {speaker.label(topic)}, if it could not be so had it been {plain}."
