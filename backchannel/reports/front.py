"""Owns the first part of the reading page: the event, the ways to read it, and who came."""

from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.attendance import Attendee, attendees, cast_sentence
from backchannel.reports.markdown import bullets, escape, prose, quoted
from backchannel.reports.words import UNVALIDATED
from backchannel.runs.assembly import cast_of
from backchannel.runs.settings import RunSettings


def front(state: RunState, content: Content) -> list[str]:
    """Return the blocks up to the first stage."""
    scenario = content.scenario
    return [
        f"# {escape(scenario.title)}",
        f"*{escape(scenario.summary)}*",
        _imprint(state, content),
        *_event(content),
        *_readings(content),
        *_room(content),
    ]


def _imprint(state: RunState, content: Content) -> str:
    assert state.started is not None
    settings = RunSettings.model_validate(state.started.settings)
    cast = escape(cast_sentence(cast_of(content, settings)))
    lines = [f"Cast: {cast}. Seed {state.started.seed}, run {escape(state.started.run)}."]
    if state.status != "finished":
        lines.append(f"This run is not finished ({escape(state.status)}): what follows is the talk so far.")
    lines.append(f"A simulation. {UNVALIDATED}")
    return quoted(lines)


def _event(content: Content) -> list[str]:
    event = content.scenario.event
    blocks = ["## What happened", f"**{escape(event.headline)}** ({escape(event.date)})", *prose(event.account)]
    if event.words:
        blocks.append(quoted([f"“{escape(event.words)}”"]))
    if event.public_record:
        blocks += ["Nobody disputes:", bullets(escape(fact) for fact in event.public_record)]
    return blocks


def _readings(content: Content) -> list[str]:
    lines = [
        f"**{escape(reading.title)}**: {escape(reading.clause)}. *Alarm if true: {reading.severity:g} of 10.*"
        for reading in content.scenario.readings
    ]
    return ["## How it can be read", bullets(lines)]


def _room(content: Content) -> list[str]:
    scenario = content.scenario
    blocks = ["## In the room", *prose(scenario.setting)]
    people = attendees(content)
    for side in scenario.sides:
        blocks.append(f"**{escape(side.name)}** says in public: {escape(side.official_line)}")
        blocks.append(bullets(_person(people[seat.id]) for seat in scenario.seats_of(side.id)))
    chair = content.facilitator
    blocks.append(f"**{escape(chair.name)}** has the chair: {escape(chair.headline.rstrip('.'))}.")
    blocks += ["The rules of the room:", bullets(escape(rule) for rule in scenario.rules)]
    return blocks


def _person(one: Attendee) -> str:
    return f"**{escape(one.name)}**, {one.profession}. {escape(one.role)}"
