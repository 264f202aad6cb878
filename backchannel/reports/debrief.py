"""Owns the end of the reading page: the revelation in Markdown, under a heading before which one can stop."""

from backchannel.journal.fold import RunState
from backchannel.library.content import Content
from backchannel.reports.markdown import bullets, escape, prose, turn_link
from backchannel.reports.revelation import Item, Passage, revelation


def debrief(state: RunState, content: Content) -> list[str]:
    """Return the blocks that give the truth away, or nothing while the run can still be resumed."""
    if state.status != "finished":
        return []
    first, *others = revelation(state, content)
    warning = "*Stop here if you want to make up your own mind first.*"
    blocks = ["---", f"## {escape(first.title)}", warning, *_body(first)]
    for passage in others:
        blocks += [f"### {escape(passage.title)}", *_body(passage)]
    return blocks


def _body(passage: Passage) -> list[str]:
    blocks = [block for paragraph in passage.paragraphs for block in prose(paragraph)]
    return [*blocks, bullets(_item(item) for item in passage.items)] if passage.items else blocks


def _item(item: Item) -> str:
    lead = f"**{escape(item.lead)}**: " if item.lead else ""
    place = f" ({turn_link(item.turn)})" if item.turn is not None else ""
    return f"{lead}{escape(item.text)}{place}"
