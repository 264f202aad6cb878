"""Owns the mechanical facilitator: rules for its moves, by school and budget, from what is visible only."""

from collections.abc import Callable

from backchannel.cast.understudy.chair_words import ChairWords
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.ledger import Ledger
from backchannel.cast.understudy.lexical import tags as read_tags
from backchannel.cast.understudy.moves import Proposed, choices
from backchannel.cast.understudy.opening import opening
from backchannel.cast.understudy.pen import Pen, book_of
from backchannel.cast.understudy.record import Record
from backchannel.cast.views import ChairView, Room
from backchannel.domain.base import FACILITATOR
from backchannel.domain.cards import Facilitator
from backchannel.domain.chance import stream
from backchannel.domain.dialogue import Intervention, Turn
from backchannel.prompts import Prompts

HOLD = Intervention(move="HOLD")


class UnderstudyChair:
    """A mechanical chair. What it knows of the talk is a fold over what it heard."""

    label = "understudy"

    def __init__(self, card: Facilitator, room: Room, deck: Deck, prompts: Prompts, seed: int) -> None:
        """`deck` is the engine's look-up; the chair looks up only what was said in front of it."""
        self._card, self._room, self._deck, self._seed = card, room, deck, seed
        self._book = book_of(prompts)
        self._record = Record()
        self._heard: tuple[Turn, ...] = ()

    async def decide(self, view: ChairView) -> Intervention:
        """Choose one move; open every stage, hold when nothing would be gained."""
        words = self._words(view)
        if view.trigger == "stage opens":
            return opening(words, view)
        in_turn = view.moment.stage.floor == "round robin" and view.trigger != "accusation"
        if (view.interventions_left <= 0 or in_turn) and view.moment.turns_left > 0:
            return HOLD
        rng = words.rng
        for proposed in _in_drawn_order(choices(words, view), rng.random):
            made = proposed.make()
            if made is not None:
                return made
        return HOLD

    async def summarise(self, view: ChairView, stages: tuple[str, ...], text: str) -> str:
        """Put closed stages into what was claimed, told, asked in vain and proposed."""
        return self._words(view).digest(stages)

    def _words(self, view: ChairView) -> ChairWords:
        record = self._fold(view.moment.heard)
        pen = Pen(self._book, record, FACILITATOR, self._seed)
        rng = stream(self._seed, "chair", view.moment.stage.id, view.moment.turn_number, view.trigger)
        return ChairWords(self._card, Ledger(record, self._deck, self._room), pen, rng)

    def _fold(self, heard: tuple[Turn, ...]) -> Record:
        known = len(self._heard)
        if known > len(heard) or (known and heard[known - 1] != self._heard[-1]):
            self._record, known = Record(), 0
        for turn in heard[known:]:
            self._record.add(turn, turn.tags or read_tags(turn, self._record, self._deck, self._room))
        self._heard = heard
        return self._record


def _in_drawn_order(proposed: list[Proposed], uniform: Callable[[], float]) -> list[Proposed]:
    """Order moves by worth with a little noise, so that two seeds do not chair alike."""
    noisy = [(each.worth + 0.25 * uniform(), index) for index, each in enumerate(proposed)]
    return [proposed[index] for _, index in sorted(noisy, reverse=True)]
