"""Owns the uptake: what of the last turns a speaker takes up before saying anything of its own."""

from collections.abc import Iterator
from dataclasses import replace

from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.duties import Choice
from backchannel.cast.understudy.intent import Intent, Scene
from backchannel.cast.understudy.mind import Mind
from backchannel.cast.understudy.quoting import few_words, same
from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import ActTag, Turn


class Uptake:
    """Reads off a mind how it would take up what it has just heard."""

    def __init__(self, mind: Mind, scene: Scene, deck: Deck) -> None:
        self.mind, self.scene, self.deck = mind, scene, deck

    def choices(self) -> list[Choice]:
        """Return the ways to take up the last turn of somebody else's, best none."""
        last = next((turn for turn in reversed(self.mind.record.turns) if turn.seat not in (self.mind.seat, FACILITATOR)), None)
        if last is None or last.stage != self.scene.stage or self.scene.turn - last.number > 2:
            return []
        quotable = few_words(last.text) if not self.scene.caucus else ""
        found: list[Choice] = [(0.2, Intent("link", owner=last.seat, quote=quotable))] if quotable else []
        for tag in self.mind.record.tags_of(last.number):
            found += self.to_act(last, tag)
        return found

    def to_act(self, turn: Turn, tag: ActTag) -> Iterator[Choice]:
        """Yield reactions to one act."""
        mine = tag.to == self.mind.seat or (tag.to is None and self.mind.sides.get(turn.seat) != self.mind.side)
        across = self.mind.sides.get(turn.seat) != self.mind.side
        if tag.act in ("accuse", "threaten") and mine:
            yield 2.0, Intent("bristle", to=turn.seat)
        elif tag.clue is not None and tag.act in ("disclose", "answer_clarification") and (across or self.scene.caucus):
            yield from self.to_clue(turn, tag)
        elif tag.point is not None and across:
            point = self.deck.point(turn.seat, tag.point)
            base = Intent("doubt", owner=turn.seat, point=tag.point, quote=self.quote(turn, tag))
            if point is not None and point.kind in ("need", "fear", "constraint", "memory"):
                yield 1.0 - 0.5 * self.mind.traits.suspicion, replace(base, kind="acknowledge")
            elif point is not None:
                yield 0.4 + 0.4 * self.mind.traits.suspicion, replace(base, kind="doubt")
        elif tag.act == "state_reading" and tag.reading in self.mind.options and across:
            share = self.mind.belief[self.mind.options.index(tag.reading)]
            base = Intent("doubt", owner=turn.seat, reading=tag.reading, quote=self.quote(turn, tag))
            yield share + 0.2, replace(base, kind="agree")
            yield 0.8 - share, replace(base, kind="doubt")

    def to_clue(self, turn: Turn, tag: ActTag) -> Iterator[Choice]:
        """Say what a clue does to one's reading; only the first to speak after it, and never its teller."""
        clue = self.deck.clue(tag.clue or "", self.mind.known)
        if clue is None or clue.id in self.mind.held or (not self.scene.caucus and self.taken_up(clue.upshot)):
            return
        base = Intent("react", owner=turn.seat, clue=clue.id, quote=self.quote(turn, tag))
        yield 1.6, replace(base, kind="react")
        moved = next((s for s in self.mind.shifts if s.clue == clue.id), None)
        if moved is not None and max(abs(a - b) for a, b in zip(moved.before, moved.after, strict=True)) > 0.12:
            yield 1.2, replace(base, kind="concede")

    def quote(self, turn: Turn, tag: ActTag) -> str:
        """Return the few words of an act that carry what it comes to."""
        return few_words(tag.quote, self.deck.about(turn.seat, tag.clue or tag.point or tag.reading, self.mind.known))

    def taken_up(self, upshot: str) -> bool:
        """Tell whether somebody has already drawn this conclusion aloud."""
        wanted = same(upshot)
        return any(wanted in sentence for sentence in self.mind.record.sentences)
