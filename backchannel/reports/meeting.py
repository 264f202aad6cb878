"""Owns the middle of the reading page: the talk, stage by stage, with caucuses and memos told apart."""

from itertools import groupby

from backchannel.domain.dialogue import Turn
from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.attendance import Attendee, attendees, room_of
from backchannel.reports.markdown import anchor, escape, prose, quoted
from backchannel.reports.words import MOVES, USES


def meeting(state: RunState, content: Content) -> list[str]:
    """Return the blocks of all stages with at least one turn, then the memos."""
    blocks = ["## The meeting"]
    talk = [turn for turn in in_order(state) if turn.kind != "memo"]
    stages = {stage.id: (number, stage) for number, stage in enumerate(content.scenario.agenda, 1)}
    for stage_id, turns in groupby(talk, key=lambda turn: turn.stage):
        if stage_id in stages:
            number, stage = stages[stage_id]
            blocks += [f"### {number}. {escape(stage.title)}", f"*{escape(stage.aim)}*"]
        blocks += _stage(list(turns), content)
    if not talk:
        blocks.append("Nobody has spoken yet.")
    return blocks + _memos(state, content)


def in_order(state: RunState) -> list[Turn]:
    """Return the turns by number; sides in caucus talk at the same time and are journalled as they come."""
    return sorted(state.turns, key=lambda turn: turn.number)


def _stage(turns: list[Turn], content: Content) -> list[str]:
    people = attendees(content)
    blocks: list[str] = []
    for room, group in groupby(turns, key=lambda turn: room_of(turn, content)):
        if room is not None:
            blocks.append(f"**Caucus** ({escape(room)})")
        for turn in group:
            blocks += _facilitation(turn, people) if turn.kind == "facilitation" else _speech(turn, people)
        if room is not None:
            blocks.append("*The caucus ends; the others come back.*")
    return blocks


def _facilitation(turn: Turn, people: dict[str, Attendee]) -> list[str]:
    label = MOVES[turn.move] if turn.move else "speaks"
    to = f" → {escape(people[turn.addressee].name)}" if turn.addressee in people else ""
    words = prose(turn.text) or [""]
    first = f"{anchor(turn.number)}**{escape(turn.speaker)}**, chair *({label}{to})*: {words[0]}".rstrip()
    return [quoted([first, *words[1:]])]


def _speech(turn: Turn, people: dict[str, Attendee]) -> list[str]:
    one = people.get(turn.seat)
    who = f" ({one.profession}, {escape(one.side_name)})" if one else ""
    words = prose(turn.text) or [""]
    use = f" *[{USES[turn.use]}]*" if turn.use else ""
    blocks = [f"{anchor(turn.number)}**{escape(turn.speaker)}**{who}: {words[0]}", *words[1:]]
    blocks[-1] += use
    return blocks


def _memos(state: RunState, content: Content) -> list[str]:
    memos = [turn for turn in in_order(state) if turn.kind == "memo"]
    if not memos:
        return []
    sides = {side.id: side.name for side in content.scenario.sides}
    blocks = ["### What each side carries home"]
    for turn in memos:
        side = sides.get(turn.side or "", "")
        blocks.append(f"{anchor(turn.number)}**Memo for {escape(side)}**, by {escape(turn.speaker)}")
        blocks.append(quoted(prose(turn.text) or ["(empty)"]))
    return blocks
