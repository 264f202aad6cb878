"""Owns the table of what each seat privately believed before and after."""

from backchannel.domain.base import OTHER
from backchannel.domain.probe import ProbeAnswer, Unanswered
from backchannel.domain.scenario import Scenario
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.attendance import Attendee, attendees
from backchannel.reports.markdown import bullets, escape, table
from backchannel.reports.words import UNVALIDATED

Answers = dict[str, ProbeAnswer | Unanswered]


def minds(state: RunState, content: Content) -> list[str]:
    """Return the blocks on beliefs, trust and recommended action, or nothing when nobody was asked yet."""
    before, after = wave(state, "T0"), wave(state, "T1")
    if not before and not after:
        return []
    people = attendees(content).values()
    head = ["", *(escape(_title(content.scenario, option)) for option in content.scenario.options())]
    blocks = [
        "## What each believed, before and after",
        "Asked in private, outside the conversation: 100 points over the readings.",
        table(head, [_beliefs(one, before, after, content.scenario) for one in people]),
        "Trust in the other side (1 to 7), and what they would privately recommend:",
        table(["", "Trust", "Would recommend"], [_stance(one, before, after) for one in people]),
    ]
    changed = [_would_change(one, after) for one in people]
    if any(changed):
        blocks += ["What would change their minds now:", bullets(line for line in changed if line)]
    return [*blocks, f"*{UNVALIDATED}*"]


def wave(state: RunState, name: str) -> Answers:
    """Return one wave's answers by seat."""
    return {record.seat: record.answer for record in state.probes if record.wave == name}


def trust(answer: ProbeAnswer | Unanswered | None) -> float | None:
    """Return the mean of all trust items, 1–7, or None without a usable answer."""
    if not isinstance(answer, ProbeAnswer) or not answer.trust:
        return None
    values = [value for items in answer.trust.values() for value in items.values()]
    return sum(values) / len(values)


def _beliefs(one: Attendee, before: Answers, after: Answers, scenario: Scenario) -> list[str]:
    cells = [f"**{escape(one.name)}** ({escape(one.side_name)})"]
    for option in scenario.options():
        cells.append(f"{_share(before.get(one.seat), option)} → {_share(after.get(one.seat), option)}")
    return cells


def _stance(one: Attendee, before: Answers, after: Answers) -> list[str]:
    pair = before.get(one.seat), after.get(one.seat)
    trusts = " → ".join("?" if value is None else f"{value:.1f}" for value in map(trust, pair))
    actions = " → ".join(answer.action if isinstance(answer, ProbeAnswer) else "?" for answer in pair)
    return [f"**{escape(one.name)}**", trusts, actions]


def _share(answer: ProbeAnswer | Unanswered | None, option: str) -> str:
    return f"{100 * answer.own.get(option, 0.0):.0f}" if isinstance(answer, ProbeAnswer) else "?"


def _would_change(one: Attendee, after: Answers) -> str:
    answer = after.get(one.seat)
    if isinstance(answer, Unanswered):
        return f"**{escape(one.name)}** gave no usable answer: {escape(answer.reason)}"
    return f"**{escape(one.name)}**: {escape(answer.would_change_my_mind)}" if answer else ""


def _title(scenario: Scenario, option: str) -> str:
    return "None of these" if option == OTHER else scenario.reading(option).title
