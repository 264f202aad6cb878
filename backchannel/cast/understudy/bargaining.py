"""Owns the words of steps: proposing them, saying how they would work, and saying yes or no with a reason."""

from backchannel.cast.understudy import steps
from backchannel.cast.understudy.intent import Intent
from backchannel.cast.understudy.speaker import Piece, Speaker, piece
from backchannel.domain.dialogue import Act
from backchannel.domain.scenario import Step

ALARMING = 5.0
"""Severity from which a reading is a reason to withhold agreement."""


def propose(speaker: Speaker, intent: Intent) -> Piece | None:
    """Put a step on the table, with who, what and when."""
    step = speaker.deck.steps[intent.step or ""]
    choices = list(step.says)
    speaker.rng.shuffle(choices)
    wanted = speaker.persona.voice.words_per_turn
    choices.sort(key=lambda text: (not speaker.pen.suits(text), abs(len(text.split()) - wanted)))
    said = next((text for text in choices if speaker.pen.fresh(text) == " ".join(text.split())), None)
    lead = speaker.pen.write("propose.lead")
    if said is None or lead is None or speaker.rng.random() < 0.4:
        return piece(said, "propose_step", step=step.id)
    made = piece(said, "propose_step", step=step.id)
    return Piece(f"{lead} {said}", made.tags) if made is not None else None


def detail(speaker: Speaker, intent: Intent) -> Piece | None:
    """Answer how a step would be checked or what comes back for it."""
    step = speaker.deck.steps[intent.step or ""]
    key = "detail.return" if "return" in intent.quote else "detail.check"
    return piece(
        speaker.pen.write(key, **values_of(speaker, step)), "answer_clarification", step=step.id, answers=intent.answers
    )


def endorse(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say yes, with a condition or a reason."""
    step = speaker.deck.steps[intent.step or ""]
    values = values_of(speaker, step)
    yes = speaker.pen.write("endorse", **values)
    served = [reading for reading in step.serves if reading == speaker.top_reading()]
    if served and speaker.rng.random() < 0.4:
        more = speaker.pen.write("endorse.because", plain=speaker.plain(served[0]))
    else:
        more = speaker.pen.write("endorse.if", **values)
    return _verdict("endorse_step", yes, more, intent)


def object_to(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say no, with the red line it touches, the trust it lacks, or what is wrong with the exchange."""
    step = speaker.deck.steps[intent.step or ""]
    values = values_of(speaker, step)
    no = speaker.pen.write("object", **values)
    if steps.crosses(speaker.seat, step) > 0.4:
        why = speaker.pen.line(speaker.persona.voice.doubts, speaker.rng)
    elif step.actor == speaker.mind.side or speaker.rng.random() < 0.4:
        why = speaker.pen.write("object.return", **values)
    else:
        feared = speaker.deck.readings[speaker.top_reading()]
        why = speaker.pen.write("object.trust", fear=feared.plain if feared.severity >= ALARMING else "", **values)
    return _verdict("object_step", no, why, intent)


def values_of(speaker: Speaker, step: Step) -> dict[str, str]:
    """Return a step's fields, fit for sentences."""
    return {
        "title": step.title,
        "title_low": speaker.low(step.title),
        "action": step.action,
        "when_low": speaker.low(step.when),
        "reciprocity_low": speaker.low(step.reciprocity),
        "verification_low": speaker.low(step.verification),
        "verification": step.verification.rstrip("."),
        "reciprocity": step.reciprocity.rstrip("."),
    }


def _verdict(act: Act, text: str | None, reason: str | None, intent: Intent) -> Piece | None:
    whole = " ".join(part for part in (text, reason) if part)
    return piece(whole or None, act, step=intent.step, answers=intent.answers)
