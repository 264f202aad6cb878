"""Owns how scores look on a terminal: both panels, both halves, flags with reasons, and what each believed."""

from rich.cells import cell_len
from rich.text import Text

from backchannel.cli.layout import hang, line, rule
from backchannel.cli.palette import QUIET, STRONG, WARNING
from backchannel.domain.base import OTHER
from backchannel.domain.probe import ProbeAnswer
from backchannel.domain.scenario import Scenario
from backchannel.domain.verdict import Dimension, Minds, Panel, Room, Scorecard, Unscored
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.attendance import attendees
from backchannel.reports.minds import trust, wave
from backchannel.reports.plain import one_line, shorten
from backchannel.reports.scoring import panel_minds, titles_of
from backchannel.reports.words import PANELS, UNVALIDATED

CELLS = 20
"""Width of a bar; one cell is five points of a hundred."""


def scoreboard(scorecard: Scorecard, content: Content, width: int) -> list[Text]:
    """Return the scorecard."""
    lines = [Text(), rule("Scores", width, "━", STRONG)]
    titles = titles_of(content)
    for name, title in PANELS.items():
        panel = scorecard.panels.get(name)
        if panel is not None:
            lines += [Text(), Text(title, style=STRONG), *_panel(panel, titles, width)]
    if scorecard.flags:
        lines += [Text(), Text("Flags", style=STRONG)]
        for flag in scorecard.flags:
            lines += hang(Text.assemble((one_line(flag.name), WARNING), f": {one_line(flag.because)}"), width, "  ! ")
    return [*lines, Text(), *line(UNVALIDATED, width, 0, QUIET)]


def beliefs(state: RunState, content: Content, width: int) -> list[Text]:
    """Return a line a seat: the reading it held likeliest, and its trust, before and after."""
    before, after = wave(state, "T0"), wave(state, "T1")
    if not before or not after:
        return []
    lines = [Text(), rule("In private, before and after", width)]
    people = attendees(content).values()
    widest = min(max(cell_len(one_line(one.name)) for one in people), 24)
    for one in people:
        first, last = before.get(one.seat), after.get(one.seat)
        text = Text("no usable answer", style=QUIET)
        if isinstance(first, ProbeAnswer) and isinstance(last, ProbeAnswer):
            text = _moved(first, last, content.scenario)
        lines += hang(text, width, Text(f"  {one_line(one.name):<{widest}}  ", style=STRONG))
    return lines


def bar(before: float | None, after: float | None) -> str:
    """Return a bar of what there was ('█'), what was gained ('▒') and what was lost ('░')."""
    if after is None:
        return "·" * CELLS
    now = _cells(after)
    was = now if before is None else _cells(before)
    kept, gained, lost = min(was, now), max(now - was, 0), max(was - now, 0)
    return "█" * kept + "▒" * gained + "░" * lost + "·" * (CELLS - max(was, now))


def _cells(points: float) -> int:
    return max(0, min(CELLS, round(points * CELLS / 100)))


def _panel(panel: Panel, titles: dict[str, str], width: int) -> list[Text]:
    lines = [_minds(panel.minds), _room(panel.room)]
    for dimension in panel.room.dimensions:
        lines += _dimension(dimension, titles, width)
    return [one for group in lines for one in (group if isinstance(group, list) else [group])]


def _minds(minds: Minds) -> Text:
    return Text(f"  in their minds  {bar(minds.before, minds.after)}  {one_line(panel_minds(minds))}")


def _room(room: Room) -> Text:
    figure = "unscored" if room.headline is None else f"{room.headline:.0f} of 100"
    text = Text(f"  in the room     {bar(None, room.headline)}  {figure}")
    rejected = f", {room.rejected_quotes} quotes rejected" if room.rejected_quotes else ""
    text.append(f"  judge: {one_line(room.judge)}{rejected}", style=QUIET)
    return text


def _dimension(dimension: Dimension, titles: dict[str, str], width: int) -> list[Text]:
    title = shorten(titles.get(dimension.name, dimension.name), 34)
    if isinstance(dimension, Unscored):
        return hang(
            Text.assemble(f"{title:<34}  ", ("unscored: " + one_line(dimension.unscored), QUIET)), width, "    ", " " * 8
        )
    best = dimension.evidence[0]
    filled = round(dimension.score)
    head = Text.assemble("    ", f"{title:<34}  ", "■" * filled + "□" * (4 - filled), f"  {dimension.score:g}/4")
    quote = Text.assemble(f"“{shorten(best.quote, 160)}” ", (f"(turn {best.turn})", QUIET))
    return [head, *hang(quote, width, " " * 8)]


def _moved(first: ProbeAnswer, last: ProbeAnswer, scenario: Scenario) -> Text:
    held, holds = _likeliest(first, scenario), _likeliest(last, scenario)
    trusts = " → ".join("?" if value is None else f"{value:.1f}" for value in (trust(first), trust(last)))
    actions = first.action if first.action == last.action else f"{first.action} → {last.action}"
    return Text.assemble((f"{held} → {holds}", ""), (f"  trust {trusts} of 7; would {actions}", QUIET))


def _likeliest(answer: ProbeAnswer, scenario: Scenario) -> str:
    option = max(scenario.options(), key=lambda name: answer.own.get(name, 0.0))
    name = "none of these" if option == OTHER else one_line(scenario.reading(option).title)
    return f"{name} ({100 * answer.own.get(option, 0.0):.0f}%)"
