"""Each way to make a correct but poor rehearsal is told by itself."""

import pytest

from backchannel.domain.scenario import Scenario
from backchannel.library.evidence import pooled
from backchannel.library.yaml_source import load_yaml

from .ferry import FERRY, ROOT, bent, told

CASES = [
    (
        [("{fault: 0.4, order: 0.6, other: 0.5}", "{fault: 0.5, order: 0.5, other: 0.5}")],
        "clues[captain].likelihoods: tells nothing: it is as likely under every reading (0.5)",
    ),
    (
        [("{fault: 0.4, order: 0.6, other: 0.5}", "{fault: 0.5, order: 0.6}")],
        "clues[captain].likelihoods: hardly tells anything: 0.5 to 0.6",
    ),
    (
        [("when: [told]\n  - id: log-whole", "when: [broken]\n  - id: log-whole")],
        "truth.worlds[told]: 'bruno' holds no clue in the world 'told'",
    ),
    (
        [("{fault: 0.2, order: 0.8}\n    cost: 1", "{fault: 0.9, order: 0.01}\n    cost: 1"), ("weight: 2", "weight: 3")],
        "truth.worlds[told].reading: all clues together point to 'fault'",
    ),
    (
        [("{fault: 0.2, order: 0.8}\n    cost: 2", "{fault: 0.9, order: 0}\n    cost: 2")],
        "clues[log-gap].likelihoods: could not exist under 'order', yet it is dealt in the world 'told'",
    ),
    (
        [("topics:\n", "topics:\n  - {id: weather, label: the weather, asks: [Was it wet?, Windy?, Dark?]}\n")],
        "topics[weather]: nobody can answer questions about 'weather'",
    ),
    (
        [("prior: {fault: 40, order: 50, other: 10}", "prior: {fault: 90, other: 10}")],
        "seats[david].prior: gives 'order' no chance",
    ),
    (
        [("purpose: readings", "purpose: options")],
        "agenda[restating].purpose: there is nothing to restate before a stage of readings",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CASES, ids=[case[1].split(":")[0] for case in CASES])
def test_a_poor_scenario_gets_advice(tmp_path, changes, expected):
    assert any(expected in problem for problem in told(bent(tmp_path, *changes))), told(bent(tmp_path, *changes))


def test_a_side_without_a_sceptic_is_told(tmp_path):
    bent(tmp_path, ("sceptic: true", "sceptic: false"), source=ROOT / "agents/personas/clara-stern.yaml")
    (only,) = told(bent(tmp_path))
    assert only.startswith(":22 sides[south]: nobody on the side 'south' doubts that such talks are worth anything.")


def test_people_who_begin_alike_are_told(tmp_path):
    bent(tmp_path, ("Well, between sailors.", "WELL – the chart says!"), source=ROOT / "agents/personas/david-moll.yaml")
    (only,) = told(bent(tmp_path))
    assert "'anna-berg' and 'david-moll' share the opener 'well the chart says'" in only


def test_two_people_of_one_surname_are_told(tmp_path):
    change = ("name: David Moll\nsurname: Moll", "name: David Berg\nsurname: Berg")
    bent(tmp_path, change, source=ROOT / "agents/personas/david-moll.yaml")
    (only,) = told(bent(tmp_path))
    assert "'anna-berg' and 'david-moll' are both called 'Berg'" in only


def test_stages_beyond_the_cap_are_told(tmp_path):
    stage = "  - {{id: more-{n}, title: More, purpose: options, aim: More., floor: caucus, turns: 48}}\n"
    more = "".join(stage.format(n=n) for n in range(5))
    found = told(bent(tmp_path, ("steps:\n  - id: lamp", f"{more}steps:\n  - id: lamp")))
    assert [problem.split(" ", 1)[1].split(".")[0] for problem in found] == ["agenda[more-3]", "agenda[more-4]"]
    assert "a run ends after 400 turns, 8 before this stage does" in found[0]
    assert "never reached: 408 turns come before it" in found[1]


def test_clues_without_cost_or_discretion_are_told(tmp_path):
    path = bent(tmp_path)
    text = path.read_text(encoding="utf-8")
    for cost in "123":
        text = text.replace(f"cost: {cost}", "cost: 0")
    path.write_text(
        text.replace("use: confidential", "use: shareable").replace("use: not for attribution", "use: shareable"),
        encoding="utf-8",
    )
    found = told(path)
    assert len(found) == 2
    assert "nothing to be discreet about" in found[0]
    assert "there is no candour to reward" in found[1]


def test_few_steps_and_none_are_told(tmp_path):
    path = bent(tmp_path)
    text = path.read_text(encoding="utf-8")
    start, middle, end = text.index("steps:\n  - id: lamp"), text.index("  - id: note\n"), text.index("facilitator: ines")
    path.write_text(text[:middle] + text[end:], encoding="utf-8")
    assert [problem.split(".")[0] for problem in told(path)] == [
        ":238 steps: the menu holds 1 step; 3 or more leave something to choose"
    ]
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert any("the menu of steps is empty" in problem for problem in told(path))


def test_a_scenario_without_clues_is_told(tmp_path):
    path = bent(tmp_path, ("purpose: convening", "purpose: evidence"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("clues:\n")] + "clues: []\n" + text[text.index("seats:\n") :], encoding="utf-8")
    found = told(path)
    assert any("no clues are dealt" in problem for problem in found)
    assert any("nobody holds a clue in the world 'broken'" in problem for problem in found)


def test_a_reading_that_no_world_is_about_is_told(tmp_path):
    assert any(
        "readings[order]: no world is about the reading 'order'" in one
        for one in told(bent(tmp_path, ("reading: order\n      weight", "reading: fault\n      weight")))
    )


@pytest.mark.parametrize(
    ("source", "old", "new", "expected"),
    [
        ("agents/personas/anna-berg.yaml", "surname: Berg", "surname: Borg", ":5 surname: 'Borg' is no part of 'Anna Berg'."),
        (
            "agents/personas/anna-berg.yaml",
            "address: {}",
            "address: {bruno-flak: Bruno}",
            ":19 voice.address.bruno-flak: there is no persona 'bruno-flak'. Did you mean 'bruno-falk'?",
        ),
        (
            "agents/evaluators/plain-judge.yaml",
            "panel: interpretation_clarity",
            "panel: confidence_building",
            ":7 dimensions: no dimension belongs to the panel interpretation_clarity.",
        ),
    ],
)
def test_a_poor_card_gets_advice(tmp_path, source, old, new, expected):
    (only,) = told(bent(tmp_path, (old, new), source=ROOT / source))
    assert only.startswith(expected)


def test_pooled_belief_is_bayes_over_all_clues():
    """Fixture of `measures.md`: uniform prior, three clues, no `other`."""
    scenario = Scenario.model_validate(load_yaml(FERRY).data)
    readings = tuple(scenario.readings[0].model_copy(update={"id": name}) for name in "abcd")
    seats = (scenario.seats[0].model_copy(update={"prior": dict.fromkeys("abcd", 25.0)}),)
    table = [(0.8, 0.5, 0.3, 0.2), (0.7, 0.6, 0.4, 0.2), (0.6, 0.5, 0.5, 0.4)]
    clues = [
        scenario.clues[0].model_copy(update={"likelihoods": dict(zip("abcd", row, strict=True)) | {"other": 0.0}})
        for row in table
    ]
    belief = pooled(scenario.model_copy(update={"readings": readings, "seats": seats}), clues)
    assert [round(belief[name], 3) for name in "abcd"] == [0.598, 0.267, 0.107, 0.028]
