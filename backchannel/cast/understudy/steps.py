"""Owns the judgement of steps: what a seat would put its name to, and why not."""

from dataclasses import replace

from backchannel.cast.understudy.intent import Intent
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.resemblance import carried, likeness
from backchannel.domain.scenario import Seat, Step


def worth(mind: Mind, seat: Seat, step: Step) -> float:
    """Return how much a seat would like to see a step taken, about 0–1."""
    served = sum(mind.belief[mind.options.index(reading)] for reading in step.serves if reading in mind.options)
    fit = served if step.serves else 0.5
    burden = 0.25 * mind.traits.face if step.actor == mind.side else 0.0
    checked = 0.15 * mind.traits.suspicion if step.type in ("verification", "transparency") else 0.0
    trust = sum(mind.trust[other] for other in mind.others()) / max(1, len(mind.others()))
    return 0.4 + 0.35 * fit + 0.3 * trust + checked - burden - 0.5 * crosses(seat, step) - 0.3 * mind.temper


def crosses(seat: Seat, step: Step) -> float:
    """Return how far a step touches one of the seat's red lines, 0–1, by wording."""
    text = " ".join((step.title, step.action, step.says[0]))
    return max(max(carried(line, text), likeness(line, text)) for line in seat.red_lines)


def judge(mind: Mind, seat: Seat, step: Step, intent: Intent) -> list[tuple[float, Intent]]:
    """Return yes and no to a step, each with its utility."""
    liking = worth(mind, seat, step)
    objected = mind.record.steps.get(step.id)
    stubborn = 0.4 if objected is not None and seat.id in objected.objected else 0.0
    return [(liking, replace(intent, kind="endorse")), (0.95 - liking + stubborn, replace(intent, kind="object"))]
