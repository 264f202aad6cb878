"""Owns registers: which of three ways of talking a card's own sentences show, so that common phrases can be chosen to match."""

from functools import lru_cache
from typing import Literal

from backchannel.cast.understudy.phrases import CONTRACTION
from backchannel.cast.understudy.quoting import sentences, words
from backchannel.domain.cards import Voice

Register = Literal["clipped", "plain", "formal"]
CLIPPED, FORMAL = 6.0, 11.5
"""Mean words per sentence of a voice's own lines below which it is clipped, and above which it is formal."""


def register_of(voice: Voice) -> Register:
    """Read the register off the length of a voice's own sentences."""
    return _register(_lines(voice))


def contracts(voice: Voice) -> bool:
    """Tell whether a voice's own lines say 'don't' and the like."""
    return CONTRACTION.search(" ".join(_lines(voice))) is not None


def _lines(voice: Voice) -> tuple[str, ...]:
    return (*voice.openers, *voice.agrees, *voice.doubts, *voice.declines, *voice.bristles, *voice.closers)


@lru_cache(maxsize=256)
def _register(lines: tuple[str, ...]) -> Register:
    spoken = [len(words(sentence)) for line in lines for sentence in sentences(line)]
    mean = sum(spoken) / len(spoken)
    return "clipped" if mean < CLIPPED else "formal" if mean > FORMAL else "plain"
