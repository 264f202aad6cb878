"""Derived JSON: the same value always, and nothing raw in it that a terminal could obey."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from backchannel.reports.stable_json import stable_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_reads_back_as_the_same_value(value):
    assert json.loads(stable_json(value)) == value


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_raw_that_a_terminal_could_obey(text):
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", stable_json(text))


def test_keys_keep_their_order_and_the_file_ends_with_a_new_line():
    assert stable_json({"b": 1, "a": 2}) == '{\n  "b": 1,\n  "a": 2\n}\n'
