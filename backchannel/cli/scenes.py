"""Owns how a run looks on a terminal, piece by piece; pure: values in, lines out."""

from rich.text import Text

from backchannel.cli.layout import block, hang, line, rule
from backchannel.cli.palette import CHAIR, QUIET, STRONG, looks
from backchannel.domain.dialogue import Turn
from backchannel.library.content import Content
from backchannel.reports.attendance import attendees
from backchannel.reports.plain import one_line, paragraphs
from backchannel.reports.words import MOVES, USES

GUTTER = 5
"""Columns left of a speech, for the turn's number."""
CHAIR_INDENT = 10


class Scenes:
    """The pieces of one scenario at one width."""

    def __init__(self, content: Content, width: int) -> None:
        self.content, self.width = content, width
        self.people = attendees(content)
        self.looks = looks([side.id for side in content.scenario.sides])
        self.agenda = {stage.id: (number, stage) for number, stage in enumerate(content.scenario.agenda, 1)}

    def opening(self, cast: str, seed: int) -> list[Text]:
        """Return the situation and who plays."""
        text = Text.assemble(("Cast: ", STRONG), f"{one_line(cast)}. Seed {seed}.")
        return [*self.situation(), Text(), *hang(text, self.width, ""), Text()]

    def situation(self) -> list[Text]:
        """Return the event, its readings and who came."""
        scenario, event = self.content.scenario, self.content.scenario.event
        lines = [rule(scenario.title, self.width, "━", STRONG), *line(scenario.summary, self.width), Text()]
        lines += hang(Text.assemble((one_line(event.headline), STRONG), f"  {one_line(event.date)}"), self.width, "")
        lines += block(event.account, self.width, 2)
        if event.words:
            lines += [Text(), *hang(Text(f"“{one_line(event.words)}”", style=STRONG), self.width, "    ")]
        return [*lines, Text(), *self._readings(), Text(), *self._room()]

    def stage(self, stage_id: str) -> list[Text]:
        """Return the heading of a stage."""
        if stage_id not in self.agenda:
            return []
        number, stage = self.agenda[stage_id]
        title = f"{number}/{len(self.agenda)} {stage.title}"
        return [rule(title, self.width), *line(stage.aim, self.width, 3, CHAIR), Text()]

    def turn(self, turn: Turn) -> list[Text]:
        """Return one turn, followed by an empty line."""
        if turn.kind == "facilitation":
            return [*self._facilitation(turn), Text()]
        if turn.kind == "memo":
            return [*self._memo(turn), Text()]
        return [*self._speech(turn), Text()]

    def memos(self) -> list[Text]:
        """Return the heading over the memos."""
        return [rule("What each side carries home", self.width), Text()]

    def speaking(self, seat: str, text: str, height: int) -> list[Text]:
        """Return the last lines of a speech that is still coming."""
        head = self._who(seat, self.people[seat].name) if seat in self.people else Text("Chair", style=STRONG)
        body = block(text, self.width, GUTTER)
        return [hang(head, self.width, " " * GUTTER)[0], *body[-height:]]

    def caucus_opens(self, room: str, side: str | None) -> list[Text]:
        """Return the line that closes the door."""
        return hang(Text(f"({one_line(room)})", style=STRONG), self.width, Text("┏━ ", style=self.style(side)))

    def caucus_closes(self, side: str | None) -> list[Text]:
        """Return the line that opens the door."""
        return [Text.assemble(("┗━ ", self.style(side)), ("the door opens", QUIET)), Text()]

    def style(self, side: str | None) -> str:
        """Return a side's colour; the chair has none."""
        return self.looks[side].style if side in self.looks else ""

    def note(self, text: str) -> list[Text]:
        """Return a line of ours between turns."""
        return [*hang(Text(one_line(text), style=QUIET), self.width, "  · "), Text()]

    def _readings(self) -> list[Text]:
        lines = [Text("It can be read as", style=STRONG)]
        for number, reading in enumerate(self.content.scenario.readings, 1):
            text = Text.assemble(
                (one_line(reading.title), STRONG), f": {one_line(reading.clause)} ", (f"(alarm {reading.severity:g}/10)", QUIET)
            )
            lines += hang(text, self.width, f"  {number} ")
        return lines

    def _room(self) -> list[Text]:
        lines = [Text("In the room", style=STRONG)]
        for one in self.people.values():
            text = self._who(one.seat, one.name)
            text.append(f"  {one_line(one.role)}")
            lines += hang(text, self.width, "  ", " " * 4)
        chair = self.content.facilitator
        text = Text.assemble(("○ ", ""), (one_line(chair.name), STRONG), ", chair", f"  {one_line(chair.headline)}")
        return [*lines, *hang(text, self.width, "  ", " " * 4)]

    def _who(self, seat: str, name: str) -> Text:
        one = self.people[seat]
        look = self.looks[one.side]
        return Text.assemble(
            (f"{look.mark} {one_line(name)}", f"bold {look.style}"), (f", {one_line(one.side_name)}", look.style)
        )

    def _speech(self, turn: Turn) -> list[Text]:
        head = Text(f"{turn.number:>{GUTTER - 2}}  ", style=QUIET)
        if turn.seat in self.people:
            who = self._who(turn.seat, turn.speaker)
            who.append(f" · {self.people[turn.seat].profession}", style=QUIET)
        else:
            who = Text(one_line(turn.speaker), style=STRONG)
        lines = [*hang(who, self.width, head), *block(turn.text, self.width, GUTTER)]
        if turn.use:
            lines += line(f"[{USES[turn.use]}]", self.width, GUTTER, QUIET)
        return lines

    def _facilitation(self, turn: Turn) -> list[Text]:
        label = MOVES[turn.move] if turn.move else "speaks"
        to = f" → {one_line(self.people[turn.addressee].name)}" if turn.addressee in self.people else ""
        first = Text(f"{turn.number:>{GUTTER - 2}}".ljust(CHAIR_INDENT - 2) + "○ ", style=QUIET)
        head = Text.assemble((one_line(turn.speaker), f"{CHAIR} bold"), (f" ‹{label}{to}›", QUIET))
        return [*hang(head, self.width, first), *block(turn.text, self.width, CHAIR_INDENT, CHAIR)]

    def _memo(self, turn: Turn) -> list[Text]:
        side = next((side.name for side in self.content.scenario.sides if side.id == turn.side), "")
        head = Text.assemble(
            (f"Memo for {one_line(side)}", f"bold {self.style(turn.side)}"), (f", by {one_line(turn.speaker)}", QUIET)
        )
        first = Text(f"{turn.number:>{GUTTER - 2}}  ", style=QUIET)
        bar = Text("│ ", style=self.style(turn.side))
        body = [
            Text.assemble(" " * GUTTER, bar, one)
            for one in block("\n\n".join(paragraphs(turn.text)), self.width - GUTTER - 2, 0)
        ]
        return [*hang(head, self.width, first), *body]
