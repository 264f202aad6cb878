"""A small finished run of the ferry scenario, built by hand: every kind of turn, both waves of probes, a scorecard."""

from collections.abc import Sequence
from pathlib import Path

from backchannel.domain.dialogue import ActTag, Turn
from backchannel.domain.events import Event, Probed, RunFinished, RunStarted, StageClosed, StageOpened, TurnTaken
from backchannel.domain.probe import ProbeAnswer, ProbeRecord, TrustItems, Unanswered
from backchannel.domain.verdict import Evidence, Flag, Minds, Panel, Room, Scorecard, Scored, Unscored
from backchannel.journal.fold import RunState, fold
from backchannel.library.content import Content, load_content
from backchannel.runs.settings import RunSettings

LIBRARY = Path(__file__).parents[1] / "data" / "library"

HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b2J\x07 [bold]not bold[/bold] [link=x]y[/] *a* _b_ `c` <img src=x onerror=y> | # z "
    "![i](javascript:1) &lt; \u202egnp.exe \u2066x\u2069 \ud800 {{7*7}} ~~d~~ $e$"
)
"""Terminal escapes, rich markup, Markdown, HTML, direction marks, a lone surrogate, a template."""


def content() -> Content:
    return load_content("ferry", [LIBRARY])


def hostile_content() -> Content:
    """The ferry scenario with hostile words wherever content can put words."""
    plain = content()
    scenario = plain.scenario
    update = {
        "title": HOSTILE,
        "summary": HOSTILE,
        "setting": HOSTILE,
        "rules": (HOSTILE,),
        "event": scenario.event.model_copy(update={"headline": HOSTILE, "account": HOSTILE, "words": HOSTILE, "date": HOSTILE}),
        "sides": tuple(side.model_copy(update={"name": HOSTILE, "official_line": HOSTILE}) for side in scenario.sides),
        "readings": tuple(one.model_copy(update={"title": HOSTILE, "clause": HOSTILE}) for one in scenario.readings),
        "agenda": tuple(stage.model_copy(update={"title": HOSTILE, "aim": HOSTILE}) for stage in scenario.agenda),
        "seats": tuple(seat.model_copy(update={"role": HOSTILE, "brief": HOSTILE}) for seat in scenario.seats),
        "clues": tuple(clue.model_copy(update={"text": HOSTILE, "cost_why": HOSTILE}) for clue in scenario.clues),
        "debrief": scenario.debrief.model_copy(update={"twin": HOSTILE, "account": HOSTILE, "established": (HOSTILE,)}),
        "sources": tuple(one.model_copy(update={"title": HOSTILE, "where": HOSTILE}) for one in scenario.sources),
    }
    personas = {key: card.model_copy(update={"name": HOSTILE}) for key, card in plain.personas.items()}
    chair = plain.facilitator.model_copy(update={"name": HOSTILE, "headline": HOSTILE})
    dimensions = tuple(card.model_copy(update={"title": HOSTILE}) for card in plain.evaluator.dimensions)
    judge = plain.evaluator.model_copy(update={"name": HOSTILE, "dimensions": dimensions})
    return Content(scenario.model_copy(update=update), personas, chair, judge, plain.prompts, plain.sources)


def speech(number: int, seat: str, text: str, **more: object) -> Turn:
    """A speech of one of the four, in the stage 'opening' unless told otherwise."""
    names = {"anna": "Anna Berg", "bruno": "Bruno Falk", "clara": "Clara Stern", "david": "David Moll"}
    side = "north" if seat in ("anna", "bruno") else "south"
    told: dict[str, object] = {"stage": "opening", "kind": "speech", "heard_by": "all", "speaker": names[seat], "side": side}
    return Turn.model_validate(told | {"number": number, "seat": seat, "text": text} | more)


def chair(number: int, text: str, **more: object) -> Turn:
    told: dict[str, object] = {
        "stage": "opening",
        "kind": "facilitation",
        "heard_by": "all",
        "speaker": "Ines Holm",
        "side": None,
    }
    return Turn.model_validate(told | {"number": number, "seat": "facilitator", "text": text} | more)


def turns() -> list[Turn]:
    yard = ActTag(act="disclose", quote="The yard sent a bill", clue="invoice", topic="engine")
    return [
        chair(1, "Welcome. Anna, what brought you here?", move="INVITE", addressee="anna"),
        speech(2, "anna", "The yard sent a bill for a bearing the next morning. It was dated the fourth.", tags=(yard,)),
        speech(3, "clara", "Then something was mended. Who signed it?", stage="readings", addressee="anna"),
        chair(4, "Say back what you heard, Clara.", stage="readings", move="ASK_RESTATE", addressee="clara"),
        speech(
            5,
            "anna",
            "We could tell them about the log.",
            stage="caucus",
            heard_by=("anna", "bruno"),
            use="not for attribution",
        ),
        speech(6, "bruno", "Not the page itself.", stage="caucus", heard_by=("anna", "bruno"), use="confidential"),
        speech(7, "david", "He said he was cold.", stage="caucus", heard_by=("clara", "david"), use="shareable"),
        speech(8, "anna", "For the north: ask about the bearing.\n\nLeave the log alone.", stage="steps", kind="memo"),
        speech(9, "david", "For the south: a lamp at the line.", stage="steps", kind="memo"),
    ]


def answer(fault: float, side: str, trust: float, action: str = "wait and watch") -> ProbeAnswer:
    shares = {"fault": fault, "order": round(0.9 - fault, 6), "other": 0.1}
    items = TrustItems(private_assurance=trust, tell_if_accident=trust, vouch_at_home=trust)
    return ProbeAnswer.model_validate(
        {
            "own": shares,
            "theirs": {side: shares},
            "trust": {side: items},
            "action": action,
            "would_change_my_mind": "The page of the log.",
        }
    )


def events(taken: Sequence[Turn] | None = None, *, run: str = "ferry-1") -> list[Event]:
    """Events of a finished run; `taken` replaces its turns."""
    told: list[Event] = [
        RunStarted(
            version="0", run=run, scenario="ferry", seed=1, world="broken", settings=RunSettings().model_dump(mode="json")
        )
    ]
    others = {"anna": "south", "bruno": "south", "clara": "north", "david": "north"}
    told += [Probed(record=ProbeRecord(wave="T0", seat=seat, answer=answer(0.3, side, 2.0))) for seat, side in others.items()]
    open_stage = None
    for turn in turns() if taken is None else taken:
        if turn.stage != open_stage and turn.kind != "memo":
            if open_stage is not None:
                told.append(StageClosed(stage=open_stage, because="turns used up"))
            open_stage = turn.stage
            told.append(StageOpened(stage=open_stage))
        told.append(TurnTaken(turn=turn))
    for seat, side in others.items():
        after = Unanswered(reason="no JSON in the reply") if seat == "david" else answer(0.6, side, 3.5, "conciliate")
        told.append(Probed(record=ProbeRecord(wave="T1", seat=seat, answer=after)))
    return [*told, RunFinished(turns=5)]


def state(taken: Sequence[Turn] | None = None, *, run: str = "ferry-1") -> RunState:
    return fold(events(taken, run=run))


def scorecard(text: str = "The yard sent a bill") -> Scorecard:
    candour = Scored(name="candour", score=3, evidence=(Evidence(turn=2, quote=text),))
    questions = Unscored(name="questions", unscored=text)
    return Scorecard(
        run="ferry-1",
        panels={
            "confidence_building": Panel(
                minds=Minds(before=30, after=55, gain=25), room=Room(headline=75, dimensions=(candour,), judge="lexical")
            ),
            "interpretation_clarity": Panel(
                minds=Minds(before=None, after=None, gain=None, unscored="fewer than half of the measures are scorable"),
                room=Room(headline=None, dimensions=(questions,), judge="lexical", rejected_quotes=2),
            ),
        },
        measures={"alarm": {"before": 3.1, "after": None}},
        flags=(Flag(name="over-reassured", because=f"trust rose by 1.5; {text}"),),
    )
