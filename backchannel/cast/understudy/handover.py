"""Owns the handover: what a seat asks, and of whom, when it gives the floor away."""

from collections.abc import Iterator

from backchannel.cast.understudy.belief import top
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.duties import Choice
from backchannel.cast.understudy.intent import Intent, Scene
from backchannel.cast.understudy.knowing import likely_to_know
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.purposes import SORTS
from backchannel.cast.views import Room


class Handover:
    """Reads off a mind what it would ask, and whom."""

    def __init__(self, mind: Mind, scene: Scene, deck: Deck, room: Room) -> None:
        self.mind, self.scene, self.deck, self.room = mind, scene, deck, room

    def choices(self, plan: list[Intent]) -> list[Choice]:
        """Return what could be asked after the rest of the turn."""
        if self.scene.caucus:
            return list(self.among_ourselves())
        proposed = [intent.step for intent in plan if intent.kind == "propose"]
        if proposed:
            return list(self.own_step(proposed[-1]))
        busy = frozenset(intent.topic for intent in plan if intent.topic is not None)
        return [
            *self.presses(),
            *self.insists(),
            *self.passes(),
            *self.topics(busy),
            *self.views(),
            *self.steps(),
            *self.needs(),
        ]

    def own_step(self, step: str | None) -> Iterator[Choice]:
        """Ask the others about the step just put on the table."""
        for seat in self.strangers():
            silence = min(6, self.scene.turn - self.mind.record.last_spoke(seat)) / 6
            yield 1.0 + 0.5 * silence, Intent("ask step", to=seat, step=step, quote="verdict")

    def presses(self) -> Iterator[Choice]:
        """Ask on about what somebody told lately."""
        record = self.mind.record
        for said in record.clues.values():
            asked = any(q.tag.clue == said.id for q in record.questions)
            fresh = self.scene.turn - said.turn <= 3
            if said.by in self.strangers() and fresh and not asked:
                yield 0.75 + 0.4 * self.mind.traits.curiosity, Intent("press", to=said.by, clue=said.id, quote=said.quote)

    def insists(self) -> Iterator[Choice]:
        """Ask again, once, what was just refused or only hinted at."""
        record = self.mind.record
        for question in record.questions:
            topic = question.tag.topic
            fresh = question.settled is not None and self.scene.turn - question.settled <= 2
            if not (question.refused and fresh and topic in self.deck.topics and question.to in self.strangers()):
                continue
            if topic is not None and record.asked(topic, to=question.to) < 2:
                refusal = next((t.quote for t in record.tags_of(question.settled or 0) if t.answers == question.turn), "")
                yield 0.7 + 0.4 * self.mind.traits.curiosity, Intent("insist", to=question.to, topic=topic, quote=refusal)

    def passes(self) -> Iterator[Choice]:
        """Bring in a side-mate who said among ourselves, as shareable or with a promise, what nobody else here has heard."""
        record = self.mind.record
        for said in record.clues.values():
            told = record.turn(said.turn)
            free = said.id in record.promised or (told is not None and told.use == "shareable")
            topic = self.deck.topic_of(said.id, self.mind.known)
            if said.by in self.mind.mates() and not said.open and free and record.asked(topic, to=said.by) == 0:
                near = 0.5 if record.asked(topic) else 0.0
                yield SORTS[self.scene.purpose].get("clue", -0.5) - 0.25 + near, Intent("pass", to=said.by, topic=topic)

    def topics(self, busy: frozenset[str]) -> Iterator[Choice]:
        """Ask about what nobody has told yet, of whoever seems likeliest to know."""
        record, mind = self.mind.record, self.mind
        mine = {clue.topic for clue in mind.held.values()}
        told = {self.deck.topic_of(said.id, mind.known) for said in record.clues.values() if said.open}
        sorts = SORTS[self.scene.purpose]
        for topic in self.deck.sort(*sorts):
            likely = likely_to_know(topic, record, [self.room.seat(seat) for seat in self.strangers()])
            if likely is None or topic.id in busy or topic.id in told:
                continue
            worth = max(sorts.get(sort, 0.0) for sort in self.deck.sorts[topic.id])
            worth += 0.4 * mind.traits.curiosity + 0.25 * min(likely[1], 2.0) - 0.2 - 0.4 * record.asked(topic.id)
            worth -= 0.5 * record.asked(topic.id, by=mind.seat) + (0.35 if topic.id in mine else 0.0)
            yield worth, Intent("ask", to=likely[0], topic=topic.id)

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
        """Ask what the others need, fear, or cannot do, where the scenario has no question of its own for it."""
        purpose = self.scene.purpose
        if purpose not in ("needs and fears", "constraints") or self.deck.sort("need", "fear", "constraint"):
            return
        asked = [q.to for q in self.mind.record.questions if q.stage == self.scene.stage]
        for seat in self.strangers():
            yield 1.0 - 0.4 * asked.count(seat), Intent("ask point", to=seat)

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
