"""Owns sentences: splitting speech, comparing sentences, and picking the few words of somebody's that are worth quoting."""

import re

_END = re.compile(r"(?<=[.!?…])[”’\"')]*\s+(?=[A-Z0-9“\"‘(—])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Prof|St|Capt|Maj|Lt|No)\.$")
_WORD = re.compile(r"[\w’'-]+")
_CLAUSE = re.compile(r"[.!?;:…—,]\s*|\s–\s|[“”\"()]")
_CAPITAL = re.compile(r"(^|[.!?]\s+)([“(]?)([a-zà-ÿ])")

_LIMP_START = frozenset(
    "and but or so that which who because if when where while as than then for to of in on at by with from into not nor yet though "
    "although since until after before is was were be been has have had would could will can may might should do did does its he "
    "she they there this these those just even only still also my you your we our us me him her them his their what why how"
    " don’t didn’t won’t can’t isn’t".split()
)
_LIMP_END = frozenset(
    "and but or so that which who because if when where while as than then for to of in on at by with from into the a an my your our "
    "their his her its is was were be been has have had would could will can may might should do did does not no".split()
)


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


def few_words(text: str) -> str:
    """Return the stretch of 3–9 words, verbatim, that is best worth quoting back; empty when nothing is."""
    best, best_score = "", 0.0
    for clause in _CLAUSE.split(text):
        stretch = clause.strip().strip("‘’'")
        count = len(words(stretch))
        if not 3 <= count <= 9:
            continue
        score = _worth(stretch)
        if score > best_score:
            best, best_score = stretch, score
    return best


def _worth(stretch: str) -> float:
    tokens = words(stretch)
    score = sum(min(len(token), 9) for token in tokens) / 9 + (1.5 if any(token[0].isdigit() for token in tokens) else 0)
    if tokens[0].casefold() in _LIMP_START:
        score *= 0.45
    if tokens[-1].casefold() in _LIMP_END:
        score *= 0.3
    return score
