"""Who plays, as told on the command line."""

import pytest

from backchannel.cli.casting import cast_settings, model_hint
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import InputError
from backchannel.runs.settings import CastSettings
from tests.reports import sample

ALIASES = {"quick": Endpoint(name="quick", model="some-model")}
SEATS = ("anna", "bruno", "clara", "david")


def cast(model=None, *model_for):
    return cast_settings(sample.content().scenario, model, model_for, ALIASES)


def test_nothing_told_is_the_mechanical_cast():
    assert cast() == CastSettings()


def test_one_model_for_everybody():
    told = cast("x")
    assert told.models == dict.fromkeys((*SEATS, "facilitator", "evaluator"), "x")
    assert list(told.endpoints) == ["x"]


def test_the_nearer_word_goes_first():
    told = cast("x", "anna=z", "personas=y")
    assert told.models == {"anna": "z", **dict.fromkeys(SEATS[1:], "y"), "facilitator": "x", "evaluator": "x"}
    assert set(told.endpoints) == {"x", "y", "z"}


def test_an_alias_keeps_its_name():
    told = cast(None, "facilitator=quick")
    assert told.models == {"facilitator": "quick"}
    assert told.endpoints["quick"].model == "some-model"


def test_a_model_at_a_server_may_hold_an_equals_sign():
    assert cast(None, "anna=m@http://127.0.0.1:1/v1=a").models == {"anna": "m@http://127.0.0.1:1/v1=a"}


@pytest.mark.parametrize("word", ["anna", "anna=", "=x", "nobody=x", ""])
def test_a_role_that_is_none_is_refused(word):
    with pytest.raises(InputError):
        cast(None, word)


def test_the_hint_needs_a_key_and_no_model(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    assert model_hint(CastSettings()) == ""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    assert model_hint(CastSettings()).startswith("OPENAI_BASE_URL is set")
    assert model_hint(cast("x")) == ""
