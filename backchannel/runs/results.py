"""Owns reading a result off a run's state: who played, what it cost, how it is scored."""

from pathlib import Path

from backchannel.domain.call import Usage
from backchannel.domain.verdict import Scorecard
from backchannel.journal.fold import RunState
from backchannel.judging.scorecard import scorecard
from backchannel.library.content import Content
from backchannel.measures.minds import measure
from backchannel.runs.assembly import cast_of
from backchannel.runs.outcome import Outcome
from backchannel.runs.settings import RunSettings


def outcome_of(folder: Path, content: Content, settings: RunSettings, state: RunState, message: str) -> Outcome:
    """Return the outcome of a run as its state stands."""
    return Outcome(
        run=folder.name,
        path=folder,
        status=state.status,
        cast=cast_of(content, settings),
        turns=state.persona_turns(),
        calls=sum(1 for call in state.calls.values() if call.answered),
        usage=usage_of(state),
        scores=scores_of(content, state) if state.finished else None,
        message=message,
    )


def scores_of(content: Content, state: RunState) -> Scorecard:
    """Compute the scorecard from what was probed and judged."""
    if state.started is None:
        raise ValueError("a run without its first event has no scores")
    measured = measure(content.scenario, state.started.world, tuple(state.probes))
    return scorecard(state.started.run, state.judged, measured)


def usage_of(state: RunState) -> Usage:
    """Return what the run cost; a call that was sent and never answered makes the cost unknown, not zero."""
    total = state.usage()
    return total.model_copy(update={"cost_usd": None}) if state.unanswered() else total
