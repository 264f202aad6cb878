"""Owns holding a document against its value: every fault of shape at once, each with its line, in plain words."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from backchannel.domain.base import Value
from backchannel.library.kinds import MODELS, Kind
from backchannel.library.problems import Problem, did_you_mean, printable, shown
from backchannel.library.wording import ID_RULE, words
from backchannel.library.yaml_source import Document
from backchannel.library.yaml_tree import Path_, Yaml

V = TypeVar("V", bound=Value)

MOST_PROBLEMS = 100
"""Of one file; more would hide the first."""


def validate(document: Document, model: type[V]) -> tuple[V | None, list[Problem]]:
    """Return the value and no problem, or None and every fault of shape; of an unreadable document, none."""
    if not document.readable:
        return None, []
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        kind = next((kind for kind, known in MODELS.items() if known is model), None)
        found = error.errors(include_url=False)
        return None, _problems(document, kind, found)[:MOST_PROBLEMS]


def _problems(document: Document, kind: Kind | None, found: list[Any]) -> list[Problem]:
    from backchannel.library.schemas import json_schema  # read only when something is wrong

    schema = json_schema(kind) if kind else {}
    unknown: dict[Path_, list[str]] = {}
    for one in found:
        if one["type"] == "extra_forbidden":
            path = existing(one["loc"], document.data)
            unknown.setdefault(path[:-1], []).append(str(path[-1]))
    problems = []
    for one in found:
        if kind == "scenario" and not one["loc"]:
            continue  # the likelihoods: told by `references`, with lines
        if one["type"] == "too_short" and len(one["input"]) >= one["ctx"]["min_length"]:
            continue  # pydantic counts only the entries that are right; the wrong ones are told by themselves
        path = existing(one["loc"], document.data)
        if one["type"] == "extra_forbidden":
            problems.append(_unknown_key(document, path, schema_at(schema, one["loc"][:-1])))
        elif one["type"] == "missing":
            if did_you_mean(str(path[-1]), unknown.get(path[:-1], [])) is None:
                problems.append(_missing(document, path, schema_at(schema, one["loc"])))
        elif one["loc"] and one["loc"][-1] == "[key]":
            problems.append(document.problem(path, f"the key {shown(path[-1])} cannot be an id", ID_RULE))
        else:
            problems.append(document.problem(path, *words(one, schema_at(schema, one["loc"]))))
    return problems


def existing(location: tuple[str | int, ...], data: Yaml) -> Path_:
    """Turn pydantic's location into a path of the file: without the names of union members and the mark of a key."""
    path: list[str | int] = []
    node = data
    for part in location:
        if part == "[key]" or (isinstance(node, dict) and part not in node and node.get("kind") == part):
            continue
        path.append(part)
        if isinstance(node, dict) and isinstance(part, str):
            node = node.get(part)
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
        else:
            node = None
    return tuple(path)


def schema_at(schema: Mapping[str, Any], location: tuple[str | int, ...]) -> Mapping[str, Any]:
    """Return the JSON Schema of the place pydantic names, its own description before its type's; {} when unknown."""
    definitions = schema.get("$defs", {})
    node = _resolved(schema, definitions)
    for part in location:
        if part == "[key]":
            continue
        mapping = node.get("discriminator", {}).get("mapping", {})
        if part in mapping:
            child: Any = {"$ref": mapping[part]}
        elif isinstance(part, int):
            child = node.get("items", {})
        else:
            free = next(iter(node.get("patternProperties", {}).values()), node.get("additionalProperties"))
            child = node.get("properties", {}).get(part, free)
        node = _resolved(child, definitions) if isinstance(child, Mapping) else {}
    return node


def _resolved(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    for one in node.get("anyOf", ()):
        if one.get("type") != "null":
            node = {**one, **{key: value for key, value in node.items() if key != "anyOf"}}
    if "$ref" in node:
        return {**definitions.get(str(node["$ref"]).rpartition("/")[2], {}), **node}
    return node


def _unknown_key(document: Document, path: Path_, schema: Mapping[str, Any]) -> Problem:
    options = [str(key) for key in schema.get("properties", {})]
    if " " in str(path[-1]) and document.value(path) is None:
        fix = "Inside braces a comma ends a text: put quotes round the whole text."
        return document.problem(path, f"unknown key {shown(path[-1])}", fix)
    near = did_you_mean(str(path[-1]), options)
    here = f"The keys here are: {', '.join(options)}." if options else "Remove it."
    return document.problem(path, f"unknown key {shown(path[-1])}", f"Did you mean {shown(near)}?" if near else here)


def _missing(document: Document, path: Path_, schema: Mapping[str, Any]) -> Problem:
    """Say what is missing, on the line of what it is missing from."""
    told = str(schema.get("description") or "")
    fix = f"Add '{printable(str(path[-1]))}:'" + (f" – {told[0].lower()}{told[1:]}" if told else ".")
    return document.problem(path, "is missing", fix if fix.endswith((".", ")", "?")) else f"{fix}.")
