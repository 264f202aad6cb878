"""Owns who plays, as told on the command line: `--model` for everybody, `--model-for ROLE=NAME` for some."""

import os
from collections.abc import Mapping, Sequence

from backchannel.chat.endpoints import parse_model
from backchannel.domain.base import FACILITATOR
from backchannel.domain.endpoint import Endpoint
from backchannel.domain.scenario import Scenario
from backchannel.errors import InputError
from backchannel.runs.assembly import EVALUATOR
from backchannel.runs.settings import CastSettings

PERSONAS = "personas"
_KEYS = ("OPENAI_API_KEY", "OPENAI_BASE_URL")


def cast_settings(
    scenario: Scenario, model: str | None, model_for: Sequence[str], aliases: Mapping[str, Endpoint]
) -> CastSettings:
    """Return who plays; a seat named by itself goes before `personas`, and that before `--model`."""
    seats = [seat.id for seat in scenario.seats]
    named = _by_role(model_for, [PERSONAS, FACILITATOR, EVALUATOR, *seats])
    models: dict[str, str] = {}
    if model is not None:
        models = dict.fromkeys((*seats, FACILITATOR, EVALUATOR), model)
    if PERSONAS in named:
        models |= dict.fromkeys(seats, named.pop(PERSONAS))
    models |= named
    endpoints = {name: parse_model(name, aliases) for name in dict.fromkeys(models.values())}
    return CastSettings(
        models={role: endpoints[name].name for role, name in models.items()},
        endpoints={endpoint.name: endpoint for endpoint in endpoints.values()},
    )


def model_hint(cast: CastSettings) -> str:
    """Say how to let a model play when one is within reach and none was asked for; '' otherwise."""
    present = [key for key in _KEYS if os.environ.get(key)]
    if cast.models or not present:
        return ""
    return (
        f"{' and '.join(present)} {'is' if len(present) == 1 else 'are'} set; to let a language model play, add --model NAME."
    )


def _by_role(model_for: Sequence[str], roles: Sequence[str]) -> dict[str, str]:
    named = {}
    for text in model_for:
        role, equals, name = text.partition("=")
        if not equals or not role or not name:
            raise InputError(
                f"--model-for takes ROLE=NAME, not {text!r}",
                fix=f"ROLE is one of: {', '.join(roles)}. Example: personas=my-model",
            )
        if role not in roles:
            raise InputError(f"--model-for: there is no role {role!r}", fix=f"ROLE is one of: {', '.join(roles)}.")
        named[role] = name
    return named
