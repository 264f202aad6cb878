"""Owns the warnings: patterns in the numbers that a reader of one headline would miss, each with the figures that raised it."""

from collections.abc import Mapping

from backchannel.domain.verdict import Flag, Minds, PanelName
from backchannel.measures.change import Change, Row

NOTICEABLE = 0.01
"""Least change of a 0–1 or 0–2 measure that counts as rising or falling."""
TRUST_NOTICEABLE = 0.05
"""The same on the 1–7 scale of trust."""
REASSURED = -1.0
"""Alarm error, in points of severity, below which a side is over-reassured."""
INDISTINGUISHABLE = 0.01
"""JSD under which two beliefs count as the same."""
GAIN_WORTH_COMPARING = 5.0
"""Least gain of the better side, in points of 100, before sides are compared."""
ROOM_GOOD, ROOM_POOR = 50.0, 37.5
"""Room headlines that count as good and as poor talk: means of 2 and of 1.5 on the scale 0–4."""
MINDS_STILL, MINDS_MOVED = 2.0, 5.0
"""Gains, in points of 100, that count as no movement and as movement."""

PANEL_WORDS: Mapping[PanelName, str] = {
    "confidence_building": "confidence",
    "interpretation_clarity": "clarity",
}


def mind_flags(rows: Mapping[str, Row], by_side: Mapping[PanelName, Mapping[str, Change]]) -> tuple[Flag, ...]:
    """Raise every flag the probes alone can raise; what is unscored raises none."""
    return (
        *_over_reassured(rows["alarm_error"], rows["trust"]),
        *_false_harmony(rows["shared_understanding"].overall, rows["accuracy_error"].overall),
        *_moved_did_not_learn(rows["perception_gap"], rows["learned_or_moved"]),
        *_asymmetric(by_side),
        *_collapsed(rows["shared_understanding"], rows["within_side_divergence"]),
    )


def room_flags(minds: Mapping[PanelName, Minds], rooms: Mapping[PanelName, float | None]) -> tuple[Flag, ...]:
    """Raise 'talk only' and 'quiet progress' per panel, from the gain in minds and the room's headline, both of 100."""
    flags = []
    for panel, mind in minds.items():
        room, word = rooms.get(panel), PANEL_WORDS[panel]
        if room is None or mind.gain is None:
            continue
        figures = f"{word} scored {room:.0f} in the room and changed by {mind.gain:+.1f} in their minds"
        if room >= ROOM_GOOD and mind.gain < MINDS_STILL:
            flags.append(Flag(name="talk only", because=f"The talk was good but minds did not follow: {figures}."))
        if room <= ROOM_POOR and mind.gain >= MINDS_MOVED:
            flags.append(Flag(name="quiet progress", because=f"Minds moved without the talk showing it: {figures}."))
    return tuple(flags)


def _over_reassured(alarm: Row, trust: Row) -> list[Flag]:
    flags = []
    for side, item in alarm.part("sides").items():
        rise = trust.part("sides")[side].gain
        if item.after is not None and item.after < REASSURED and rise is not None and rise > TRUST_NOTICEABLE:
            because = (
                f"{side} takes the event for {-item.after:.1f} points milder than it was, and its trust rose by {rise:.2f}."
            )
            flags.append(Flag(name="over-reassured", because=because))
    return flags


def _false_harmony(shared: Change, accuracy: Change) -> list[Flag]:
    if shared.gain is None or accuracy.gain is None or shared.gain <= NOTICEABLE or accuracy.gain >= -NOTICEABLE:
        return []
    because = f"Shared understanding rose by {shared.gain:.2f} while the error against the truth grew by {-accuracy.gain:.2f}."
    return [Flag(name="false harmony", because=because)]


def _moved_did_not_learn(gap: Row, learned: Row) -> list[Flag]:
    """Raise where a gap closed, the estimate came no nearer to what was meant at first, and half the closing was B's doing."""
    flags = []
    still = learned.notes["had_a_stood_still"]
    for name, item in gap.part("directions").items():
        unmoved = still.get(name) if isinstance(still, dict) else None
        against_before = learned.part("directions")[name].before
        if item.before is None or item.gain is None or against_before is None or unmoved is None:
            continue
        if item.gain > NOTICEABLE and against_before >= item.before and item.before - unmoved >= item.gain / 2:
            because = (
                f"The gap in what {name} thinks closed by {item.gain:.2f}, yet the estimate is no nearer to the belief"
                f" held before the talk ({against_before:.2f} against {item.before:.2f}): it was the other side that moved."
            )
            flags.append(Flag(name="moved, did not learn", because=because))
    return flags


def _asymmetric(by_side: Mapping[PanelName, Mapping[str, Change]]) -> list[Flag]:
    flags = []
    for panel, sides in by_side.items():
        gains = {side: item.gain for side, item in sides.items() if item.gain is not None}
        if len(gains) < 2:
            continue
        best, least = max(gains, key=lambda side: gains[side]), min(gains, key=lambda side: gains[side])
        if gains[best] >= GAIN_WORTH_COMPARING and gains[least] < gains[best] / 3:
            because = (
                f"{PANEL_WORDS[panel].capitalize()} gained {gains[best]:.1f} for {best} and {gains[least]:.1f} for {least}."
            )
            flags.append(Flag(name="asymmetric", because=because))
    return flags


def _collapsed(shared: Row, within: Row) -> list[Flag]:
    """Raise where beliefs that differed before can no longer be told apart, across sides and inside them."""
    between = [item for item in shared.part("pairs").values()]
    inside = [item for item in within.part("sides").values() if item.gain is not None]
    if not inside or any(item.gain is None for item in between):
        return []
    before = [1.0 - (item.before or 0.0) for item in between] + [item.before or 0.0 for item in inside]
    after = [1.0 - (item.after or 0.0) for item in between] + [item.after or 0.0 for item in inside]
    if max(after) >= INDISTINGUISHABLE or max(before) < INDISTINGUISHABLE:
        return []
    because = f"Beliefs now differ by at most {max(after):.3f}, within sides and between; before, by up to {max(before):.2f}."
    return [Flag(name="collapsed", because=because)]
