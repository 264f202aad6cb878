"""Owns a talk as the lexical judge reads it: sentences, each with its turn and side, without what was not said to the table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from backchannel.domain.dialogue import Turn
from backchannel.judging.quotes import Traced
from backchannel.judging.room import side_of

_BOUNDARY = re.compile(r"(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bNo)(?<!\bGen)(?<!\bCol)(?<=[.?!…])[\"'”’)\]]*\s+|;\s+")
_STAGE_DIRECTION = re.compile(r"\([A-Z][^()]{3,160}\)|\[[^\]]{1,40}\]|\*")
_FORGED_TURN = re.compile(r"\n\s*(?:\[\d+\]|turn\s+\d+\b|[A-Z][\w. -]{0,30}:\s)", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*")
_CONTRACTIONS = (
    (re.compile(r"\bcan't\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"\b(i|you|he|she|we|they)'d\b"), r"\1 would"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"\b(that|it|what|who|there|here|he|she)'s\b"), r"\1 is"),
)
_TO_THE_JUDGE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|anchor|guideline|previous|above|prior)"
    r"|\b(?:judge|judges|evaluator|evaluators|grader|rater|scorer|assessor|language model|ai model|llm|assistant)\b"
    r".{0,60}\b(?:score|rate|rating|grade|award|assign|give|must|should|note|mark|points?|dimensions?)\b"
    r"|\b(?:score|rate|grade|award|assign|give|mark)\b.{0,50}\b(?:dimensions?|full marks|top marks|maximum|highest|perfect"
    r"|4/4|four out of four|100 ?%|out of (?:4|four|ten|10|100)|score|rating)\b"
    r"|\b(?:note|message|attention|memo|instructions?) (?:to|for) (?:the |all |any )?(?:judge|evaluator|grader|rater|model|ai|reader)"
    r"|\b(?:system|assistant|developer|user)\s*(?:prompt|message|override)?\s*:"
    r"|\bend of (?:the )?(?:record|transcript|data|dialogue|document)\b|\b(?:begin|end) record\b"
    r"|[{}<>]|```|\"(?:score|evidence|verdict|unscored)\"|\bconfidence_building\b|\binterpretation_clarity\b|\[/?(?:inst|system|sys)\]"
)
_STOP = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her here him his how i if in into is it its"
    " just may me might more much must my no nor not now of off on one only or our out over own said say she should so some such than"
    " that the their them then there these they this those to too up us very was we well were what when where which who whom whose"
    " why will with would yes you your am any all about also again because before after between both each than through under until"
    " while shall let us like really quite even still ever never mr mrs dr".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one turn."""

    turn: int
    """Number of the turn."""
    position: int
    """Index of the turn in the talk."""
    index: int
    """Index of the sentence in the turn."""
    side: str | None
    """None for the chair, whose sentences earn nothing on their own."""
    text: str
    """As it was said: what is quoted."""
    low: str
    """Lower case, white space, quotation marks and contractions folded: what cues are looked for in."""
    words: tuple[str, ...]
    stems: frozenset[str]
    """Content words, crudely stemmed."""
    names: frozenset[str]
    """Capitalised words inside the sentence."""

    @property
    def asks(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip("\"'”’)] *").endswith("?")


@dataclass(frozen=True, slots=True)
class Said:
    """One turn, read."""

    number: int
    position: int
    side: str | None
    sentences: tuple[Sentence, ...]
    stems: frozenset[str] = field(default=frozenset())


def read(turns: Sequence[Turn]) -> tuple[Said, ...]:
    """Split turns into sentences; what is addressed to a judge, forged turns and stage directions are passed over."""
    said = []
    for position, turn in enumerate(turns):
        side = side_of(turn, turns)
        sentences = tuple(_sentences(turn, position, side))
        stems = frozenset(stem for sentence in sentences for stem in sentence.stems)
        said.append(Said(turn.number, position, side, sentences, stems))
    return tuple(said)


def fold(text: str) -> str:
    """Return the form in which cues are looked for."""
    low = Traced.of(text).folded().text.lower().strip()
    for pattern, by in _CONTRACTIONS:
        low = pattern.sub(by, low)
    return low


def stem(word: str) -> str:
    """Cut the commonest English endings; good enough to see that 'signed' and 'signs' are one word."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _sentences(turn: Turn, position: int, side: str | None) -> list[Sentence]:
    text = turn.text
    forged = _FORGED_TURN.search(text)
    text = text[: forged.start()] if forged else text
    made: list[Sentence] = []
    last = 0
    spans = []
    for boundary in _BOUNDARY.finditer(text):
        spans.append(text[last : boundary.end()].rstrip())
        last = boundary.end()
    spans.append(text[last:].rstrip())
    for span in spans:
        clean = _STAGE_DIRECTION.sub(" ", span)
        low = fold(clean)
        words = tuple(_WORD.findall(low))
        if not words or _TO_THE_JUDGE.search(low):
            continue
        made.append(
            Sentence(
                turn=turn.number,
                position=position,
                index=len(made),
                side=side,
                text=span.strip(),
                low=low,
                words=words,
                stems=frozenset(stem(word) for word in words if word not in _STOP and len(word) > 2 or word.isdigit()),
                names=frozenset(re.findall(r"(?<=[a-z,;] )[A-Z][a-zà-ÿ]{2,}", " ".join(clean.split()))),
            )
        )
    return made
