"""Owns the graph of turns. State holds ids and counters; the words are in the record and the journal.

open_stage → chair → speak ⇄ chair … → close_stage → open_stage … → memos
open_stage → caucus → close_stage
"""

from functools import cache
from typing import Any, TypedDict

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime
from langgraph.types import Command

from backchannel.domain.dialogue import Intervention
from backchannel.domain.events import MoveMade, StageClosed, StageOpened, StageSummarised
from backchannel.table.agenda import PlannedStage
from backchannel.table.floor import next_speaker
from backchannel.table.table import Table
from backchannel.table.triggers import trigger
from backchannel.together import finish_all

ADHOC_CAUCUS_TURNS = 2
"""Speeches of a caucus the chair calls in the middle of a stage."""
CHARACTERS_PER_TOKEN = 4


class TalkState(TypedDict):
    """Where the talk is; all of it counters and ids."""

    stage: int
    """Index into the planned stages."""
    turn: int
    """Number of the last turn taken."""
    left: int
    """Persona turns left in this stage."""
    interventions: int
    """Of the chair, in this stage."""
    reason: str
    """Why the chair is asked next."""
    apart: str
    """The side that meets alone next; empty: all sides, each alone."""


Next = Command[str]
"""Where to go, and what changes. Measured, routing by command costs 0.47 ms a step and by conditional edge 0.75 ms."""

Context = Runtime[Table]


async def open_stage(state: TalkState, runtime: Context) -> Next:
    """Open the next stage; fold what is closed when the record has grown past its budget."""
    table = runtime.context
    table.heed_stop()
    planned = table.stages[state["stage"]]
    table.journal.say(StageOpened(stage=planned.stage.id))
    table.record.open_stage(planned, len(table.stages))
    await _fold_if_long(table, planned, state["turn"])
    goto = "caucus" if planned.stage.floor == "caucus" else "chair"
    fresh = {"left": planned.turns, "interventions": 0, "reason": "stage opens", "apart": ""}
    return Command(goto=goto, update=fresh)


async def chair(state: TalkState, runtime: Context) -> Next:
    """Ask the chair for one move; the last word of the meeting is the chair's."""
    table = runtime.context
    table.heed_stop()
    planned, number = table.stages[state["stage"]], state["turn"] + 1
    view = table.chair_view(planned, number, state["left"], state["reason"], state["interventions"])
    said = await table.chair.decide(view)
    table.journal.say(
        MoveMade(
            stage=planned.stage.id,
            after_turn=state["turn"],
            trigger=state["reason"],
            move=said.move,
            addressee=said.addressee,
        )
    )
    turn = state["turn"]
    if said.move != "HOLD" and said.text:
        turn = number
        table.enter(table.facilitation(number, planned.stage.id, said))
    stepped_in = said.move != "HOLD" and state["reason"] not in ("stage opens", "stage closes")
    update: dict[str, int | str] = {"turn": turn, "interventions": state["interventions"] + int(stepped_in)}
    if state["left"] == 0 or (said.move == "CLOSE_STAGE" and view.may_close):
        return Command(goto="close_stage", update=update)
    if said.move == "CAUCUS" and (side := _caucus_side(table, said)) and state["left"] > ADHOC_CAUCUS_TURNS:
        return Command(goto="caucus", update=update | {"apart": side})
    return Command(goto="speak", update=update)


async def speak(state: TalkState, runtime: Context) -> Next:
    """Give one seat the floor, then look whether the chair may be needed."""
    table = runtime.context
    table.heed_stop()
    planned, number = table.stages[state["stage"]], state["turn"] + 1
    stage = planned.stage
    seat = next_speaker(stage.floor, table.floor(stage.id, number))
    view = table.seat_view(seat, planned, number, state["left"])
    utterance = await table.players[seat].speak(view, table.hooks.text_for(seat))
    table.enter(table.turn_of(seat, number, stage.id, utterance, apart=False))
    left = state["left"] - 1
    if left == 0:
        ends = planned.number == len(table.stages)
        over: dict[str, int | str] = {"turn": number, "left": 0, "reason": "stage closes"}
        return Command(goto="chair" if ends else "close_stage", update=over)
    reason = None
    if state["interventions"] < table.card.budget_per_stage:
        spoken = table.spoken(stage.id)
        silent = tuple(other for other in table.players if all(turn.seat != other for turn in spoken))
        reason = trigger(spoken, silent, left, table.card.every_turns)
    update = {"turn": number, "left": left, "reason": reason or ""}
    return Command(goto="chair" if reason else "speak", update=update)


async def caucus(state: TalkState, runtime: Context) -> Next:
    """Let each side, or one, talk alone. Sides talk at the same time and hear nothing of each other."""
    table = runtime.context
    table.heed_stop()
    planned = table.stages[state["stage"]]
    adhoc = state["apart"]
    sides = [adhoc] if adhoc else [side.id for side in table.scenario.sides]
    length = ADHOC_CAUCUS_TURNS if adhoc else planned.turns
    starts = [state["turn"] + 1 + index * length for index in range(len(sides))]
    meetings = zip(sides, starts, strict=True)
    await finish_all(*(_meet_apart(table, planned, side, range(first, first + length)) for side, first in meetings))
    turn, left = state["turn"] + length * len(sides), state["left"] - length
    goto = "speak" if adhoc and left > 0 else "close_stage"
    return Command(goto=goto, update={"turn": turn, "left": max(0, left), "apart": ""})


async def close_stage(state: TalkState, runtime: Context) -> Next:
    """Close the stage; whoever probes at stage ends is told."""
    table = runtime.context
    planned = table.stages[state["stage"]]
    because = "chair closed it" if state["left"] > 0 else "turns used up"
    table.journal.say(StageClosed(stage=planned.stage.id, because=because))
    table.hooks.stage_closed(
        planned.stage.id, {seat: table.seat_view(seat, planned, state["turn"], 0) for seat in table.players}
    )
    following = state["stage"] + 1
    return Command(goto="open_stage" if following < len(table.stages) else "memos", update={"stage": following})


async def memos(state: TalkState, runtime: Context) -> Next:
    """Have each side write down what it carries home; the first seat of a side holds the pen."""
    table = runtime.context
    table.heed_stop()
    planned = table.stages[-1]
    writers = [table.scenario.seats_of(side.id)[0].id for side in table.scenario.sides]
    await finish_all(*(_write_memo(table, planned, seat, state["turn"] + 1 + index) for index, seat in enumerate(writers)))
    return Command(goto=END, update={"turn": state["turn"] + len(table.scenario.sides)})


async def _meet_apart(table: Table, planned: PlannedStage, side: str, numbers: range) -> None:
    stage = planned.stage
    alone = side == table.scenario.sides[0].id
    for number in numbers:
        table.heed_stop()
        seat = next_speaker("caucus", table.floor(stage.id, number, side))
        view = table.seat_view(seat, planned, number, numbers.stop - number)
        on_text = table.hooks.text_for(seat) if alone else None
        utterance = await table.players[seat].speak(view, on_text)
        table.enter(table.turn_of(seat, number, stage.id, utterance, apart=True))


async def _write_memo(table: Table, planned: PlannedStage, seat: str, number: int) -> None:
    view = table.seat_view(seat, planned, number, 0)
    utterance = await table.players[seat].write_memo(view)
    turn = table.turn_of(seat, number, "memos", utterance, apart=True)
    memo = turn.model_copy(update={"kind": "memo", "addressee": None, "use": None})
    table.enter(memo)


async def _fold_if_long(table: Table, planned: PlannedStage, turn: int) -> None:
    budget = table.transcript_budget_tokens
    if budget is None or table.record.length() <= budget * CHARACTERS_PER_TOKEN or planned.number == 1:
        return
    view = table.chair_view(planned, turn + 1, planned.turns, "stage opens", 0)
    closed = tuple(stage.stage.id for stage in table.stages[: planned.number - 1])
    text = await table.chair.summarise(view, closed, table.record.closed_text())
    table.journal.say(StageSummarised(stages=closed, up_to_turn=turn, text=text))
    table.record.fold(text)


def _caucus_side(table: Table, said: Intervention) -> str | None:
    """Return the side a called caucus is for, if that side has more than one seat."""
    target = said.addressee
    side = table.privates[target].seat.side if target is not None and target in table.privates else target
    known = {each.id for each in table.scenario.sides}
    return side if side in known and len(table.scenario.seats_of(str(side))) > 1 else None


@cache
def compiled() -> CompiledStateGraph[TalkState, Table, TalkState, TalkState]:
    """Compile the graph once; a run hands its table in as context."""
    graph = StateGraph(TalkState, context_schema=Table)
    ways: dict[Any, tuple[str, ...]] = {
        open_stage: ("chair", "caucus"),
        chair: ("speak", "caucus", "close_stage"),
        speak: ("speak", "chair", "close_stage"),
        caucus: ("close_stage", "speak"),
        close_stage: ("open_stage", "memos"),
        memos: (END,),
    }
    for node, targets in ways.items():
        graph.add_node(node.__name__, node, destinations=targets)
    graph.add_edge(START, "open_stage")
    return graph.compile()


async def talk(table: Table) -> None:
    """Carry out the whole talk; raises what a player or the journal raises, and Interrupted."""
    start: TalkState = {"stage": 0, "turn": 0, "left": 0, "interventions": 0, "reason": "", "apart": ""}
    steps = 8 + sum(2 * stage.total + 4 for stage in table.stages)
    await compiled().ainvoke(start, {"recursion_limit": steps}, context=table)
