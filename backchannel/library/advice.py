"""Owns advice on a file that is correct: what would make a poor rehearsal of it. Each rule is one function."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from backchannel.domain.base import Value
from backchannel.domain.cards import Evaluator, Facilitator, Persona
from backchannel.domain.scenario import Drawn, Scenario, Stage
from backchannel.library.evidence import evidence_advice
from backchannel.library.problems import Problem, did_you_mean, shown
from backchannel.library.yaml_source import Document

MOST_TURNS = 400
"""Persona turns of one run; see `RunSettings.turns`."""

FEWEST_STEPS = 3

_SPOKEN = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class _Case:
    document: Document
    scenario: Scenario
    cast: Mapping[str, Persona]
    """By card id; a card that could not be read is left out."""

    def say(self, what: str, fix: str, *path: str | int) -> Problem:
        return self.document.problem(path, what, fix, "advice")


def scenario_advice(document: Document, scenario: Scenario, cast: Mapping[str, Persona]) -> Iterator[Problem]:
    """Yield advice on a scenario; `cast` holds its personas by card id."""
    case = _Case(document, scenario, cast)
    for rule in _RULES:
        yield from rule(case)
    yield from evidence_advice(document, scenario)


def card_advice(document: Document, card: Value, personas: Sequence[str]) -> Iterator[Problem]:
    """Yield advice on a card; `personas` are the ids of all personas there are."""
    if isinstance(card, (Persona, Facilitator)) and card.surname not in card.name:
        fix = "Take the surname out of the name, so that people recognise who is addressed."
        yield document.problem(("surname",), f"{shown(card.surname)} is no part of {shown(card.name)}", fix, "advice")
    if isinstance(card, Persona):
        for name in card.voice.address:
            if name not in personas:
                near = did_you_mean(name, personas)
                fix = f"Did you mean {shown(near)}?" if near else "Remove it, or add the card."
                yield document.problem(("voice", "address", name), f"there is no persona {shown(name)}", fix, "advice")
    if isinstance(card, Evaluator):
        for panel in ("confidence_building", "interpretation_clarity"):
            if not any(dimension.panel == panel for dimension in card.dimensions):
                fix = "Add one, or the panel stays without a score."
                yield document.problem(("dimensions",), f"no dimension belongs to the panel {panel}", fix, "advice")


def _sceptics(case: _Case) -> Iterator[Problem]:
    for position, side in enumerate(case.scenario.sides):
        cast = [case.cast[seat.card] for seat in case.scenario.seats_of(side.id) if seat.card in case.cast]
        if cast and not any(persona.sceptic for persona in cast):
            fix = "Seat a persona with 'sceptic: true' there; a table of the convinced rehearses little."
            yield case.say(
                f"nobody on the side {shown(side.id)} doubts that such talks are worth anything", fix, "sides", position
            )


def _openers(case: _Case) -> Iterator[Problem]:
    """Two people who begin alike sound like one."""
    seated = [(n, case.cast[seat.card]) for n, seat in enumerate(case.scenario.seats) if seat.card in case.cast]
    for (_, one), (position, other) in combinations(seated, 2):
        shared = _spoken(one.voice.openers) & _spoken(other.voice.openers)
        if shared:
            what = f"{shown(one.id)} and {shown(other.id)} share the opener {shown(min(shared))}"
            yield case.say(what, "Give one of them another turn of phrase.", "seats", position, "card")


def _surnames(case: _Case) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for position, seat in enumerate(case.scenario.seats):
        persona = case.cast.get(seat.card)
        if persona is None:
            continue
        if persona.surname in seen:
            what = f"{shown(seen[persona.surname])} and {shown(persona.id)} are both called {shown(persona.surname)}"
            yield case.say(
                what, "Choose people who cannot be mistaken for each other when addressed.", "seats", position, "card"
            )
        seen.setdefault(persona.surname, persona.id)


def _spoken(sentences: Sequence[str]) -> set[str]:
    return {_SPOKEN.sub(" ", sentence.casefold()).strip() for sentence in sentences}


def _cap(case: _Case) -> Iterator[Problem]:
    """Tell stages that begin, or end, beyond the cap on turns."""
    before = 0
    for position, stage in enumerate(case.scenario.agenda):
        turns = _turns(stage, case.scenario)
        if before >= MOST_TURNS:
            what = f"this stage is never reached: {before} turns come before it, a run has at most {MOST_TURNS}"
            yield case.say(what, "Shorten the stages before it.", "agenda", position, "turns")
        elif before + turns > MOST_TURNS:
            what = f"a run ends after {MOST_TURNS} turns, {before + turns - MOST_TURNS} before this stage does"
            yield case.say(what, "Shorten this stage or those before it.", "agenda", position, "turns")
        before += turns


def _turns(stage: Stage, scenario: Scenario) -> int:
    return stage.turns * (len(scenario.sides) if stage.floor == "caucus" else 1)


def _order(case: _Case) -> Iterator[Problem]:
    """Tell stages that have nothing to work on."""
    scenario, seen = case.scenario, set[str]()
    for position, stage in enumerate(scenario.agenda):
        at = ("agenda", position, "purpose")
        if stage.purpose == "restatement" and "readings" not in seen:
            yield case.say("there is nothing to restate before a stage of readings", "Put a stage of readings before it.", *at)
        if stage.purpose == "evidence" and not scenario.clues:
            yield case.say("there is no evidence to speak of: no clues are dealt", "Add clues, or remove this stage.", *at)
        if stage.purpose in ("options", "single text") and not scenario.steps:
            yield case.say("there is nothing to propose: the menu of steps is empty", "Add steps, or remove this stage.", *at)
        seen.add(stage.purpose)


def _topics(case: _Case) -> Iterator[Problem]:
    answered = {clue.topic for clue in case.scenario.clues}
    answered |= {point.topic for seat in case.scenario.seats for point in seat.points if point.topic is not None}
    for position, topic in enumerate(case.scenario.topics):
        if topic.id not in answered:
            fix = "Give a clue or a seat's point this topic, or remove it."
            yield case.say(f"nobody can answer questions about {shown(topic.id)}", fix, "topics", position)


def _costs(case: _Case) -> Iterator[Problem]:
    clues = case.scenario.clues
    if clues and all(clue.cost == 0 for clue in clues):
        yield case.say("telling costs nothing, so there is no candour to reward", "Give some clues a cost of 1 to 3.", "clues")
    if clues and all(clue.use == "shareable" for clue in clues):
        fix = "Let some be 'not for attribution' or 'confidential'."
        yield case.say("every clue may be shared freely, so there is nothing to be discreet about", fix, "clues")


def _readings(case: _Case) -> Iterator[Problem]:
    truth = case.scenario.truth
    if not isinstance(truth, Drawn):
        return
    meant = {world.reading for world in truth.worlds}
    for position, reading in enumerate(case.scenario.readings):
        if reading.id not in meant:
            fix = f"Add a world with 'reading: {reading.id}', so that believing it is sometimes right."
            yield case.say(f"no world is about the reading {shown(reading.id)}", fix, "readings", position)


def _steps(case: _Case) -> Iterator[Problem]:
    count = len(case.scenario.steps)
    if count < FEWEST_STEPS:
        what = f"the menu holds {count} step{'' if count == 1 else 's'}; {FEWEST_STEPS} or more leave something to choose"
        yield case.say(what, "Add steps that either side could take alone.", "steps")


_RULES: tuple[Callable[[_Case], Iterator[Problem]], ...] = (
    _sceptics,
    _openers,
    _surnames,
    _cap,
    _order,
    _topics,
    _costs,
    _readings,
    _steps,
)
