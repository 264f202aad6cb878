"""Owns composition: a plan of intents becomes one utterance of one to four sentences, about as long as its speaker talks."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from backchannel.cast.understudy import answering, asking, bargaining, minding, restating
from backchannel.cast.understudy.intent import Intent, IntentKind
from backchannel.cast.understudy.quoting import sentences, words
from backchannel.cast.understudy.speaker import Piece, Speaker
from backchannel.domain.dialogue import ActTag, Utterance
from backchannel.domain.scenario import Use

Compose = Callable[[Speaker, Intent], Piece | None]

COMPOSERS: Mapping[IntentKind, Compose] = {
    "tell": answering.tell,
    "tell more": answering.tell_more,
    "hint": answering.hint,
    "decline": answering.decline,
    "nothing on it": answering.nothing,
    "no more on it": answering.no_more,
    "point": answering.point,
    "view": answering.view,
    "carry": answering.carry,
    "theirs": answering.theirs,
    "next": answering.following,
    "restate": restating.restate,
    "check": restating.check,
    "confirm": restating.confirm,
    "correct": restating.correct,
    "propose": bargaining.propose,
    "detail": bargaining.detail,
    "endorse": bargaining.endorse,
    "object": bargaining.object_to,
    "accuse": asking.accuse,
    "threaten": asking.threaten,
    "appeal": asking.appeal,
    "platitude": asking.platitude,
    "react": minding.react,
    "acknowledge": minding.acknowledge,
    "agree": minding.agree,
    "doubt": minding.doubt,
    "link": minding.link,
    "bristle": minding.bristle,
    "concede": minding.concede,
    "ask": asking.ask,
    "press": asking.press,
    "insist": asking.insist,
    "pass": asking.pass_on,
    "relay": asking.relay,
    "ask view": asking.ask_view,
    "ask point": asking.ask_point,
    "ask step": asking.ask_step,
    "yield": asking.give_floor,
}
SHORTER: Mapping[IntentKind, Compose] = {"react": minding.react_shortly}
"""What to fall back on where the full form would make the turn too long."""
TAKING_UP = frozenset({"react", "acknowledge", "agree", "doubt", "link", "concede"})
GIVING_AWAY = frozenset({"ask", "press", "insist", "pass", "relay", "ask view", "ask point", "ask step", "yield", "check"})
MOST_SENTENCES = 5
SLACK_WORDS = 16
"""How far a turn may pass its speaker's length before its optional parts are dropped."""


def compose(speaker: Speaker, plan: list[Intent]) -> Utterance:
    """Put a plan into words; what cannot be said without repeating somebody is left out."""
    speaker.addressed = addressed(plan)
    made: dict[int, Piece] = {}
    for index in sorted(range(len(plan)), key=lambda k: (_rank(plan[k]), k)):
        intent = _about_what_was_said(speaker, plan[index], [plan[k] for k in made])
        said = _worded(speaker, intent, made) if intent is not None else None
        if said is not None:
            speaker.pen.keep(said.text)
            made[index] = said
    pieces = _dressed(speaker, [(plan[index], made[index]) for index in sorted(made)])
    text = " ".join(part.text for part in pieces)
    tags = _settling(speaker, tuple(tag for part in pieces for tag in part.tags))
    return Utterance(text=text, tags=tags, use=_use(speaker, plan) if speaker.scene.caucus else None)


def _settling(speaker: Speaker, tags: tuple[ActTag, ...]) -> tuple[ActTag, ...]:
    """Among one's own, whatever is said first takes up what a side-mate has just asked."""
    asked = [q for q in speaker.mind.record.open_questions(speaker.seat.id) if q.stage == speaker.scene.stage]
    if not speaker.scene.caucus or not asked or not tags:
        return tags
    return (tags[0].model_copy(update={"answers": asked[-1].turn}), *tags[1:])


def _worded(speaker: Speaker, intent: Intent, made: dict[int, Piece]) -> Piece | None:
    """Return the first form of an intent that can be said and leaves the turn short enough."""
    for form in (COMPOSERS[intent.kind], SHORTER.get(intent.kind)):
        said = form(speaker, intent) if form is not None else None
        if said is not None and (not made or _fits(speaker, made, said, intent)):
            return said
    return None


def _about_what_was_said(speaker: Speaker, intent: Intent, said: list[Intent]) -> Intent | None:
    """Turn a question about a step that did not get said to one that did; None when there is none."""
    on_table = set(speaker.mind.record.steps) | {other.step for other in said if other.kind == "propose"}
    if intent.kind != "ask step" or intent.step in on_table:
        return intent
    spoken = [other.step for other in said if other.step is not None]
    return replace(intent, step=spoken[-1]) if spoken else None


def addressed(plan: list[Intent]) -> str | None:
    """Return whom the turn is spoken to: the last intent with a target decides."""
    return next((intent.to for intent in reversed(plan) if intent.to is not None), None)


def _rank(intent: Intent) -> int:
    """What is owed or told comes first, then a conclusion drawn, then the question, then mere references."""
    if intent.answers is not None:
        return 0
    if intent.kind in ("react", "concede", "acknowledge", "bristle"):
        return 1
    return 3 if intent.kind in GIVING_AWAY else 4 if intent.kind in TAKING_UP else 2


def _fits(speaker: Speaker, made: dict[int, Piece], said: Piece, intent: Intent) -> bool:
    if intent.answers is not None:
        return True
    spoken = " ".join(part.text for part in made.values())
    length = len(words(spoken)) + len(words(said.text))
    count = len(sentences(spoken)) + len(sentences(said.text))
    return length <= 1.3 * speaker.persona.voice.words_per_turn + SLACK_WORDS and count <= MOST_SENTENCES


def _dressed(speaker: Speaker, made: list[tuple[Intent, Piece]]) -> list[Piece]:
    """Add an opener, an aside or a closer of the persona's own where the turn is short and begins or ends barely."""
    pieces = [said for _, said in made]
    voice, pen, rng = speaker.persona.voice, speaker.pen, speaker.rng
    spare = voice.words_per_turn - sum(len(words(said.text)) for said in pieces)
    if not made:
        return [Piece(pen.line((*voice.asides, *voice.declines, *voice.doubts), rng) or "…")]
    bare = made[0][0].kind not in TAKING_UP | {"confirm", "correct", "bristle", "tell more"}
    if bare and not speaker.scene.caucus and rng.random() < (0.75 if spare > 0 else 0.25):
        opener = pen.line(voice.openers, rng)
        if opener is not None and len(words(opener)) <= max(6, spare):
            pieces.insert(0, Piece(pen.keep(opener)))
    if made[-1][0].kind not in GIVING_AWAY | {"restate", "check"} and spare > 4 and rng.random() < 0.35:
        closer = pen.line(voice.closers, rng)
        if closer is not None and not speaker.scene.caucus:
            pieces.append(Piece(pen.keep(closer)))
    return pieces


def _use(speaker: Speaker, plan: list[Intent]) -> Use:
    """Say what of a turn among one's own may be carried out of the room: as little as the tenderest part allows."""
    uses: set[Use] = {"shareable"}
    for intent in plan:
        clue = speaker.mind.held.get(intent.clue or "")
        if intent.kind in ("tell", "tell more") and clue is not None:
            uses.add(clue.use)
        elif intent.kind in ("view", "carry", "point"):
            uses.add("not for attribution")
    order: tuple[Use, ...] = ("confidential", "not for attribution", "shareable")
    return next(use for use in order if use in uses)
