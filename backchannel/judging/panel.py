"""Owns the sitting: a talk, a card, and a judge who is a language model or the lexical one."""

from collections.abc import Sequence

from backchannel.chat.port import Chat
from backchannel.domain.cards import Evaluator
from backchannel.domain.dialogue import Turn
from backchannel.domain.events import Judged
from backchannel.domain.verdict import Unscored
from backchannel.judging.asking import Asking
from backchannel.judging.lexical import LEXICAL, judge_lexically
from backchannel.judging.model_judge import ModelJudge
from backchannel.judging.room import in_the_room, why_unscored


async def judge(turns: Sequence[Turn], card: Evaluator, chat: Chat | None = None, asking: Asking | None = None) -> list[Judged]:
    """Return one event a dimension, in the order of the card.

    Without `chat` the lexical judge sits; with it, `asking` says how the model is asked. Memos, and what only
    one side heard, are not judged. A talk that is empty, has one turn or one side is unscored without a call.
    Raises ModelError where the model failed in a way that a resume may mend, ValueError for a chat without `asking`.
    """
    if chat is not None and asking is None:
        raise ValueError("a model judge needs to be told how to ask")
    heard = in_the_room(turns)
    name = asking.model if chat is not None and asking is not None else LEXICAL
    reason = why_unscored(heard)
    if reason:
        return [
            Judged(panel=item.panel, dimension=Unscored(name=item.id, unscored=reason), judge=name) for item in card.dimensions
        ]
    if chat is None or asking is None:
        return judge_lexically(heard, card)
    return await ModelJudge(chat, card, asking).judge(heard)
