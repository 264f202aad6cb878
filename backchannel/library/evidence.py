"""Owns advice on the evidence of a scenario: what each clue tells, who holds some, and where all of it together points."""

from collections.abc import Iterable, Iterator, Mapping

from backchannel.domain.base import OTHER
from backchannel.domain.scenario import Clue, Drawn, Established, Scenario, World
from backchannel.library.problems import Problem, shown
from backchannel.library.yaml_source import Document
from backchannel.library.yaml_tree import Path_

TELLING_RATIO = 1.25
"""Below this ratio of its highest to its lowest likelihood a clue moves nobody."""

FLOOR = 1e-3
"""On probabilities, as in `measures`."""


def evidence_advice(document: Document, scenario: Scenario) -> Iterator[Problem]:
    """Yield advice on clues and priors."""
    for position, clue in enumerate(scenario.clues):
        yield from _telling(document, ("clues", position, "likelihoods"), clue)
    for position, seat in enumerate(scenario.seats):
        for reading in scenario.readings:
            if seat.prior.get(reading.id, 0.0) == 0:
                what = f"gives {shown(reading.id)} no chance; evidence can hardly change that"
                yield document.problem(("seats", position, "prior"), what, "Give every reading a few points.", "advice")
    if isinstance(scenario.truth, Drawn):
        for position, world in enumerate(scenario.truth.worlds):
            yield from _world(document, ("truth", "worlds", position), scenario, world)
    else:
        yield from _settled(document, scenario)


def likelihood(clue: Clue, option: str) -> float:
    """Return the chance of this clue under a reading; under `other`, when not given, the mean of the rest."""
    told = [value for reading, value in clue.likelihoods.items() if reading != OTHER]
    return clue.likelihoods.get(option, sum(told) / len(told) if told else 0.0)


def pooled(scenario: Scenario, clues: Iterable[Clue]) -> Mapping[str, float]:
    """Return the belief of somebody who holds the mean of the seats' priors and is told all these clues: Bayes, normalised."""
    options = scenario.options()
    belief = dict.fromkeys(options, 0.0)
    for seat in scenario.seats:
        total = sum(seat.prior.values())
        for option in options:
            belief[option] += max(seat.prior.get(option, 0.0) / total, FLOOR) if total > 0 else 1.0
    for clue in clues:
        for option in options:
            belief[option] *= max(likelihood(clue, option), FLOOR)
        total = sum(belief.values())
        belief = {option: value / total for option, value in belief.items()}
    total = sum(belief.values())
    return {option: value / total for option, value in belief.items()}


def _telling(document: Document, path: Path_, clue: Clue) -> Iterator[Problem]:
    high, low = max(clue.likelihoods.values()), min(clue.likelihoods.values())
    if high == low:
        what = f"tells nothing: it is as likely under every reading ({high:g})"
        yield document.problem(
            path, what, "Raise it where the clue is to be expected, lower it where it would surprise.", "advice"
        )
    elif high < low * TELLING_RATIO:
        what = f"hardly tells anything: {low:g} to {high:g}"
        yield document.problem(path, what, f"Let the highest be at least {TELLING_RATIO:g} times the lowest.", "advice")


def _dealt(scenario: Scenario, world: World | None) -> list[Clue]:
    return [clue for clue in scenario.clues if not clue.when or (world is not None and world.id in clue.when)]


def _world(document: Document, path: Path_, scenario: Scenario, world: World) -> Iterator[Problem]:
    clues = _dealt(scenario, world)
    yield from _empty_hands(document, path, scenario, clues, f"in the world {shown(world.id)}")
    for clue in clues:
        if likelihood(clue, world.reading) == 0 and clue.when:
            position = scenario.clues.index(clue)
            what = f"could not exist under {shown(world.reading)}, yet it is dealt in the world {shown(world.id)}"
            fix = "Raise that likelihood, or change 'when:'."
            yield document.problem(("clues", position, "likelihoods"), what, fix, "advice")
    yield from _pointing(document, path, scenario, clues, world.reading)


def _settled(document: Document, scenario: Scenario) -> Iterator[Problem]:
    """Advise where there is one world only."""
    clues = _dealt(scenario, None)
    yield from _empty_hands(document, ("seats",), scenario, clues, "")
    if isinstance(scenario.truth, Established):
        yield from _pointing(document, ("truth",), scenario, clues, scenario.truth.reading)


def _empty_hands(document: Document, path: Path_, scenario: Scenario, clues: list[Clue], where: str) -> Iterator[Problem]:
    holders = {clue.holder for clue in clues}
    without = [shown(seat.id) for seat in scenario.seats if seat.id not in holders]
    if without and len(without) < len(scenario.seats):
        what = f"{' and '.join(without)} hold{'s' if len(without) == 1 else ''} no clue {where}".rstrip()
        yield document.problem(path, what, "Deal each seat at least one, so that nobody comes with empty hands.", "advice")
    elif without:
        yield document.problem(
            path, f"nobody holds a clue {where}".rstrip(), "Add clues; without them talk moves no belief.", "advice"
        )


def _pointing(document: Document, path: Path_, scenario: Scenario, clues: list[Clue], reading: str) -> Iterator[Problem]:
    if not clues:
        return
    belief = pooled(scenario, clues)
    best = max(belief, key=lambda option: belief[option])
    if best != reading:
        what = (
            f"all clues together point to {shown(best)} ({belief[best]:.0%}), not to {shown(reading)} ({belief[reading]:.0%}): "
            "people who tell each other everything would be misled"
        )
        fix = f"Raise {shown(reading)} in the clues dealt here, or add one that speaks for it."
        yield document.problem((*path, "reading"), what, fix, "advice")
