"""Owns a talk as the lexical judge reads it: sentences, each with its turn and side, without what was not said to the table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from backchannel.domain.dialogue import Turn
from backchannel.judging.lexical.filler import PLATITUDE, PROCEDURE
from backchannel.judging.lexical.hostility import hostile_weight
from backchannel.judging.quotes import plain
from backchannel.judging.room import side_of

_BOUNDARY = re.compile(
    r"(?<!\bMr\.)(?<!\bDr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bCol\.)(?<!\b[A-Z]\.)(?<=[.?!…])[\"'”’)\]]*\s+"
    r"|;\s+"
)
_STAGE_DIRECTION = re.compile(r"\([A-Z][^()]{3,160}\)|\[[^\]]{1,40}\]|\*")
_FORGED_TURN = re.compile(r"\n\s*(?:\[\d+\]|turn\s+\d+\b|[A-Z][\w. -]{0,30}:\s)", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-zà-ÿ]{2,}")
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
_ASKS_INDIRECTLY = re.compile(
    r"^(?:but |and |so |then |well,? )*(?:i|we) (?:wonder|would (?:like|want|be glad) to (?:know|ask|hear|understand)"
    r"|am not (?:quite |very |really )?clear about)\b"
    r"|^(?:please )?(?:tell|explain to) (?:me|us)\b|^what i (?:would like to|want to|do not) (?:know|understand) is\b"
)
_TO_THE_JUDGE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|anchor|guideline|previous|above|prior)"
    r"|\b(?:judge|judges|evaluator|evaluators|grader|rater|scorer|assessor|language model|ai model|llm|assistant)\b"
    r".{0,60}\b(?:score|rate|rating|grade|award|assign|give|must|should|note|mark|points?|dimensions?)\b"
    r"|\b(?:score|rate|grade|award|assign|give|mark)\b.{0,50}\b(?:dimensions?|full marks|top marks|maximum|highest|perfect"
    r"|4/4|four out of four|100 ?%|out of (?:4|four|ten|10|100)|score|rating)\b"
    r"|\b(?:note|message|attention|memo|instructions?) (?:to|for) (?:the |all |any )?(?:judge|evaluator|grader|rater"
    r"|model|ai|reader)"
    r"|\b(?:system|assistant|developer|user)\s*(?:prompt|message|override)?\s*:"
    r"|\bend of (?:the )?(?:record|transcript|data|dialogue|document)\b|\b(?:begin|end) record\b"
    r"|[{}<>]|```|\"(?:score|evidence|verdict|unscored)\"|\bconfidence_building\b|\binterpretation_clarity\b"
    r"|\[/?(?:inst|system|sys)\]"
)
_STOP_WORDS = """
a about after again all also am an and any are as at be because been before between both but by can could did do does
each even ever for from had has have he her here him his how i if in into is it its just let like may me might more mr
mrs dr much must my never no nor not now of off on one only or our out over own quite really said say shall she should
so some still such than that the their them then there these they this those through to too under until up us very was
we well were what when where which while who whom whose why will with would yes you your
"""
_STOP = frozenset(_STOP_WORDS.split())
LONGEST = 400
"""Characters after which a sentence without an end is cut, so that no text can make the cue lists slow."""


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
    hostile: float = 0.0
    """How much it spoils; see `hostility`."""
    procedural: bool = False
    """Whether it is about the conduct of the talk."""
    empty: bool = False
    """Whether it holds words that would fit any talk."""

    @property
    def asks(self) -> bool:
        """Whether it is a question, by its mark or by its words ('I wonder who …')."""
        return self.text.rstrip("\"'”’)] *").endswith("?") or _ASKS_INDIRECTLY.search(self.low) is not None


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
    low = plain(text).lower().strip()
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
    made: list[Sentence] = []
    for span in _spans(turn.text):
        clean = _STAGE_DIRECTION.sub(" ", span)
        low = fold(clean)
        words = tuple(_WORD.findall(low))
        if not words or _TO_THE_JUDGE.search(low):
            continue
        sentence = Sentence(
            turn=turn.number,
            position=position,
            index=len(made),
            side=side,
            text=span,
            low=low,
            words=words,
            stems=frozenset(stem(word) for word in words if word.isdigit() or (len(word) > 2 and word not in _STOP)),
            names=frozenset(_NAME.findall(" ".join(clean.split()))),
            hostile=hostile_weight(low),
            procedural=PROCEDURE.search(low) is not None,
            empty=PLATITUDE.search(low) is not None,
        )
        made.append(sentence)
    return made


def _spans(text: str) -> list[str]:
    """Cut an utterance at the ends of sentences, and before a line that poses as somebody else's turn."""
    forged = _FORGED_TURN.search(text)
    text = text[: forged.start()] if forged else text
    spans: list[str] = []
    last = 0
    for end in (*(boundary.end() for boundary in _BOUNDARY.finditer(text)), len(text)):
        span = text[last:end].strip()
        last = end
        while len(span) > LONGEST:
            cut = span.rfind(" ", 1, LONGEST)
            cut = cut if cut > 0 else LONGEST
            spans.append(span[:cut].strip())
            span = span[cut:].strip()
        if span:
            spans.append(span)
    return spans
