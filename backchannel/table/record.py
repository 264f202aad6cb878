"""Owns the record of the talk while it grows: who heard what, and the texts that requests are made of."""

from dataclasses import dataclass, field

from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import Turn
from backchannel.domain.scenario import Scenario
from backchannel.table.agenda import PlannedStage

HEADING = "THE RECORD SO FAR"
NOTHING = f"{HEADING}\n\n(Nobody has spoken yet.)"


@dataclass(slots=True)
class Record:
    """Every turn so far, and the plenary text, which only grows except when closed stages are folded."""

    scenario: Scenario
    turns: list[Turn] = field(default_factory=list)
    plenary_text: str = HEADING
    _caucus: dict[str, str] = field(default_factory=dict)
    _stage_starts: dict[str, int] = field(default_factory=dict)
    """Stage id to the offset in `plenary_text` where its heading begins."""

    def open_stage(self, planned: PlannedStage, stages: int) -> None:
        """Write a stage's heading into the texts of those who are in it."""
        stage = planned.stage
        self._stage_starts[stage.id] = len(self.plenary_text)
        self.plenary_text += f"\n\n== Stage {planned.number} of {stages}: {stage.title} =="
        if stage.floor == "caucus":
            self.plenary_text += "\n\n(The sides met apart. What was said there stays with each side.)"
            for side in self.scenario.sides:
                self._caucus[side.id] = self._caucus.get(side.id, "") + f"\n\n== {stage.title} =="

    def add(self, turn: Turn) -> None:
        """Enter one turn."""
        self.turns.append(turn)
        if turn.kind == "memo":
            return
        line = f"\n\n[{turn.number}] {_speaker(turn, self.scenario)}: {turn.text}"
        if turn.heard_by == "all":
            self.plenary_text += line
        elif turn.side is not None:
            marked = f"{line} ({turn.use})" if turn.use else line
            self._caucus[turn.side] = self._caucus.get(turn.side, "") + marked

    def heard_by(self, seat: str) -> tuple[Turn, ...]:
        """Return what one seat, or the chair, was in the room for."""
        return tuple(turn for turn in self.turns if turn.heard_by_seat(seat))

    def text(self) -> str:
        """Return the plenary text as it stands in a request."""
        return self.plenary_text if self.plenary_text != HEADING else NOTHING

    def caucus_text(self, side: str | None) -> str:
        """Return what one side said among itself; empty for the chair."""
        return self._caucus.get(side, "").strip() if side else ""

    def closed_text(self, open_stage: str) -> str:
        """Return the part of the plenary text that lies before the stage now opening."""
        return self.plenary_text[: self._stage_starts[open_stage]]

    def fold(self, open_stage: str, summary: str) -> None:
        """Put a summary in the place of everything before the stage now opening."""
        start = self._stage_starts[open_stage]
        kept = self.plenary_text[start:]
        self.plenary_text = f"{HEADING}\n\n(Earlier stages, in summary.)\n\n{summary}"
        self._stage_starts = {open_stage: len(self.plenary_text)}
        self.plenary_text += kept


def _speaker(turn: Turn, scenario: Scenario) -> str:
    if turn.seat == FACILITATOR:
        return f"{turn.speaker} (chair)"
    return f"{turn.speaker} ({scenario.side(turn.side).name if turn.side else 'no side'})"
