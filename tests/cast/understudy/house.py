"""A small fictional dispute, built in code so that laws can vary it, and a plain loop that plays any scenario."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from backchannel.cast.seating import private_of, room_of
from backchannel.cast.understudy import Deck, UnderstudyChair, UnderstudyPlayer
from backchannel.cast.views import ChairView, Moment, Room, SeatView
from backchannel.domain.base import FACILITATOR
from backchannel.domain.cards import Facilitator, Persona
from backchannel.domain.dialogue import ActTag, Intervention, Turn, Utterance
from backchannel.domain.probe import ProbeAnswer
from backchannel.domain.scenario import Scenario, Stage
from backchannel.prompts import Prompts

ROOT = Path(__file__).parents[3]
READINGS = ("fault", "sloth", "signal")
SEATS = {"ada": "north", "bo": "north", "cy": "south", "di": "south"}


@cache
def prompts() -> Prompts:
    files = (ROOT / "prompts").rglob("*.j2")
    return Prompts({str(path.relative_to(ROOT / "prompts")): path.read_text() for path in files})


def _load(path: str) -> object:
    return YAML(typ="safe").load((ROOT / path).read_text())


@cache
def facilitator(name: str = "ines-halloran") -> Facilitator:
    return Facilitator.model_validate(_load(f"agents/facilitators/{name}.yaml"))


@cache
def flagship() -> tuple[Scenario, dict[str, Persona]]:
    scenario = Scenario.model_validate(_load("scenarios/generals-remark.yaml"))
    cards = {seat.card: Persona.model_validate(_load(f"agents/personas/{seat.card}.yaml")) for seat in scenario.seats}
    return scenario, cards


def persona(name: str, **traits: float) -> Persona:
    lines = ("openers", "closers", "asides", "agrees", "doubts", "declines", "bristles")
    voice = {kind: [f"{name} {kind} {number}, in so many words." for number in range(8)] for kind in lines}
    dials = {"openness": 0.5, "suspicion": 0.5, "curiosity": 0.5, "talkativeness": 0.5, "face": 0.5} | traits
    return Persona.model_validate(
        {
            "id": name,
            "name": f"{name.title()} Smith{name}",
            "surname": f"Smith{name}",
            "pronoun": "they",
            "profession": "scholar",
            "headline": f"{name} keeps a lamp.",
            "biography": "Keeps a lamp.",
            "loyalties": ["The lamp.", "The boats."],
            "fears": ["The dark."],
            "never_says": ["Never."],
            "voice": {"manner": "Plain.", "words_per_turn": 40} | voice,
            "traits": dials,
        }
    )


def clue(name: str, holder: str, likelihoods: Sequence[float], **more: object) -> dict[str, object]:
    return {
        "id": name,
        "holder": holder,
        "topic": f"topic-{name}",
        "text": f"The lamp record {name} was copied.",
        "says": [f"I copied the lamp record zq{name}a on Tuesday.", f"The record zq{name}b has a blot on it."],
        "hint": f"There is a record somewhere zq{name}c.",
        "declines": f"I don't show the record zq{name}d.",
        "upshot": f"the record zq{name}e was kept",
        "likelihoods": dict(zip(READINGS, likelihoods, strict=True)),
        "cost": 1,
        "cost_why": "a friend",
    } | more


def point(seat: str, kind: str, number: int) -> dict[str, object]:
    more = {"reading": READINGS[number % 3]} if kind == "reading" else {}
    says = f"My {kind} number {number} is the lamp zqp{seat}{kind}{number}."
    return {
        "id": f"{seat}-{kind}-{number}",
        "kind": kind,
        "says": says,
        "gist": f"the lamp zqg{seat}{kind}{number} matters",
    } | more


STAGES = (
    ("convening", "caucus", 2),
    ("readings", "round robin", 4),
    ("restatement", "facilitated", 3),
    ("needs and fears", "motivation", 4),
    ("evidence", "facilitated", 8),
    ("constraints", "caucus", 2),
    ("single text", "facilitated", 4),
)


def small(clues: Sequence[Mapping[str, object]], priors: Mapping[str, Sequence[float]] | None = None) -> Scenario:
    kinds = ("reading", "need", "fear", "constraint")
    seats = [
        {
            "id": seat,
            "card": seat,
            "side": side,
            "role": f"{seat} kept the lamp.",
            "brief": f"Secretly zqbrief{seat}.",
            "goals": [f"Get the zqgoal{seat}."],
            "red_lines": [f"Never the zqline{seat}."],
            "holds_back": f"The zqback{seat}.",
            "prior": dict(zip(READINGS, (priors or {}).get(seat, (1, 1, 1)), strict=True)),
            "points": [point(seat, kind, number) for kind in kinds for number in (1, 2)],
        }
        for seat, side in SEATS.items()
    ]
    topics = [
        {
            "id": entry["topic"],
            "label": f"the record of {entry['id']}",
            "asks": [f"What of the record {entry['id']}, {way}?" for way in ("then", "say", "pray", "now")],
        }
        for entry in clues
    ]
    return Scenario.model_validate(
        {
            "id": "dark-lamp",
            "title": "The dark lamp",
            "summary": "A lamp went dark.",
            "setting": "A pier.",
            "rules": ["Nobody is quoted."],
            "event": {
                "headline": "A lamp went dark",
                "date": "in May",
                "account": "The lamp on the rock went dark for three nights.",
            },
            "sides": [
                {
                    "id": side,
                    "name": side.title(),
                    "people": f"the {side}erners",
                    "dilemma": "Hard.",
                    "official_line": "No comment.",
                }
                for side in ("north", "south")
            ],
            "readings": [
                {"id": name, "title": name, "clause": f"it was a {name}", "plain": f"a {name}", "severity": severity}
                for name, severity in zip(READINGS, (0, 3, 8), strict=True)
            ],
            "truth": {"kind": "established", "reading": "fault", "story": "A fuse."},
            "topics": topics,
            "clues": list(clues),
            "seats": seats,
            "agenda": [
                {
                    "id": f"s{number}",
                    "title": purpose,
                    "purpose": purpose,
                    "aim": f"This is aim {number}.",
                    "floor": floor,
                    "turns": turns,
                }
                for number, (purpose, floor, turns) in enumerate(STAGES)
            ],
            "steps": [
                {
                    "id": f"step-{number}",
                    "title": f"Lamp {number}",
                    "actor": ("north", "south")[number % 2],
                    "action": f"light lamp {number} at dusk",
                    "says": [f"Light lamp {number} at dusk, from May on.", f"At dusk lamp {number} could be lit."],
                    "when": "from 1 May",
                    "reciprocity": f"the others light buoy {number}",
                    "verification": f"anybody sees lamp {number}",
                    "type": "transparency",
                }
                for number in range(3)
            ],
            "facilitator": "ines-halloran",
            "evaluator": "plain-judge",
            "sources": [{"title": "None", "where": "Nowhere", "says": "Nothing."}],
            "debrief": {"twin": "None", "account": "None.", "established": [], "disputed": [], "unknown": []},
        }
    )


@dataclass
class Sitting:
    """Players and chair round one scenario, and the turns taken so far."""

    scenario: Scenario
    cards: Mapping[str, Persona]
    seed: int = 1
    world: str | None = None
    public: bool = False
    chair_card: Facilitator = field(default_factory=facilitator)
    turns: list[Turn] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.room: Room = room_of(self.scenario, self.cards, self.chair_card)
        self.deck = Deck(self.scenario, self.world)
        self.privates = {s.id: private_of(self.scenario, s, self.cards[s.card], self.world) for s in self.scenario.seats}
        self.players = {seat: self.player(seat) for seat in self.privates}
        self.chair = UnderstudyChair(self.chair_card, self.room, self.deck, prompts(), self.seed)

    def player(self, seat: str) -> UnderstudyPlayer:
        return UnderstudyPlayer(self.privates[seat], self.room, self.deck, prompts(), self.seed, self.public)

    def side(self, seat: str) -> str:
        return self.scenario.seat(seat).side

    def moment(self, seat: str, stage: Stage, left: int) -> Moment:
        heard = tuple(turn for turn in self.turns if turn.heard_by_seat(seat))
        asked = None
        for turn in reversed(heard):
            if turn.seat == seat or turn.addressee == seat:
                asked = turn if turn.addressee == seat else None
                break
        stages = self.scenario.agenda
        return Moment(stage, stages.index(stage) + 1, len(stages), len(self.turns) + 1, left, heard, "", asked)

    def view(self, seat: str, stage: Stage | None = None, left: int = 0) -> SeatView:
        return SeatView(self.room, self.privates[seat], self.moment(seat, stage or self.scenario.agenda[-1], left))

    def hear(self, seat: str, text: str, *tags: ActTag, heard_by: Sequence[str] | None = None, stage: str = "x") -> Turn:
        """Put a turn on the record as if a seat had said it."""
        heard = "all" if heard_by is None else tuple(heard_by)
        side = None if seat == FACILITATOR else self.side(seat)
        number = len(self.turns) + 1
        kind = "facilitation" if seat == FACILITATOR else "speech"
        turn = Turn(
            number=number, stage=stage, seat=seat, speaker=seat, side=side, kind=kind, heard_by=heard, text=text, tags=tags
        )
        self.turns.append(turn)
        return turn

    def tell(self, clue_id: str) -> Turn:
        """Have a clue's holder tell it to all."""
        told = next(clue for clue in self.scenario.clues if clue.id == clue_id)
        return self.hear(told.holder, told.says[0], ActTag(act="disclose", quote=told.says[0], clue=clue_id, topic=told.topic))

    def probe(self, seat: str) -> ProbeAnswer:
        answer = asyncio.run(self.players[seat].answer(self.view(seat), "T1"))
        assert isinstance(answer, ProbeAnswer)
        return answer

    def play(self) -> "Sitting":
        asyncio.run(self._play())
        return self

    async def _play(self) -> None:
        for stage in self.scenario.agenda:
            if stage.floor == "caucus":
                for side in self.scenario.sides:
                    await self._speeches(stage, [seat.id for seat in self.scenario.seats_of(side.id)], apart=True)
            else:
                await self._chair(stage, "stage opens", stage.turns)
                await self._speeches(stage, list(self.players), apart=False)
                await self._chair(stage, "stage closes", 0)

    async def _speeches(self, stage: Stage, seats: list[str], *, apart: bool) -> None:
        for left in range(stage.turns, 0, -1):
            seat = self._next(stage, seats)
            utterance = await self.players[seat].speak(self.view(seat, stage, left))
            self._enter(stage, seat, utterance, tuple(seats) if apart else None)
            if not apart and left > 2 and left % 3 == 0:
                await self._chair(stage, "every k turns", left - 1)

    def _next(self, stage: Stage, seats: list[str]) -> str:
        here = [turn for turn in self.turns if turn.stage == stage.id]
        last = here[-1] if here else None
        given = last is not None and (stage.floor != "round robin" or last.seat == FACILITATOR)
        if given and last.addressee in seats and last.addressee != last.seat:
            return last.addressee
        spoken = {seat: max((turn.number for turn in self.turns if turn.seat == seat), default=0) for seat in seats}
        waiting = [seat for seat in seats if last is None or seat != last.seat]
        return min(waiting, key=lambda seat: spoken[seat])

    def _enter(self, stage: Stage, seat: str, said: Utterance, apart: tuple[str, ...] | None) -> None:
        to = next((t.to for t in reversed(said.tags) if t.to and t.act in ("ask_clarification", "restate_other")), None)
        turn = self.hear(seat, said.text, *said.tags, heard_by=apart, stage=stage.id)
        self.turns[-1] = turn.model_copy(update={"addressee": to, "use": said.use})

    async def _chair(self, stage: Stage, trigger: str, left: int) -> None:
        moment = self.moment(FACILITATOR, stage, left)
        silent = tuple(s for s in self.players if not any(t.seat == s and t.stage == stage.id for t in self.turns))
        view = ChairView(self.room, self.chair_card, moment, trigger, 2, False, silent)
        said: Intervention = await self.chair.decide(view)
        if said.move != "HOLD" and said.text:
            turn = self.hear(FACILITATOR, said.text, *said.tags, stage=stage.id)
            self.turns[-1] = turn.model_copy(update={"addressee": said.addressee, "move": said.move})


def flagship_sitting(seed: int, world: str | None, *, public: bool = False, chair: str = "ines-halloran") -> Sitting:
    scenario, cards = flagship()
    return Sitting(scenario, cards, seed, world, public, facilitator(chair))
