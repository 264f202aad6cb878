"""A short whole run on a real llama.cpp server with a real, very small model: the protocol is judged, not the prose."""

from dataclasses import replace

import pytest

from backchannel.chat.endpoints import parse_model
from backchannel.journal.reading import read_run
from backchannel.library.content import Content
from backchannel.runs.settings import CastSettings, Limits, RunSettings
from backchannel.runs.start import start
from tests.chat.test_local_model import weights
from tests.runs.support import ferry
from tests.runs.test_runs import Streaming


def two_people_and_two_stages() -> Content:
    """Return the ferry scenario with one seat a side and little else, for a model that reads slowly."""
    content = ferry()
    scenario = content.scenario
    seats = tuple(scenario.seats_of(side.id)[0] for side in scenario.sides)
    kept = {seat.id for seat in seats}
    plenary = [stage for stage in scenario.agenda if stage.floor != "caucus"]
    agenda = tuple(stage.model_copy(update={"turns": 2}) for stage in plenary[:2])
    clues = tuple(clue for clue in scenario.clues if clue.holder in kept)
    update = {"seats": seats, "agenda": agenda, "clues": clues, "steps": (), "glossary": ()}
    return replace(content, scenario=scenario.model_copy(update=update))


@pytest.mark.local_model
async def test_a_small_local_model_plays_a_short_run_to_the_end(tmp_path):
    endpoint = parse_model(f"gguf:{weights()}", {}).model_copy(
        update={"temperature": 0.0, "reply_tokens": 1200, "stop": ("\n", ". ")}
    )
    content = two_people_and_two_stages()
    roles = (*(seat.id for seat in content.scenario.seats), "facilitator")
    cast = CastSettings(models=dict.fromkeys(roles, endpoint.name), endpoints={endpoint.name: endpoint})
    settings = RunSettings(cast=cast, limits=Limits(concurrency=2, timeout_seconds=300, attempts=2))
    watching = Streaming()
    outcome = await start(settings, content, tmp_path, watching, "local")
    assert outcome.status == "finished", outcome.message
    assert outcome.turns == 4
    assert outcome.usage.input_tokens > 5_000
    assert outcome.usage.output_tokens > 100
    assert watching.pieces
    state, _ = read_run(outcome.path)
    assert {record.wave for record in state.probes} == {"T0", "T1"}
    assert "<think>" not in "".join(turn.text for turn in state.turns)
