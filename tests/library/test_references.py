"""Each reference of the small scenario, broken by itself, is told by itself."""

# ruff: noqa: E501

import pytest

from .ferry import ROOT, bent, told

CASES = [
    ("holder: anna", "holder: bob", ":63 clues[invoice].holder: there is no seat 'bob'. There is: anna, bruno, clara, david."),
    ("topic: engine", "topic: engines", ":64 clues[invoice].topic: there is no topic 'engines'. Did you mean 'engine'?"),
    (
        "likelihoods: {fault: 0.9, order: 0.2}",
        "likelihoods: {fault: 0.9}",
        ":72 clues[invoice].likelihoods: gives no number for 'order'. Give every reading a number from 0 to 1.",
    ),
    (
        "likelihoods: {fault: 0.9, order: 0.2}",
        "likelihoods: {fault: 0, order: 0}",
        ":72 clues[invoice].likelihoods: is 0 for every reading: this clue could not exist. Give at least one reading more than 0.",
    ),
    ("when: [broken]", "when: [brocken]", ":75 clues[invoice].when[1]: there is no world 'brocken'. Did you mean 'broken'?"),
    ("side: north\n    role", "side: nord\n    role", ":165 seats[anna].side: there is no side 'nord'. Did you mean 'north'?"),
    (
        "topic: engine\n        reading: fault",
        "topic: motor\n        reading: fault",
        ":175 seats[anna].points[winter].topic: there is no topic 'motor'. There is: engine, radio.",
    ),
    (
        "reading: fault\n        says",
        "reading: other\n        says",
        ":176 seats[anna].points[winter].reading: there is no reading 'other'. Did you mean 'order'?",
    ),
    (
        "other: 10}\n    points",
        "others: 10}\n    points",
        ":171 seats[anna].prior.others: there is no reading 'others'. Did you mean 'other'?",
    ),
    (
        "prior: {fault: 30, order: 60, other: 10}",
        "prior: {}",
        ":187 seats[bruno].prior: gives no points to any reading. Give at least one reading more than 0.",
    ),
    ("actor: south", "actor: east", ":241 steps[lamp].actor: there is no side 'east'. There is: north, south."),
    (
        "serves: [fault]",
        "serves: [order, faults]",
        ":250 steps[lamp].serves[2]: there is no reading 'faults'. Did you mean 'fault'?",
    ),
    (
        "reading: order\n      weight",
        "reading: orders\n      weight",
        ":45 truth.worlds[told].reading: there is no reading 'orders'. Did you mean 'order'?",
    ),
    (
        "- id: told\n",
        "- id: broken\n",
        ":44 truth.worlds[broken].id: the world id 'broken' is used twice. Rename one; the first is on line 41.",
    ),
    (
        "card: bruno-falk",
        "card: anna-berg",
        ":180 seats[bruno].card: 'anna-berg' sits in 'anna' already. Give each seat a person of its own.",
    ),
    ("card: bruno-falk", "card: bruno", ":180 seats[bruno].card: there is no persona 'bruno'. Did you mean 'bruno-falk'?"),
    (
        "facilitator: ines-holm",
        "facilitator: ines",
        ":274 facilitator: there is no facilitator 'ines'. Did you mean 'ines-holm'?",
    ),
    ("evaluator: plain-judge", "evaluator: jury", ":275 evaluator: there is no evaluator 'jury'. There is: plain-judge."),
    (
        "- id: note\n",
        "- id: lamp\n",
        ":251 steps[lamp].id: the step id 'lamp' is used twice. Rename one; the first is on line 239.",
    ),
    ("- id: order\n", "- id: other\n", ":33 readings[other].id: the id 'other' is reserved. Choose another id."),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES, ids=[case[2].split(":")[1] for case in CASES])
def test_a_broken_reference_is_told_with_its_line(tmp_path, old, new, expected):
    assert expected in told(bent(tmp_path, (old, new)))


def test_a_caucus_needs_two_seats_on_each_side(tmp_path):
    found = told(bent(tmp_path, ("side: north\n    role: Ran", "side: south\n    role: Ran")))
    assert len(found) == 1
    assert "a caucus needs two seats on each side; 'north' has one" in found[0]


FACILITATOR = ROOT / "agents/facilitators/ines-holm.yaml"
EVALUATOR = ROOT / "agents/evaluators/plain-judge.yaml"


@pytest.mark.parametrize(
    ("source", "old", "new", "expected"),
    [
        (FACILITATOR, "[CLARIFY, ", "[CLARIFFY, ", ":14 favours[1]: there is no move 'CLARIFFY'. Did you mean 'CLARIFY'?"),
        (FACILITATOR, "  INVITE:", "  INVITES:", ":20 phrases.INVITES: there is no move 'INVITES'. Did you mean 'INVITE'?"),
        (
            FACILITATOR,
            "{topic}",
            "{topics}",
            ":21 phrases.INVITE[1]: nothing is known to put in '{topics}'. Did you mean '{topic}'?",
        ),
        (
            FACILITATOR,
            "{topic}",
            "{topic",
            ":21 phrases.INVITE[1]: nothing is known to put in '{'. Use {name}, {topic}, {quote}, {side}, or no braces.",
        ),
        (
            EVALUATOR,
            "- id: questions",
            "- id: candour",
            ":18 dimensions[candour].id: the dimension id 'candour' is used twice. Rename one; the first is on line 8.",
        ),
        (
            EVALUATOR,
            "score: 3",
            "score: 2",
            ":8 dimensions[candour]: anchors must be given for 0, 1, 2, 3 and 4, in this order. See the description of this part in the schema.",
        ),
    ],
)
def test_a_card_that_does_not_hold_together_is_told(tmp_path, source, old, new, expected):
    assert told(bent(tmp_path, (old, new), source=source)) == [expected]
