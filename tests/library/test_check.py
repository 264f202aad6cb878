"""Properties of checking a file, whatever is in it."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from backchannel.library import Problem, check_file
from backchannel.library.kinds import MODELS
from backchannel.library.references import reference_problems
from backchannel.library.validation import validate
from backchannel.library.yaml_source import parse

from .ferry import FERRY, ROOT, bent, told

KEYS = sorted(
    {key for model in MODELS.values() for key in model.model_fields} | {"holder", "worlds", "kind", "prior", "card", "points"}
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 500) | st.floats(-2, 2) | st.text("ab -{}", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*KEYS, "id", "drawn", "[key]"]), inner, max_size=5)
    ),
    max_leaves=25,
)


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_small_library_is_free_of_errors_and_advice(path):
    assert told(path) == []


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_its_lines(tmp_path):
    path = bent(
        tmp_path, ("title: The ferry", "titel: The ferry"), ("severity: 7", "severity: 70"), ("holder: anna", "holder: ana")
    )
    found = check_file(path, (ROOT,))
    assert [problem.field for problem in found] == ["titel", "readings[order].severity", "clues[invoice].holder"]
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


def test_a_name_of_a_file_that_is_not_its_id_is_an_error(tmp_path):
    path = bent(tmp_path, ("id: ferry", "id: ship"))
    assert told(path) == [":3 id: is 'ship', but the file is called 'ferry.yaml'. Call the file ship.yaml."]


def test_the_kind_of_a_file_elsewhere_is_told_by_its_content(tmp_path):
    path = tmp_path / "draft.yaml"
    path.write_text(FERRY.read_text(encoding="utf-8"), encoding="utf-8")
    assert told(path) == []


def test_cards_beside_a_scenario_are_found(tmp_path):
    bent(tmp_path, ("anna-berg", "anna-holm"), source=ROOT / "agents/personas/anna-berg.yaml").rename(
        tmp_path / "agents/personas/anna-holm.yaml"
    )
    assert told(bent(tmp_path, ("card: anna-berg", "card: anna-holm"))) == []


@pytest.mark.parametrize("kind", MODELS)
@given(data=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_tree_gives_problems_with_lines_and_raises_nothing(kind, data):
    stream = io.StringIO()
    YAML(typ="safe", pure=True).dump(data, stream)
    document = parse(stream.getvalue(), "any.yaml")
    value, shape = validate(document, MODELS[kind])
    found = [
        *document.problems,
        *shape,
        *reference_problems(kind, document, {"persona": ["a"], "facilitator": [], "evaluator": []}),
    ]
    last = document.text.count("\n") + 1
    assert value is not None or found
    assert all(isinstance(problem, Problem) and 1 <= problem.line <= last and problem.what and problem.fix for problem in found)
    assert not any("pydantic" in str(problem) or "Input should" in str(problem) for problem in found)
