"""Owns the JSON Schemas of content files, written beside them for editors: `python -m backchannel.library.schemas`.

Descriptions are the strings that stand under the fields. They are read from the source here, when a schema is asked for, not by
pydantic's `use_attribute_docstrings`, which would read every class's source at each start of every command (60 ms).
"""

import ast
import inspect
import json
import textwrap
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from backchannel.domain import cards, scenario
from backchannel.domain.base import Value
from backchannel.library.kinds import FOLDERS, MODELS, Kind

Schema = dict[str, Any]


def descriptions(model: type[Value]) -> dict[str, str]:
    """Return the string under each field of a class, by field."""
    try:
        body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    except (OSError, SyntaxError):
        return {}
    found: dict[str, str] = {}
    statements = body.body if isinstance(body, ast.ClassDef) else []
    for before, after in pairwise(statements):
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name) and isinstance(after, ast.Expr):
            text = after.value.value if isinstance(after.value, ast.Constant) else None
            if isinstance(text, str):
                found[before.target.id] = " ".join(text.split())
    return found


def _models() -> Mapping[str, type[Value]]:
    members = (*vars(scenario).values(), *vars(cards).values())
    return {member.__name__: member for member in members if isinstance(member, type) and issubclass(member, Value)}


@cache
def json_schema(kind: Kind) -> Schema:
    """Return the JSON Schema (draft 2020-12) of one kind of file; do not change what is returned."""
    model = MODELS[kind]
    schema: Schema = model.model_json_schema()
    known = _models()
    for name, part in ((model.__name__, schema), *schema.get("$defs", {}).items()):
        told = descriptions(known[name]) if name in known else {}
        for field, description in told.items():
            if field in part.get("properties", {}):
                part["properties"][field].setdefault("description", description)
        for field in part.get("properties", {}).values():
            field.pop("title", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": kind.capitalize()}


def schema_path(kind: Kind) -> str:
    """Return where the schema of a kind is kept, below a root, with '/'."""
    return f"{FOLDERS[kind].split('/')[0]}/schema/{kind}.schema.json"


def schema_text(kind: Kind) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


def editor_line(kind: Kind) -> str:
    """Return the first line of a content file: it tells an editor where the schema is, as seen from the file."""
    up = "../" * FOLDERS[kind].count("/")
    return f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"


def write_schemas(root: Path) -> list[Path]:
    """Write every schema below a root; return the files."""
    written = []
    for kind in MODELS:
        path = root / schema_path(kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(schema_text(kind), encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    write_schemas(Path.cwd())
