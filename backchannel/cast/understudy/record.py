"""Owns the record: what anybody who was in the room could have written down. A fold over heard turns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from backchannel.cast.understudy.quoting import same, sentences
from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import ActTag, Turn


@dataclass(slots=True)
class Question:
    """Something asked of one seat, and the turn that took it up, if one did."""

    turn: int
    stage: str
    asker: str
    to: str
    tag: ActTag
    settled: int | None = None
    refused: bool = False
    apart: bool = False
    """Asked among one side."""
    owed: bool = False
    """Passed over by a turn of the seat it was put to."""


@dataclass(slots=True)
class Restatement:
    """One seat saying back what another said."""

    turn: int
    by: str
    to: str
    tag: ActTag
    settled: int | None = None
    confirmed: bool = False


@dataclass(slots=True)
class Said:
    """A clue told, a point made or a reading stated, with the words that did it."""

    turn: int
    stage: str
    by: str
    id: str
    quote: str
    open: int = 0
    """Times it was told, or stated, with everybody in the room."""


@dataclass(slots=True)
class Proposal:
    """A step on the table and what each seat said to it."""

    step: str
    turn: int
    by: str
    quote: str
    endorsed: dict[str, int] = field(default_factory=dict)
    objected: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)


def standing(proposal: Proposal, sides: Mapping[str, str]) -> Literal["agreed", "refused", "open"]:
    """Tell where a step stands: each side counts its voices for (the proposer's among them) and against."""
    balance = dict.fromkeys(sides.values(), 0)
    for seat in {proposal.by, *proposal.endorsed} - set(proposal.objected):
        if seat in sides:
            balance[sides[seat]] += 1
    for seat in proposal.objected:
        if seat in sides:
            balance[sides[seat]] -= 1
    if all(balance.values()) and min(balance.values()) > 0:
        return "agreed"
    return "refused" if min(balance.values()) < 0 else "open"


@dataclass(slots=True)
class Record:
    """Everything visible so far to whoever keeps this record."""

    turns: list[Turn] = field(default_factory=list)
    tags: list[tuple[ActTag, ...]] = field(default_factory=list)
    """Tags of each turn: its own, or those read off its words."""
    sentences: set[str] = field(default_factory=set)
    own_words: dict[str, list[str]] = field(default_factory=dict)
    """Seat to all it said, oldest first."""
    questions: list[Question] = field(default_factory=list)
    restatements: list[Restatement] = field(default_factory=list)
    clues: dict[str, Said] = field(default_factory=dict)
    points: dict[tuple[str, str], Said] = field(default_factory=dict)
    views: dict[str, list[Said]] = field(default_factory=dict)
    steps: dict[str, Proposal] = field(default_factory=dict)
    accusations: list[tuple[int, str, str]] = field(default_factory=list)
    """Turn, accuser, accused."""
    read_out: set[str] = field(default_factory=set)
    """Clues the chair has read out from its notes."""
    promised: set[str] = field(default_factory=set)
    """Clues whose holder said, among its own, that it would tell them if asked."""
    used_up: set[tuple[str, str]] = field(default_factory=set)
    """Seat and topic on which it said it had nothing, or nothing more."""

    def add(self, turn: Turn, tags: Sequence[ActTag]) -> None:
        """Write one turn down."""
        self._settle(turn, tags)
        for tag in tags:
            _WRITERS.get(tag.act, _ignore)(self, turn, tag)
        self.turns.append(turn)
        self.tags.append(tuple(tags))
        self.own_words.setdefault(turn.seat, []).append(turn.text)
        self.sentences.update(same(sentence) for sentence in sentences(turn.text))

    def turn(self, number: int) -> Turn | None:
        """Return the turn of this number, if it was heard."""
        return next((turn for turn in reversed(self.turns) if turn.number == number), None)

    def tags_of(self, number: int) -> tuple[ActTag, ...]:
        """Return the tags of a heard turn."""
        for turn, tags in zip(reversed(self.turns), reversed(self.tags), strict=True):
            if turn.number == number:
                return tags
        return ()

    def open_questions(self, to: str | None = None) -> list[Question]:
        """Return what was asked and not taken up, oldest first."""
        return [q for q in self.questions if q.settled is None and (to is None or q.to == to)]

    def open_restatements(self, to: str) -> list[Restatement]:
        """Return what was said back to this seat and neither confirmed nor corrected."""
        return [r for r in self.restatements if r.settled is None and r.to == to]

    def told(self, clue: str, *, caucus: bool) -> Said | None:
        """Return the telling of a clue that those now in the room have heard: in a caucus any, else one in the open."""
        said = self.clues.get(clue)
        return said if said is not None and (caucus or said.open > 0) else None

    def stated(self, seat: str, *, caucus: bool) -> list[Said]:
        """Return the readings a seat stated before those now in the room, oldest first."""
        return [said for said in self.views.get(seat, []) if caucus or said.open]

    def asked(self, topic: str, by: str | None = None, to: str | None = None) -> int:
        """Count the times a topic was asked about."""
        return sum(
            q.tag.topic == topic and (by is None or q.asker == by) and (to is None or q.to == to) for q in self.questions
        )

    def last_spoke(self, seat: str) -> int:
        """Return the number of the seat's last turn; 0 when it has not spoken."""
        return next((turn.number for turn in reversed(self.turns) if turn.seat == seat and turn.kind == "speech"), 0)

    def _settle(self, turn: Turn, tags: Sequence[ActTag]) -> None:
        taken_up = {tag.answers: tag for tag in tags if tag.answers is not None and tag.act != "ask_clarification"}
        for question in self.open_questions(turn.seat):
            tag = taken_up.get(question.turn)
            if tag is None:
                question.owed = question.owed or turn.kind == "speech"
                continue
            question.settled = turn.number
            question.refused = tag.act == "procedural"
        for restatement in self.open_restatements(turn.seat):
            tag = taken_up.get(restatement.turn)
            if tag is not None and tag.act in ("confirm_restatement", "correct_restatement"):
                restatement.settled, restatement.confirmed = turn.number, tag.act == "confirm_restatement"


def _ignore(record: Record, turn: Turn, tag: ActTag) -> None:
    """Nothing to write down."""


def _question(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.to is not None and tag.to != turn.seat:
        apart = turn.heard_by != "all"
        record.questions.append(Question(turn.number, turn.stage, turn.seat, tag.to, tag, apart=apart))
        if tag.step in record.steps:
            record.steps[tag.step].asked[turn.seat] = turn.number


def _restatement(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.to is not None:
        record.restatements.append(Restatement(turn.number, turn.seat, tag.to, tag))


def _clue(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.clue is None:
        return
    told = record.clues.setdefault(tag.clue, Said(turn.number, turn.stage, turn.seat, tag.clue, tag.quote))
    if turn.heard_by == "all":
        if told.open == 0:
            told.turn, told.stage, told.quote = turn.number, turn.stage, tag.quote
        told.open += 1
    _point(record, turn, tag)


def _point(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.point is not None:
        record.points.setdefault((turn.seat, tag.point), Said(turn.number, turn.stage, turn.seat, tag.point, tag.quote))


def _view(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.reading is not None:
        said = Said(turn.number, turn.stage, turn.seat, tag.reading, tag.quote, open=int(turn.heard_by == "all"))
        record.views.setdefault(turn.seat, []).append(said)
    _point(record, turn, tag)


def _proposal(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.step is not None:
        record.steps.setdefault(tag.step, Proposal(tag.step, turn.number, turn.seat, tag.quote))


def _verdict(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.step is None:
        return
    proposal = record.steps.setdefault(tag.step, Proposal(tag.step, turn.number, turn.seat, tag.quote))
    held, dropped = proposal.endorsed, proposal.objected
    if tag.act == "object_step":
        held, dropped = dropped, held
    held[turn.seat] = turn.number
    dropped.pop(turn.seat, None)


def _answer(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.topic is not None and tag.clue is None and tag.point is None and tag.step is None:
        record.used_up.add((turn.seat, tag.topic))
    _clue(record, turn, tag)
    _point(record, turn, tag)


def _procedure(record: Record, turn: Turn, tag: ActTag) -> None:
    if tag.clue is not None and turn.heard_by != "all":
        record.promised.add(tag.clue)
    elif tag.clue is not None and turn.seat == FACILITATOR:
        record.read_out.add(tag.clue)


def _accusation(record: Record, turn: Turn, tag: ActTag) -> None:
    record.accusations.append((turn.number, turn.seat, tag.to or ""))


_WRITERS = {
    "ask_clarification": _question,
    "restate_other": _restatement,
    "disclose": _clue,
    "answer_clarification": _answer,
    "state_reading": _view,
    "concede": _view,
    "propose_step": _proposal,
    "endorse_step": _verdict,
    "object_step": _verdict,
    "accuse": _accusation,
    "threaten": _accusation,
    "justify": _point,
    "correct_restatement": _point,
    "procedural": _procedure,
}
