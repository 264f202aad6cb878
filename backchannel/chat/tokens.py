"""Owns the estimate of how many tokens a text has, for budgets and context sizes; no tokenizer is ever loaded."""

from backchannel.domain.call import Request

CHARACTERS_PER_TOKEN = 4
"""The rule of thumb for English; other scripts have fewer, so leave room."""

_MESSAGE_OVERHEAD = 4
"""Tokens of role and separators, a message."""


def estimate_tokens(text: str) -> int:
    """Return the number of characters over four, rounded up."""
    return -(-len(text) // CHARACTERS_PER_TOKEN)


def estimate_input_tokens(request: Request) -> int:
    """Return an estimate of the tokens a request sends."""
    tokens = sum(estimate_tokens(message.text) + _MESSAGE_OVERHEAD for message in request.messages)
    if request.answer is not None:
        tokens += estimate_tokens(repr(request.answer.schema))
    return tokens
