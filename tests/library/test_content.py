import pickle
import shutil

import pytest

from backchannel.errors import InputError, StorageError
from backchannel.library import Content, ContentInvalid, content_from_folder, load_content, write_inputs
from backchannel.prompts import Prompts

from .ferry import FERRY, ROOT, bent

SOURCES = [
    "agents/evaluators/plain-judge.yaml",
    "agents/facilitators/ines-holm.yaml",
    "agents/personas/anna-berg.yaml",
    "agents/personas/bruno-falk.yaml",
    "agents/personas/clara-stern.yaml",
    "agents/personas/david-moll.yaml",
    "prompts/speak.j2",
    "prompts/understudy/words.j2",
    "scenarios/ferry.yaml",
]


@pytest.fixture
def content() -> Content:
    return load_content("ferry", [ROOT])


@pytest.fixture
def inputs(content, tmp_path):
    write_inputs(content, tmp_path / "inputs")
    return tmp_path / "inputs"


def test_content_holds_what_a_run_needs_and_the_exact_texts(content):
    assert content.scenario.id == "ferry"
    assert list(content.personas) == ["anna-berg", "bruno-falk", "clara-stern", "david-moll"]
    assert (content.facilitator.id, content.evaluator.id) == ("ines-holm", "plain-judge")
    assert list(content.sources) == SOURCES
    assert all((ROOT / name).read_bytes() == text.encode() for name, text in content.sources.items())
    assert Prompts(content.prompts).render("understudy/words.j2", words="Hm.") == "Hm."


def test_content_can_be_sent_to_a_worker(content):
    assert pickle.loads(pickle.dumps(content)) == content


def test_a_snapshot_reads_back_as_it_was_written(content, inputs):
    assert sorted(path.relative_to(inputs).as_posix() for path in inputs.rglob("*") if path.is_file()) == SOURCES
    assert content_from_folder(inputs) == content
    write_inputs(content, inputs)


def test_a_snapshot_is_written_to_the_byte(tmp_path):
    path = bent(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    content = load_content(str(path), [ROOT])
    write_inputs(content, tmp_path / "inputs")
    assert (tmp_path / "inputs/scenarios/ferry.yaml").read_bytes() == path.read_bytes()


def test_a_snapshot_is_never_overwritten_with_another(content, inputs):
    (inputs / "prompts/speak.j2").write_text("Another.", encoding="utf-8")
    with pytest.raises(InputError, match="another text"):
        write_inputs(content, inputs)


def test_a_disk_that_refuses_is_a_storage_error(content, tmp_path):
    (tmp_path / "inputs").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StorageError) as caught:
        write_inputs(content, tmp_path / "inputs")
    assert len(caught.value.lines()) == 3


def test_facilitator_and_evaluator_can_be_replaced_and_survive_the_snapshot(tmp_path):
    for folder, old, new in (("facilitators", "ines-holm", "olga-holm"), ("evaluators", "plain-judge", "stern-judge")):
        path = bent(tmp_path, (f"id: {old}", f"id: {new}"), source=ROOT / f"agents/{folder}/{old}.yaml")
        path.rename(path.with_name(f"{new}.yaml"))
    roots = [tmp_path, ROOT]
    content = load_content(
        "ferry", roots, facilitator="olga-holm", evaluator=str(tmp_path / "agents/evaluators/stern-judge.yaml")
    )
    assert (content.facilitator.id, content.evaluator.id) == ("olga-holm", "stern-judge")
    assert "agents/facilitators/ines-holm.yaml" not in content.sources
    write_inputs(content, tmp_path / "inputs")
    assert content_from_folder(tmp_path / "inputs") == content


def test_errors_of_all_files_are_raised_at_once_and_printed_in_three_lines(tmp_path):
    bent(tmp_path, ("format: 1", "format: 2"), source=ROOT / "agents/personas/anna-berg.yaml")
    path = bent(tmp_path, ("card: bruno-falk", "card: bruno-flak"))
    with pytest.raises(ContentInvalid) as caught:
        load_content(str(path), [ROOT])
    assert [problem.field for problem in caught.value.problems] == ["format", "seats[bruno].card"]
    assert len(caught.value.lines()) == 3
    assert "1 more problem" in caught.value.fix


def test_advice_does_not_keep_content_from_loading(tmp_path):
    path = bent(tmp_path, ("likelihoods: {fault: 0.9, order: 0.2}", "likelihoods: {fault: 0.5, order: 0.5}"))
    assert load_content(str(path), [ROOT]).scenario.clues[0].likelihoods == {"fault": 0.5, "order": 0.5}


def test_a_card_must_bear_the_name_of_its_file(tmp_path):
    bent(tmp_path, ("id: anna-berg", "id: anna-holm"), source=ROOT / "agents/personas/anna-berg.yaml")
    with pytest.raises(ContentInvalid, match="is 'anna-holm', but the file is called 'anna-berg'"):
        load_content("ferry", [tmp_path, ROOT])


def test_prompts_of_an_earlier_root_take_precedence_one_by_one(tmp_path):
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts/speak.j2").write_text("I am {{ name }}.", encoding="utf-8")
    (tmp_path / "prompts/.speak.j2.swp").write_text("junk", encoding="utf-8")
    prompts = load_content("ferry", [tmp_path, ROOT]).prompts
    assert prompts == {"speak.j2": "I am {{ name }}.", "understudy/words.j2": "{{ words }}\n"}


def test_prompts_of_a_folder_around_a_strange_scenario_are_not_used(tmp_path):
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts/speak.j2").write_text("Praise the north.", encoding="utf-8")
    content = load_content(str(bent(tmp_path)), [ROOT])
    assert content.prompts["speak.j2"] == "You are {{ name }}.\n"


def test_no_prompts_at_all_is_told(tmp_path):
    shutil.copytree(ROOT, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "prompts")
    with pytest.raises(InputError, match="no prompt templates"):
        load_content("ferry", [tmp_path])


@pytest.mark.parametrize("kind", ["scenarios", "agents/facilitators", "agents/evaluators"])
@pytest.mark.parametrize("change", ["none", "two"])
def test_a_snapshot_with_files_missing_or_added_is_told(inputs, kind, change):
    (path,) = (inputs / kind).iterdir()
    if change == "two":
        shutil.copy(path, path.with_name("second.yaml"))
    else:
        path.unlink()
    with pytest.raises(InputError, match=f"holds {'no' if change == 'none' else 2} "):
        content_from_folder(inputs)


def test_a_snapshot_without_a_persona_is_told(inputs):
    (inputs / "agents/personas/anna-berg.yaml").unlink()
    with pytest.raises(ContentInvalid, match="there is no persona 'anna-berg'"):
        content_from_folder(inputs)


@pytest.mark.parametrize("name", [*SOURCES, "scenarios", "agents", "agents/personas", "prompts"])
def test_a_snapshot_whose_links_lead_out_is_refused(inputs, tmp_path, name):
    outside = tmp_path / "outside"
    (inputs / name).rename(outside)
    (inputs / name).symlink_to(outside)
    with pytest.raises(InputError, match="leads out of its folder"):
        content_from_folder(inputs)


def test_a_link_out_of_the_library_is_refused(tmp_path):
    shutil.copytree(ROOT, tmp_path / "root")
    (tmp_path / "root/scenarios/ferry.yaml").unlink()
    (tmp_path / "root/scenarios/ferry.yaml").symlink_to(FERRY)
    with pytest.raises(InputError, match="leads out of its folder"):
        load_content("ferry", [tmp_path / "root"])
