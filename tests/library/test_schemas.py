import json
from pathlib import Path

import jsonschema
import pytest

from backchannel.domain.scenario import Clue
from backchannel.library import load_yaml
from backchannel.library.kinds import FOLDERS, MODELS, kind_by_folder
from backchannel.library.schemas import descriptions, editor_line, json_schema, schema_path, schema_text

from .ferry import CHECKOUT, ROOT

SHIPPED = sorted(path for kind in MODELS for path in (CHECKOUT / FOLDERS[kind]).glob("*.yaml"))
OURS = sorted(ROOT.rglob("*.yaml"))


@pytest.mark.parametrize("kind", MODELS)
def test_the_schema_in_the_folder_is_fresh(kind):
    written = (CHECKOUT / schema_path(kind)).read_text(encoding="utf-8")
    assert written == schema_text(kind), "run `python -m backchannel.library.schemas` in the checkout"


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_valid_and_refuses_unknown_keys(kind):
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


def test_descriptions_are_the_strings_under_the_fields():
    assert descriptions(Clue)["holder"] == "The seat that holds it."
    assert "id" not in descriptions(Clue)
    assert json_schema("scenario")["$defs"]["Clue"]["properties"]["cost"]["description"].startswith("What telling costs")
    assert json_schema("persona")["$defs"]["Traits"]["properties"]["curiosity"]["description"] == "Pull towards asking."


@pytest.mark.parametrize("path", [*SHIPPED, *OURS], ids=lambda path: path.stem)
def test_every_file_names_its_schema_for_editors_and_validates(path: Path):
    kind = kind_by_folder(path)
    assert kind is not None
    document = load_yaml(path)
    assert document.readable
    first = document.text.split("\n", 1)[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve() == CHECKOUT / schema_path(kind)
    if path in SHIPPED:
        assert first == editor_line(kind)
    jsonschema.validate(document.data, json.loads((CHECKOUT / schema_path(kind)).read_text(encoding="utf-8")))
