"""Owns saying in plain words what pydantic found wrong with a value: what it is, and the mend."""

from collections.abc import Callable, Mapping
from typing import Any

from backchannel.library.problems import choose, shown

Schema = Mapping[str, Any]
Found = Mapping[str, Any]
"""One entry of `ValidationError.errors()`."""
Words = tuple[str, str]
"""What, and fix."""

ID_RULE = "Use small letters, digits and hyphens, beginning with a letter or digit, at most 64 characters."


def is_a(value: object) -> str:
    """Name the kind of a value as its writer would."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {shown(value)}"
    return "a list" if isinstance(value, (list, tuple)) else "keys with values"


def span(schema: Schema) -> str:
    """Tell the allowed range of a number: 'from 0 to 3'."""
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    above = "above" if "exclusiveMinimum" in schema else "from"
    if low is not None and high is not None:
        return f"{above} {low:g}{' and up' if above == 'above' else ''} to {high:g}"
    return f"{above} {low:g}" if low is not None else f"up to {high:g}" if high is not None else ""


def _text(found: Found, schema: Schema) -> Words:
    value = found["input"]
    if value is None:
        return "is empty; text is needed", "Write it after the colon."
    if isinstance(value, (bool, int, float)):
        return f"is {is_a(value)}; text is needed", "Put quotes round it."
    return f"is {is_a(value)}; text is needed", "Write one text; quotes help where it holds ': ' or begins with '[' or '{'."


def _number(found: Found, schema: Schema) -> Words:
    whole = "a whole number" if found["type"].startswith("int") else "a number"
    wanted = f"{whole} {span(schema)}".rstrip()
    return f"is {is_a(found['input'])}; {wanted} is needed", "Write digits, without quotes or unit."


def _range(found: Found, schema: Schema) -> Words:
    wanted = span(schema) or f"limit {next(iter(found.get('ctx', {}).values()), '')}"
    return f"is {found['input']}; it must be {wanted}", f"Choose a number {wanted}."


def _length(found: Found, schema: Schema) -> Words:
    limits = found["ctx"]
    if "min_length" in limits:
        count, least = limits.get("actual_length", len(found["input"])), limits["min_length"]
        entries = "1 entry" if count == 1 else f"{count} entries"
        return f"has {entries}; at least {least} are needed", f"Add {least - count} more." if count < least else "Add more."
    return f"has {limits.get('actual_length')} entries; at most {limits['max_length']} are allowed", "Remove some."


def _characters(found: Found, schema: Schema) -> Words:
    if "min_length" in found["ctx"]:
        return "is empty; text is needed", "Write it after the colon, or remove the line if it is not needed."
    count, most = len(found["input"].strip()), found["ctx"]["max_length"]
    return f"has {count} characters; at most {most} are allowed", f"Shorten it by {count - most}."


def _pattern(found: Found, schema: Schema) -> Words:
    return f"is {shown(found['input'])}, which cannot be an id", ID_RULE


def _choice(found: Found, schema: Schema) -> Words:
    options = [str(option) for option in schema.get("enum", [schema["const"]] if "const" in schema else [])]
    wanted = f"one of: {', '.join(options)}" if len(options) > 1 else (options or ["another value"])[0]
    value = found["input"]
    near = choose(value, options) if isinstance(value, str) else ""
    return f"is {is_a(value)}; it must be {wanted}", near if near.startswith("Did") else "Choose one of them."


def _tag(found: Found, schema: Schema) -> Words:
    options = list(schema.get("discriminator", {}).get("mapping", {}))
    told = ", ".join(options)
    if found["type"] == "union_tag_not_found":
        return "does not say which kind it is", f"Add 'kind:' with one of: {told}."
    return f"is of the unknown kind {shown(found['ctx'].get('tag'))}", choose(str(found["ctx"].get("tag")), options)


def _list(found: Found, schema: Schema) -> Words:
    return f"is {is_a(found['input'])}; a list is needed", "Write each entry on its own line after '- '."


def _keys(found: Found, schema: Schema) -> Words:
    return f"is {is_a(found['input'])}; keys with values are needed", "Write 'key: value' lines, indented by two spaces."


def _switch(found: Found, schema: Schema) -> Words:
    return f"is {is_a(found['input'])}; true or false is needed", "Write true or false."


def _said(found: Found, schema: Schema) -> Words:
    return str(found.get("ctx", {}).get("error", found["msg"])), "See the description of this part in the schema."


_BY_TYPE: Mapping[str, Callable[[Found, Schema], Words]] = {
    "string_type": _text,
    "string_too_short": _characters,
    "string_too_long": _characters,
    "string_pattern_mismatch": _pattern,
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size", "float_type", "float_parsing"), _number),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"), _range),
    **dict.fromkeys(("bool_type", "bool_parsing"), _switch),
    **dict.fromkeys(("too_short", "too_long"), _length),
    **dict.fromkeys(("tuple_type", "list_type"), _list),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _keys),
    "literal_error": _choice,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _tag,
}


def words(found: Found, schema: Schema) -> Words:
    """Say what is wrong and how to mend it; `schema` is the JSON Schema of the place, {} when unknown."""
    return _BY_TYPE.get(found["type"], _said)(found, schema)
