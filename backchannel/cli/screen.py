"""Owns the live terminal of a run: tells each event as it happens; a real terminal also gets streamed words and progress."""

from collections.abc import Iterable
from time import monotonic

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from backchannel.cli.layout import BAR, barred
from backchannel.cli.palette import QUIET
from backchannel.cli.progress import Progress
from backchannel.cli.scenes import Scenes
from backchannel.cli.terminal import put
from backchannel.domain.dialogue import Turn
from backchannel.domain.events import AttemptFailed, Event, Probed, RunResumed, StageOpened, TurnTaken
from backchannel.library.content import Content
from backchannel.reports.attendance import cast_sentence, room_of
from backchannel.reports.plain import one_line
from backchannel.runs.assembly import cast_of
from backchannel.runs.settings import RunSettings
from backchannel.table.agenda import plan

STREAMED_LINES = 10
_ASKED = {
    "T0": "Each has been asked in private what they believe, before the talk.",
    "T1": "Each has been asked in private again, after the talk.",
}


class Screen:
    """An observer that prints. When nobody reads any more, it falls silent and the run goes on."""

    def __init__(self, content: Content, console: Console, *, live: bool) -> None:
        """`live`: keep a progress line and show words as they stream; needs a real terminal."""
        self._content, self._console = content, console
        self._scenes = Scenes(content, console.width)
        self._behind_door = Scenes(content, console.width - len(BAR))
        self._progress = Progress(0, {})
        self._room: str | None = None
        self._room_side: str | None = None
        self._said: set[str] = set()
        """Notes and headings that are told once."""
        self._speaking: dict[str, str] = {}
        """What each seat has said of a speech that is still coming."""
        self._began = monotonic()
        self._gone = False
        self._live = Live(console=console, refresh_per_second=8, transient=True, get_renderable=self._footer) if live else None

    def begin(self, settings: RunSettings) -> None:
        """Tell what is known before the first event: the situation and who plays."""
        scenario = self._content.scenario
        planned = sum(stage.total for stage in plan(scenario, settings.turns))
        self._progress = Progress(planned, {stage.id: one_line(stage.title) for stage in scenario.agenda})
        try:
            self._put(self._scenes.opening(cast_sentence(cast_of(self._content, settings)), settings.seed))
        except BrokenPipeError:
            self._gone = True
        if self._live is not None and not self._gone:
            self._live.start()

    @property
    def wants_text(self) -> bool:
        """Whether speeches should be streamed."""
        return self._live is not None

    def event(self, event: Event) -> None:
        """Tell one event."""
        if self._gone:
            return
        self._progress.event(event)
        try:
            self._tell(event)
        except BrokenPipeError:
            self._gone = True

    def text(self, seat: str, piece: str) -> None:
        """Show a piece of a speech that is still coming."""
        self._speaking[seat] = self._speaking.get(seat, "") + piece

    def close(self) -> None:
        """Take the progress line away."""
        try:
            if self._live is not None:
                self._live.stop()
            self._leave_room()
        except BrokenPipeError:
            self._gone = True

    def _tell(self, event: Event) -> None:
        match event:
            case StageOpened(stage=stage):
                self._leave_room()
                self._put(self._scenes.stage(stage))
            case TurnTaken(turn=turn):
                self._speaking.pop(turn.seat, None)
                self._take(turn)
            case AttemptFailed(key=key, message=message, wait_seconds=wait):
                self._speaking.pop(key.seat, None)
                again = "giving up" if wait is None else f"trying again in {wait:.0f} s"
                self._put(self._scenes.note(f"{message}; {again}"))
            case Probed(record=record) if record.wave in _ASKED and record.wave not in self._said:
                self._said.add(record.wave)
                self._put(self._scenes.note(_ASKED[record.wave]))
            case RunResumed():
                self._put(self._scenes.note("Resumed."))
            case _:
                pass

    def _take(self, turn: Turn) -> None:
        room = room_of(turn, self._content) if turn.kind != "memo" else None
        if room != self._room:
            self._leave_room()
            if room is not None:
                self._room, self._room_side = room, turn.side
                self._put(self._scenes.caucus_opens(room, turn.side))
        if turn.kind == "memo" and "memos" not in self._said:
            self._said.add("memos")
            self._put(self._scenes.memos())
        if room is None:
            self._put(self._scenes.turn(turn))
        else:
            self._put(barred(self._behind_door.turn(turn), self._scenes.style(self._room_side)))

    def _leave_room(self) -> None:
        if self._room is not None:
            side, self._room, self._room_side = self._room_side, None, None
            self._put(self._scenes.caucus_closes(side))

    def _put(self, lines: Iterable[Text]) -> None:
        put(self._console, lines)

    def _footer(self) -> Group:
        lines: list[Text] = []
        for seat, words in self._speaking.items():
            lines += [*self._scenes.speaking(seat, words, STREAMED_LINES // len(self._speaking)), Text()]
        progress = Text(self._progress.line(monotonic() - self._began), style=QUIET, no_wrap=True, overflow="ellipsis")
        return Group(*lines, progress)
