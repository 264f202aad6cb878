import pytest

from backchannel.chat.prices import Prices
from backchannel.domain.endpoint import Endpoint


def prices(model="gpt-4o-mini", base_url=None):
    return Prices(Endpoint(name=model, model=model, base_url=base_url))


def test_a_known_model_is_priced_and_cached_tokens_are_cheaper(monkeypatch):
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    full, cached = prices().cost_usd(100_000, 1000), prices().cost_usd(100_000, 1000, 90_000)
    assert 0 < cached < full


@pytest.mark.parametrize(
    ("model", "base_url"),
    [
        ("gpt-4o-mini", "http://127.0.0.1:8080/v1"),
        ("gpt-4o-mini", "http://localhost:8080/v1"),
        ("gpt-4o-mini", "http://[::1]:8080/v1"),
        ("gpt-4o-mini", "https://models.example/v1"),
        ("never-heard-of", "https://api.openai.com/v1"),
    ],
)
def test_an_unknown_price_is_none_and_never_free(model, base_url):
    asked = prices(model, base_url)
    assert asked.cost_usd(10, 10) is None and asked.cost_usd(10, 10) is None


def test_an_unknown_count_is_an_unknown_price():
    assert prices(base_url="https://api.openai.com/v1").cost_usd(None, 3) is None


def test_openai_base_url_decides_where_no_base_url_is_given(monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert prices().cost_usd(10, 10) is None
