"""Owns the forms that models fill in, and turning a filled form into a value."""

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from backchannel.domain.base import OTHER
from backchannel.domain.dialogue import Intervention, Move
from backchannel.domain.probe import LADDER, Action, ProbeAnswer, Shares, TrustItems
from backchannel.domain.scenario import Scenario

NOBODY = "nobody"


def _whole(number: object) -> object:
    return round(number) if isinstance(number, float) else number


Points = Annotated[int, Field(ge=0, le=100), BeforeValidator(_whole)]
Seven = Annotated[int, Field(ge=1, le=7), BeforeValidator(_whole)]
"""Whole numbers: a small model under a grammar writes the digits of a fraction without end."""


class Form(BaseModel):
    """What a model fills in; unknown keys are dropped rather than asked about again."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)


class TrustForm(Form):
    private_assurance: Seven
    tell_if_accident: Seven
    vouch_at_home: Seven


class MoveForm(Form):
    """The chair's answer, before it is checked against who is in the room."""

    move: Move
    addressee: str
    words: Annotated[str, Field(max_length=1500)]


@cache
def probe_form(readings: tuple[str, ...], sides: tuple[str, ...]) -> type[Form]:
    """Return the form of a probe over these readings and sides.

    It is the same for every seat and so asks about the own side too: many servers put the form before the messages, and
    a form for each side would break the prefix that all requests share.
    """
    shares: Any = _object("PointsForm", {reading: Points for reading in (*readings, OTHER)})
    side: Any = create_model("SideForm", __base__=Form, believes=(shares, ...), trust=(TrustForm, ...))
    actions: Any = Literal[LADDER]
    return create_model(
        "ProbeForm",
        __base__=Form,
        own=(shares, ...),
        sides=(_object("SidesForm", {each: side for each in sides}), ...),
        action=(actions, ...),
        would_change_my_mind=(Annotated[str, Field(min_length=1, max_length=500)], ...),
        moved_by=(Annotated[list[Annotated[int, Field(ge=0, le=999)]], Field(max_length=20)], ...),
    )


@cache
def move_form(seats: tuple[str, ...], sides: tuple[str, ...]) -> type[MoveForm]:
    """Return the chair's form for this table."""
    addressees: Any = Literal[(*seats, *sides, NOBODY)]
    return create_model("ChairForm", __base__=MoveForm, addressee=(addressees, ...))


def probe_answer(form: Form, scenario: Scenario, side: str, turns: int) -> ProbeAnswer | None:
    """Return the normalised answer of a seat of `side`; None where some hundred points were all zero.

    What it says of its own side, and of turns that do not exist, is dropped.
    """
    filled = form.model_dump(by_alias=True)
    others = {each.id: filled["sides"][each.id] for each in scenario.sides if each.id != side}
    own = _normalised(filled["own"], scenario)
    theirs = {each: _normalised(other["believes"], scenario) for each, other in others.items()}
    if own is None or any(shares is None for shares in theirs.values()):
        return None
    action: Action = filled["action"]
    return ProbeAnswer(
        own=own,
        theirs={each: shares for each, shares in theirs.items() if shares is not None},
        trust={each: TrustItems(**other["trust"]) for each, other in others.items()},
        action=action,
        would_change_my_mind=filled["would_change_my_mind"].strip(),
        moved_by=tuple(sorted({turn for turn in filled["moved_by"] if 1 <= turn <= turns})),
    )


def intervention(form: MoveForm) -> Intervention:
    """Return the chair's move; a move without words is a HOLD, and a HOLD has none."""
    words = form.words.strip()
    if form.move == "HOLD" or not words:
        return Intervention(move="HOLD")
    return Intervention(move=form.move, addressee=None if form.addressee == NOBODY else form.addressee, text=words)


def _normalised(points: dict[str, float], scenario: Scenario) -> Shares | None:
    total = sum(points.values())
    if total <= 0:
        return None
    return {option: points[option] / total for option in scenario.options()}


def _object(name: str, fields: dict[str, Any]) -> type[Form]:
    """Return a form whose keys may be ids with hyphens."""
    definitions: dict[str, Any] = {
        f"field_{index}": (kind, Field(alias=key)) for index, (key, kind) in enumerate(fields.items())
    }
    return create_model(name, __base__=Form, **definitions)
