"""Owns the chair's moves between openings: what could be done now, what it would be worth, and how it would be made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from backchannel.cast.understudy.chair_words import ChairWords
from backchannel.cast.understudy.opening import ask_of_fact, ask_restate, claims_across
from backchannel.cast.views import ChairView
from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import ActTag, Intervention, Move

SCHOOL_PULL = 0.3
"""Most that a school's liking for a move adds to its worth."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A move, its worth, and how to make it; making it may fail for want of words."""

    move: Move
    worth: float
    make: Callable[[], Intervention | None]


def choices(words: ChairWords, view: ChairView) -> list[Proposed]:
    """Return the moves open to the chair now; HOLD is always one."""
    found = [Proposed("HOLD", 0.55, lambda: Intervention(move="HOLD"))]
    for build in (_clarify, _quiet, _accusation, _restate, _stock, _text, _reality, _park, _close):
        found += build(words, view)
    return [Proposed(each.move, each.worth + _liking(words, each.move), each.make) for each in found]


def _liking(words: ChairWords, move: Move) -> float:
    favours = words.card.favours
    return SCHOOL_PULL * (1.0 - favours.index(move) / len(favours)) if move in favours else 0.0


def _clarify(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Say whose a hanging question is."""
    waiting = words.ledger.hanging()
    if not waiting:
        return
    question = waiting[0]

    def make() -> Intervention | None:
        text = words.phrase("CLARIFY", name=words.name(question.to), topic=words.matter(question))
        return Intervention(move="CLARIFY", addressee=question.to, text=text, topic=question.tag.topic) if text else None

    owed = question.owed or view.trigger == "question left hanging"
    yield Proposed("CLARIFY", 1.2 if owed else 0.0, make)


def _quiet(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    if not view.silent:
        return
    seat = min(view.silent, key=words.ledger.last_spoke)

    def make() -> Intervention | None:
        text = words.phrase("INVITE_QUIET", name=words.name(seat))
        return Intervention(move="INVITE_QUIET", addressee=seat, text=text) if text else None

    yield Proposed("INVITE_QUIET", 1.2 if view.trigger == "one seat silent" else 0.1, make)


def _accusation(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Turn an accusation into the question inside it, or remind of the rules."""
    if view.trigger != "accusation":
        return
    last = words.ledger.record.tags[-1] if words.ledger.record.tags else ()
    tag = next((tag for tag in last if tag.act in ("accuse", "threaten")), None)
    target = tag.to if tag is not None and tag.to in words.ledger.sides() else None
    topic = words.ledger.deck.topics.get(tag.topic or "") if tag is not None else None

    def reframe() -> Intervention | None:
        if target is None or topic is None:
            return None
        text = words.phrase("REFRAME", name=words.name(target), topic=topic.label)
        if text is None:
            return None
        asked = ActTag(act="ask_clarification", quote=text, to=target, topic=topic.id)
        return Intervention(move="REFRAME", addressee=target, text=text, topic=topic.id, tags=(asked,))

    def remind() -> Intervention | None:
        text = words.phrase("REMIND_RULES")
        return Intervention(move="REMIND_RULES", addressee=target, text=text) if text else None

    threat = tag is not None and tag.act == "threaten"
    yield Proposed("REFRAME", 1.2 if not threat else 0.8, reframe)
    yield Proposed("REMIND_RULES", 0.7 if not threat else 1.3, remind)


def _restate(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Have something said back before it is answered."""
    worth = {"restatement": 0.9, "needs and fears": 0.35, "readings": 0.3}.get(view.moment.stage.purpose)
    claims = claims_across(words, view)
    waiting = any(restatement.settled is None for restatement in words.ledger.record.restatements[-1:])
    if worth is None or not claims or waiting or view.moment.stage.floor == "round robin":
        return
    said, seat = claims[0]

    def make() -> Intervention | None:
        text, tags = ask_restate(words, said, seat)
        return Intervention(move="ASK_RESTATE", addressee=seat, text=text, tags=tags) if text else None

    yield Proposed("ASK_RESTATE", worth - (0.6 if words.ledger.hanging() else 0.0), make)


def _stock(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Read out what has been told, and ask for what has not."""
    purpose = view.moment.stage.purpose
    fresh = len(words.unread())
    closing = is_closing(view)
    untold = [words.ledger.deck.topics[topic] for topic in words.ledger.untold()]

    def make() -> Intervention | None:
        lead = words.phrase("SUMMARISE")
        if lead is None:
            return None
        text = f"{lead} {words.notes()}"
        seat: str | None = None
        tags: tuple[ActTag, ...] = ()
        if not closing and (following := ask_of_fact(words, untold)) is not None:
            seat, asked, tags = following
            text = f"{text} {asked}"
        return Intervention(move="SUMMARISE", addressee=seat, text=text, tags=(*words.reading_out(text), *tags))

    if fresh >= 2 or (closing and fresh):
        yield Proposed("SUMMARISE", 1.6 if closing else 0.5 if purpose == "evidence" else 0.0, make)


def _text(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Draft the text from what has been carried so far."""
    if view.moment.stage.purpose not in ("options", "single text") or not words.ledger.record.steps:
        return
    closing = is_closing(view)

    def make() -> Intervention | None:
        lead = words.phrase("PROPOSE_TEXT")
        text, tags = words.text()
        if lead is None or not text:
            return None
        seat = None if closing else _without_a_word(words)
        asked = words.write("chair.ask.step", name=words.name(seat)) if seat is not None else None
        if asked and seat is not None and words.ledger.pending():
            tags = (*tags, ActTag(act="ask_clarification", quote=asked, to=seat, step=words.ledger.pending()[0].step))
        parts = (lead, text, asked or "")
        return Intervention(move="PROPOSE_TEXT", addressee=seat, text=" ".join(p for p in parts if p), tags=tags)

    yield Proposed("PROPOSE_TEXT", 1.6 if closing else 0.4, make)


def _without_a_word(words: ChairWords) -> str | None:
    """Return a seat of a side that has not said what it thinks of the first pending step."""
    pending = words.ledger.pending()
    if not pending:
        return None
    sides, proposal = words.ledger.sides(), pending[0]
    heard = {sides.get(seat) for seat in (proposal.by, *proposal.endorsed, *proposal.objected)}
    seats = [seat for seat, side in sides.items() if side not in heard]
    return min(seats, key=words.ledger.last_spoke, default=None)


def _reality(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Ask the last speaker what would become of it at home."""
    if view.moment.stage.purpose not in ("constraints", "options", "single text", "re-entry"):
        return
    last = next((turn.seat for turn in reversed(words.ledger.record.turns) if turn.seat != FACILITATOR), None)
    if last is None or last not in words.ledger.sides():
        return

    def make() -> Intervention | None:
        text = words.phrase("REALITY_TEST", name=words.name(last))
        if text is None:
            return None
        asked = ActTag(act="ask_clarification", quote=text, to=last)
        return Intervention(move="REALITY_TEST", addressee=last, text=text, tags=(asked,))

    yield Proposed("REALITY_TEST", 0.2 if not is_closing(view) else -1.0, make)


def _park(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Set aside what was refused twice."""
    parked = " ".join(turn.text for turn in words.ledger.record.turns if turn.move == "PARK").casefold()
    for topic_id, count in words.ledger.refusals().items():
        topic = words.ledger.deck.topics.get(topic_id)
        if topic is None or count < 2 or topic.label.casefold() in parked:
            continue
        label = topic.label

        def make(label: str = label, topic_id: str = topic_id) -> Intervention | None:
            text = words.phrase("PARK", topic=label)
            return Intervention(move="PARK", text=text, topic=topic_id) if text else None

        yield Proposed("PARK", 0.7, make)


def _close(words: ChairWords, view: ChairView) -> Iterator[Proposed]:
    """Close a stage that has done its work."""
    ledger, purpose = words.ledger, view.moment.stage.purpose
    done = purpose in ("options", "single text") and len(ledger.agreed()) >= 3 and not ledger.pending()
    if not view.may_close or not done or ledger.hanging():
        return

    def make() -> Intervention | None:
        lead, text = words.phrase("CLOSE_STAGE"), words.text()[0]
        return Intervention(move="CLOSE_STAGE", text=f"{text} {lead}") if lead and text else None

    yield Proposed("CLOSE_STAGE", 0.7, make)


def is_closing(view: ChairView) -> bool:
    """Tell whether nobody, or one more speech, comes after this."""
    return view.moment.turns_left <= 1 or view.trigger in ("last turn", "stage closes")
