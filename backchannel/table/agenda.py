"""Owns how long each stage is: the scenario's agenda, or the same agenda in another number of turns."""

from dataclasses import dataclass

from backchannel.domain.scenario import Scenario, Stage
from backchannel.errors import InputError


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """A stage with the turns it gets in this run."""

    stage: Stage
    number: int
    """1-based."""
    turns: int
    """Persona turns; in a caucus, of each side."""
    sides: int
    """How many times `turns` is played: the number of sides in a caucus, else 1."""

    @property
    def total(self) -> int:
        """Persona turns over all sides."""
        return self.turns * self.sides


def plan(scenario: Scenario, turns: int | None) -> tuple[PlannedStage, ...]:
    """Return the stages of a run of about `turns` persona turns; None: as the agenda says.

    Every stage keeps at least one turn. Stages shrink and grow in proportion; what rounding leaves over goes, turn by
    turn, to the stages furthest from their share. Caucuses take whole rounds, so the sum can miss `turns` by less than
    one round.
    Raises InputError when `turns` is too few for the agenda.
    """
    planned = [_as_written(scenario, stage, number) for number, stage in enumerate(scenario.agenda, start=1)]
    if turns is None:
        return tuple(planned)
    fewest = sum(stage.sides for stage in planned)
    if turns < fewest:
        raise InputError(
            f"{turns} turns are too few for the agenda of {scenario.id!r}",
            fix=f"Give at least {fewest}: one for each stage, and in a caucus one for each side.",
        )
    factor = turns / sum(stage.total for stage in planned)
    lengths = [max(1, int(stage.turns * factor)) for stage in planned]
    while (missing := turns - sum(n * stage.sides for n, stage in zip(lengths, planned, strict=True))) != 0:
        step = 1 if missing > 0 else -1
        fitting = [
            index for index, stage in enumerate(planned) if stage.sides <= abs(missing) and (step > 0 or lengths[index] > 1)
        ]
        if not fitting:
            break
        furthest = max(fitting, key=lambda index: step * (planned[index].turns * factor - lengths[index]))
        lengths[furthest] += step
    return tuple(
        PlannedStage(stage.stage, stage.number, length, stage.sides) for stage, length in zip(planned, lengths, strict=True)
    )


def _as_written(scenario: Scenario, stage: Stage, number: int) -> PlannedStage:
    return PlannedStage(stage, number, stage.turns, len(scenario.sides) if stage.floor == "caucus" else 1)
