"""Owns the scenario: an event that can be read in several ways, who meets about it, what each knows, and the agenda."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from backchannel.domain.base import OTHER, Id, Likelihood, Line, Points, Text, Value, unwrapped
from backchannel.domain.debrief import Debrief, Source, Term

Sentences = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True), AfterValidator(unwrapped)]
"""One to four sentences, sayable aloud as they stand."""

Use = Literal["shareable", "not for attribution", "confidential"]
StepType = Literal["communication", "constraint", "transparency", "verification"]
FloorPolicy = Literal["facilitated", "round robin", "motivation", "caucus"]
Purpose = Literal[
    "convening",
    "ground rules",
    "readings",
    "restatement",
    "needs and fears",
    "evidence",
    "constraints",
    "options",
    "single text",
    "re-entry",
]
PointKind = Literal["reading", "need", "fear", "constraint", "memory", "correction", "challenge", "assurance"]


class Event(Value):
    """What happened, as everybody knows it."""

    headline: Line
    date: Line
    account: Text
    words: Line | None = None
    """The sentence or signal in dispute, verbatim, if there is one."""
    public_record: tuple[Line, ...] = ()
    """Facts nobody disputes, one a line."""


class Side(Value):
    """One of the parties, none of whose members speaks for it."""

    id: Id
    name: Line
    people: Line
    """What its people are called ('the Ostrans')."""
    dilemma: Text
    """Why its government cannot answer in public."""
    official_line: Line


class Reading(Value):
    """One way to understand the event."""

    id: Id
    title: Line
    clause: Line
    """Completes 'I take it that …' and 'They think that …'; no capital, no full stop."""
    plain: Line
    """How a person would name it in passing: 'a slip', 'an order'; completes 'If it was …'."""
    severity: Annotated[float, Field(ge=0.0, le=10.0)]
    """How alarming it is if true, 0–10."""


class World(Value):
    """One way things may really have been; drawn by the seed."""

    id: Id
    reading: Id
    weight: Annotated[float, Field(gt=0.0, le=100.0)] = 1.0
    story: Text
    """What really happened, for the debrief."""


class Established(Value):
    kind: Literal["established"]
    reading: Id
    story: Text


class Contested(Value):
    kind: Literal["contested"]
    why: Text
    """Why no accuracy can be scored."""


class Drawn(Value):
    kind: Literal["drawn"]
    worlds: Annotated[tuple[World, ...], Field(min_length=2, max_length=8)]


Truth = Annotated[Established | Contested | Drawn, Field(discriminator="kind")]


class Topic(Value):
    """Something that can be asked about; ties a question to the clue or point that answers it."""

    id: Id
    label: Line
    """A noun phrase for 'about …': 'who signed that night'."""
    asks: Annotated[tuple[Sentences, ...], Field(min_length=3)]
    """Questions that raise it, put to 'you', each ending in a question mark."""


class Clue(Value):
    """Private evidence dealt to one seat."""

    id: Id
    holder: Id
    """The seat that holds it."""
    topic: Id
    """The topic whose questions it answers."""
    text: Text
    """The evidence as its holder knows it."""
    says: Annotated[tuple[Sentences, ...], Field(min_length=2, max_length=4)]
    """How its holder would tell it at the table, in the holder's voice.

    The first telling first, then ways to answer a further question about it.
    """
    hint: Sentences
    """How its holder would let it be felt without telling it."""
    declines: Sentences
    """How its holder would refuse to be drawn on it."""
    upshot: Line
    """What follows from it, for others to say: completes 'So …' or 'Then …'; no capital, no full stop."""
    likelihoods: dict[Id, Likelihood]
    """The chance of this evidence existing under each reading, and under `other` (default: the mean of the rest)."""
    cost: Annotated[int, Field(ge=0, le=3)]
    """What telling costs its holder: 0 nothing, 3 a friendship, a post, a name."""
    cost_why: Line
    """What it would cost whom."""
    use: Use = "shareable"
    when: tuple[Id, ...] = ()
    """Worlds in which it exists; empty: in all."""


class Point(Value):
    """Something a seat can say that is no evidence: a need, a fear, a constraint, a memory."""

    id: Id
    kind: PointKind
    topic: Id | None = None
    """The topic it answers, if any."""
    reading: Id | None = None
    """The reading it speaks for, if any."""
    says: Sentences
    gist: Line
    """What another would restate of it: completes 'You are saying that …'.

    No capital, no full stop; third person for the speaker's side.
    """


class Seat(Value):
    """A place at the table: a person, a side, and what only that person is told."""

    id: Id
    card: Id
    """The persona in this seat."""
    side: Id
    role: Line
    """What the others know about why this person is here."""
    brief: Text
    """Private: what this person knows and carries."""
    goals: Annotated[tuple[Line, ...], Field(min_length=1, max_length=5)]
    """Private: what this person wants from this meeting."""
    red_lines: Annotated[tuple[Line, ...], Field(min_length=1, max_length=5)]
    """Private: what this person refuses."""
    holds_back: Line
    """Private: when holding back is right, and what telling would cost whom."""
    prior: dict[Id, Points]
    """Points over readings (and `other`) before the own clues were weighed; normalised."""
    points: tuple[Point, ...] = ()


class Step(Value):
    """One confidence-building step that could be proposed."""

    id: Id
    title: Line
    actor: Id
    """The side that would move first."""
    action: Line
    """Completes 'that <actor> would …'; no capital, no full stop."""
    says: Annotated[tuple[Sentences, ...], Field(min_length=2)]
    """Ways to propose it aloud, with who, what and when."""
    when: Line
    reciprocity: Line
    """What the other side would do in return."""
    verification: Line
    """How one would know it was done."""
    type: StepType
    serves: tuple[Id, ...] = ()
    """Readings under which it would help most; empty: all."""


class Stage(Value):
    """One item of the agenda."""

    id: Id
    title: Line
    purpose: Purpose
    aim: Line
    """What this stage is for, as the chair would put it."""
    floor: FloorPolicy
    turns: Annotated[int, Field(ge=1, le=48)]
    """Persona turns; in a caucus, of each side."""
    stop_early: bool = True
    """Whether the chair may close the stage before its turns are used up."""


class Scenario(Value):
    """A scenario file."""

    format: Literal[1] = 1
    id: Id
    title: Line
    summary: Line
    language: Literal["en"] = "en"
    setting: Text
    """Place, season, who invited whom; what one sees from the window."""
    rules: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Ground rules read out at the start."""
    event: Event
    sides: Annotated[tuple[Side, ...], Field(min_length=2, max_length=4)]
    readings: Annotated[tuple[Reading, ...], Field(min_length=2, max_length=6)]
    truth: Truth
    topics: tuple[Topic, ...] = ()
    clues: Annotated[tuple[Clue, ...], Field(max_length=40)]
    seats: Annotated[tuple[Seat, ...], Field(min_length=2, max_length=12)]
    agenda: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=24)]
    steps: tuple[Step, ...] = ()
    """The menu of confidence-building steps."""
    facilitator: Id
    evaluator: Id
    glossary: tuple[Term, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    debrief: Debrief

    @model_validator(mode="after")
    def likelihoods_name_readings(self) -> "Scenario":
        """Keep this model usable on its own; every finer cross-reference is checked in `library.references`, with lines."""
        known = {reading.id for reading in self.readings} | {OTHER}
        for clue in self.clues:
            unknown = set(clue.likelihoods) - known
            missing = known - {OTHER} - set(clue.likelihoods)
            if unknown or missing:
                raise ValueError(f"clue {clue.id!r}: likelihoods must name every reading and nothing else")
        return self

    def seat(self, seat_id: str) -> Seat:
        """Return the seat of this id; raises KeyError."""
        for seat in self.seats:
            if seat.id == seat_id:
                return seat
        raise KeyError(seat_id)

    def side(self, side_id: str) -> Side:
        """Return the side of this id; raises KeyError."""
        for side in self.sides:
            if side.id == side_id:
                return side
        raise KeyError(side_id)

    def reading(self, reading_id: str) -> Reading:
        """Return the reading of this id; raises KeyError."""
        for reading in self.readings:
            if reading.id == reading_id:
                return reading
        raise KeyError(reading_id)

    def seats_of(self, side_id: str) -> tuple[Seat, ...]:
        """Return the seats of one side, in the order of the file."""
        return tuple(seat for seat in self.seats if seat.side == side_id)

    def options(self) -> tuple[str, ...]:
        """Return the reading ids in the order of the file, and `other` last: the order of every belief vector."""
        return (*(reading.id for reading in self.readings), OTHER)
