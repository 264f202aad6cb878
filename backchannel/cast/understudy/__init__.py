"""The mechanical cast: a small, explicit model of people talking. It is never presented as a language model."""

from backchannel.cast.understudy.chair import UnderstudyChair
from backchannel.cast.understudy.deck import Deck
from backchannel.cast.understudy.player import UnderstudyPlayer

__all__ = ["Deck", "UnderstudyChair", "UnderstudyPlayer"]
