"""Owns runs of the product itself: content, settings and a folder that is thrown away."""

from pathlib import Path
from typing import Any

from backchannel.domain.endpoint import Endpoint
from backchannel.library.content import Content, load_content
from backchannel.runs.observer import Unwatched
from backchannel.runs.outcome import Outcome
from backchannel.runs.settings import CastSettings, RunSettings
from backchannel.runs.start import start

HERE = Path(__file__).resolve().parent
CLINIC = str(HERE / "clinic" / "scenarios" / "two-clinics.yaml")
FLAGSHIP = "generals-remark"


def content_of(scenario: str) -> Content:
    """Load 'clinic', or a scenario by its id, from this checkout."""
    return load_content(CLINIC if scenario == "clinic" else scenario, (HERE.parent,))


def model_settings(content: Content, url: str, **more: Any) -> RunSettings:  # noqa: ANN401
    """Return settings in which the stub plays every part."""
    roles = (*(seat.id for seat in content.scenario.seats), "facilitator", "evaluator")
    endpoint = Endpoint(name="stub", model="stub", base_url=url)
    return RunSettings(cast=CastSettings(models=dict.fromkeys(roles, "stub"), endpoints={"stub": endpoint}), **more)


async def play(settings: RunSettings, content: Content, folder: Path, run_id: str) -> Outcome:
    """Carry out one run to its end."""
    outcome = await start(settings, content, folder, Unwatched(), run_id)
    if outcome.status != "finished":
        raise SystemExit(f"a run of the benchmark ended as {outcome.status!r}: {outcome.message}")
    return outcome
