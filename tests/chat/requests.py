"""Requests as the tests of chat ask them."""

from backchannel.domain.call import CallKey, Message, Request


def key(turn: int = 1, ordinal: int = 0) -> CallKey:
    return CallKey(stage="opening", turn=turn, seat="varga", purpose="speak", ordinal=ordinal)


def request(turn: int = 1, *, texts=("Rules.", "Record.", "You are Varga."), temperature=0.7, answer=None) -> Request:
    roles = ("system", "user", "user")
    messages = tuple(Message(role, text) for role, text in zip(roles, texts, strict=False))
    return Request(key(turn), "m", messages, 50, temperature, answer)
