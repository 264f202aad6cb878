"""Owns the transfer memo: what one side carries home, put together from the mind of the seat that holds the pen."""

from backchannel.cast.understudy.belief import Belief, top
from backchannel.cast.understudy.quoting import capitalise
from backchannel.cast.understudy.record import standing
from backchannel.cast.understudy.speaker import Speaker, odds
from backchannel.domain.base import OTHER
from backchannel.domain.dialogue import ActTag, Utterance
from backchannel.prompts import Prompts

TEMPLATE = "understudy/memo.j2"
MOST = 5
"""Clauses of one list; the rest would not be read."""


def memo_of(speaker: Speaker, prompts: Prompts) -> Utterance:
    """Compose the memo; it says what was said and by which side, never who said it."""
    sides = [side.id for side in speaker.room.scenario.sides]
    others = [side for side in speaker.room.scenario.sides if side.id != speaker.mind.side]
    own = _listed_top(speaker, speaker.mind.belief)
    their = _listed_top(speaker, speaker.mind.theirs[others[0].id])
    told = _told(speaker)
    text = prompts.render(
        TEMPLATE,
        first=sides.index(speaker.mind.side) % 2 == 0,
        own_clause=speaker.deck.readings[own].clause,
        own_odds=odds(speaker.mind.belief[speaker.mind.options.index(own)]),
        their_clause=speaker.deck.readings[their].clause,
        theirs=told[0][:MOST],
        ours=told[1][:MOST],
        close=_close(speaker),
        unclear=_unclear(speaker)[:MOST],
        them=others[0].people,
        balance=len(told[0]) - len(told[1]),
        **_steps(speaker),
    )
    paragraphs = [" ".join(block.split()) for block in text.split("\n\n")]
    text = capitalise("\n\n".join(block for block in paragraphs if block))
    return Utterance(text=text, tags=_tags(speaker, text))


def _listed_top(speaker: Speaker, belief: Belief) -> str:
    listed = tuple(-1.0 if option == OTHER else share for option, share in zip(speaker.mind.options, belief, strict=True))
    return speaker.mind.options[top(listed)]


def _told(speaker: Speaker) -> tuple[list[str], list[str]]:
    """Return the upshots of what the others and of what one's own side told across the table."""
    theirs: list[str] = []
    ours: list[str] = []
    for said in speaker.mind.record.clues.values():
        clue = speaker.deck.clue(said.id, speaker.mind.known)
        if clue is not None and said.open:
            (ours if speaker.mind.sides.get(said.by) == speaker.mind.side else theirs).append(clue.upshot)
    return theirs, ours


def _close(speaker: Speaker) -> list[str]:
    """Return the topics of own clues told only among ourselves, or told across the table in confidence."""
    found: list[str] = []
    for said in speaker.mind.record.clues.values():
        clue = speaker.deck.clue(said.id, speaker.mind.known)
        ours = speaker.mind.sides.get(said.by) == speaker.mind.side
        if clue is not None and ours and (not said.open or clue.use == "confidential"):
            found.append(speaker.label(clue.topic))
    return list(dict.fromkeys(found))


def _unclear(speaker: Speaker) -> list[str]:
    """Return what was asked across the table and not answered with anything."""
    record = speaker.mind.record
    known = {clue.topic for said in record.clues if (clue := speaker.deck.clue(said, speaker.mind.known)) is not None}
    factual = {topic.id for topic in speaker.deck.sort("clue")} - known
    labels = [speaker.label(q.tag.topic) for q in record.questions if q.tag.topic in factual]
    return list(dict.fromkeys(label for label in labels if label))


def _steps(speaker: Speaker) -> dict[str, list[object]]:
    agreed: list[object] = []
    pending: list[object] = []
    refused: list[object] = []
    for proposal in speaker.mind.record.steps.values():
        step = speaker.deck.steps[proposal.step]
        title = speaker.low(step.title)
        where = standing(proposal, speaker.mind.sides)
        if where == "refused":
            refused.append(title)
        elif where == "agreed":
            values = {"title": title, "action": speaker.low(step.action), "when": speaker.low(step.when)}
            actor = speaker.room.scenario.side(step.actor).name
            agreed.append(values | {"actor": actor, "reciprocity": speaker.low(step.reciprocity)})
        else:
            pending.append(title)
    return {"agreed": agreed, "pending": pending, "refused": refused}


def _tags(speaker: Speaker, text: str) -> tuple[ActTag, ...]:
    """Tag each paragraph that names agreed steps or evidence as what it is: a report, for the record."""
    return tuple(ActTag(act="procedural", quote=block) for block in text.split("\n\n"))
