"""Owns the end of the reading page: who held what, what really happened, and the real event behind the fiction."""

from backchannel.cast.seating import dealt
from backchannel.domain.scenario import Clue, Contested, Drawn, Established, Scenario
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.attendance import attendees
from backchannel.reports.markdown import bullets, escape, prose, turn_link


def debrief(state: RunState, content: Content) -> list[str]:
    """Return the blocks that give the truth away, or nothing while the run can still be resumed."""
    if state.status != "finished":
        return []
    return [
        "---",
        "## What really happened",
        "*Stop here if you want to make up your own mind first.*",
        *_truth(state, content.scenario),
        *_clues(state, content),
        *_twin(content.scenario),
    ]


def told_at(state: RunState) -> dict[str, int]:
    """Return the turn in which each clue was first told, by clue id, as far as turns are tagged."""
    told: dict[str, int] = {}
    for turn in state.turns:
        for tag in turn.tags:
            if tag.act == "disclose" and tag.clue is not None:
                told.setdefault(tag.clue, turn.number)
    return told


def _truth(state: RunState, scenario: Scenario) -> list[str]:
    match scenario.truth:
        case Contested(why=why):
            return ["Nobody knows, and no accuracy is scored.", *prose(why)]
        case Established(reading=reading, story=story):
            return [f"**{escape(scenario.reading(reading).title)}.**", *prose(story)]
        case Drawn(worlds=worlds):
            drawn = next(world for world in worlds if state.started and world.id == state.started.world)
            reading = escape(scenario.reading(drawn.reading).title)
            return [f"**{reading}** (drawn by the seed; another seed may draw otherwise).", *prose(drawn.story)]


def _clues(state: RunState, content: Content) -> list[str]:
    world = state.started.world if state.started else None
    clues = dealt(content.scenario, world)
    if not clues:
        return []
    people, told = attendees(content), told_at(state)
    tagged = any(turn.tags for turn in state.turns)

    def line(clue: Clue) -> str:
        came_out = f" Told at {turn_link(told[clue.id])}." if clue.id in told else " Never told." if tagged else ""
        cost = f"*Telling it would cost: {escape(clue.cost_why)}*"
        return f"**{escape(people[clue.holder].name)}**: {escape(clue.text)} {cost}{came_out}"

    return ["### What each of them carried into the room", bullets(line(clue) for clue in clues)]


def _twin(scenario: Scenario) -> list[str]:
    debrief = scenario.debrief
    blocks = ["### The real event behind it", f"**{escape(debrief.twin)}**", *prose(debrief.account)]
    for title, facts in (
        ("Established:", debrief.established),
        ("Disputed:", debrief.disputed),
        ("Unknown:", debrief.unknown),
        ("To talk about:", debrief.questions),
    ):
        if facts:
            blocks += [title, bullets(escape(fact) for fact in facts)]
    sources = [f"{escape(source.title)}, {escape(source.where)}: {escape(source.says)}" for source in scenario.sources]
    return [*blocks, "### Sources", bullets(sources)]
