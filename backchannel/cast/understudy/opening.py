"""Owns the opening of a stage: what came of the last one, what this one is for, and who begins."""

from collections.abc import Callable, Mapping

from backchannel.cast.understudy.chair_words import ChairWords
from backchannel.cast.understudy.knowing import likely_to_know
from backchannel.cast.understudy.quoting import sentences
from backchannel.cast.understudy.record import Said
from backchannel.cast.views import ChairView
from backchannel.domain.dialogue import ActTag, Intervention, Move
from backchannel.domain.scenario import Purpose, Topic

Opened = tuple[Move, str, str, tuple[ActTag, ...]]
"""Move, seat that begins, words, tags."""


def opening(words: ChairWords, view: ChairView) -> Intervention:
    """Open a stage in a few sentences and give the floor to one seat."""
    stage = view.moment.stage
    merged = _merged(words, stage.purpose)
    aim = words.pen.fresh(" ".join(sentences(stage.aim)[:2])) or ""
    move, seat, asked, tags = _BEGIN.get(stage.purpose, _invite)(words, view)
    if merged and move == "INVITE":
        move = "SUMMARISE"
    text = " ".join(part for part in (merged, aim, asked) if part)
    return Intervention(move=move, addressee=seat, text=text, tags=(*words.reading_out(merged), *tags))


def _merged(words: ChairWords, purpose: Purpose) -> str:
    """Say in a sentence or two what there is to build on, where the coming stage needs it."""
    if purpose == "restatement":
        return _readings_heard(words)
    if purpose in ("constraints", "options", "single text") and words.unread():
        return words.notes()
    return ""


def _readings_heard(words: ChairWords) -> str:
    """Name the readings on the table and who holds them."""
    held: dict[str, list[str]] = {}
    for seat, views in words.ledger.record.views.items():
        held.setdefault(views[-1].id, []).append(words.surname(seat))
    named = [(words.ledger.deck.readings[r].plain, names) for r, names in held.items() if r in words.ledger.deck.readings]
    if not named:
        return ""
    named.sort(key=lambda pair: -len(pair[1]))
    listed = "; ".join(f"{plain}, {_and(names)}" for plain, names in named)
    return words.write("chair.readings", list=listed) or ""


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _invite(words: ChairWords, view: ChairView) -> Opened:
    seat = longest_silent(words, view)
    return "INVITE", seat, words.phrase("INVITE", name=words.name(seat)) or f"{words.name(seat)}.", ()


def _restate(words: ChairWords, view: ChairView) -> Opened:
    """Have the seat furthest from a strong claim say it back."""
    claims = claims_across(words, view)
    if not claims:
        return _invite(words, view)
    said, seat = claims[0]
    asked, tags = ask_restate(words, said, seat)
    return ("ASK_RESTATE", seat, asked, tags) if asked else _invite(words, view)


def ask_restate(words: ChairWords, said: Said, seat: str) -> tuple[str, tuple[ActTag, ...]]:
    """Ask a seat to say back what somebody said; the tag points to the turn it was said in."""
    values = {"name": words.name(seat), "side": words.surname(said.by), "quote": words.quote(said)}
    asked = words.phrase("ASK_RESTATE", **values)
    return (asked, (ActTag(act="procedural", quote=asked, to=seat, answers=said.turn),)) if asked else ("", ())


def claims_across(words: ChairWords, view: ChairView) -> list[tuple[Said, str]]:
    """Return readings stated and not said back yet, each with a seat of another side to say it back, best first."""
    ledger = words.ledger
    done = {r.to for r in ledger.record.restatements}
    sides = ledger.sides()
    found: list[tuple[float, Said, str]] = []
    for owner, views in ledger.record.views.items():
        others = [seat for seat in sides if sides[seat] != sides.get(owner)]
        if owner in done or owner not in sides or not others or not words.quote(views[-1]):
            continue
        seat = min(others, key=ledger.last_spoke)
        reading = ledger.deck.readings.get(views[-1].id)
        found.append(((reading.severity if reading else 0.0) + words.rng.random() * 4, views[-1], seat))
    return [(said, seat) for _, said, seat in sorted(found, key=lambda entry: -entry[0])]


def _need(words: ChairWords, view: ChairView) -> Opened:
    """Begin with a question about what it is like for somebody: the scenario's own, else a common one."""
    constrained = view.moment.stage.purpose in ("constraints", "re-entry")
    sorts = ("constraint",) if constrained else ("need", "fear")
    seat = longest_silent(words, view)
    asked = _put(words, seat, words.ledger.deck.sort(*sorts))
    if asked is not None:
        return "CLARIFY", seat, *asked
    text = words.write("chair.ask.constraint" if constrained else "chair.ask.need", name=words.name(seat))
    if text is None:
        return _invite(words, view)
    return "INVITE", seat, text, (ActTag(act="ask_clarification", quote=text, to=seat),)


def _evidence(words: ChairWords, view: ChairView) -> Opened:
    """Begin with a question of fact to whoever seems likeliest to know; one asked in vain before comes first."""
    ledger = words.ledger
    told = {clue.topic for _, clue in ledger.told()}
    topics = [topic for topic in ledger.deck.sort("clue") if topic.id not in told]
    asked = ask_of_fact(words, topics)
    if asked is not None:
        return "CLARIFY", *asked
    return _invite(words, view)


def ask_of_fact(words: ChairWords, topics: list[Topic]) -> tuple[str, str, tuple[ActTag, ...]] | None:
    """Put a question on one of these topics to whoever fits one best, with some chance; asked in vain before weighs more."""
    ledger = words.ledger
    found: list[tuple[float, Topic, str]] = []
    for topic in topics:
        likely = likely_to_know(topic, ledger.record, list(ledger.room.seats))
        if likely is not None:
            vain = 0.5 if topic.id in ledger.untold() else 0.0
            found.append((min(likely[1], 2.5) + vain + 1.5 * words.rng.random(), topic, likely[0]))
    for _, topic, seat in sorted(found, key=lambda entry: -entry[0]):
        asked = _put(words, seat, [topic])
        if asked is not None:
            return seat, *asked
    return None


def _put(words: ChairWords, seat: str, topics: list[Topic]) -> tuple[str, tuple[ActTag, ...]] | None:
    """Put one of the topics' own questions, not asked yet, to a seat."""
    fresh = [(topic, ask) for topic in topics for ask in topic.asks if words.pen.fresh(ask) == ask]
    if not fresh:
        return None
    topic, ask = words.rng.choice(fresh)
    text = words.write("chair.ask", name=words.name(seat), ask=ask)
    return (text, (ActTag(act="ask_clarification", quote=text, to=seat, topic=topic.id),)) if text else None


def _text(words: ChairWords, view: ChairView) -> Opened:
    """A chair of the single-text school puts a draft down; others ask for a first line."""
    if words.card.school != "single text":
        return _invite(words, view)
    steps = [step for step in words.ledger.deck.steps.values() if step.id not in words.ledger.record.steps]
    seat = longest_silent(words, view)
    lead = words.phrase("PROPOSE_TEXT")
    if not steps or lead is None:
        return _invite(words, view)
    step = words.rng.choice(steps)
    line = words.pen.keep(words.pen.fresh(step.says[-1]) or step.says[-1])
    asked = words.write("chair.ask.step", name=words.name(seat)) or ""
    tags = (
        ActTag(act="propose_step", quote=line, step=step.id),
        ActTag(act="ask_clarification", quote=asked, to=seat, step=step.id),
    )
    return "PROPOSE_TEXT", seat, " ".join((lead, line, asked)), tags


def longest_silent(words: ChairWords, view: ChairView) -> str:
    """Return the seat to begin with: whoever was asked and not heard, else whoever has waited longest, drawn between equals."""
    waiting = [question.to for question in words.ledger.hanging() if question.owed]
    if waiting:
        return waiting[0]
    seats = [seat.id for seat in words.ledger.room.seats]
    words.rng.shuffle(seats)
    return min(seats, key=words.ledger.last_spoke)


_BEGIN: Mapping[Purpose, Callable[[ChairWords, ChairView], Opened]] = {
    "restatement": _restate,
    "needs and fears": _need,
    "constraints": _need,
    "re-entry": _need,
    "evidence": _evidence,
    "single text": _text,
}
