"""Owns the speaker: everything one mouth draws on while it puts one turn into words, and the pieces it makes."""

import random
from dataclasses import dataclass

from backchannel.cast.understudy.belief import top
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.intent import Scene
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.pen import Pen
from backchannel.cast.understudy.quoting import few_words
from backchannel.cast.understudy.record import Said
from backchannel.cast.views import Room
from backchannel.domain.base import FACILITATOR, OTHER
from backchannel.domain.cards import Persona
from backchannel.domain.dialogue import Act, ActTag
from backchannel.domain.scenario import Seat

_ODDS = (
    (0.06, "one in twenty"),
    (0.12, "one in ten"),
    (0.18, "one in six"),
    (0.23, "one in five"),
    (0.29, "one in four"),
    (0.37, "one in three"),
    (0.46, "two in five"),
    (0.55, "even odds"),
    (0.63, "three in five"),
    (0.71, "two in three"),
    (0.78, "three in four"),
    (0.86, "four in five"),
    (0.95, "nine in ten"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some sentences of a turn and the acts they perform."""

    text: str
    tags: tuple[ActTag, ...] = ()


def piece(text: str | None, act: Act | None = None, **fields: str | int | None) -> Piece | None:
    """Make a piece whose words as a whole perform one act; None passes through."""
    if text is None:
        return None
    if act is None:
        return Piece(text)
    return Piece(text, (ActTag.model_validate({"act": act, "quote": text, **fields}),))


def odds(share: float) -> str:
    """Put a share as people do."""
    return next((words for limit, words in _ODDS if share < limit), "nineteen in twenty")


@dataclass(slots=True)
class Speaker:
    """What one turn is made from."""

    mind: Mind
    scene: Scene
    deck: Deck
    room: Room
    persona: Persona
    seat: Seat
    pen: Pen
    rng: random.Random
    proper: frozenset[str]
    """Words that keep their capital inside a sentence."""
    addressed: str | None = None
    """The seat this turn as a whole is spoken to."""

    def call(self, seat: str | None) -> str:
        """Return how this speaker addresses a seat."""
        if seat is None:
            return ""
        card = self.room.scenario.facilitator if seat == FACILITATOR else self.room.scenario.seat(seat).card
        return self.persona.voice.address.get(card) or self.surname(seat)

    def surname(self, seat: str | None) -> str:
        """Return how anybody speaks of a seat that is not addressed."""
        if seat is None:
            return ""
        return self.room.chair.surname if seat == FACILITATOR else self.room.seat(seat).surname

    def to_or_of(self, key: str, owner: str | None, **values: str) -> str | None:
        """Write a phrase in the second person to the one addressed, in the third person of anybody else."""
        form = "you" if owner is not None and owner == self.addressed else "they"
        return self.pen.write(f"{key}.{form}", name=self.call(owner), surname=self.surname(owner), **values)

    def low(self, text: str) -> str:
        """Return a field fit to stand inside a sentence: no full stop, no capital but a proper name's."""
        text = text.strip().rstrip(".")
        first = text.split(maxsplit=1)[0].strip(",;:'’")
        return text if first in self.proper or (first.isupper() and len(first) > 1) else text[:1].lower() + text[1:]

    def label(self, topic: str | None) -> str:
        """Return a topic's label, empty for none."""
        known = self.deck.topics.get(topic or "")
        return known.label if known is not None else ""

    def plain(self, reading: str | None) -> str:
        """Return how a reading is named in passing; empty for `other`."""
        known = self.deck.readings.get(reading or "")
        return known.plain if known is not None else ""

    def top_reading(self) -> str:
        """Return the listed reading this speaker believes most."""
        ranked = [share if option != OTHER else -1.0 for option, share in zip(self.mind.options, self.mind.belief, strict=True)]
        return self.mind.options[top(tuple(ranked))]

    def odds_of(self, reading: str) -> str:
        """Return the speaker's own odds on a reading, in words."""
        return odds(self.mind.belief[self.mind.options.index(reading)])

    def quote(self, by: str | None, said: str | None, text: str) -> str:
        """Return the few words of something said that carry what it comes to."""
        return few_words(text, self.deck.about(by or "", said, self.mind.known))

    def reason_for(self, reading: str) -> Said | None:
        """Return the clue that raised a reading most, if one did noticeably and those in the room have heard it."""
        index = self.mind.options.index(reading)
        found: list[tuple[float, Said]] = []
        for shift in self.mind.shifts:
            said = self.mind.record.told(shift.clue, caucus=self.scene.caucus)
            if said is not None and self.quote(said.by, said.id, said.quote):
                found.append((shift.after[index] - shift.before[index], said))
        gain, best = max(found, key=lambda entry: entry[0], default=(0.0, None))
        return best if gain > 0.04 else None
