"""Owns duties: what a seat owes the table before it may do what it likes. Verdicts on restatements, answers."""

from collections.abc import Iterator
from dataclasses import replace

from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.intent import Intent, Scene
from backchannel.cast.understudy.knowing import likely_to_know
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.purposes import pull_of
from backchannel.cast.understudy.record import Question, Restatement
from backchannel.cast.understudy.resemblance import likeness
from backchannel.cast.understudy.steps import judge
from backchannel.cast.understudy.willingness import worth_hinting, worth_refusing, worth_telling
from backchannel.cast.views import Room
from backchannel.domain.scenario import Point, Seat

STALE_TURNS = 5
"""Turns after which a question of an earlier stage, or a restatement, is let go."""
Choice = tuple[float, Intent]
"""Utility and what would be done."""


class Duties:
    """Reads off a mind what is owed, as lists of choices: one list per thing owed, most pressing first."""

    def __init__(self, mind: Mind, scene: Scene, look_up: tuple[Deck, Room], seat: Seat) -> None:
        self.mind, self.scene, self.seat = mind, scene, seat
        self.deck, self.room = look_up

    def owed(self) -> list[list[Choice]]:
        """Return the choices for each open restatement and question, oldest first."""
        record = self.mind.record
        waiting = [r for r in record.open_restatements(self.mind.seat)[-1:] if self.scene.turn - r.turn <= STALE_TURNS]
        lists = [self.verdict(restatement) for restatement in waiting]
        lists += [self.answer(question) for question in record.open_questions(self.mind.seat)[-2:] if self.live(question)]
        return [choices for choices in lists if choices]

    def live(self, question: Question) -> bool:
        """Tell whether a question is still waited for: asked in this stage, or a few turns ago."""
        fresh = question.stage == self.scene.stage or self.scene.turn - question.turn <= STALE_TURNS
        return fresh and question.apart == self.scene.caucus

    def verdict(self, restatement: Restatement) -> list[Choice]:
        """Confirm or correct what was said back."""
        mind, tag = self.mind, restatement.tag
        base = Intent("confirm", to=restatement.by, answers=restatement.turn, topic=tag.topic, clue=tag.clue)
        confirm = replace(base, point=tag.point, reading=tag.reading)
        correct = replace(confirm, kind="correct")
        again = sum(r.to == mind.seat and r.by == restatement.by and not r.confirmed for r in mind.record.restatements) > 1
        doubt = 0.25 + 0.35 * mind.traits.suspicion - (0.6 if again else 0.0)
        if tag.reading in mind.options and tag.point is None:
            doubt += 0.5 - mind.belief[mind.options.index(tag.reading)]
        spare = next(self.corrections(tag.point, tag.topic), None)
        if spare is not None:
            correct = replace(base, kind="correct", point=spare.id, owner=mind.seat)
            doubt += 0.2
        return [(0.5, confirm), (doubt, correct)]

    def corrections(self, point_id: str | None, topic: str | None) -> Iterator[Point]:
        """Yield own points not made yet that could correct what was taken from one made before."""
        made = self.deck.point(self.mind.seat, point_id) if point_id else None
        for point in unmade(self.mind, self.seat):
            mends = made is not None and point.reading is not None and point.reading == made.reading
            if mends or (topic is not None and point.topic == topic):
                yield point

    def answer(self, question: Question) -> list[Choice]:
        """Return the ways to take up one question."""
        tag = question.tag
        if tag.clue in self.mind.held:
            return self.on_clue(question)
        if tag.step in self.deck.steps:
            return self.on_step(question)
        if tag.topic is not None and tag.topic in self.deck.topics:
            return self.on_topic(question, tag.topic)
        if tag.reading in self.mind.options:
            return [(1.0, Intent("view", to=question.asker, reading=tag.reading, answers=question.turn))]
        return self.on_anything(question)

    def on_clue(self, question: Question) -> list[Choice]:
        """Asked further about what one told."""
        clue = self.mind.held[question.tag.clue or ""]
        told = self.mind.record.told(clue.id, caucus=self.scene.caucus)
        base = Intent("tell more", to=question.asker, topic=clue.topic, clue=clue.id, answers=question.turn)
        if told is None:
            return self.on_topic(question, clue.topic)
        if told.open < len(clue.says):
            return [(1.0, base)]
        return [(0.6, replace(base, kind="no more on it")), *self.points_on(clue.topic, question)]

    def on_topic(self, question: Question, topic: str) -> list[Choice]:
        """Tell, hint, refuse, say something beside it, or say that one has nothing."""
        mind, scene = self.mind, self.scene
        choices = self.points_on(topic, question)
        for clue in mind.held.values():
            base = Intent("tell", to=question.asker, topic=topic, clue=clue.id, answers=question.turn)
            if clue.topic != topic:
                continue
            told = mind.record.told(clue.id, caucus=scene.caucus)
            if told is None:
                choices.append((worth_telling(mind, scene, clue), replace(base, kind="tell")))
                choices.append((worth_hinting(mind, scene, clue), replace(base, kind="hint")))
                choices.append((worth_refusing(mind, scene, clue), replace(base, kind="decline")))
            elif told.open < len(clue.says):
                choices.append((0.8, replace(base, kind="tell more")))
            else:
                choices.append((0.3, replace(base, kind="no more on it")))
        if not choices:
            nothing = Intent("nothing on it", to=question.asker, topic=topic, answers=question.turn)
            choices.append((0.5, replace(nothing, owner=self.better_asked(topic))))
        return choices

    def points_on(self, topic: str, question: Question) -> list[Choice]:
        """Return own points on a topic, not made yet."""
        return [
            (0.7, Intent("point", to=question.asker, topic=topic, point=point.id, answers=question.turn))
            for point in unmade(self.mind, self.seat)
            if point.topic == topic
        ]

    def better_asked(self, topic: str) -> str | None:
        """Return the seat to which a question one cannot answer might be put, if one's face fits it at all."""
        others = [seat for seat in self.scene.listeners if self.mind.record.asked(topic, to=seat) == 0]
        faces = [self.room.seat(seat) for seat in others]
        likely = likely_to_know(self.deck.topics[topic], self.mind.record, faces, least=0.5)
        return likely[0] if likely is not None else None

    def on_step(self, question: Question) -> list[Choice]:
        """Say yes or no to a step, or fill in how it would work."""
        step = self.deck.steps[question.tag.step or ""]
        proposal = self.mind.record.steps.get(step.id)
        if proposal is not None and self.mind.seat in (proposal.by, *proposal.endorsed):
            return [(1.0, Intent("detail", to=question.asker, step=step.id, answers=question.turn, quote=question.tag.quote))]
        return judge(self.mind, self.seat, step, Intent("endorse", to=question.asker, step=step.id, answers=question.turn))

    def on_anything(self, question: Question) -> list[Choice]:
        """Take up a question nobody could place: with what of one's own resembles it, else with where one stands."""
        if self.scene.caucus:
            return []
        choices: list[Choice] = []
        words = question.tag.quote
        for index, point in enumerate(unmade(self.mind, self.seat)):
            near = likeness(words, point.says + " " + point.gist)
            fitting = 0.3 + pull_of(self.scene.purpose, point.kind) - 0.02 * index
            choices.append((fitting + near, Intent("point", to=question.asker, point=point.id, answers=question.turn)))
        for clue in self.mind.held.values():
            near = likeness(words, clue.text)
            if self.mind.record.told(clue.id, caucus=self.scene.caucus) is None and near > 0.3:
                told = Intent("tell", to=question.asker, clue=clue.id, topic=clue.topic, answers=question.turn)
                choices.append((worth_telling(self.mind, self.scene, clue) + near - 0.4, told))
        stance = 0.3 + 0.5 * pull_of(self.scene.purpose, "view")
        choices.append((stance, Intent("view", to=question.asker, answers=question.turn)))
        return choices


def unmade(mind: Mind, seat: Seat) -> list[Point]:
    """Return the seat's points that nobody in the room has heard from it."""
    return [point for point in seat.points if (seat.id, point.id) not in mind.record.points]
