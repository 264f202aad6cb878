"""Owns the handover: what a seat asks, and of whom, when it gives the floor away."""

from collections.abc import Iterator

from backchannel.cast.understudy.belief import top
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.duties import Choice
from backchannel.cast.understudy.intent import Intent, Scene
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.record import Record
from backchannel.cast.understudy.resemblance import content
from backchannel.cast.views import PublicSeat, Room
from backchannel.domain.scenario import Purpose, Topic

TOPIC_PULL: dict[Purpose, float] = {
    "convening": 0.2,
    "ground rules": 0.1,
    "readings": 0.6,
    "restatement": 0.0,
    "needs and fears": 0.3,
    "evidence": 1.0,
    "constraints": 0.4,
    "options": 0.0,
    "single text": -0.2,
    "re-entry": 0.0,
}


class Handover:
    """Reads off a mind what it would ask, and whom."""

    def __init__(self, mind: Mind, scene: Scene, deck: Deck, room: Room) -> None:
        self.mind, self.scene, self.deck, self.room = mind, scene, deck, room

    def choices(self, busy: frozenset[str]) -> list[Choice]:
        """Return what could be asked; `busy` holds topics just answered in the same breath."""
        if self.scene.caucus:
            return list(self.among_ourselves())
        found = [*self.presses(), *self.topics(busy), *self.views(), *self.steps(), *self.needs()]
        return found

    def presses(self) -> Iterator[Choice]:
        """Ask on about what somebody told lately."""
        record = self.mind.record
        for said in record.clues.values():
            asked = any(q.tag.clue == said.id for q in record.questions)
            fresh = self.scene.turn - said.turn <= 3
            if said.by in self.strangers() and fresh and not asked:
                yield 0.75 + 0.4 * self.mind.traits.curiosity, Intent("press", to=said.by, clue=said.id, quote=said.quote)

    def topics(self, busy: frozenset[str]) -> Iterator[Choice]:
        """Ask about what nobody has told yet, of whoever seems likeliest to know."""
        record, mind = self.mind.record, self.mind
        mine = {clue.topic for clue in mind.held.values()}
        told = {self.topic_of(said.id) for said in record.clues.values()}
        for topic in self.deck.topics.values():
            to = likely_to_know(topic, record, [self.room.seat(seat) for seat in self.strangers()])
            if to is None or topic.id in busy or (topic.id in told and record.asked(topic.id) > 1):
                continue
            worth = TOPIC_PULL[self.scene.purpose] + 0.6 * mind.traits.curiosity - 0.45 * record.asked(topic.id)
            worth -= 0.5 * record.asked(topic.id, by=mind.seat) + (0.35 if topic.id in mine else 0.0)
            worth -= 0.5 if topic.id in told else 0.0
            yield worth, Intent("ask", to=to, topic=topic.id)

    def topic_of(self, clue_id: str) -> str:
        """Return the topic of a heard clue."""
        clue = self.deck.clue(clue_id, self.mind.known)
        return clue.topic if clue is not None else ""

    def views(self) -> Iterator[Choice]:
        """Ask somebody of another side where they stand, if that was not heard in this stage."""
        record = self.mind.record
        worth = {"readings": 0.9, "re-entry": 0.5, "evidence": 0.35}.get(self.scene.purpose, 0.0)
        for seat in self.strangers():
            views = record.views.get(seat, [])
            asked = any(q.to == seat and q.tag.reading for q in record.questions)
            if worth and not asked and (not views or views[-1].stage != self.scene.stage):
                reading = views[-1].id if views else self.mind.options[top(self.mind.theirs[self.mind.sides[seat]])]
                if reading in self.deck.readings:
                    yield worth, Intent("ask view", to=seat, reading=reading)

    def steps(self) -> Iterator[Choice]:
        """Ask what somebody says to a step, or how it would work."""
        mind = self.mind
        for proposal in mind.record.steps.values():
            mine = mind.seat in (proposal.by, *proposal.endorsed)
            silent = [s for s in self.strangers() if s not in (proposal.by, *proposal.endorsed, *proposal.objected)]
            if mine and silent and self.scene.purpose in ("options", "single text"):
                yield 0.9, Intent("ask step", to=min(silent, key=mind.record.last_spoke), step=proposal.step, quote="verdict")
            elif not proposal.asked and proposal.by in self.strangers():
                yield 0.75 + 0.2 * mind.traits.suspicion, Intent("ask step", to=proposal.by, step=proposal.step, quote="detail")

    def needs(self) -> Iterator[Choice]:
        """Ask what the others need, fear, or cannot do."""
        worth = {"needs and fears": 1.0, "constraints": 0.9, "options": 0.2}.get(self.scene.purpose, -1.0)
        asked = [q.to for q in self.mind.record.questions if q.stage == self.scene.stage]
        for seat in self.strangers():
            yield worth - 0.4 * asked.count(seat), Intent("ask point", to=seat)

    def among_ourselves(self) -> Iterator[Choice]:
        """Turn to a side-mate."""
        for mate in self.mind.mates():
            yield 0.6, Intent("yield", to=mate)
            asked = any(q.to == mate and q.stage == self.scene.stage for q in self.mind.record.questions)
            if not asked:
                yield 0.7, Intent("ask view", to=mate)

    def strangers(self) -> list[str]:
        """Return the seats of other sides that will hear this."""
        return [seat for seat in self.mind.others() if seat in self.scene.listeners]


def likely_to_know(topic: Topic, record: Record, seats: list[PublicSeat]) -> str | None:
    """Return the seat whose public face fits a topic best, leaving out who said there is nothing more to be had."""
    open_seats = [seat for seat in seats if (seat.id, topic.id) not in record.used_up]
    if not open_seats:
        return None
    words = content(" ".join((topic.label, *topic.asks)))

    def fit(seat: PublicSeat) -> tuple[float, int]:
        face = len(words & content(f"{seat.role} {seat.headline} {seat.biography}"))
        put = record.asked(topic.id, to=seat.id)
        return face - 2.0 * put, -record.last_spoke(seat.id)

    return max(open_seats, key=fit).id
