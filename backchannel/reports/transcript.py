"""Owns the transcript of a run in its two forms: one for programs, one for readers."""

from backchannel.domain.dialogue import Turn
from backchannel.domain.verdict import Scorecard
from backchannel.errors import InputError
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.attendance import attendees
from backchannel.reports.debrief import debrief
from backchannel.reports.front import front
from backchannel.reports.meeting import in_order, meeting
from backchannel.reports.minds import minds
from backchannel.reports.scoring import scoring
from backchannel.reports.stable_json import stable_json


def transcript_json(state: RunState, content: Content) -> str:
    """Return the transcript as JSON; two runs of one seed differ in `run` alone."""
    if state.started is None:
        raise InputError("this run has not begun: its journal is empty")
    scenario = content.scenario
    return stable_json(
        {
            "run": state.started.run,
            "scenario": scenario.id,
            "title": scenario.title,
            "seed": state.started.seed,
            "status": state.status,
            "facilitator": {"id": content.facilitator.id, "name": content.facilitator.name},
            "sides": [{"id": side.id, "name": side.name} for side in scenario.sides],
            "seats": [
                {"id": one.seat, "name": one.name, "side": one.side, "profession": one.profession, "role": one.role}
                for one in attendees(content).values()
            ],
            "stages": [{"id": stage.id, "title": stage.title, "aim": stage.aim} for stage in scenario.agenda],
            "turns": [_turn(turn) for turn in in_order(state)],
        }
    )


def transcript_md(state: RunState, content: Content, scorecard: Scorecard | None = None) -> str:
    """Return a page for readers; what really happened stands last, so that one can stop before it."""
    if state.started is None:
        raise InputError("this run has not begun: its journal is empty")
    sections = [
        *front(state, content),
        *meeting(state, content),
        *minds(state, content),
        *scoring(scorecard, content),
        *debrief(state, content),
    ]
    return "\n\n".join(sections) + "\n"


def _turn(turn: Turn) -> dict[str, object]:
    return {
        "number": turn.number,
        "stage": turn.stage,
        "seat": turn.seat,
        "speaker": turn.speaker,
        "side": turn.side,
        "kind": turn.kind,
        "heard_by": turn.heard_by if turn.heard_by == "all" else list(turn.heard_by),
        "text": turn.text,
        "move": turn.move,
        "addressee": turn.addressee,
        "use": turn.use,
        "tags": [tag.model_dump(mode="json") for tag in turn.tags],
    }
