"""Talks to judge: files of `Name (side): words`, and short ones written in a test."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from backchannel.domain.base import FACILITATOR
from backchannel.domain.cards import Evaluator
from backchannel.domain.dialogue import Turn
from backchannel.domain.events import Judged
from backchannel.domain.verdict import PanelName, Scored
from backchannel.judging import room
from backchannel.judging.lexical import judge_lexically
from backchannel.prompts import Prompts

ROOT = Path(__file__).parents[2]
SANITY = ROOT / "tests" / "data" / "sanity"
CONFIDENCE: PanelName = "confidence_building"
CLARITY: PanelName = "interpretation_clarity"
_LINE = re.compile(r"^(?P<name>[^:(]+?)(?: \((?P<side>\w+)\))?: (?P<words>.*)$", re.DOTALL)


def talk(*lines: str) -> list[Turn]:
    turns = []
    for number, line in enumerate(lines, 1):
        found = _LINE.match(line)
        assert found, line
        name, side = found["name"], found["side"]
        seat = FACILITATOR if side is None else name.lower().replace(" ", "-")
        turns.append(turn(number, seat, name, side, found["words"]))
    return turns


def turn(number: int, seat: str, name: str, side: str | None, words: str) -> Turn:
    return Turn(number=number, stage="talk", seat=seat, speaker=name, side=side, kind="speech", heard_by="all", text=words)


def sanity(name: str) -> list[Turn]:
    return talk(*(SANITY / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n"))


@cache
def card(name: str = "plain-judge") -> Evaluator:
    text = (ROOT / "agents" / "evaluators" / f"{name}.yaml").read_text(encoding="utf-8")
    return Evaluator.model_validate(YAML(typ="safe").load(text))


def prompts() -> Prompts:
    return Prompts({path.name: path.read_text(encoding="utf-8") for path in (ROOT / "prompts").glob("judge_*.j2")})


def lexical(turns: Sequence[Turn]) -> list[Judged]:
    return judge_lexically(turns, card())


def headline(turns: Sequence[Turn], panel: PanelName) -> float:
    found = room(panel, lexical(turns)).headline
    assert found is not None
    return found


def headlines(turns: Sequence[Turn]) -> tuple[float, float]:
    """Both panels of one judging, confidence first."""
    events = lexical(turns)
    found = room(CONFIDENCE, events).headline, room(CLARITY, events).headline
    assert found[0] is not None and found[1] is not None
    return found[0], found[1]


def score(turns: Sequence[Turn], dimension: str) -> float:
    found = next(event.dimension for event in lexical(turns) if event.dimension.name == dimension)
    assert isinstance(found, Scored)
    return found.score


def retold(turns: Iterable[Turn], **changes: object) -> list[Turn]:
    return [item.model_copy(update=changes) for item in turns]
