"""Owns the table 'in their minds': every row computed from the private probes of one run. Simulated beliefs, all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.domain.probe import ProbeRecord
from backchannel.domain.scenario import Scenario
from backchannel.domain.verdict import Flag, Minds, PanelName
from backchannel.measures.answers import Waves, waves
from backchannel.measures.between import learned_or_moved, perception_gap, projection, shared_understanding, within_side
from backchannel.measures.change import Row
from backchannel.measures.flags import mind_flags
from backchannel.measures.headlines import headlines, side_headlines
from backchannel.measures.individual import (
    accuracy_error,
    alarm_error,
    certainty_row,
    distance_to_attainable,
    pooling,
    restraint,
    truth_of,
)
from backchannel.measures.posterior import attainable_posterior, own_posterior
from backchannel.measures.survival import survival
from backchannel.measures.trust import trust


@dataclass(frozen=True, slots=True)
class Measures:
    """What the probes of one run say."""

    panels_minds: dict[PanelName, Minds]
    table: dict[str, object]
    """Every row, JSON-ready: measure to better way, overall, break-downs; each with before, after and gain or `unscored`."""
    flags: tuple[Flag, ...]
    """Those raised by the minds alone; `flags.room_flags` adds where room and minds disagree."""


def measure(scenario: Scenario, world: str | None, records: Sequence[ProbeRecord]) -> Measures:
    """Compute everything the probes before (T0) and after (T1) can tell, whatever their order.

    `world` is the one drawn, None where truth is not drawn. Raises ValueError on a world the scenario does not have.
    """
    answers = waves(scenario, records)
    found = rows(answers, world)
    panels = headlines(found)
    by_side = side_headlines(scenario, found)
    options = scenario.options()
    table: dict[str, object] = {row.name: row.cell() for row in found.values()}
    table["headlines_by_side"] = {
        panel: {side: item.cell() for side, item in sides.items()} for panel, sides in by_side.items()
    }
    table["survival"] = survival(scenario, world, records)
    table["could_be_known"] = {
        "attainable": _shares(attainable_posterior(scenario, world), options),
        "own": {seat.id: _shares(own_posterior(scenario, world, seat.id), options) for seat in scenario.seats},
    }
    table["answers"] = _answers(answers)
    return Measures(panels, table, mind_flags(found, by_side))


def rows(answers: Waves, world: str | None) -> dict[str, Row]:
    """Compute the rows, by name, in the order of the table in the documentation."""
    truth, reason = truth_of(answers.scenario, world)
    attainable = attainable_posterior(answers.scenario, world)
    found = (
        accuracy_error(answers, truth, reason),
        alarm_error(answers, truth, reason),
        shared_understanding(answers),
        within_side(answers),
        perception_gap(answers),
        learned_or_moved(answers),
        projection(answers),
        certainty_row(answers),
        pooling(answers, attainable),
        distance_to_attainable(answers, attainable),
        trust(answers),
        restraint(answers),
    )
    return {row.name: row for row in found}


def _shares(belief: Sequence[float], options: Sequence[str]) -> dict[str, float]:
    return {option: round(share, 4) for option, share in zip(options, belief, strict=True)}


def _answers(answers: Waves) -> dict[str, object]:
    asked = len(answers.scenario.seats)
    return {
        "seats": asked,
        "before": len(answers.before),
        "after": len(answers.after),
        "unanswered": {wave: dict(sorted(seats.items())) for wave, seats in answers.unanswered.items()},
    }
