"""Owns how scores look on a terminal: both panels, both halves, flags with reasons, and what each believed."""

from rich.cells import cell_len, set_cell_size
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
from backchannel.reports.scoring import headline, panel_minds, points, titles_of
from backchannel.reports.words import PANELS, UNVALIDATED

CELLS = 20
"""Width of a bar; one cell is five points of a hundred."""


def scoreboard(scorecard: Scorecard, content: Content, width: int) -> list[Text]:
    """Return the scorecard."""
    lines = [rule("Scores", width, "━", STRONG)]
    titles = titles_of(content)
    for name, title in PANELS.items():
        panel = scorecard.panels.get(name)
        if panel is not None:
            lines += [Text(), Text(title, style=STRONG), *_panel(panel, titles, width)]
    if scorecard.flags:
        lines += [Text(), Text("Flags", style=STRONG)]
        for flag in scorecard.flags:
            lines += hang(Text.assemble((one_line(flag.name), WARNING), f": {one_line(flag.because)}"), width, "  ! ")
    return [*lines, Text(), *line(UNVALIDATED, width, 0, QUIET), Text()]


def beliefs(state: RunState, content: Content, width: int) -> list[Text]:
    """Return for each seat the reading it held likeliest, its trust and its advice, before and after."""
    before, after = wave(state, "T0"), wave(state, "T1")
    if not before or not after:
        return []
    lines = [rule("In private, before and after", width)]
    people = attendees(content).values()
    widest = min(max(cell_len(one_line(one.name)) for one in people), 24)
    for one in people:
        first, last = before.get(one.seat), after.get(one.seat)
        belief, stance = Text("no usable answer", style=QUIET), None
        if isinstance(first, ProbeAnswer) and isinstance(last, ProbeAnswer):
            belief, stance = _moved(first, last, content.scenario)
        lines += hang(belief, width, Text(f"  {one_line(one.name):<{widest}}  ", style=STRONG))
        lines += hang(stance, width, " " * (widest + 4)) if stance else []
    return [*lines, Text()]


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
    lines = [*hang(_minds(panel.minds), width, "  in their minds  "), *hang(_room(panel.room), width, "  in the room     ")]
    for dimension, title in zip(panel.room.dimensions, _titles(panel, titles, width), strict=True):
        lines += _dimension(dimension, title, width)
    return lines


def _minds(minds: Minds) -> Text:
    return Text(f"{bar(minds.before, minds.after)}  {one_line(panel_minds(minds))}")


def _room(room: Room) -> Text:
    text = Text(f"{bar(None, room.headline)}  {headline(room)}")
    rejected = f", {room.rejected_quotes} quotes rejected" if room.rejected_quotes else ""
    text.append(f"  judge: {one_line(room.judge)}{rejected}", style=QUIET)
    return text


def _dimension(dimension: Dimension, title: str, width: int) -> list[Text]:
    if isinstance(dimension, Unscored):
        return hang(Text("unscored: " + one_line(dimension.unscored), style=QUIET), width, f"    {title}  ")
    best = dimension.evidence[0]
    filled = round(dimension.score)
    figure = f"{points(dimension.score)}/4"
    head = f"    {title}  {'■' * filled}{'□' * (4 - filled)}  {figure:<5}  "
    lines = hang(Text(shorten(dimension.why, 120), style=QUIET), width, head)
    if dimension.score == 0:
        return lines
    quote = Text(f"“{shorten(best.quote, 160)}” (turn {best.turn})", style=QUIET)
    return [*lines, *hang(quote, width, " " * 8)]


def _titles(panel: Panel, titles: dict[str, str], width: int) -> list[str]:
    """Return the titles of a panel's dimensions, all of one width."""
    names = [one_line(titles.get(one.name, one.name)) for one in panel.room.dimensions]
    widest = min(max(map(cell_len, names), default=0), width - 24)
    return [set_cell_size(shorten(name, widest), widest) for name in names]


def _moved(first: ProbeAnswer, last: ProbeAnswer, scenario: Scenario) -> tuple[Text, Text]:
    """Return the likeliest reading before and after, and below it trust and advice."""
    (was, before), (now, after) = _likeliest(first, scenario), _likeliest(last, scenario)
    held = f"{was} {before:.0f}%" if was != now else f"{was} {before:.0f}"
    belief = f"{held} → {after:.0f}%" if was == now else f"{held} → {now} {after:.0f}%"
    trusts = " → ".join("?" if value is None else f"{value:.1f}" for value in (trust(first), trust(last)))
    actions = first.action if first.action == last.action else f"{first.action} → {last.action}"
    return Text(belief), Text(f"trust {trusts} of 7; would {actions}", style=QUIET)


def _likeliest(answer: ProbeAnswer, scenario: Scenario) -> tuple[str, float]:
    option = max(scenario.options(), key=lambda name: answer.own.get(name, 0.0))
    name = "None of these" if option == OTHER else one_line(scenario.reading(option).title)
    return name, 100 * answer.own.get(option, 0.0)
