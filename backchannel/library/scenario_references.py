"""Owns the cross-references inside a scenario, and from it to the cards."""

from collections.abc import Iterator, Mapping, Sequence

from backchannel.domain.base import FACILITATOR, OTHER
from backchannel.library.kinds import CardKind
from backchannel.library.outline import Part, repeated, unknown
from backchannel.library.problems import Problem, shown

RESERVED = (FACILITATOR, "evaluator", OTHER)
"""Ids that name something else wherever a seat, a side or a reading is named."""


def scenario_problems(scenario: Part, library: Mapping[CardKind, Sequence[str]]) -> Iterator[Problem]:
    """Yield everything a scenario names that is not there, or is there twice."""
    yield from _ids(scenario)
    yield from _truth(scenario)
    yield from _clues(scenario)
    yield from _seats(scenario)
    yield from _steps(scenario)
    yield from _balance(scenario)
    yield from _cards(scenario, library)


def _ids(scenario: Part) -> Iterator[Problem]:
    for key, noun in (("sides", "side"), ("readings", "reading"), ("topics", "topic"), ("clues", "clue"), ("seats", "seat")):
        yield from repeated(scenario.parts(key), noun)
    yield from repeated(scenario.parts("agenda"), "stage")
    yield from repeated(scenario.parts("steps"), "step")
    yield from repeated(scenario.group("truth").parts("worlds"), "world")
    for seat in scenario.parts("seats"):
        yield from repeated(seat.parts("points"), "point")
    for key in ("sides", "readings", "seats"):
        for part in scenario.parts(key):
            if part.text("id") in RESERVED:
                yield part.problem(f"the id {shown(part.text('id'))} is reserved", "Choose another id.", "id")


def _truth(scenario: Part) -> Iterator[Problem]:
    readings, truth = scenario.ids("readings"), scenario.group("truth")
    if truth.text("kind") == "established":
        yield from truth.unknown("reading", readings, "reading")
    for world in truth.parts("worlds"):
        yield from world.unknown("reading", readings, "reading")


def _clues(scenario: Part) -> Iterator[Problem]:
    seats, topics, readings = scenario.ids("seats"), scenario.ids("topics"), scenario.ids("readings")
    truth = scenario.group("truth")
    worlds = truth.ids("worlds")
    for clue in scenario.parts("clues"):
        yield from clue.unknown("holder", seats, "seat")
        yield from clue.unknown("topic", topics, "topic")
        yield from _likelihoods(clue, readings)
        if truth.text("kind") in ("established", "contested") and clue.data.get("when"):
            yield clue.problem(
                "names worlds, but truth is not drawn", "Remove it, or give truth 'kind: drawn' with worlds.", "when"
            )
            continue
        for path, world in clue.texts("when"):
            yield from unknown(clue.document, path, world, worlds, "world")


def _likelihoods(clue: Part, readings: Sequence[str]) -> Iterator[Problem]:
    table = clue.group("likelihoods")
    if "likelihoods" not in clue.data or not isinstance(clue.data["likelihoods"], dict):
        return
    for key in table.data:
        yield from unknown(clue.document, (*table.path, key), key, (*readings, OTHER), "reading")
    missing = [reading for reading in readings if reading not in table.data]
    if missing:
        yield table.problem(f"gives no number for {', '.join(map(shown, missing))}", "Give every reading a number from 0 to 1.")
    elif not any(table.data.values()):
        yield table.problem("is 0 for every reading: this clue could not exist", "Give at least one reading more than 0.")


def _seats(scenario: Part) -> Iterator[Problem]:
    sides, topics, readings = scenario.ids("sides"), scenario.ids("topics"), scenario.ids("readings")
    cards: dict[str, str] = {}
    for seat in scenario.parts("seats"):
        yield from seat.unknown("side", sides, "side")
        card, name = seat.text("card"), seat.text("id") or "another seat"
        if card is not None and card in cards:
            fix = "Give each seat a person of its own."
            yield seat.problem(f"{shown(card)} sits in {shown(cards[card])} already", fix, "card")
        cards.setdefault(card or "", name)
        yield from _prior(seat, readings)
        for point in seat.parts("points"):
            yield from point.unknown("topic", topics, "topic")
            yield from point.unknown("reading", readings, "reading")


def _prior(seat: Part, readings: Sequence[str]) -> Iterator[Problem]:
    prior = seat.group("prior")
    for key in prior.data:
        yield from unknown(seat.document, (*prior.path, key), key, (*readings, OTHER), "reading")
    points = [value for value in prior.data.values() if isinstance(value, (int, float))]
    if isinstance(seat.data.get("prior"), dict) and len(points) == len(prior.data) and sum(points) <= 0:
        yield prior.problem("gives no points to any reading", "Give at least one reading more than 0.")


def _steps(scenario: Part) -> Iterator[Problem]:
    sides, readings = scenario.ids("sides"), scenario.ids("readings")
    for step in scenario.parts("steps"):
        yield from step.unknown("actor", sides, "side")
        for path, reading in step.texts("serves"):
            yield from unknown(step.document, path, reading, readings, "reading")


def _balance(scenario: Part) -> Iterator[Problem]:
    """Hold the sides against the seats they need."""
    taken = [seat.text("side") for seat in scenario.parts("seats")]
    if not set(taken) <= set(scenario.ids("sides")):
        return  # told already; who sits where is not known
    for side in scenario.parts("sides"):
        if (name := side.text("id")) is not None and name not in taken:
            yield side.problem(f"nobody sits on the side {shown(name)}", f"Add a seat with 'side: {name}', or remove the side.")
    alone = [name for name in scenario.ids("sides") if taken.count(name) == 1]
    for stage in scenario.parts("agenda"):
        if stage.text("floor") == "caucus" and alone:
            what = f"a caucus needs two seats on each side; {shown(alone[0])} has one"
            yield stage.problem(what, "Add a seat there, or choose another floor.", "floor")


def _cards(scenario: Part, library: Mapping[CardKind, Sequence[str]]) -> Iterator[Problem]:
    if "persona" in library:
        for seat in scenario.parts("seats"):
            yield from seat.unknown("card", library["persona"], "persona")
    for kind in ("facilitator", "evaluator"):
        if kind in library:
            yield from scenario.unknown(kind, library[kind], kind)
