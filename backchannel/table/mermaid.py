"""Owns drawing a scenario's talk as a Mermaid flow chart."""

import re

from backchannel.domain.scenario import Scenario
from backchannel.table.agenda import PlannedStage, plan


def mermaid(scenario: Scenario, turns: int | None = None) -> str:
    """Return the talk of a scenario as Mermaid text: a box a stage, and inside it how the floor goes round."""
    lines = ["flowchart TD", f"    T0([private probe T0: {len(scenario.seats)} seats])"]
    before = "T0"
    for planned in plan(scenario, turns):
        node = f"S{planned.number}"
        lines += _stage(scenario, planned, node)
        lines.append(f"    {before} --> {node}")
        before = node
    lines.append(f"    {before} --> M[/transfer memos: {_label(' · '.join(side.name for side in scenario.sides))}/]")
    lines += ["    M --> T1([private probe T1])", "    T1 --> E[[evaluator: two panels]]"]
    return "\n".join(lines) + "\n"


def _stage(scenario: Scenario, planned: PlannedStage, node: str) -> list[str]:
    stage = planned.stage
    title = _label(f"{planned.number}. {stage.title}")
    lines = [f'    subgraph {node}["{title}"]']
    if stage.floor == "caucus":
        for index, side in enumerate(scenario.sides):
            seats = " · ".join(seat.id for seat in scenario.seats_of(side.id))
            lines.append(f'        {node}{chr(97 + index)}["{_label(side.name)} alone: {seats} ({planned.turns} turns)"]')
        return [*lines, "    end"]
    lines += [
        f'        {node}c{{"chair"}}',
        f'        {node}s["{stage.floor}: {planned.turns} turns"]',
        f"        {node}c -->|gives the floor| {node}s",
        f"        {node}s -->|a rule calls the chair| {node}c",
        f"        {node}s -->|next speaker by rule| {node}s",
    ]
    return [*lines, "    end"]


def _label(text: str) -> str:
    """Keep a label from ending its own quotes or opening markup."""
    return re.sub(r"[\"<>\[\]{}|`]", "'", text)
