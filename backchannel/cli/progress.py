"""Owns the line that says how far a run is and what it has cost."""

from backchannel.domain.call import Usage
from backchannel.domain.events import AttemptFailed, CallAnswered, Event, Judged, StageOpened, TurnTaken


class Progress:
    """Counts what the journal's events say; `line` tells it."""

    def __init__(self, turns: int, stages: dict[str, str]) -> None:
        """`turns`: persona turns planned; `stages`: stage id to title."""
        self.planned, self.stages = turns, stages
        self.turns = self.calls = self.judged = 0
        self.stage = ""
        self.usage = Usage()

    def event(self, event: Event) -> None:
        """Take one event."""
        match event:
            case StageOpened(stage=stage):
                self.stage = self.stages.get(stage, stage)
            case TurnTaken(turn=turn):
                self.turns += turn.kind == "speech"
            case CallAnswered(usage=usage):
                self.calls += 1
                self.usage = self.usage + usage
            case AttemptFailed(usage=usage) if usage is not None:
                self.usage = self.usage + usage
            case Judged():
                self.judged += 1
            case _:
                pass

    def line(self, seconds: float) -> str:
        """Return 'turn 7 of 34 · 21 calls · …' after so many seconds; what is long stands last."""
        parts = [f"turn {self.turns} of {max(self.planned, self.turns)}"]
        if self.calls:
            parts += [f"{self.calls} calls", _cost(self.usage), _tokens(self.usage)]
        parts.append(f"{seconds // 60:.0f}:{seconds % 60:02.0f}")
        parts.append(f"judging, {self.judged} dimensions so far" if self.judged else self.stage)
        return " · ".join(part for part in parts if part)


def used(usage: Usage) -> str:
    """Return tokens and cost, each 'unknown' where the server did not say."""
    if usage.input_tokens is None or usage.output_tokens is None:
        return f"tokens unknown · {_cost(usage)}"
    share = 100 * (usage.cached_tokens or 0) / max(usage.input_tokens, 1)
    cached = f" ({share:.0f}% cached)" if share else ""
    return f"{usage.input_tokens:,} tokens in{cached}, {usage.output_tokens:,} out · {_cost(usage)}"


def _tokens(usage: Usage) -> str:
    if usage.input_tokens is None or usage.output_tokens is None:
        return "tokens unknown"
    return f"{usage.input_tokens + usage.output_tokens:,} tokens"


def _cost(usage: Usage) -> str:
    return "cost unknown" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
