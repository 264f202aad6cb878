"""Owns initiative: what a seat that owes nothing might do with the floor, and how much each stage of the agenda asks for it."""

from collections.abc import Iterator, Mapping

from backchannel.cast.understudy import steps
from backchannel.cast.understudy.belief import top
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.duties import Choice, unmade
from backchannel.cast.understudy.intent import Intent, Scene
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.record import Said
from backchannel.cast.understudy.willingness import worth_telling
from backchannel.domain.base import FACILITATOR
from backchannel.domain.scenario import Purpose, Seat

_EARLY = {"memory": 0.9, "reading": 0.8, "view": 0.5, "need": 0.3, "fear": 0.3, "tell": -0.7, "restate": -0.3, "propose": -1.0}
_LATE = {"propose": 1.0, "judge": 1.3, "constraint": 0.5, "assurance": 0.6, "tell": -0.4, "restate": -0.4, "reading": -0.4}
PULLS: Mapping[Purpose, Mapping[str, float]] = {
    "convening": _EARLY,
    "ground rules": _EARLY,
    "readings": {"reading": 1.1, "view": 0.8, "memory": 0.5, "challenge": 0.5, "tell": -0.35, "restate": 0.2, "propose": -1.0},
    "restatement": {"restate": 1.2, "correction": 0.4, "reading": 0.2, "tell": -0.5, "propose": -1.0, "view": -0.1},
    "needs and fears": {"need": 1.1, "fear": 1.1, "memory": 0.6, "assurance": 0.5, "tell": -0.4, "restate": 0.3, "propose": -0.8},
    "evidence": {"tell": 0.25, "challenge": 0.6, "memory": 0.4, "view": 0.2, "restate": 0.0, "propose": -0.8, "assurance": 0.2},
    "constraints": {"constraint": 1.1, "fear": 0.7, "need": 0.5, "challenge": 0.4, "tell": -0.4, "propose": -0.2},
    "options": _LATE,
    "single text": {**_LATE, "judge": 1.5},
    "re-entry": {"constraint": 0.8, "fear": 0.6, "assurance": 0.5, "view": 0.7, "tell": -1.0, "propose": -0.6},
}
"""Stage purpose to the pull of each kind of act or point; 0 where nothing stands."""


class Initiative:
    """Reads off a mind what it could do unasked."""

    def __init__(self, mind: Mind, scene: Scene, deck: Deck, seat: Seat) -> None:
        self.mind, self.scene, self.deck, self.seat = mind, scene, deck, seat
        self.pull = PULLS[scene.purpose]

    def choices(self) -> list[Choice]:
        """Return everything it could do of itself, with utilities."""
        found = [*self.tellings(), *self.points(), *self.views(), *self.judgements(), *self.proposals(), *self.attacks()]
        found += self.restatements() if not self.scene.caucus else self.carryings()
        if self.scene.public:
            found += self.gallery()
        return found

    def tellings(self) -> Iterator[Choice]:
        """Volunteer a clue nobody in the room has heard."""
        for clue in self.mind.held.values():
            if self.mind.record.told(clue.id, caucus=self.scene.caucus) is None:
                near = 0.3 if clue.topic in self.recent_topics() else 0.0
                pull = 0.1 if self.scene.caucus else self.pull.get("tell", 0.0)
                worth = worth_telling(self.mind, self.scene, clue) - 0.6 + near + pull
                yield worth, Intent("tell", topic=clue.topic, clue=clue.id)

    def points(self) -> Iterator[Choice]:
        """Make a point not made before."""
        recent = self.recent_topics()
        for point in unmade(self.mind, self.seat):
            near = 0.3 if point.topic in recent else 0.0
            yield self.pull.get(point.kind, 0.1) + near, Intent("point", point=point.id, topic=point.topic)

    def views(self) -> Iterator[Choice]:
        """Say where one stands, when it was never said or has moved."""
        stated = self.mind.record.views.get(self.mind.seat, [])
        now = self.mind.options[top(self.mind.belief)]
        if not stated or (stated[-1].id != now and stated[-1].stage != self.scene.stage):
            bonus = 0.2 if not stated else 0.5
            yield self.pull.get("view", 0.0) + bonus, Intent("view", reading=now)

    def judgements(self) -> Iterator[Choice]:
        """Say yes or no to a step of somebody else's."""
        for proposal in self.mind.record.steps.values():
            if self.mind.seat in (proposal.by, *proposal.endorsed, *proposal.objected):
                continue
            judged = steps.judge(self.mind, self.seat, self.deck.steps[proposal.step], Intent("endorse", step=proposal.step))
            for worth, intent in judged:
                yield worth + self.pull.get("judge", 0.0) - 0.6, intent

    def proposals(self) -> Iterator[Choice]:
        """Put a step on the table that is not there yet."""
        waiting = sum(len(p.endorsed) + len(p.objected) == 0 for p in self.mind.record.steps.values())
        for step in self.deck.steps.values():
            if step.id not in self.mind.record.steps:
                worth = steps.worth(self.mind, self.seat, step) - 0.45 - 0.35 * waiting
                yield worth + self.pull.get("propose", -0.5), Intent("propose", step=step.id)

    def restatements(self) -> Iterator[Choice]:
        """Say back what somebody of another side said, to be confirmed."""
        record = self.mind.record
        for said, intent in self.restatable():
            age = max(0, self.scene.turn - said.turn)
            wanted = self.scene.asked is not None and self.scene.asked.move == "ASK_RESTATE"
            missed = 0.8 if any(not r.confirmed and r.settled and r.by == self.mind.seat for r in record.restatements[-2:]) else 0.0
            yield self.pull.get("restate", -0.2) - 0.02 * age + (1.5 if wanted else missed * 0.3), intent

    def restatable(self) -> Iterator[tuple[Said, Intent]]:
        """Yield what others said that nobody has said back."""
        record = self.mind.record
        done_points = {(r.to, r.tag.point) for r in record.restatements if r.tag.point}
        done_views = {(r.to, r.tag.reading) for r in record.restatements if r.tag.reading}
        for (owner, point_id), said in record.points.items():
            if self.mind.sides.get(owner) != self.mind.side and (owner, point_id) not in done_points:
                yield said, Intent("restate", to=owner, point=point_id, owner=owner, quote=said.quote)
        for owner, views in record.views.items():
            last = views[-1]
            if self.mind.sides.get(owner, self.mind.side) != self.mind.side and (owner, last.id) not in done_views:
                yield last, Intent("restate", to=owner, reading=last.id, owner=owner, quote=last.quote)

    def attacks(self) -> Iterator[Choice]:
        """Accuse or threaten: after refusals, with little trust, when sore."""
        mind = self.mind
        refused = [q for q in mind.record.questions if q.asker == mind.seat and q.refused and mind.sides.get(q.to) != mind.side]
        done = {accused for _, accuser, accused in mind.record.accusations if accuser == mind.seat}
        for question in refused[-1:]:
            soreness = mind.traits.suspicion * (1.0 - mind.trust[question.to]) + 0.6 * mind.temper
            if question.to not in done and not self.scene.caucus:
                accuse = Intent("accuse", to=question.to, topic=question.tag.topic, quote=question.tag.quote)
                yield 0.15 + soreness, accuse
                yield soreness - 0.45, Intent("threaten", to=question.to, topic=question.tag.topic)

    def carryings(self) -> Iterator[Choice]:
        """Among one's own: what may be carried across, what may not, and whom one believed."""
        mind = self.mind
        for clue in mind.held.values():
            said = mind.record.clues.get(clue.id)
            if said is not None and self.scene.stage == said.stage:
                yield 0.9, Intent("carry", clue=clue.id, topic=clue.topic)
        for said in mind.record.clues.values():
            if mind.sides.get(said.by) != mind.side:
                yield 0.75, Intent("carry", clue=said.id, owner=said.by, quote=said.quote)

    def gallery(self) -> Iterator[Choice]:
        """Speak past the table, to those at home."""
        yield 0.9 + 0.4 * self.mind.traits.face, Intent("appeal")
        yield 0.8 + 0.2 * self.mind.traits.face, Intent("platitude")

    def recent_topics(self) -> set[str]:
        """Return the topics of the last three turns that were not the chair's."""
        record = self.mind.record
        heard = [tags for turn, tags in zip(record.turns, record.tags, strict=True) if turn.seat != FACILITATOR]
        return {tag.topic for tags in heard[-3:] for tag in tags if tag.topic is not None}
