"""Owns likeness of wording: how much of one text's content another text carries. Small, lexical, and blind to meaning."""

from functools import lru_cache

from backchannel.cast.understudy.quoting import words

_SAYING_LITTLE = """
the a an and or but so of to in on at by with from for as is was were are be been being has have had do did
does will would could can may might must shall should not no nor yes it its he she they we you i me him her
them us my your his their our this that these those there here who whom whose which what when where why how if
than then also just only even very more most some any all one two about into over under out up down off again
still yet too let say said says saying know think thing things people man men don’t didn’t won’t can’t isn’t
it’s i’m you’re that’s there’s ever never much many own make made
"""
_EMPTY = frozenset(_SAYING_LITTLE.split())


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the content words of a text, clipped to six letters so that 'signed' meets 'signature'."""
    return frozenset(word[:6] for word in (token.casefold() for token in words(text)) if len(word) > 2 and word not in _EMPTY)


def carried(part: str, whole: str) -> float:
    """Return the share (0–1) of `part`'s content words that `whole` carries."""
    wanted = content(part)
    return len(wanted & content(whole)) / len(wanted) if wanted else 0.0


def likeness(one: str, two: str) -> float:
    """Return shared content words over the smaller of the two, damped when that is tiny; 0–1."""
    first, second = content(one), content(two)
    smaller = min(len(first), len(second))
    return len(first & second) / max(smaller, 4) if smaller else 0.0
