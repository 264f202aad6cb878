"""Owns serving a GGUF file on this machine for the length of a run, through llama.cpp (the extra `[local]`)."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol, cast

from backchannel.domain.endpoint import Endpoint
from backchannel.errors import InputError

DEFAULT_CONTEXT_TOKENS = 8192
"""A slot's, where the endpoint does not say; a large model's own maximum could fill the memory."""
KEY_VARIABLE = "BACKCHANNEL_LOCAL_KEY"
"""Holds a key drawn for each run, so that no other program or web page of this machine can use the server."""
_SEED = 1
_QUIET = -1


class _Server(Protocol):
    @property
    def listening_address(self) -> str: ...


@asynccontextmanager
async def serve(endpoint: Endpoint, parallel: int = 2) -> AsyncIterator[Endpoint]:
    """Serve the endpoint's GGUF file and yield the endpoint as it can be called; any other endpoint is yielded as it is.

    `parallel` is the number of replies generated at once. Raises InputError where the extra is not installed or
    the file cannot be loaded.
    """
    if endpoint.gguf is None:
        yield endpoint
        return
    key = secrets.token_urlsafe(24)
    before = os.environ.get(KEY_VARIABLE)
    started: list[_Server] = [await asyncio.to_thread(_start, endpoint, parallel, key)]
    os.environ[KEY_VARIABLE] = key
    try:
        update = {"base_url": f"{started[0].listening_address}/v1", "key_variable": KEY_VARIABLE, "gguf": None}
        yield endpoint.model_copy(update=update)
    finally:
        if before is None:
            os.environ.pop(KEY_VARIABLE, None)
        else:
            os.environ[KEY_VARIABLE] = before
        await asyncio.to_thread(started.clear)  # the server stops when its last reference goes


def _start(endpoint: Endpoint, parallel: int, key: str) -> _Server:
    """Load the weights and start listening; blocks for seconds."""
    try:
        import xllamacpp
    except ImportError:
        raise InputError("GGUF files need the extra 'local'", fix="pip install 'backchannel[local]'") from None
    path = Path(endpoint.gguf or "")
    if not path.is_file():
        raise InputError(f"there is no file {str(path)!r}", where=endpoint.name, fix="Give the path of a GGUF file.")
    settings = cast("Any", xllamacpp.CommonParams())
    settings.model.path = str(path)
    settings.model_alias = {endpoint.model}
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.api_keys = [key]
    settings.n_parallel = parallel
    settings.n_ctx = (endpoint.context_tokens or DEFAULT_CONTEXT_TOKENS) * parallel
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = len(os.sched_getaffinity(0))  # its own guess crawls
    settings.sampling.seed = _SEED
    settings.ui = settings.endpoint_slots = settings.endpoint_props = False
    settings.verbosity = _QUIET
    try:
        return cast("_Server", xllamacpp.Server(settings))
    except Exception as error:
        raise InputError(
            f"{path.name} could not be loaded: {' '.join(str(error).split())[:200]}",
            where=str(path),
            fix="Check that it is a complete GGUF file of a chat model, and that memory suffices.",
        ) from None
