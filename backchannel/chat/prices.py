"""Owns what a call costs in dollars, by the public price list of genai-prices; an unknown price is None, never zero."""

import ipaddress
import os
from urllib.parse import urlsplit

from backchannel.domain.endpoint import Endpoint

OPENAI_URL = "https://api.openai.com/v1"


def base_url_of(endpoint: Endpoint) -> str:
    """Return where an endpoint's requests go, as the openai client resolves it."""
    return endpoint.base_url or os.environ.get("OPENAI_BASE_URL") or OPENAI_URL


def is_loopback(url: str) -> bool:
    """Tell whether a URL points at this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Prices:
    """Prices the tokens of one endpoint's model."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.model = endpoint.model
        self._url = base_url_of(endpoint)
        self._known = not is_loopback(self._url)

    def cost_usd(self, input_tokens: int | None, output_tokens: int | None, cached_tokens: int | None = None) -> float | None:
        """Return the price of so many tokens, or None where the price or a count is unknown.

        `cached_tokens` are those of `input_tokens` that were read from the provider's cache; None counts as none,
        so that the price is an upper bound.
        """
        if not self._known or input_tokens is None or output_tokens is None:
            return None
        from genai_prices import Usage, calc_price  # 0.4 s, so only where a price is wanted

        cached = min(cached_tokens or 0, input_tokens)
        usage = Usage(input_tokens=input_tokens, output_tokens=output_tokens, cache_read_tokens=cached)
        try:
            return float(calc_price(usage, self.model, provider_api_url=self._url).total_price)
        except LookupError:
            self._known = False
            return None
