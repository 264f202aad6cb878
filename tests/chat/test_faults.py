from datetime import UTC, datetime

import pytest

from backchannel.chat.faults import of_status, parse_retry_after, quoted
from backchannel.domain.endpoint import Endpoint
from backchannel.errors import PermanentModelError, TransientModelError

ENDPOINT = Endpoint(name="m", model="m", base_url="https://models.example/v1", key_variable="MY_KEY")
NOW = datetime(2026, 5, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "99999"}, 120.0),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": "inf"}, 120.0),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "Fri, 01 May 2026 12:00:30 GMT"}, 30.0),
        ({"retry-after": "Fri, 01 May 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
    ],
)
def test_retry_after_is_read_and_capped(headers, seconds):
    assert parse_retry_after(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("status", "body", "kind", "transient"),
    [
        (400, '{"error": {"message": "no such thing"}}', "bad request", False),
        (400, '{"error": {"code": "context_length_exceeded", "message": "too long"}}', "context overflow", False),
        (400, "This model's maximum context length is 8192 tokens. However, max_tokens", "context overflow", False),
        (400, '{"error": {"code": "json_validate_failed", "message": "Failed to generate JSON"}}', "garbled", True),
        (401, "", "unauthorised", False),
        (402, "", "quota", False),
        (403, "", "forbidden", False),
        (404, "", "not found", False),
        (408, "", "timeout", True),
        (409, "", "conflict", True),
        (418, "", "bad request", False),
        (422, "", "bad request", False),
        (429, '{"error": {"message": "slow down"}}', "rate limited", True),
        (429, '{"error": {"code": "insufficient_quota", "message": "pay"}}', "quota", False),
        (500, "", "server error", True),
        (503, "<html>down</html>", "server error", True),
        (529, "", "server error", True),
        (301, "", "redirected", False),
    ],
)
def test_each_status_is_one_typed_error_of_at_most_three_lines(status, body, kind, transient):
    error = of_status(ENDPOINT, status, body, 3.0)
    assert error.kind == kind
    assert isinstance(error, TransientModelError if transient else PermanentModelError)
    assert error.retry_after == (3.0 if transient else None)
    assert 2 <= len(error.lines()) <= 3
    assert not any("\n" in line or "{" in line or "<html" in line for line in error.lines())
    assert error.fix


def test_a_missing_key_is_named_by_its_variable():
    assert "MY_KEY" in of_status(ENDPOINT, 401, "").fix


def test_foreign_words_are_quoted_short_printable_and_without_keys():
    said = quoted("Incorrect API key: sk-abcdef1234567890 \x1b[31m\n or Bearer abc.def " + "x" * 999)
    assert "abcdef" not in said and "abc.def" not in said and "\x1b" not in said and "\n" not in said
    assert len(said) < 260
