"""Owns what is told after a run and not before: who held what, what really happened, the real event behind the fiction."""

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.cast.seating import dealt
from backchannel.domain.scenario import Contested, Established, Scenario
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.attendance import attendees


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; `turn` is where it came up."""

    text: str
    lead: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of the debrief, in plain text as content has it."""

    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


def revelation(state: RunState, content: Content) -> list[Passage]:
    """Return the debrief of a run, truth first."""
    scenario = content.scenario
    world = state.started.world if state.started else None
    return [truth(scenario, world), *_carried(state, content, world), *twin(scenario)]


def told_at(state: RunState) -> dict[str, int]:
    """Return the turn in which each clue was first told, by clue id, as far as turns are tagged."""
    told: dict[str, int] = {}
    for turn in sorted(state.turns, key=lambda turn: turn.number):
        for tag in turn.tags:
            if tag.act == "disclose" and tag.clue is not None:
                told.setdefault(tag.clue, turn.number)
    return told


def truth(scenario: Scenario, world: str | None) -> Passage:
    """Return what really happened; with several worlds and none drawn yet, all of them."""
    title = "What really happened"
    if isinstance(scenario.truth, Contested):
        return Passage(title, ("Nobody knows, and no accuracy is scored.", scenario.truth.why))
    if isinstance(scenario.truth, Established):
        return Passage(title, (f"{scenario.reading(scenario.truth.reading).title}.", scenario.truth.story))
    drawn = [one for one in scenario.truth.worlds if world in (None, one.id)]
    stories = tuple(Item(one.story, scenario.reading(one.reading).title) for one in drawn)
    return Passage(title, ("Drawn by the seed; another seed may draw otherwise.",), stories)


def twin(scenario: Scenario) -> list[Passage]:
    """Return the real event behind the fiction, with its sources."""
    debrief = scenario.debrief
    lists = (
        ("Established", debrief.established),
        ("Disputed", debrief.disputed),
        ("Unknown", debrief.unknown),
        ("To talk about", debrief.questions),
    )
    sources = tuple(Item(f"{source.where}: {source.says}", source.title) for source in scenario.sources)
    return [
        Passage("The real event behind it", (debrief.twin, debrief.account)),
        *(Passage(title, items=_items(facts)) for title, facts in lists if facts),
        Passage("Sources", items=sources),
    ]


def _carried(state: RunState, content: Content, world: str | None) -> list[Passage]:
    people, told = attendees(content), told_at(state)
    tagged = any(turn.tags for turn in state.turns)
    items = []
    for clue in dealt(content.scenario, world):
        fate = "" if not tagged else " It was told." if clue.id in told else " It was never told."
        text = f"{clue.text} (Telling it would cost: {clue.cost_why.rstrip('.')}.){fate}"
        items.append(Item(text, people[clue.holder].name, told.get(clue.id)))
    return [Passage("What each of them carried into the room", items=tuple(items))] if items else []


def _items(facts: Sequence[str]) -> tuple[Item, ...]:
    return tuple(Item(fact) for fact in facts)
