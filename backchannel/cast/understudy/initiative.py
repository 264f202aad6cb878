"""Owns initiative: what a seat that owes nothing might do with the floor."""

from collections.abc import Iterator

from backchannel.cast.understudy import steps
from backchannel.cast.understudy.belief import top
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.duties import Choice, unmade
from backchannel.cast.understudy.intent import Intent, Scene
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.purposes import pull_of
from backchannel.cast.understudy.record import Said
from backchannel.cast.understudy.willingness import worth_telling
from backchannel.domain.base import FACILITATOR, OTHER
from backchannel.domain.dialogue import Turn
from backchannel.domain.scenario import Seat

LATER = 0.12
"""How much less each further point of a kind is worth than the one before it in the file."""


class Initiative:
    """Reads off a mind what it could do unasked."""

    def __init__(self, mind: Mind, scene: Scene, deck: Deck, seat: Seat) -> None:
        self.mind, self.scene, self.deck, self.seat = mind, scene, deck, seat

    def choices(self) -> list[Choice]:
        """Return everything it could do of itself, with utilities."""
        if self.scene.caucus:
            return [*self.tellings(), *self.carryings(), *self.views()]
        found = [*self.tellings(), *self.points(), *self.views(), *self.judgements(), *self.proposals(), *self.attacks()]
        found += [*self.restatements(), *(self.gallery() if self.scene.public else ())]
        return found

    def pull(self, kind: str) -> float:
        """Return this stage's pull towards an act or a kind of point."""
        return pull_of(self.scene.purpose, kind)

    def tellings(self) -> Iterator[Choice]:
        """Volunteer a clue nobody in the room has heard."""
        recent = self.recent_topics()
        for clue in self.mind.held.values():
            if self.mind.record.told(clue.id, caucus=self.scene.caucus) is None:
                near = (0.3 if clue.topic in recent else 0.0) + (0.5 if clue.topic in self.unanswered() else 0.0)
                pull = self.caucus_pull() if self.scene.caucus else self.pull("tell")
                worth = worth_telling(self.mind, self.scene, clue) - 0.6 + near + pull
                yield worth, Intent("tell", topic=clue.topic, clue=clue.id)

    def caucus_pull(self) -> float:
        """Return the pull towards telling one's own: little before the talks, much once they have begun."""
        return 0.3 if self.mind.record.steps or any(turn.heard_by == "all" for turn in self.mind.record.turns) else -0.1

    def unanswered(self) -> set[str]:
        """Return topics somebody lately said to have nothing on."""
        questions = self.mind.record.questions
        fresh = {q.tag.topic for q in questions if q.settled is not None and self.scene.turn - q.settled <= 3}
        return {topic for seat, topic in self.mind.record.used_up if topic in fresh and seat != self.mind.seat}

    def points(self) -> Iterator[Choice]:
        """Make a point not made before; of one kind, the earlier in the file first."""
        recent = self.recent_topics()
        seen: dict[str, int] = {}
        for point in unmade(self.mind, self.seat):
            near = 0.3 if point.topic in recent else 0.0
            rank = seen[point.kind] = seen.get(point.kind, -1) + 1
            held = 0.5 * self.conviction(point.reading) if point.kind == "reading" else 0.0
            if point.says.startswith("Or ") and not any(turn.stage == self.scene.stage for turn in self.own_turns()):
                held -= 0.8
            yield self.pull(point.kind) + near + held - LATER * rank, Intent("point", point=point.id, topic=point.topic)

    def own_turns(self) -> list[Turn]:
        """Return the seat's own turns so far."""
        return [turn for turn in self.mind.record.turns if turn.seat == self.mind.seat]

    def conviction(self, reading: str | None) -> float:
        """Return how far a reading falls short of the one believed most, 0 for the top and below 0 for the rest."""
        if reading not in self.mind.options:
            return 0.0
        return self.mind.belief[self.mind.options.index(reading)] - max(self.mind.belief)

    def views(self) -> Iterator[Choice]:
        """Say where one stands, when it was never said or has moved."""
        stated = self.mind.record.stated(self.mind.seat, caucus=self.scene.caucus)
        listed = [-1.0 if option == OTHER else share for option, share in zip(self.mind.options, self.mind.belief, strict=True)]
        now = self.mind.options[top(tuple(listed))]
        if self.scene.caucus:
            yield (0.0 if any(said.id == now for said in stated) else 0.9), Intent("view", reading=now)
        elif not stated or (self.moved() and stated[-1].id != now and stated[-1].stage != self.scene.stage):
            yield self.pull("view") + (0.2 if not stated else 0.4), Intent("view", reading=now)

    def moved(self) -> bool:
        """Tell whether what was heard has changed what is believed most."""
        return top(self.mind.belief) != top(self.mind.outset)

    def judgements(self) -> Iterator[Choice]:
        """Say yes or no to a step of somebody else's."""
        for proposal in self.mind.record.steps.values():
            if self.mind.seat in (proposal.by, *proposal.endorsed, *proposal.objected):
                continue
            judged = steps.judge(self.mind, self.seat, self.deck.steps[proposal.step], Intent("endorse", step=proposal.step))
            for worth, intent in judged:
                yield worth + self.pull("judge") - 0.6, intent

    def proposals(self) -> Iterator[Choice]:
        """Put a step on the table that is not there yet."""
        waiting = sum(len(p.endorsed) + len(p.objected) == 0 for p in self.mind.record.steps.values())
        for step in self.deck.steps.values():
            if step.id not in self.mind.record.steps:
                worth = steps.worth(self.mind, self.seat, step) - 0.45 - 0.35 * waiting
                first = not self.mind.record.steps and self.scene.purpose in ("options", "single text")
                worth += 0.6 if first else -1.0 if self.scene.turns_left <= 1 else 0.0
                yield worth + (self.pull("propose") or -0.5), Intent("propose", step=step.id)

    def restatements(self) -> Iterator[Choice]:
        """Say back what somebody of another side said, to be confirmed; what the chair asked for before anything else."""
        if self.scene.turns_left <= 1 or self.scene.floor == "round robin":
            return
        asked = self.scene.asked
        wanted = asked.number if asked is not None and asked.seat == FACILITATOR and asked.move == "ASK_RESTATE" else None
        tags = self.mind.record.tags_of(wanted) if wanted is not None else ()
        turns = {tag.answers for tag in tags}
        for said, intent in self.restatable():
            age = max(0, self.scene.turn - said.turn)
            worth = self.pull("restate") - 0.02 * age + (1.5 if wanted is not None else 0.0)
            yield worth + (1.0 if said.turn in turns else 0.0), intent

    def restatable(self) -> Iterator[tuple[Said, Intent]]:
        """Yield what others said that nobody has said back."""
        record = self.mind.record
        done = {(r.to, r.tag.point or r.tag.reading) for r in record.restatements}
        waiting = {r.to for r in record.restatements if r.settled is None}
        pointed = {(owner, said.turn) for (owner, _), said in record.points.items()}
        for (owner, point_id), said in record.points.items():
            if owner in self.strangers() and owner not in waiting and (owner, point_id) not in done:
                yield said, Intent("restate", to=owner, point=point_id, owner=owner, quote=said.quote)
        for owner, views in record.views.items():
            last = views[-1]
            known = (owner, last.id) in done or (owner, last.turn) in pointed or owner in waiting
            if owner in self.strangers() and not known:
                yield last, Intent("restate", to=owner, reading=last.id, owner=owner, quote=last.quote)

    def attacks(self) -> Iterator[Choice]:
        """Accuse or threaten: after one's side was refused an answer, with little trust, when sore."""
        mind = self.mind
        asked = [q for q in mind.record.questions if mind.sides.get(q.asker) == mind.side and q.stage == self.scene.stage]
        refused = [q for q in asked if q.refused and q.to in self.strangers()]
        done = {accused for _, accuser, accused in mind.record.accusations if accuser == mind.seat}
        for question in refused[-1:]:
            soreness = mind.traits.suspicion * (1.0 - mind.trust[question.to]) + 0.6 * mind.temper
            if question.to not in done and question.tag.topic is not None:
                accuse = Intent("accuse", to=question.to, topic=question.tag.topic, quote=question.tag.quote)
                yield 0.3 + soreness, accuse
                yield soreness - 0.45, Intent("threaten", to=question.to, topic=question.tag.topic)

    def carryings(self) -> Iterator[Choice]:
        """Among one's own: what may be carried across, what may not, and whom one believed."""
        record = self.mind.record
        for clue in self.mind.held.values():
            if clue.id in record.clues and record.clues[clue.id].open == 0 and clue.id not in record.promised:
                yield 0.75, Intent("carry", clue=clue.id, topic=clue.topic)
        for said in record.clues.values():
            if said.open and self.mind.sides.get(said.by) != self.mind.side:
                yield 0.8, Intent("carry", clue=said.id, owner=said.by, quote=said.quote)
        yield 0.4, Intent("theirs")
        told = {self.deck.topic_of(said, self.mind.known) for said in record.clues}
        for topic in self.deck.sort("clue"):
            if topic.id not in told and record.asked(topic.id) and topic.id not in {c.topic for c in self.mind.held.values()}:
                yield 0.35, Intent("next", topic=topic.id)

    def gallery(self) -> Iterator[Choice]:
        """Speak past the table, to those at home."""
        yield 0.9 + 0.4 * self.mind.traits.face, Intent("appeal")
        yield 0.8 + 0.2 * self.mind.traits.face, Intent("platitude")

    def strangers(self) -> list[str]:
        """Return the seats of other sides."""
        return self.mind.others()

    def recent_topics(self) -> set[str]:
        """Return the topics of the last three turns that were not the chair's."""
        record = self.mind.record
        heard = [tags for turn, tags in zip(record.turns, record.tags, strict=True) if turn.seat != FACILITATOR]
        return {tag.topic for tags in heard[-3:] for tag in tags if tag.topic is not None}
