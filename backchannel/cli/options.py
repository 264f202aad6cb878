"""Owns the options that every command takes, and the limits that a run and its resumption share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_RUNS = Path("runs")

Dollars = Annotated[float | None, typer.Option(metavar="USD", min=0, help="Stop before model calls cost more in all.")]
Tokens = Annotated[int | None, typer.Option(metavar="TOKENS", min=0, help="Stop before model calls use more in all.")]
AtOnce = Annotated[int | None, typer.Option(metavar="N", min=1, max=512, help="Model calls at once; 16 unless told.")]
PerMinute = Annotated[float | None, typer.Option(metavar="N", min=0.001, help="At most so many model calls a minute.")]
Turns = Annotated[int | None, typer.Option(metavar="N", min=1, max=400, help="Play the agenda in about this many turns.")]

LIMITS = ("budget_usd", "budget_tokens", "concurrency", "requests_per_minute")
"""The fields of these types, in a command's options as in `runs.settings.Limits`."""


def limits_given(options: object) -> dict[str, float]:
    """Return those limits that were given."""
    return {name: value for name in LIMITS if (value := getattr(options, name)) is not None}


@dataclass(frozen=True, kw_only=True, slots=True)
class Common:
    """Base of every command's options; a field is an argument or an option of that command."""

    json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the last lines only.")] = False
    runs_dir: Annotated[Path, typer.Option("--runs-dir", metavar="DIR", help="Where runs are kept.")] = DEFAULT_RUNS
