"""Owns the understudy in a seat: hears what its view shows, decides, and speaks. Everything is recomputed from the view."""

import re

from backchannel.cast.port import OnText
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.hearing import hear
from backchannel.cast.understudy.intent import Scene
from backchannel.cast.understudy.memo import memo_of
from backchannel.cast.understudy.mind import Mind, arrive
from backchannel.cast.understudy.pen import Manner, Pen, book_of
from backchannel.cast.understudy.policy import Policy
from backchannel.cast.understudy.probing import probed
from backchannel.cast.understudy.register import contracts, register_of
from backchannel.cast.understudy.speaker import Speaker
from backchannel.cast.understudy.words import compose
from backchannel.cast.views import Private, Room, SeatView
from backchannel.domain.chance import stream
from backchannel.domain.dialogue import Turn, Utterance
from backchannel.domain.probe import ProbeAnswer, Unanswered
from backchannel.prompts import Prompts

_PROPER = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")


class UnderstudyPlayer:
    """A mechanical cast member. It is never presented as a language model."""

    label = "understudy"

    def __init__(self, private: Private, room: Room, deck: Deck, prompts: Prompts, seed: int, public: bool = False) -> None:
        """`public`: the audience at home hears every word."""
        self._private, self._room, self._deck, self._prompts = private, room, deck, prompts
        self._seed, self._public = seed, public
        self._book = book_of(prompts)
        self._proper = proper_words(room)
        self._heard: tuple[Turn, ...] = ()
        self._mind = arrive(private, room, public)

    async def speak(self, view: SeatView, on_text: OnText | None = None) -> Utterance:
        """Take the floor once."""
        speaker = self._speaker(view, "speak")
        policy = Policy(speaker.mind, speaker.scene, (self._deck, self._room), self._private.seat, speaker.rng)
        utterance = compose(speaker, policy.plan())
        if on_text is not None:
            on_text(utterance.text)
        return utterance

    async def write_memo(self, view: SeatView) -> Utterance:
        """Write this side's transfer memo."""
        return memo_of(self._speaker(view, "memo"), self._prompts)

    async def answer(self, view: SeatView, wave: str) -> ProbeAnswer | Unanswered:
        """Read a private probe off the mind."""
        return probed(self._speaker(view, "probe"))

    def mind(self, heard: tuple[Turn, ...]) -> Mind:
        """Return the mind after these turns; only what is new since the last call is folded in."""
        known = len(self._heard)
        if known > len(heard) or (known and heard[known - 1] != self._heard[-1]):
            self._mind, known = arrive(self._private, self._room, self._public), 0
        for turn in heard[known:]:
            hear(self._mind, turn, self._deck, self._room)
        self._heard = heard
        return self._mind

    def _speaker(self, view: SeatView, purpose: str) -> Speaker:
        mind, scene, seat = self.mind(view.moment.heard), Scene.of(view, self._public), self._private.seat
        seats = [public.id for public in self._room.seats]
        voice = self._private.persona.voice
        manner = Manner(register_of(voice), contracts(voice), (seats.index(seat.id), len(seats)))
        pen = Pen(self._book, mind.record, seat.id, self._seed, manner)
        if scene.caucus or purpose == "memo":
            sides = [side.id for side in self._room.scenario.sides]
            pen.division = (sides.index(seat.side), len(sides))
        rng = stream(self._seed, purpose, seat.id, scene.stage, scene.turn)
        return Speaker(mind, scene, self._deck, self._room, self._private.persona, seat, pen, rng, self._proper)


def proper_words(room: Room) -> frozenset[str]:
    """Return the words that stand with a capital inside sentences of the public scenario, and the names of those present."""
    scenario = room.scenario
    texts = [scenario.event.account, scenario.setting, scenario.summary, *scenario.event.public_record]
    texts += [text for step in scenario.steps for text in (*step.says, step.action, step.when, step.reciprocity)]
    texts += [text for topic in scenario.topics for text in topic.asks]
    names = {word for seat in room.seats for word in seat.name.split()}
    names |= {word for side in scenario.sides for word in side.name.split()}
    whole = " ".join(texts)
    common = set(re.findall(r"\b[a-z][\w’'-]+", whole))
    return frozenset(word for word in _PROPER.findall(whole) if word.lower() not in common) | names | {"I", "I’m", "I'm"}
