"""Owns survival: how much of what the talk changed is left after each seat has reported home (the re-entry problem)."""

from collections.abc import Sequence

from backchannel.domain.probe import ProbeRecord
from backchannel.domain.scenario import Scenario
from backchannel.measures.answers import Waves, waves
from backchannel.measures.between import perception_gap, shared_understanding
from backchannel.measures.change import PLACES, Row
from backchannel.measures.individual import accuracy_error, restraint, truth_of
from backchannel.measures.trust import trust

LEAST_CHANGE = 0.01
"""A change T0→T1 smaller than this, in the measure's own unit, has nothing to survive."""


def survival(scenario: Scenario, world: str | None, records: Sequence[ProbeRecord]) -> dict[str, object]:
    """Return (T2 − T0)/(T1 − T0) per measure, over all: 1 all of it remains, 0 none, negative it turned round.

    Unscored without a probe after re-entry, or where nothing had changed.
    """
    if not any(record.wave == "T2" for record in records):
        return {"unscored": "no probe after re-entry"}
    talk = _rows(waves(scenario, records), world)
    home = _rows(waves(scenario, records, last="T2"), world)
    return {name: _share(row, home[name]) for name, row in talk.items()}


def _rows(answers: Waves, world: str | None) -> dict[str, Row]:
    truth, reason = truth_of(answers.scenario, world)
    found = (
        accuracy_error(answers, truth, reason),
        shared_understanding(answers),
        perception_gap(answers),
        trust(answers),
        restraint(answers),
    )
    return {row.name: row for row in found}


def _share(talk: Row, home: Row) -> dict[str, object]:
    changed, remains = talk.overall.gain, home.overall.gain
    if changed is None or remains is None:
        return {"unscored": talk.overall.unscored or home.overall.unscored or "not measured three times"}
    if abs(changed) < LEAST_CHANGE:
        return {"unscored": "the talk had changed nothing that could survive"}
    return {"value": round(remains / changed, PLACES)}
