"""Owns how a scenario is shown before it is played; what only one person knows stays hidden unless asked for."""

from rich.text import Text

from backchannel.cli.layout import block, hang, line, rule
from backchannel.cli.palette import QUIET, STRONG
from backchannel.cli.passages import passages
from backchannel.cli.scenes import Scenes
from backchannel.cli.show import ShowOptions
from backchannel.cli.terminal import console, put, say_json, say_text
from backchannel.library.content import Content, load_content
from backchannel.reports.attendance import attendees
from backchannel.reports.plain import one_line
from backchannel.reports.revelation import truth, twin
from backchannel.table.mermaid import mermaid


def show_scenario(options: ShowOptions) -> None:
    """Print a scenario: as a chart, as JSON, or to read."""
    content = load_content(options.target)
    if options.graph:
        chart = mermaid(content.scenario)
        say_json({"scenario": content.scenario.id, "mermaid": chart}) if options.json else say_text(chart)
    elif options.json:
        say_json(scenario_object(content, spoil=options.spoil))
    else:
        on = console()
        lines = overview(content, on.width)
        put(on, [*lines, *secrets(content, on.width)] if options.spoil else lines)


def scenario_object(content: Content, *, spoil: bool) -> dict[str, object]:
    """Return a scenario as everybody in the room knows it, or with `spoil` all of it."""
    scenario = content.scenario
    if spoil:
        return scenario.model_dump(mode="json")
    people = attendees(content)
    public = scenario.model_dump(
        mode="json", include={"id", "title", "summary", "setting", "rules", "event", "sides", "readings", "agenda"}
    )
    seats = [
        {"id": one.seat, "name": one.name, "side": one.side, "profession": one.profession, "role": one.role}
        for one in people.values()
    ]
    return {**public, "seats": seats, "facilitator": content.facilitator.id, "evaluator": content.evaluator.id}


def overview(content: Content, width: int) -> list[Text]:
    """Return what everybody in the room knows, and the agenda."""
    scenario = content.scenario
    lines = [*Scenes(content, width).situation(), Text(), Text("What the sides say in public", style=STRONG)]
    for side in scenario.sides:
        lines += hang(Text.assemble((one_line(side.name), STRONG), f": {one_line(side.official_line)}"), width, "  ", " " * 4)
    lines += [Text(), Text("Agenda", style=STRONG)]
    for number, stage in enumerate(scenario.agenda, 1):
        turns = f"{stage.turns} turns" + (" each side, behind closed doors" if stage.floor == "caucus" else "")
        text = Text.assemble((one_line(stage.title), STRONG), f": {one_line(stage.aim)} ", (f"({turns})", QUIET))
        lines += hang(text, width, f"  {number} ")
    judge = content.evaluator
    lines += [
        Text(),
        *hang(Text.assemble(("Judge: ", STRONG), f"{one_line(judge.name)}, {one_line(judge.headline)}"), width, ""),
    ]
    hidden = f"{len(scenario.clues)} pieces of private evidence are dealt to them. --spoil shows who holds what, and the truth."
    return [*lines, Text(), *line(hidden, width, 0, QUIET)]


def secrets(content: Content, width: int) -> list[Text]:
    """Return what each person carries, what may really have happened, and the event behind the fiction."""
    people = attendees(content)
    lines = []
    for seat in content.scenario.seats:
        lines += [Text(), rule(f"Private: {people[seat.id].name}", width), *block(seat.brief, width, 2)]
        for label, facts in (("wants", seat.goals), ("refuses", seat.red_lines)):
            for fact in facts:
                lines += hang(Text.assemble((f"{label}: ", QUIET), one_line(fact)), width, "  - ")
        for clue in (clue for clue in content.scenario.clues if clue.holder == seat.id):
            worlds = f"; only in: {', '.join(clue.when)}" if clue.when else ""
            note = (f" (costs {clue.cost} of 3, {clue.use}{worlds})", QUIET)
            lines += hang(Text.assemble(("holds: ", QUIET), one_line(clue.text), note), width, "  - ")
    return [*lines, *passages([truth(content.scenario, None), *twin(content.scenario)], width)]
