import pytest

from backchannel.chat.endpoints import parse_model, read_aliases
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import InputError


def test_a_name_is_a_model_of_the_default_server():
    assert parse_model("gpt-4o-mini", {}) == Endpoint(name="gpt-4o-mini", model="gpt-4o-mini")


@pytest.mark.parametrize(
    ("text", "model", "url"),
    [
        ("qwen3@http://127.0.0.1:8080/v1", "qwen3", "http://127.0.0.1:8080/v1"),
        ("a@b:latest@https://h.example/v1/", "a@b:latest", "https://h.example/v1"),
        ("org/name@HTTP://[::1]:80/v1", "org/name", "HTTP://[::1]:80/v1"),
    ],
)
def test_a_name_may_carry_its_server(text, model, url):
    found = parse_model(text, {})
    assert (found.name, found.model, found.base_url) == (text, model, url)


def test_a_file_is_a_local_model(tmp_path):
    file = tmp_path / "small.gguf"
    file.touch()
    found = parse_model(f"gguf:{file}", {})
    assert (found.model, found.gguf, found.base_url) == ("small", str(file), None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "two words", "m@ftp://h/v1", "http://h/v1", "gguf:/no/such/file", "m@http://", "m@http://h:99999/v1"),
        *("m@http://me:secret@h/v1", "m@http://h/v1?key=secret", "m@http://h/v1#x", "m@http://h /v1"),
    ],
)
def test_what_is_no_model_is_refused(text):
    with pytest.raises(InputError) as caught:
        parse_model(text, {})
    assert caught.value.fix and "me:secret" not in "".join(caught.value.lines())


def settings(tmp_path, text: str):
    path = tmp_path / "backchannel.toml"
    path.write_text(text)
    return path


def test_aliases_come_from_the_settings_file(tmp_path):
    (tmp_path / "small.gguf").touch()
    path = settings(
        tmp_path,
        """
        [models.house]
        model = "qwen3"
        base_url = "http://10.0.0.5:8000/v1/"
        key_variable = "HOUSE_KEY"
        temperature = 0.4
        context_tokens = 32768
        [models.small]
        model = "gguf:small.gguf"
        context_tokens = 2048
        """,
    )
    aliases = read_aliases(path)
    assert parse_model("house", aliases) == Endpoint(
        name="house",
        model="qwen3",
        base_url="http://10.0.0.5:8000/v1",
        key_variable="HOUSE_KEY",
        temperature=0.4,
        context_tokens=32768,
    )
    assert aliases["small"].gguf == str(tmp_path / "small.gguf") and aliases["small"].context_tokens == 2048


def test_without_a_settings_file_there_are_no_aliases(tmp_path):
    assert read_aliases(tmp_path / "backchannel.toml") == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[models.a]\nmodel = ", "not TOML"),
        ('[models.a]\nmodel = "m"\napi_key = "x"', "models.a.api_key"),
        ('[model.a]\nmodel = "m"', "model: Extra"),
        ("[models.a]", "models.a.model: Field required"),
        ('[models."a b"]\nmodel = "m"', "models.a b"),
        ('[models.a]\nmodel = "m"\ntemperature = 9', "models.a.temperature"),
        ('[models.a]\nmodel = "m"\nbase_url = "nowhere"', "not a base URL"),
        ('[models.a]\nmodel = "gguf:x"\nbase_url = "http://h/v1"', "takes no base_url"),
    ],
)
def test_a_settings_file_that_is_wrong_names_the_place(tmp_path, text, words):
    with pytest.raises(InputError) as caught:
        read_aliases(settings(tmp_path, text))
    assert words in caught.value.what and "backchannel.toml" in "".join(caught.value.lines())
