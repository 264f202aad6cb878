"""Owns sentences: splitting speech, comparing sentences, and picking the few words of somebody's that are worth quoting."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=[.!?…])[”’\"')]*\s+(?=[A-Z0-9“\"‘(—])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Prof|St|Capt|Maj|Lt|No)\.$")
_WORD = re.compile(r"[\w’'-]+")
_CLAUSE = re.compile(r"[.!?;:…—,]\s*|\s–\s|[“”\"()]")
_QUOTED = re.compile(r"“[^”]*”")
_JOINT = re.compile(
    r"\s+(?:and|but|because|which|that|who|whom|unless|as|when|where|whereas|than|until|if|so that|from which)\s+"
)
_LEADING = re.compile(r"^(?:(?:and|but|or|so|that|because|then|as|for)\s+)+", re.IGNORECASE)
_OPEN_QUOTE = re.compile(r"(?:^|\s)['‘]")
LEAST_QUOTED, MOST_QUOTED = 3, 9
_CAPITAL = re.compile(r"(^|[.!?]\s+)([“(]?)([a-zà-ÿ])")

_STARTS_LIMPLY = """
and but or so that which who because if when where while as than then for to of in on at by with from into not
nor yet though although since until after before is was were be been has have had would could will can may
might should do did does its he she they there this these those just even only still also my you your we our us
me him her them his their what why how don’t didn’t won’t can’t isn’t
"""
_LIMP_START = frozenset(_STARTS_LIMPLY.split())
_ENDS_LIMPLY = """
and but or so that which who because if when where while as than then for to of in on at by with from into the
a an my your our their his her its is was were be been has have had would could will can may might should do
did does not no
"""
_LIMP_END = frozenset(_ENDS_LIMPLY.split())


def sentences(text: str) -> list[str]:
    """Split speech into sentences, punctuation kept."""
    parts: list[str] = []
    for piece in _END.split(" ".join(text.split())):
        if parts and _ABBREVIATED.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {piece}"
        elif piece:
            parts.append(piece)
    return parts


def words(text: str) -> list[str]:
    """Return the words, punctuation dropped."""
    return _WORD.findall(text)


def same(sentence: str) -> str:
    """Return what two sentences share when a listener would call them the same: case and punctuation folded."""
    return " ".join(words(sentence.casefold().replace("'", "’")))


def capitalise(text: str) -> str:
    """Begin every sentence with a capital."""
    return _CAPITAL.sub(lambda match: match[1] + match[2] + match[3].upper(), text)


def few_words(text: str, about: str = "") -> str:
    """Return the stretch of 3–9 words, verbatim, that is best worth quoting back; empty when nothing is.

    `about`: what the words come to; a stretch that shares its content is worth more.
    """
    wanted = {word.casefold()[:5] for word in words(about) if len(word) > 3}
    best, best_score = "", 0.0
    for stretch in _stretches(text):
        shared = wanted & {word.casefold()[:5] for word in words(stretch)}
        score = _worth(stretch) + 1.2 * len(shared)
        if score > best_score:
            best, best_score = stretch, score
    return best


def _stretches(text: str) -> Iterator[str]:
    """Yield the clauses that are short enough to quote, and of longer ones the parts between their joints."""
    for clause in _CLAUSE.split(_QUOTED.sub(";", text)):
        parts = [clause] if len(words(clause)) <= MOST_QUOTED else _JOINT.split(clause)
        for part in parts:
            stretch = _LEADING.sub("", part.strip().strip("‘’'")).strip()
            if LEAST_QUOTED <= len(words(stretch)) <= MOST_QUOTED and not _OPEN_QUOTE.search(stretch):
                yield stretch


def _worth(stretch: str) -> float:
    tokens = words(stretch)
    if sum(len(token) > 3 for token in tokens) < 2:
        return -9.0
    score = sum(min(len(token), 9) for token in tokens) / 9 + (1.5 if any(token[0].isdigit() for token in tokens) else 0)
    if tokens[0].casefold() in _LIMP_START:
        score *= 0.5
    if tokens[-1].casefold() in _LIMP_END:
        score *= 0.3
    return score
