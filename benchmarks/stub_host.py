"""Runs a stub server from the file it is given, with answers to our own forms added; started by `stub.py` as a child.

The rules below change what the stub answers, never what is sent: a chair that invites somebody, a judge that quotes what
was said. Without them the stub fills a form at random, and a judge whose quotation cannot be found is asked again.
"""

import asyncio
import importlib.util
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

LINE = re.compile(r"^\[(\d+)\] [^:\n]+: (.+)$", re.MULTILINE)


def chair(request: Any, messages: Any, head: str, last: str, tail: str, number: int, reply: str) -> str | None:  # noqa: ANN401, PLR0913
    """Give the floor to one seat after another."""
    fields = _fields(request)
    if not {"move", "addressee", "words"} <= set(fields):
        return None
    seats = [name for name in fields["addressee"]["enum"] if name not in ("nobody", "hill", "valley")]
    return json.dumps({"move": "INVITE", "addressee": seats[number % len(seats)], "words": reply})


def judge(request: Any, messages: Any, head: str, last: str, tail: str, number: int, reply: str) -> str | None:  # noqa: ANN401, PLR0913
    """Quote the first words of one turn."""
    if "insufficient_evidence" not in _fields(request):
        return None
    turns = LINE.findall(messages[1]["content"])
    turn, words = turns[number % len(turns)]
    evidence = [{"turn": int(turn), "quote": " ".join(words.split()[:8])}]
    return json.dumps({"evidence": evidence, "why": reply[:80], "insufficient_evidence": False, "score": number % 5})


def question(stub: ModuleType) -> Callable[..., str | None]:
    """Fill a private question's form as the stub would, but never with nought points for everything."""

    def answer(request: Any, messages: Any, head: str, last: str, tail: str, number: int, reply: str) -> str | None:  # noqa: ANN401, PLR0913
        if "would_change_my_mind" not in _fields(request):
            return None
        schema = request["response_format"]["json_schema"]["schema"]
        return json.dumps(stub.instance(schema, schema, number | 1, reply))

    return answer


def _fields(request: dict[str, Any]) -> dict[str, Any]:
    form = request.get("response_format") or {}
    schema = form.get("json_schema", {}).get("schema", {}) if form.get("type") == "json_schema" else {}
    return dict(schema.get("properties", {}))


def load(path: Path) -> ModuleType:
    """Import a stub server from its file."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("stub_server", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no Python file: {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Serve until terminated: `stub_host.py PATH PORT`."""
    import argparse

    stub = load(Path(sys.argv[1]))
    stub.EXTRA[:0] = [chair, judge, question(stub)]
    try:
        import uvloop

        uvloop.install()
    except ImportError:
        pass
    asyncio.run(stub.main(argparse.Namespace(port=int(sys.argv[2]))))


if __name__ == "__main__":
    main()
