"""Owns reading which model is meant: a name, a name at a server, a GGUF file, or an alias of `backchannel.toml`."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, ValidationError

from backchannel.domain.base import Value
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import InputError

SETTINGS_FILE = "backchannel.toml"
_AT_SERVER = re.compile(r"^(?P<model>.+?)@(?P<url>https?://.+)$", re.IGNORECASE)
_GGUF = "gguf:"
_ALIAS = r"^[A-Za-z0-9][\w.-]{0,63}$"
_VARIABLE = r"^[A-Za-z_]\w{0,127}$"


class ModelSettings(Value):
    """One `[models.ALIAS]` table."""

    model: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    """A name, or `gguf:FILE` with the file relative to the settings file."""
    base_url: str | None = None
    key_variable: Annotated[str, StringConstraints(pattern=_VARIABLE)] | None = None
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    context_tokens: Annotated[int, Field(ge=256)] | None = None
    reply_tokens: Annotated[int, Field(ge=16)] | None = None
    stop: Annotated[tuple[str, ...], Field(max_length=4)] = ()


class SettingsFile(Value):
    """The whole of `backchannel.toml`."""

    models: dict[Annotated[str, StringConstraints(pattern=_ALIAS)], ModelSettings] = Field(default_factory=dict)


def parse_model(text: str, aliases: Mapping[str, Endpoint]) -> Endpoint:
    """Return the endpoint meant by `ALIAS`, `NAME`, `NAME@http://…` or `gguf:FILE`; raises InputError."""
    text = text.strip()
    if text in aliases:
        return aliases[text]
    if text.startswith(_GGUF):
        return _of_file(text, text[len(_GGUF) :])
    found = _AT_SERVER.match(text)
    if found:
        return Endpoint(name=text, model=found["model"], base_url=_base_url(found["url"], text))
    if not text or any(character.isspace() for character in text) or "://" in text:
        raise InputError(
            f"not a model: {text!r}",
            fix="Give NAME, NAME@http://HOST:PORT/v1, gguf:FILE, or an alias of backchannel.toml.",
        )
    return Endpoint(name=text, model=text)


def read_aliases(path: Path) -> dict[str, Endpoint]:
    """Read the aliases of a settings file; none where the file does not exist. Raises InputError."""
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
        settings = SettingsFile.model_validate(data)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} is not TOML: {error}", where=str(path), fix="Correct that line.") from None
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror}", where=str(path)) from None
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in problem["loc"])
        known = ", ".join(ModelSettings.model_fields)
        raise InputError(f"{place}: {problem['msg']}", where=str(path), fix=f"A [models.ALIAS] table takes {known}.") from None
    return {alias: _of_settings(alias, table, path) for alias, table in settings.models.items()}


def _of_settings(alias: str, table: ModelSettings, path: Path) -> Endpoint:
    place = f"{path}, models.{alias}"
    told = {
        "temperature": table.temperature,
        "context_tokens": table.context_tokens,
        "reply_tokens": table.reply_tokens,
        "stop": table.stop,
        **({"key_variable": table.key_variable} if table.key_variable else {}),
    }
    if table.model.startswith(_GGUF):
        if table.base_url:
            raise InputError("a GGUF file is served by us and takes no base_url", where=place, fix="Remove base_url.")
        file = path.parent / Path(table.model[len(_GGUF) :]).expanduser()
        return _of_file(alias, str(file)).model_copy(update=told)
    base_url = _base_url(table.base_url, place) if table.base_url else None
    return Endpoint(name=alias, model=table.model, base_url=base_url).model_copy(update=told)


def _of_file(name: str, file: str) -> Endpoint:
    path = Path(file).expanduser()
    if not path.is_file():
        raise InputError(f"there is no file {str(path)!r}", where=name, fix="Give the path of a GGUF file after 'gguf:'.")
    return Endpoint(name=name, model=path.stem, gguf=str(path.resolve()))


def _base_url(url: str, where: str) -> str:
    """Return a checked base URL without trailing slash; credentials, queries and fragments are refused."""
    parts = urlsplit(url)
    try:
        usable = bool(parts.hostname) and parts.scheme.lower() in ("http", "https") and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or any(character.isspace() for character in url):
        raise InputError(f"not a base URL: {url!r}", where=where, fix="It looks like http://127.0.0.1:8080/v1.")
    if parts.username is not None or parts.password is not None:
        raise InputError("a base URL may not hold a name or password", fix="Name an environment variable in key_variable.")
    if parts.query or parts.fragment:
        raise InputError(f"a base URL ends with its path: {url!r}", where=where, fix="Remove what follows '?' or '#'.")
    return url.rstrip("/")
