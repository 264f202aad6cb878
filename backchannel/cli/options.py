"""Owns the options that every command takes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_RUNS = Path("runs")


@dataclass(frozen=True, kw_only=True, slots=True)
class Common:
    """Base of every command's options; a field is an argument or an option of that command."""

    json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the last lines only.")] = False
    runs_dir: Annotated[Path, typer.Option("--runs-dir", metavar="DIR", help="Where runs are kept.")] = DEFAULT_RUNS
