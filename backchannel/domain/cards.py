"""Owns the cast as cards: personas, facilitators and evaluators, each one YAML file under `agents/`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backchannel.domain.base import Id, Line, Text, Value

Trait = Annotated[float, Field(ge=0.0, le=1.0)]
Profession = Literal["retired officer", "scholar", "former diplomat", "activist", "public figure"]
Form = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class Traits(Value):
    """The five dials of a mechanical mind, each 0–1. Language models never see them."""

    openness: Trait
    """Trust given to the other side before anything was said."""
    suspicion: Trait
    """How strongly an accusation or threat lowers trust, and how little a kind word raises it."""
    curiosity: Trait
    """Pull towards asking."""
    talkativeness: Trait
    """Pull towards taking the floor."""
    face: Trait
    """Care for face: how much a costly disclosure or a concession weighs."""


class Voice(Value):
    """How a person talks; restated to a language model at every turn and drawn on by the understudy."""

    manner: Line
    """One line: sentence length, temperature, habits. A model reads it every turn."""
    words_per_turn: Annotated[int, Field(ge=10, le=150)]
    """The length this person keeps to, in words."""
    address: dict[Id, Form] = Field(default_factory=dict)
    """Forms of address by persona id, where it is not the surname."""
    openers: Annotated[tuple[Line, ...], Field(min_length=6, max_length=40)]
    """Turns of phrase that may begin an utterance ('Well.', 'Let me be a bore about dates.'); complete sentences."""
    closers: tuple[Line, ...] = ()
    """Sentences this person likes to end on, complete in themselves."""
    asides: tuple[Line, ...] = ()
    """Humour, memory, weather: complete sentences that fit almost anywhere, each used once."""
    agrees: Annotated[tuple[Line, ...], Field(min_length=3)]
    """Sentences with which this person accepts a point."""
    doubts: Annotated[tuple[Line, ...], Field(min_length=3)]
    """Sentences with which this person withholds agreement."""
    declines: Annotated[tuple[Line, ...], Field(min_length=3)]
    """Sentences with which this person refuses to answer, giving no more than a reason."""
    bristles: Annotated[tuple[Line, ...], Field(min_length=3)]
    """Sentences said when accused or threatened."""


class Persona(Value):
    """A person without office: biography first, nationality last."""

    format: Literal[1] = 1
    id: Id
    name: Line
    surname: Line
    """How others at the table call this person when no other form of address is given."""
    pronoun: Literal["she", "he", "they"]
    profession: Profession
    headline: Line
    """Who this is in under twenty words, as the others at the table know it."""
    biography: Text
    """What the others at the table know or could know: specific events, posts, losses."""
    loyalties: Annotated[tuple[Line, ...], Field(min_length=2)]
    """Cross-cutting loyalties: people and things on both sides that this person owes something."""
    fears: Annotated[tuple[Line, ...], Field(min_length=1)]
    never_says: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What this person would never say, in words or in spirit."""
    voice: Voice
    traits: Traits
    sceptic: bool = False
    """Whether this person doubts that such talks are worth anything."""


class Facilitator(Value):
    """A chair of a given school: when to step in, how, and how often."""

    format: Literal[1] = 1
    id: Id
    name: Line
    surname: Line
    school: Literal["interactive problem-solving", "sustained dialogue", "principled negotiation", "single text"]
    headline: Line
    biography: Text
    manner: Line
    """One line on voice and temper."""
    method: Annotated[tuple[Line, ...], Field(min_length=3)]
    """What this chair does and refrains from, as instructions."""
    favours: Annotated[tuple[str, ...], Field(min_length=1)]
    """Moves of the closed set this school prefers, best first."""
    budget_per_stage: Annotated[int, Field(ge=0, le=10)]
    """Interventions allowed between a stage's opening and its close."""
    every_turns: Annotated[int, Field(ge=2, le=20)]
    """Look up and consider stepping in after this many persona turns."""
    phrases: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    """Sentences per move in this chair's own voice, for the mechanical facilitator.

    They may hold `{name}`, `{topic}`, `{quote}`, `{side}`.
    """


class Anchor(Value):
    """What a score means, in behaviour that can be pointed at."""

    score: Annotated[int, Field(ge=0, le=4)]
    looks_like: Line


class DimensionCard(Value):
    """One question put to the judge."""

    id: Id
    panel: Literal["confidence_building", "interpretation_clarity"]
    title: Line
    question: Line
    anchors: Annotated[tuple[Anchor, ...], Field(min_length=5, max_length=5)]

    @model_validator(mode="after")
    def anchors_cover_the_scale(self) -> "DimensionCard":
        """Refuse a scale with a hole."""
        if [anchor.score for anchor in self.anchors] != [0, 1, 2, 3, 4]:
            raise ValueError("anchors must be given for 0, 1, 2, 3 and 4, in this order")
        return self


class Evaluator(Value):
    """A judge, or a panel of them, with its dimensions."""

    format: Literal[1] = 1
    id: Id
    name: Line
    headline: Line
    stance: Text
    """What the judge is told about its task, before any dimension."""
    panel: tuple[Line, ...] = ()
    """With two or more members: a panel. Each member is one line on whose eyes it lends; scores are medians."""
    dimensions: Annotated[tuple[DimensionCard, ...], Field(min_length=2, max_length=24)]
