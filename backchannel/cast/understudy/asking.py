"""Owns the words of questions, of giving the floor away, and of speaking past the table: accusing, threatening, performing."""

from backchannel.cast.understudy.intent import Intent
from backchannel.cast.understudy.quoting import few_words
from backchannel.cast.understudy.speaker import Piece, Speaker, piece


def ask(speaker: Speaker, intent: Intent) -> Piece | None:
    """Ask about a topic, with one of its own questions."""
    topic = speaker.deck.topics[intent.topic or ""]
    asks = list(topic.asks)
    speaker.rng.shuffle(asks)
    asks.sort(key=lambda question: not speaker.pen.suits(question))
    for question in asks:
        said = speaker.pen.write("ask", ask=question, ask_low=speaker.low(question), name=speaker.call(intent.to))
        if said is not None and speaker.pen.fresh(question) == " ".join(question.split()):
            return piece(said, "ask_clarification", to=intent.to, topic=topic.id)
    return None


def press(speaker: Speaker, intent: Intent) -> Piece | None:
    """Ask on about what was told."""
    said = speaker.pen.write("press", quote=speaker.quote(intent.to, intent.clue, intent.quote), name=speaker.call(intent.to))
    clue = speaker.deck.clue(intent.clue or "", speaker.mind.known)
    return piece(said, "ask_clarification", to=intent.to, clue=intent.clue, topic=clue.topic if clue else None)


def insist(speaker: Speaker, intent: Intent) -> Piece | None:
    """Ask again what was refused or only hinted at."""
    values = {"label": speaker.label(intent.topic), "quote": few_words(intent.quote), "name": speaker.call(intent.to)}
    return piece(speaker.pen.write("insist", **values), "ask_clarification", to=intent.to, topic=intent.topic)


def pass_on(speaker: Speaker, intent: Intent) -> Piece | None:
    """Bring in a side-mate on something it told among ourselves and is free to tell."""
    said = speaker.pen.write("pass", label=speaker.label(intent.topic), name=speaker.call(intent.to))
    return piece(said, "ask_clarification", to=intent.to, topic=intent.topic)


def relay(speaker: Speaker, intent: Intent) -> Piece | None:
    """Hand a question one can't answer on to somebody likelier to."""
    said = speaker.pen.write("relay", name=speaker.call(intent.to), label=speaker.label(intent.topic))
    return piece(said, "ask_clarification", to=intent.to, topic=intent.topic)


def ask_view(speaker: Speaker, intent: Intent) -> Piece | None:
    """Ask where somebody stands."""
    if speaker.scene.caucus:
        return piece(speaker.pen.write("caucus.ask.view", name=speaker.call(intent.to)), "ask_clarification", to=intent.to)
    said = speaker.pen.write("ask.view", plain=speaker.plain(intent.reading), name=speaker.call(intent.to))
    return piece(said, "ask_clarification", to=intent.to, reading=intent.reading)


def ask_point(speaker: Speaker, intent: Intent) -> Piece | None:
    """Ask what somebody needs, fears or cannot do."""
    key = "ask.constraint" if speaker.scene.purpose == "constraints" else "ask.need"
    return piece(speaker.pen.write(key, name=speaker.call(intent.to)), "ask_clarification", to=intent.to)


def ask_step(speaker: Speaker, intent: Intent) -> Piece | None:
    """Ask for a verdict on a step, or how it would be checked or paid for."""
    key = "ask.step.verdict" if intent.quote == "verdict" else speaker.rng.choice(("ask.step.check", "ask.step.return"))
    proposal = speaker.mind.record.steps.get(intent.step or "")
    quote = few_words(proposal.quote) if proposal is not None else ""
    said = speaker.pen.write(key, name=speaker.call(intent.to), quote=quote)
    return piece(said, "ask_clarification", to=intent.to, step=intent.step)


def give_floor(speaker: Speaker, intent: Intent) -> Piece | None:
    """Offer the floor to somebody."""
    key = "caucus.yield" if speaker.scene.caucus else "yield"
    return piece(speaker.pen.write(key, name=speaker.call(intent.to)), "ask_clarification", to=intent.to)


def accuse(speaker: Speaker, intent: Intent) -> Piece | None:
    """Accuse somebody who would not answer."""
    said = speaker.pen.write("accuse", name=speaker.call(intent.to), label=speaker.label(intent.topic))
    return piece(said, "accuse", to=intent.to, topic=intent.topic)


def threaten(speaker: Speaker, intent: Intent) -> Piece | None:
    """Threaten, the worst one can do here."""
    said = speaker.pen.write("threaten", name=speaker.call(intent.to), label=speaker.label(intent.topic))
    return piece(said, "threaten", to=intent.to, topic=intent.topic)


def appeal(speaker: Speaker, intent: Intent) -> Piece | None:
    """Speak to those at home."""
    people = speaker.room.scenario.side(speaker.mind.side).people
    return piece(speaker.pen.write("appeal", people=people), "appeal_to_audience")


def platitude(speaker: Speaker, intent: Intent) -> Piece | None:
    """Say what can always be said."""
    return piece(speaker.pen.write("platitude"), "platitude")
