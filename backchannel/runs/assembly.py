"""Owns putting a run together: who sits where, what they may know, and what they speak through."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from backchannel.cast.model import REPLY_TOKENS, ModelChair, ModelPlayer, Voice
from backchannel.cast.port import Chair, OnText, Player
from backchannel.cast.seating import draw_world, private_of, room_of
from backchannel.cast.texts import Texts
from backchannel.cast.views import Private, Room
from backchannel.chat.port import Chat
from backchannel.chat.tokens import estimate_tokens
from backchannel.domain.base import FACILITATOR
from backchannel.domain.cards import Facilitator
from backchannel.errors import InputError
from backchannel.journal.recording import Recording
from backchannel.library.content import Content
from backchannel.prompts import Prompts
from backchannel.runs.observer import Observer
from backchannel.runs.settings import RunSettings
from backchannel.table.agenda import plan
from backchannel.table.record import Record
from backchannel.table.table import Hooks, Table

EVALUATOR = "evaluator"
OWN_TOKENS = 1200
"""Room for what belongs to one seat alone: brief, clues and instruction."""
LEAST_RECORD_TOKENS = 600
UNDERSTUDY = "understudy"
LEXICAL = "lexical"


class Board(Protocol):
    def line(self, name: str) -> Chat: ...


@dataclass(frozen=True, slots=True)
class Seating:
    """Everything players are made of."""

    content: Content
    settings: RunSettings
    world: str | None
    prompts: Prompts
    texts: Texts
    board: Board

    def voice(self, role: str) -> Voice | None:
        """Return how this role's model is reached; None: the mechanical cast plays it."""
        name = self.settings.cast.models.get(role)
        if name is None:
            return None
        endpoint = self.settings.cast.endpoints[name]
        return Voice(
            chat=self.board.line(name),
            model=name,
            temperature=endpoint.temperature,
            reply_tokens=endpoint.reply_tokens or REPLY_TOKENS,
            texts=self.texts,
            seed=self.settings.seed,
        )


def seating(content: Content, settings: RunSettings, board: Board) -> Seating:
    """Draw the world and make ready what all players share."""
    world = draw_world(content.scenario, settings.seed)
    prompts = _compiled(tuple(content.prompts.items()))
    return Seating(content, settings, world.id if world else None, prompts, Texts(prompts), board)


@lru_cache(maxsize=8)
def _compiled(templates: tuple[tuple[str, str], ...]) -> Prompts:
    """Return the templates, compiled once for all runs of a process that use the same."""
    return Prompts(dict(templates))


def lay_table(seating: Seating, recording: Recording, observer: Observer, hooks: Hooks) -> Table:
    """Return the table with everybody seated and nothing said."""
    content, settings = seating.content, seating.settings
    scenario = content.scenario
    room = room_of(scenario, content.personas, content.facilitator)
    privates = {seat.id: private_of(scenario, seat, content.personas[seat.card], seating.world) for seat in scenario.seats}
    return Table(
        scenario=scenario,
        room=room,
        stages=plan(scenario, settings.turns),
        players={seat: _player(seating, private, room) for seat, private in privates.items()},
        privates=privates,
        chair=_chair(seating, content.facilitator, room),
        card=content.facilitator,
        journal=recording,
        record=Record(scenario),
        hooks=hooks,
        seed=settings.seed,
        transcript_budget_tokens=_record_budget(seating, room),
    )


def _record_budget(seating: Seating, room: Room) -> int | None:
    """Return how long the record may grow before closed stages are summarised; None: nobody reads it as text.

    Raises InputError where a model's context cannot hold the scenario, a record worth the name, and a reply.
    """
    cast, budget = seating.settings.cast, seating.settings.transcript_budget_tokens
    if not cast.models:
        return None
    shared = estimate_tokens(seating.texts.room(room)) + OWN_TOKENS
    for name in set(cast.models.values()):
        endpoint = cast.endpoints[name]
        if endpoint.context_tokens is None:
            continue
        left = endpoint.context_tokens - shared - min(endpoint.reply_tokens or REPLY_TOKENS, REPLY_TOKENS)
        if left < LEAST_RECORD_TOKENS:
            raise InputError(
                f"the context of {name!r} ({endpoint.context_tokens} tokens) is too small for {room.scenario.id!r}",
                fix=f"It needs at least {endpoint.context_tokens - left + LEAST_RECORD_TOKENS}; or set reply_tokens lower.",
            )
        budget = min(budget, left)
    return budget


def cast_of(content: Content, settings: RunSettings) -> dict[str, str]:
    """Return who plays what: 'understudy', 'lexical' or a model's name."""
    models = settings.cast.models
    cast = {seat.id: models.get(seat.id, UNDERSTUDY) for seat in content.scenario.seats}
    cast[FACILITATOR] = models.get(FACILITATOR, UNDERSTUDY)
    cast[EVALUATOR] = models.get(EVALUATOR, LEXICAL)
    return cast


def text_receiver(observer: Observer, seat: str) -> OnText | None:
    """Return where a seat's streamed words go; None: nobody wants them, and nothing is streamed."""
    if not observer.wants_text:
        return None
    return lambda piece: observer.text(seat, piece)


def _player(seating: Seating, private: Private, room: Room) -> Player:
    voice = seating.voice(private.seat.id)
    if voice is not None:
        return ModelPlayer(voice)
    from backchannel.cast.understudy.deck import Deck
    from backchannel.cast.understudy.player import UnderstudyPlayer

    deck = Deck(seating.content.scenario, seating.world)
    return UnderstudyPlayer(private, room, deck, seating.prompts, seating.settings.seed)


def _chair(seating: Seating, card: Facilitator, room: Room) -> Chair:
    voice = seating.voice(FACILITATOR)
    if voice is not None:
        return ModelChair(voice)
    from backchannel.cast.understudy.chair import UnderstudyChair
    from backchannel.cast.understudy.deck import Deck

    deck = Deck(seating.content.scenario, seating.world)
    return UnderstudyChair(card, room, deck, seating.prompts, seating.settings.seed)
