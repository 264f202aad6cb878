"""Owns the policy: which intents make up a turn. Duties first, then initiative; an uptake before, a handover after."""

import math
import random

from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.duties import Choice, Duties
from backchannel.cast.understudy.handover import Handover
from backchannel.cast.understudy.initiative import Initiative
from backchannel.cast.understudy.intent import Intent, Scene
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.uptake import Uptake
from backchannel.cast.views import Room
from backchannel.domain.scenario import Seat

TEMPERATURE = 0.2
ASKING = frozenset(
    {"restate", "check", "ask", "press", "insist", "pass", "relay", "ask view", "ask point", "ask step", "accuse", "threaten"}
)
"""Intents that hand the floor on by themselves."""
CHEAP = frozenset({"nothing on it", "no more on it", "endorse", "object", "detail", "confirm"})
"""Answers after which there may be room for something of one's own."""
NOTHING = Intent("nothing")


class Policy:
    """Chooses what one seat does with one turn."""

    def __init__(self, mind: Mind, scene: Scene, look_up: tuple[Deck, Room], seat: Seat, rng: random.Random) -> None:
        deck, room = look_up
        self.mind, self.scene, self.rng, self.deck = mind, scene, rng, deck
        self.duties = Duties(mind, scene, look_up, seat)
        self.initiative = Initiative(mind, scene, deck, seat)
        self.handover = Handover(mind, scene, deck, room)
        self.uptake = Uptake(mind, scene, deck)

    def plan(self) -> list[Intent]:
        """Return the intents of the turn, in the order they are spoken."""
        owed = [draw(choices, self.rng) for choices in self.duties.owed()]
        plan = [intent for intent in owed if intent is not None]
        taking = self.take_up(plan)
        if not plan or (plan[-1].kind in CHEAP and self.scene.turns_left > 0):
            plan += self.of_itself(taking, plan)
        if self.scene.caucus and len(plan) == 1:
            plan += [intent for intent in self.of_itself(taking, plan) if intent.kind != plan[0].kind]
        if taking is not None:
            plan.insert(0, taking)
        if not any(intent.kind in ASKING for intent in plan):
            asking = self.hand_over(plan)
            if asking is not None:
                plan.append(asking)
        return plan

    def of_itself(self, taking: Intent | None, plan: list[Intent]) -> list[Intent]:
        """Choose what to do unasked; having answered, or drawn a conclusion, can be enough."""
        choices = self.initiative.choices()
        if taking is not None and taking.kind in ("react", "concede") and self.scene.turns_left > 1:
            choices.append((0.75, NOTHING))
        if plan:
            done = {intent.step for intent in plan if intent.step is not None}
            choices = [(worth, intent) for worth, intent in choices if intent.kind != "restate" and intent.step not in done]
            choices.append((0.6, NOTHING))
        chosen = draw(choices, self.rng)
        return [chosen] if chosen is not None else []

    def take_up(self, plan: list[Intent]) -> Intent | None:
        """Choose what to take up first, if the rest of the turn leaves room for it."""
        choices = self.uptake.choices()
        if plan:
            choices = [(worth - 0.7, intent) for worth, intent in choices if intent.kind != "link"]
        if plan and plan[0].kind in ("confirm", "correct"):
            return None
        return draw([*choices, (0.45, NOTHING)], self.rng)

    def hand_over(self, plan: list[Intent]) -> Intent | None:
        """Choose what to ask last; nothing when nobody would be left to answer, or when all speak in turn."""
        if self.scene.turns_left <= 1 or self.scene.floor == "round robin":
            return None
        passed = next((intent for intent in plan if intent.kind == "nothing on it" and intent.owner is not None), None)
        if passed is not None and len(plan) == 1 and not self.scene.public:
            return Intent("relay", to=passed.owner, topic=passed.topic)
        choices = self.handover.choices(plan)
        if self.scene.purpose == "restatement":
            choices += self.initiative.restatements()
        return draw([*choices, (0.45, NOTHING)], self.rng)


def draw(choices: list[Choice], rng: random.Random) -> Intent | None:
    """Draw one intent with probability rising in its utility (softmax at `TEMPERATURE`); None when that is to do nothing."""
    if not choices:
        return None
    best = max(worth for worth, _ in choices)
    weights = [math.exp((worth - best) / TEMPERATURE) for worth, _ in choices]
    chosen = rng.choices([intent for _, intent in choices], weights)[0]
    return None if chosen.kind == "nothing" else chosen
