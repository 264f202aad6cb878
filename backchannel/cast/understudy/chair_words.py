"""Owns the chair's words: its card's phrases, and what it reads out from its notes."""

import random
from dataclasses import dataclass

from backchannel.cast.understudy import phrases
from backchannel.cast.understudy.belief import likelihoods
from backchannel.cast.understudy.ledger import TELLING, Ledger
from backchannel.cast.understudy.pen import Pen
from backchannel.cast.understudy.quoting import few_words
from backchannel.cast.understudy.record import Proposal, Question, Said
from backchannel.domain.cards import Facilitator
from backchannel.domain.dialogue import ActTag, Move
from backchannel.domain.scenario import Clue

MOST_TOLD = 5
"""Clues read out in one summary; the rest is in the memos."""


@dataclass(slots=True)
class ChairWords:
    card: Facilitator
    ledger: Ledger
    pen: Pen
    rng: random.Random

    def phrase(self, move: Move, **values: str) -> str | None:
        """Pick one of the card's own phrases for a move; None when none is left or fits."""
        lines = list(phrases.of(self.card.phrases.get(move, ())))
        self.rng.shuffle(lines)
        said = self.pen.choose(lines, values)
        return self.pen.keep(said) if said is not None else None

    def write(self, key: str, **values: str) -> str | None:
        """Pick a phrase of the common stock for chairs."""
        said = self.pen.write(key, **values)
        return self.pen.keep(said) if said is not None else None

    def name(self, seat: str) -> str:
        """Return how this chair calls a seat: by its full name, which leaves no doubt who has the floor."""
        return self.ledger.room.seat(seat).name

    def surname(self, seat: str) -> str:
        """Return how it speaks of a seat."""
        seats = {public.id: public.surname for public in self.ledger.room.seats}
        return seats.get(seat, self.card.surname)

    def quote(self, said: Said) -> str:
        """Return the few words of something said that carry what it comes to."""
        deck, record = self.ledger.deck, self.ledger.record
        made = next((point for (by, point), at in record.points.items() if by == said.by and at.turn == said.turn), said.id)
        return few_words(said.quote, deck.about(said.by, made, set(record.clues)))

    def matter(self, question: Question) -> str:
        """Return what a question is about, as a noun phrase."""
        tag, deck = question.tag, self.ledger.deck
        if tag.topic in deck.topics:
            return deck.topics[tag.topic or ""].label
        if tag.step in deck.steps:
            title = deck.steps[tag.step or ""].title
            return title[:1].lower() + title[1:]
        if tag.reading in deck.readings:
            return f"whether it was {deck.readings[tag.reading or ''].plain}"
        return f"“{few_words(tag.quote)}”" if few_words(tag.quote) else "what you were asked"

    def notes(self) -> str:
        """Read out who told what since the last reading, which reading it speaks for and against, and what nobody has told."""
        told = self.unread()[-MOST_TOLD:]
        if not told:
            return self._blanks()
        parts = [self.write("chair.told", list=self._list(told)) or ""]
        parts.append(self._balance([clue for _, clue in told]))
        parts.append(self._blanks())
        return " ".join(part for part in parts if part)

    def unread(self) -> list[tuple[Said, Clue]]:
        """Return the clues told that were not read out yet."""
        return [pair for pair in self.ledger.told() if pair[0].id not in self.ledger.record.read_out]

    def reading_out(self, text: str) -> tuple[ActTag, ...]:
        """Return the tags of reading out what is unread now."""
        return tuple(
            ActTag(act="procedural", quote=clue.upshot, clue=clue.id)
            for _, clue in self.unread()[-MOST_TOLD:]
            if clue.upshot in text
        )

    def _list(self, told: list[tuple[Said, Clue]]) -> str:
        entries = [f"from {self.surname(said.by)}, that {clue.upshot}" for said, clue in told]
        return "; ".join(entries)

    def _balance(self, clues: list[Clue]) -> str:
        """Say which reading gained and which lost by what was told."""
        readings, options = self.ledger.deck.readings, self.ledger.deck.options
        weights = [1.0] * len(options)
        for clue in clues:
            weights = [weight * chance for weight, chance in zip(weights, likelihoods(clue, options), strict=True)]
        listed = [(weight, option) for weight, option in zip(weights, options, strict=True) if option in readings]
        (low, against), (high, best) = min(listed), max(listed)
        if high < TELLING * low:
            return self.write("chair.balance.none") or ""
        values = {"for": readings[best].plain, "against": readings[against].plain}
        return self.write("chair.balance" if len(clues) > 1 else "chair.balance.one", **values) or ""

    def _blanks(self) -> str:
        labels = [self.ledger.deck.topics[topic].label for topic in self.ledger.untold() if topic in self.ledger.deck.topics]
        return (self.write("chair.blank", label=labels[-1]) or "") if labels else ""

    def text(self) -> tuple[str, tuple[ActTag, ...]]:
        """Draft the text from what both sides carry; what one side has not answered stands in brackets."""
        lines: list[str] = []
        tags: list[ActTag] = []
        for key, proposals in (("chair.text", self.ledger.agreed()), ("chair.text.pending", self.ledger.pending())):
            for proposal in proposals[:2]:
                line = self.write(key, **self._fields(proposal))
                if line is not None:
                    lines.append(line)
                    tags.append(ActTag(act="propose_step", quote=line, step=proposal.step))
        for proposal in self.ledger.refused()[:1]:
            against = next(iter(proposal.objected))
            line = self.write("chair.text.refused", surname=self.surname(against), **self._fields(proposal))
            lines.append(line or "")
        return " ".join(line for line in lines if line), tuple(tags)

    def _fields(self, proposal: Proposal) -> dict[str, str]:
        step = self.ledger.deck.steps[proposal.step]
        return {
            "title": step.title,
            "actor": self.ledger.room.scenario.side(step.actor).name,
            "action": step.action.rstrip("."),
            "when": step.when.rstrip("."),
            "reciprocity": step.reciprocity.rstrip("."),
            "verification": step.verification.rstrip("."),
        }

    def digest(self, stages: tuple[str, ...]) -> str:
        """Put closed stages into a few lines for a model's context: who claimed, told and proposed what, and what hangs."""
        ledger = self.ledger
        lines: list[str] = []
        for seat, views in ledger.record.views.items():
            said = [view for view in views if view.stage in stages and view.id in ledger.deck.readings]
            lines += [f"{self.surname(seat)} took it that {ledger.deck.readings[said[-1].id].clause}."] if said else []
        for (seat, point_id), made in ledger.record.points.items():
            point = ledger.deck.point(seat, point_id)
            if point is not None and point.kind != "reading" and made.stage in stages:
                lines.append(f"{self.surname(seat)} said that {point.gist}.")
        lines += [f"{self.surname(said.by)} told that {clue.upshot}." for said, clue in ledger.told() if said.stage in stages]
        for question in ledger.record.open_questions():
            lines.append(
                f"{self.surname(question.to)} has not answered {self.surname(question.asker)} on {self.matter(question)}."
            )
        for proposal in ledger.record.steps.values():
            yes, no = ", ".join(map(self.surname, proposal.endorsed)), ", ".join(map(self.surname, proposal.objected))
            title = ledger.deck.steps[proposal.step].title
            by = self.surname(proposal.by)
            lines.append(f"Step '{title}' proposed by {by}; for: {yes or 'nobody yet'}; against: {no or 'nobody'}.")
        return "\n".join(lines) or "Nothing of substance was said."
