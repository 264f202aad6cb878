"""Every file of `tests/data/broken`: file, line, field, what is wrong, and the mend. Try `backchannel check` on them."""

# ruff: noqa: E501

import pytest

from backchannel.library import check_file
from backchannel.library.problems import errors

from .ferry import BROKEN, ROOT, shortened

EXPECTED = {
    "alias-bomb": [
        ":2: an anchor ('&a') is not allowed. Remove it, and write values out.",
    ],
    "anchor": [
        ":44: an anchor ('&even') is not allowed. Remove it, and write values out.",
    ],
    "bad-prior": [
        ":44 seats[anna].prior.falt: there is no reading 'falt'. Did you mean 'fault'?",
        ":53 seats[clara].prior: gives no points to any reading. Give at least one reading more than 0.",
    ],
    "bad-world": [
        ":19 truth.worlds[told].reading: there is no reading 'ordeal'. Did you mean 'order'?",
        ":34 clues[shard].when[1]: there is no world 'burned'. Did you mean 'burnt'?",
    ],
    "colon": [
        ":26: the YAML cannot be read here: mapping values are not allowed here. Put quotes round a text that holds ': '.",
    ],
    "comma": [
        ":8 event.the light on the pier went out.: unknown key 'the light on the pier went out.'. Inside braces a comma ends a text: put quotes round the whole text.",
    ],
    "control": [
        ":3: there is a control character. Remove it; a form feed or a NUL often comes from copying.",
    ],
    "deep": [
        ":3: lists and keys are nested more than 24 deep. Flatten this part.",
    ],
    "duplicate-id": [
        ":45 seats[anna].id: the seat id 'anna' is used twice. Rename one; the first is on line 36.",
    ],
    "duplicate-key": [
        ":39 seats[1].side: the key 'side' is given twice. Remove one of them; the first is on line 38.",
    ],
    "empty-side": [
        ":11 sides[south]: nobody sits on the side 'south'. Add a seat with 'side: south', or remove the side.",
    ],
    "empty": [
        ":1: the file is empty. Begin with 'format: 1' and 'id: …', or copy a file that works.",
    ],
    "latin-1": [
        ":3: the file is not UTF-8. Save it as UTF-8 in your editor.",
    ],
    "likelihood-keys": [
        ":31 clues[shard].likelihoods: gives no number for 'order'. Give every reading a number from 0 to 1.",
        ":31 clues[shard].likelihoods.ordr: there is no reading 'ordr'. Did you mean 'order'?",
    ],
    "list": [
        ":1: there are no keys with values. Begin with 'format: 1' and 'id: …' at the left margin.",
    ],
    "lonely-caucus": [
        ":55 agenda[opening].floor: a caucus needs two seats on each side; 'north' has one. Add a seat there, or choose another floor.",
    ],
    "many": [
        ":4 titel: unknown key 'titel'. Did you mean 'title'?",
        ":14 readings[order].severity: is the text 'very'; a number from 0 to 10 is needed. Write digits, without quotes or unit.",
        ":32 clues[shard].cost: is 9; it must be from 0 to 3. Choose a number from 0 to 3.",
        ":38 seats[anna].side: there is no side 'nort'. Did you mean 'north'?",
        ":55 agenda[opening].turns: is 0; it must be from 1 to 48. Choose a number from 1 to 48.",
    ],
    "merge-key": [
        ":44: a merge key ('<<') is not allowed. Write the keys out here.",
    ],
    "missing-field": [
        ":23 clues[shard].hint: is missing. Add 'hint:' – how its holder would let it be felt without telling it.",
    ],
    "no-kind": [
        ":1: this is no scenario, persona, facilitator or evaluator. Put it into scenarios/, agents/personas/, agents/facilitators/ or agents/evaluators/.",
    ],
    "reserved-id": [
        ":45 seats[facilitator].id: the id 'facilitator' is reserved. Choose another id.",
    ],
    "tab": [
        ":24: a tab is used for indentation. Use spaces; two a level.",
    ],
    "tag": [
        ":4: a tag ('!!python/object/apply:os.system') is not allowed. Remove it; put quotes round a value that must be text.",
    ],
    "text-is-a-number": [
        ":4 title: is the number 1984; text is needed. Put quotes round it.",
    ],
    "two-documents": [
        ":54: a second document begins. Keep one document a file: remove the line '---' and what follows it.",
    ],
    "unknown-card": [
        ":46 seats[clara].card: there is no persona 'clara-sterm'. Did you mean 'clara-stern'?",
    ],
    "unknown-key": [
        ":24 clues[shard].holdr: unknown key 'holdr'. Did you mean 'holder'?",
    ],
    "unknown-seat": [
        ":24 clues[shard].holder: there is no seat 'ana'. Did you mean 'anna'?",
    ],
    "when-without-worlds": [
        ":33 clues[shard].when: names worlds, but truth is not drawn. Remove it, or give truth 'kind: drawn' with worlds.",
    ],
    "wrong-kind": [
        ":15 truth: is of the unknown kind 'drown'. Did you mean 'drawn'?",
    ],
    "wrong-likelihood": [
        ":31 clues[shard].likelihoods.order: is 1.2; it must be from 0 to 1. Choose a number from 0 to 1.",
    ],
}


def test_every_broken_file_is_in_the_table():
    assert sorted(EXPECTED) == sorted(path.stem for path in BROKEN.iterdir())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_broken_file_says_where_what_and_how_to_mend(name):
    found = errors(check_file(BROKEN / f"{name}.yaml", (ROOT,)))
    assert [shortened(problem) for problem in found] == EXPECTED[name]
    assert all(problem.file.endswith(f"broken/{name}.yaml") for problem in found)
