"""Owns the JSON Schema sent for a structured answer: what pydantic describes, in the subset that strict modes accept."""

from functools import lru_cache

from pydantic import BaseModel

from backchannel.domain.call import Answer, JsonSchema

_DROPPED = frozenset({"title", "default", "discriminator", "examples"})


@lru_cache(maxsize=256)
def answer_schema(model: type[BaseModel]) -> Answer:
    """Return what to ask for so that the answer fits a pydantic model."""
    return Answer(name=model.__name__[:64], schema=strict_schema(model.model_json_schema()))


def strict_schema(schema: JsonSchema) -> JsonSchema:
    """Return a schema as strict structured output wants it.

    Every object is closed and requires all its properties, one-of becomes any-of, constants become enumerations,
    and a reference with something beside it is written out.
    """
    definitions = schema.get("$defs", {})
    return _strict(schema, definitions if isinstance(definitions, dict) else {})


def without_lengths(schema: JsonSchema) -> JsonSchema:
    """Return a schema without bounds on the length of texts.

    A small model served on this machine needs them, or it never ends a text; hosted strict modes refuse them.
    """
    return {
        key: without_lengths(value)
        if isinstance(value, dict)
        else [without_lengths(item) if isinstance(item, dict) else item for item in value]
        if isinstance(value, list)
        else value
        for key, value in schema.items()
        if key not in ("minLength", "maxLength")
    }


def _strict(schema: JsonSchema, definitions: JsonSchema) -> JsonSchema:
    schema = _written_out(schema, definitions)
    out: JsonSchema = {}
    for key, value in schema.items():
        match key:
            case "properties" | "$defs":
                out[key] = {name: _strict(part, definitions) for name, part in value.items()}
            case "anyOf" | "oneOf":
                out["anyOf"] = [_strict(part, definitions) for part in value]
            case "items" if isinstance(value, dict):
                out[key] = _strict(value, definitions)
            case "const":
                out["enum"] = [value]
            case _ if key not in _DROPPED:
                out[key] = value
    if "properties" in out or (out.get("type") == "object" and "additionalProperties" not in out):
        out["additionalProperties"] = False
        out["required"] = list(out.get("properties", {}))
    return out


def _written_out(schema: JsonSchema, definitions: JsonSchema) -> JsonSchema:
    """Merge a reference that has siblings, and an all-of of one, into their surroundings."""
    if len(schema.get("allOf", ())) == 1:
        schema = {**{k: v for k, v in schema.items() if k != "allOf"}, **schema["allOf"][0]}
    reference = schema.get("$ref")
    if reference and len(schema) > 1:
        target = definitions[str(reference).rsplit("/", 1)[-1]]
        schema = {**target, **{k: v for k, v in schema.items() if k != "$ref"}}
    return schema
