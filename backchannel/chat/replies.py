"""Owns the decision whether a completion is a usable reply; what is refused, cut off or empty raises and is never used."""

from backchannel.chat import faults
from backchannel.chat.bodies import Completion
from backchannel.chat.prices import Prices
from backchannel.domain.call import Reply, Usage
from backchannel.domain.endpoint import Endpoint

_CUT = frozenset({"length", "max_tokens", "model_length"})
_FILTERED = frozenset({"content_filter", "safety", "recitation", "blocklist", "prohibited_content"})
_CALLED_A_TOOL = frozenset({"tool_calls", "function_call"})


def usage_of(completion: Completion, prices: Prices) -> Usage:
    """Return the usage as the server counted it, with its price; what was not told is None."""
    counts = completion.input_tokens, completion.output_tokens, completion.cached_tokens
    return Usage(input_tokens=counts[0], output_tokens=counts[1], cached_tokens=counts[2], cost_usd=prices.cost_usd(*counts))


def usable(endpoint: Endpoint, completion: Completion, text: str, usage: Usage, duration_seconds: float) -> Reply:
    """Return the reply, or raise what makes it unusable; `text` is the completion's text, cleaned."""
    finish = (completion.finish or "stop").lower()
    if finish in _FILTERED:
        raise faults.permanent(
            endpoint, "filtered", "stopped at its content filter", "Soften the scenario's words, or use another model.", usage
        )
    if completion.refusal.strip():
        said = faults.quoted(completion.refusal)
        raise faults.permanent(endpoint, "refused", f"refused: {said}", "Change the scenario, or use another model.", usage)
    if finish in _CUT:
        why = "was cut off by its token limit" if text else "used its whole token limit before saying a word"
        raise faults.permanent(endpoint, "cut off", why, "Raise the tokens allowed for an answer, then resume.", usage)
    if finish in _CALLED_A_TOOL:
        raise faults.transient(endpoint, "garbled", "called a tool that was never offered", usage)
    if not text:
        raise faults.transient(endpoint, "empty", "sent an empty answer", usage)
    return Reply(
        text=text,
        usage=usage,
        finish=faults.quoted(finish),
        duration_seconds=duration_seconds,
        served_model=faults.quoted(completion.model) if completion.model else None,
    )
