"""Owns the ledger: the record of the talk read as a chair would read it. What was told, what hangs, what is agreed."""

from dataclasses import dataclass

from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.record import Proposal, Question, Record, Said, standing
from backchannel.cast.views import Room
from backchannel.domain.base import FACILITATOR
from backchannel.domain.scenario import Clue

TELLING = 1.6
"""Ratio of likelihoods from which evidence is said to part two readings."""


@dataclass(slots=True)
class Ledger:
    """Look-ups over what was heard; nothing of it is private to anybody."""

    record: Record
    deck: Deck
    room: Room

    def told(self) -> list[tuple[Said, Clue]]:
        """Return the clues told in front of everybody, oldest first."""
        known = set(self.record.clues)
        pairs = [(said, self.deck.clue(said.id, known)) for said in self.record.clues.values()]
        return sorted(((said, clue) for said, clue in pairs if clue is not None), key=lambda pair: pair[0].turn)

    def hanging(self) -> list[Question]:
        """Return questions put to a seat that spoke since and did not take them up, newest first."""
        asked = [q for q in self.record.open_questions() if q.to != FACILITATOR and q.to in self.sides()]
        return sorted((q for q in asked if q.owed), key=lambda q: -q.turn) or sorted(asked, key=lambda q: -q.turn)

    def refusals(self) -> dict[str, int]:
        """Return topics and how often an answer on them was refused, without anything having been told."""
        told = {clue.topic for _, clue in self.told()}
        counts: dict[str, int] = {}
        for question in self.record.questions:
            topic = question.tag.topic
            if question.refused and topic is not None and topic not in told:
                counts[topic] = counts.get(topic, 0) + 1
        return counts

    def untold(self) -> list[str]:
        """Return topics of fact asked about on which nobody has told anything."""
        told = {clue.topic for _, clue in self.told()}
        factual = {topic.id for topic in self.deck.sort("clue")}
        topics = [q.tag.topic for q in self.record.questions if q.tag.topic in factual and q.tag.topic not in told]
        return [topic for topic in dict.fromkeys(topics) if topic is not None]

    def agreed(self) -> list[Proposal]:
        """Return the steps that every side carries."""
        return [p for p in self.record.steps.values() if standing(p, self.sides()) == "agreed"]

    def refused(self) -> list[Proposal]:
        """Return the steps that a side as a whole is against."""
        return [p for p in self.record.steps.values() if standing(p, self.sides()) == "refused"]

    def pending(self) -> list[Proposal]:
        """Return the steps that wait for a side's word, or that divide a side."""
        return [p for p in self.record.steps.values() if standing(p, self.sides()) == "open"]

    def sides(self) -> dict[str, str]:
        """Return seat to side."""
        return {seat.id: seat.side for seat in self.room.seats}

    def in_stage(self, stage: str) -> list[Said]:
        """Return points and readings uttered in a stage, oldest first."""
        found = [said for said in self.record.points.values() if said.stage == stage]
        found += [said for views in self.record.views.values() for said in views if said.stage == stage]
        return sorted(found, key=lambda said: said.turn)

    def last_spoke(self, seat: str) -> int:
        """Return the number of a seat's last turn, 0 for none."""
        return self.record.last_spoke(seat)
