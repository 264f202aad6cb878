"""Owns how a derived JSON file is written: keys in the order given, two spaces, one final new line, no raw controls."""

import json
import re

_CONTROLS = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


def stable_json(value: object, *, indent: int | None = 2) -> str:
    """Return JSON that is safe to print: what a terminal could obey stands escaped, the value is unchanged."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _CONTROLS.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
