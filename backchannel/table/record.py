"""Owns the record of the talk while it grows: who heard what, and the texts that requests are made of.

There is one text for the chair and one for each side, since a side's caucus belongs in its own record where it happened.
Each text only grows, except when closed stages are folded.
"""

from dataclasses import dataclass, field

from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import Turn
from backchannel.domain.scenario import Scenario
from backchannel.table.agenda import PlannedStage

HEADING = "THE RECORD SO FAR"
APART = "\n\n(The sides met apart. What was said there stays with each side.)"
BEHIND_THE_DOOR = "\n\n(Behind the closed door; only your own side was there. In brackets: what may leave the room.)"
MENU_STAGES = frozenset({"options", "single text"})


@dataclass(slots=True)
class Listener:
    """The record as one audience heard it."""

    text: str = HEADING
    stage_start: int = 0
    """Where the heading of the stage that is open begins."""
    apart: str = ""
    """What this audience alone heard, for the time when the stages around it are folded."""


@dataclass(slots=True)
class Record:
    """Every turn so far, and what of it each audience heard as text."""

    scenario: Scenario
    turns: list[Turn] = field(default_factory=list)
    menu_shown: bool = False
    """Steps lie on the table from the first stage that is for them, not before: seen earlier they end the asking."""
    _listeners: dict[str, Listener] = field(default_factory=dict)
    """By side id, and the chair."""

    def __post_init__(self) -> None:
        self._listeners = {name: Listener() for name in (FACILITATOR, *(side.id for side in self.scenario.sides))}

    def open_stage(self, planned: PlannedStage, stages: int) -> None:
        """Write a stage's heading into every text."""
        stage = planned.stage
        for name, listener in self._listeners.items():
            listener.stage_start = len(listener.text)
            listener.text += f"\n\n== Stage {planned.number} of {stages}: {stage.title} =="
            if stage.floor == "caucus":
                listener.text += APART if name == FACILITATOR else BEHIND_THE_DOOR
        if stage.purpose in MENU_STAGES and self.scenario.steps and not self.menu_shown:
            self.menu_shown = True
            for listener in self._listeners.values():
                listener.text += _menu(self.scenario)

    def add(self, turn: Turn) -> None:
        """Enter one turn; a memo is kept, and read by nobody at the table."""
        self.turns.append(turn)
        if turn.kind == "memo":
            return
        line = f"\n\n[{turn.number}] {_speaker(turn, self.scenario)}: {turn.text}"
        if turn.heard_by == "all":
            for listener in self._listeners.values():
                listener.text += line
        elif turn.side is not None:
            marked = f"{line} ({turn.use})" if turn.use else line
            self._listeners[turn.side].text += marked
            self._listeners[turn.side].apart += marked

    def heard_by(self, seat: str) -> tuple[Turn, ...]:
        """Return what one seat, or the chair, was in the room for."""
        return tuple(turn for turn in self.turns if turn.heard_by_seat(seat))

    def text(self, side: str | None) -> str:
        """Return the record as a side heard it; None: as the chair did."""
        return self._listeners[side or FACILITATOR].text

    def length(self) -> int:
        """Return the length of the longest text, in characters."""
        return max(len(listener.text) for listener in self._listeners.values())

    def closed_text(self) -> str:
        """Return what everybody heard before the stage now opening."""
        chair = self._listeners[FACILITATOR]
        return chair.text[: chair.stage_start]

    def fold(self, summary: str) -> None:
        """Put a summary in the place of everything before the stage now opening; a side keeps the words of its caucuses."""
        for listener in self._listeners.values():
            kept = listener.text[listener.stage_start :]
            listener.text = f"{HEADING}\n\n(Earlier stages, in summary.)\n\n{summary}"
            if listener.apart:
                listener.text += BEHIND_THE_DOOR + listener.apart
            listener.stage_start = len(listener.text)
            listener.text += kept


def _menu(scenario: Scenario) -> str:
    names = {side.id: side.name for side in scenario.sides}
    lines = [
        f"- {step.title}: {names[step.actor]} would {step.action}, {step.when}. In return: {step.reciprocity}."
        f" Checked by: {step.verification}."
        for step in scenario.steps
    ]
    return "\n\n(A sheet of ideas lies on the table, to take, change or leave.)\n" + "\n".join(lines)


def _speaker(turn: Turn, scenario: Scenario) -> str:
    if turn.seat == FACILITATOR:
        return f"{turn.speaker} (chair)"
    return f"{turn.speaker} ({scenario.side(turn.side).name if turn.side else 'no side'})"
