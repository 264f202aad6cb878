"""Owns naming the first difference between two values or two texts, in words a person can act on."""

from collections.abc import Mapping, Sequence

AROUND = 30


def first_difference(recorded: object, now: object, path: str = "") -> str:
    """Return the first place where two JSON-like values differ; empty if they are equal."""
    if recorded == now:
        return ""
    if isinstance(recorded, Mapping) and isinstance(now, Mapping):
        for key in (*recorded, *(key for key in now if key not in recorded)):
            if recorded.get(key) != now.get(key):
                return first_difference(recorded.get(key), now.get(key), f"{path}.{key}" if path else str(key))
    if isinstance(recorded, str) and isinstance(now, str):
        return f"{path or 'text'}: {text_difference(recorded, now)}"
    if isinstance(recorded, Sequence) and isinstance(now, Sequence) and not isinstance(recorded, str):
        for index, (one, two) in enumerate(zip(recorded, now, strict=False)):
            if one != two:
                return first_difference(one, two, f"{path}[{index}]")
        return f"{path}: {len(recorded)} recorded, {len(now)} now"
    return f"{path or 'value'}: recorded {recorded!r}, now {now!r}"


def text_difference(recorded: str, now: str) -> str:
    """Return line, recorded words and words now, around the first character that differs."""
    at = next((i for i, (a, b) in enumerate(zip(recorded, now, strict=False)) if a != b), min(len(recorded), len(now)))
    line = recorded.count("\n", 0, at) + 1
    start = max(0, at - AROUND)
    return f"line {line}: recorded {_piece(recorded, start, at)}, now {_piece(now, start, at)}"


def _piece(text: str, start: int, at: int) -> str:
    piece = text[start : at + AROUND].replace("\n", "⏎")
    return f"'…{piece}…'" if piece else "nothing more"
