"""`scores.json`."""

import json

from backchannel.reports.scores import scores_json
from tests.reports import sample


def test_both_panels_have_both_halves():
    told = json.loads(scores_json(sample.scorecard()))
    confidence, clarity = told["panels"]["confidence_building"], told["panels"]["interpretation_clarity"]
    assert confidence["minds"] == {"before": 30, "after": 55, "gain": 25}
    assert confidence["room"]["headline"] == 75
    assert confidence["room"]["judge"] == "lexical"
    assert confidence["room"]["dimensions"] == [
        {"name": "candour", "score": 3, "evidence": [{"turn": 2, "quote": "The yard sent a bill"}]}
    ]
    assert clarity["minds"]["after"] is None
    assert clarity["minds"]["unscored"]
    assert clarity["room"]["dimensions"] == [{"name": "questions", "unscored": "The yard sent a bill"}]


def test_measures_and_flags_are_there():
    told = json.loads(scores_json(sample.scorecard()))
    assert told["measures"] == {"alarm": {"before": 3.1, "after": None}}
    assert told["flags"][0]["name"] == "over-reassured"
    assert list(told) == ["run", "panels", "measures", "flags"]
