"""Owns finding the key of an endpoint; it is read from the environment when needed and shown nowhere."""

import ipaddress
import os
from urllib.parse import urlsplit

from pydantic import SecretStr

from backchannel.chat.prices import base_url_of, is_loopback
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import InputError

_DEFAULT_VARIABLE: str = Endpoint.model_fields["key_variable"].default
_LOCAL_SUFFIXES = (".local", ".lan", ".internal", ".home.arpa")


def key_of(endpoint: Endpoint) -> SecretStr | None:
    """Return the key to send, or None where none is sent.

    A server on loopback needs none, and gets one only where its settings name a variable of its own.
    Raises InputError where the variable is not set, or where the key would cross the internet in clear.
    """
    url = base_url_of(endpoint)
    value = os.environ.get(endpoint.key_variable, "").strip()
    if not all("!" <= character <= "~" for character in value):
        raise InputError(f"{endpoint.key_variable} holds no key: it has spaces or special characters", fix="Set it again.")
    if is_loopback(url):
        return SecretStr(value) if value and endpoint.key_variable != _DEFAULT_VARIABLE else None
    if not value:
        raise InputError(
            f"no key for {endpoint.name}: the environment variable {endpoint.key_variable} is not set",
            fix=f"export {endpoint.key_variable}=…, or run without --model to use the mechanical cast.",
        )
    if urlsplit(url).scheme == "http" and not _is_private(urlsplit(url).hostname or ""):
        raise InputError(f"the key for {endpoint.name} would be sent in clear to {url}", fix="Use an https:// base URL for it.")
    return SecretStr(value)


def _is_private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(_LOCAL_SUFFIXES)
