"""Owns the words of taking up what was said: drawing a clue's conclusion, acknowledging, agreeing, doubting, bristling."""

from backchannel.cast.understudy.belief import likelihoods
from backchannel.cast.understudy.intent import Intent
from backchannel.cast.understudy.ledger import TELLING
from backchannel.cast.understudy.speaker import Piece, Speaker, piece
from backchannel.domain.base import OTHER
from backchannel.domain.dialogue import ActTag


def react(speaker: Speaker, intent: Intent) -> Piece | None:
    """Draw the conclusion from a clue, and say which reading it helps and which it hurts."""
    clue = speaker.deck.clue(intent.clue or "", speaker.mind.known)
    if clue is None:
        return None
    if speaker.scene.caucus:
        return _among_ourselves(speaker, intent)
    wary = speaker.mind.trust.get(intent.owner or "", 0.0) < 0.3
    values = {"upshot": clue.upshot}
    drawn = speaker.pen.write("react.wary", **values) if wary else speaker.to_or_of("react", intent.owner, **values)
    if drawn is None:
        return None
    effect = None if wary and speaker.rng.random() < 0.5 else effect_of(speaker, intent.clue or "")
    if effect is None:
        return Piece(drawn, (ActTag(act="restate_other", quote=drawn, clue=clue.id),))
    tag = ActTag(act="justify", quote=effect, clue=clue.id)
    return Piece(f"{drawn} {effect}", (ActTag(act="restate_other", quote=drawn, clue=clue.id), tag))


def _among_ourselves(speaker: Speaker, intent: Intent) -> Piece | None:
    surprised = speaker.pen.write("caucus.react", name=speaker.call(intent.owner))
    effect = effect_of(speaker, intent.clue or "")
    said = " ".join(part for part in (surprised, effect) if part)
    return piece(said or None, "justify", clue=intent.clue)


def react_shortly(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say only what a clue does to the readings."""
    effect = effect_of(speaker, intent.clue or "")
    return piece(effect, "justify", clue=intent.clue)


def effect_of(speaker: Speaker, clue_id: str) -> str | None:
    """Say what a clue does to the readings, from its likelihoods, the speaker's belief, and what it said before."""
    best, worst = swayed(speaker, clue_id)
    if best is None or worst is None:
        return speaker.pen.write("effect.none")
    stated = speaker.mind.record.stated(speaker.seat.id, caucus=speaker.scene.caucus)
    mine = speaker.top_reading() if not stated else stated[-1].id
    if mine == worst:
        return speaker.pen.write("effect.against", against=speaker.plain(worst))
    if mine == best == speaker.top_reading():
        return speaker.pen.write("effect.for", **{"for": speaker.plain(best)})
    return speaker.pen.write("effect.both", against=speaker.plain(worst), **{"for": speaker.plain(best)})


def swayed(speaker: Speaker, clue_id: str) -> tuple[str | None, str | None]:
    """Return the readings a clue speaks for and against most; None, None when it hardly tells them apart.

    The speaker's own reading is named where it wins or loses by it: that is what is worth talking about.
    """
    clue = speaker.deck.clue(clue_id, speaker.mind.known)
    if clue is None:
        return None, None
    chances = dict(zip(speaker.mind.options, likelihoods(clue, speaker.mind.options), strict=True))
    belief = dict(zip(speaker.mind.options, speaker.mind.belief, strict=True))
    listed = [option for option in chances if option != OTHER]
    best = max(listed, key=lambda option: (round(chances[option], 1), belief[option]))
    worst = min(listed, key=lambda option: (round(chances[option], 1), -belief[option]))
    mine = speaker.top_reading()
    if chances[best] >= TELLING * max(chances[mine], 0.01):
        worst = mine
    elif chances[mine] >= TELLING * max(chances[worst], 0.01):
        best = mine
    return (best, worst) if chances[best] >= TELLING * max(chances[worst], 0.01) else (None, None)


def concede(speaker: Speaker, intent: Intent) -> Piece | None:
    """Own up to having been moved, off the reading that lost most."""
    shift = next((s for s in speaker.mind.shifts if s.clue == intent.clue), None)
    if shift is None:
        return None
    losses = [before - after for before, after in zip(shift.before, shift.after, strict=True)]
    index = max(range(len(losses)), key=lambda k: losses[k] if speaker.mind.options[k] != OTHER else -1.0)
    clue = speaker.deck.clue(intent.clue or "", speaker.mind.known)
    against = speaker.plain(speaker.mind.options[index])
    said = speaker.pen.write("concede", against=against, upshot=clue.upshot if clue else "", name=speaker.call(intent.owner))
    return piece(said, "concede", clue=intent.clue)


def acknowledge(speaker: Speaker, intent: Intent) -> Piece | None:
    """Grant another's worry."""
    said = speaker.to_or_of("acknowledge", intent.owner, quote=intent.quote)
    return piece(said, "acknowledge_concern", to=intent.owner, point=intent.point)


def agree(speaker: Speaker, intent: Intent) -> Piece | None:
    """Accept, in the persona's own words."""
    return piece(speaker.pen.line(speaker.persona.voice.agrees, speaker.rng))


def doubt(speaker: Speaker, intent: Intent) -> Piece | None:
    """Withhold agreement, naming what is doubted."""
    own = speaker.pen.line(speaker.persona.voice.doubts, speaker.rng)
    if own is None:
        return None
    named = speaker.to_or_of("link", intent.owner, quote=intent.quote) if speaker.rng.random() < 0.5 else None
    return piece(f"{named} {own}" if named else own)


def link(speaker: Speaker, intent: Intent) -> Piece | None:
    """Refer to somebody's words."""
    return piece(speaker.to_or_of("link", intent.owner, quote=intent.quote))


def bristle(speaker: Speaker, intent: Intent) -> Piece | None:
    """Answer an accusation or a threat in the persona's own way."""
    return piece(speaker.pen.line(speaker.persona.voice.bristles, speaker.rng), "justify")
