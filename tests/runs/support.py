"""A small meeting to run in tests: the ferry scenario, played with the product's own templates."""

from dataclasses import replace
from pathlib import Path

from backchannel.domain.endpoint import Endpoint
from backchannel.library.content import Content, load_content, load_prompts
from backchannel.runs.settings import CastSettings, Limits, RunSettings

ROOT = Path(__file__).parents[2]
FERRY = ROOT / "tests" / "data" / "library"


def ferry() -> Content:
    """Return the ferry scenario with its cards and the real templates."""
    content = load_content("ferry", [FERRY])
    prompts = load_prompts([ROOT])
    kept = {name: text for name, text in content.sources.items() if not name.startswith("prompts/")}
    return replace(content, prompts=prompts, sources=kept | {f"prompts/{name}": text for name, text in prompts.items()})


def model_settings(base_url: str, *, seed: int = 1, **limits: object) -> RunSettings:
    """Return settings under which one model plays every part."""
    endpoint = Endpoint(name="stand-in", model="stand-in", base_url=base_url)
    roles = (*(seat.id for seat in ferry().scenario.seats), "facilitator", "evaluator")
    cast = CastSettings(models=dict.fromkeys(roles, "stand-in"), endpoints={"stand-in": endpoint})
    return RunSettings(seed=seed, cast=cast, limits=Limits(**({"attempts": 2} | limits)))
