"""Owns how lists look on a terminal."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from backchannel.cli.layout import hang
from backchannel.cli.palette import QUIET, STRONG
from backchannel.cli.terminal import console, put, say
from backchannel.reports.plain import one_line


def show_rows(what: str, rows: Sequence[Mapping[str, str | int | None]], *, ids_only: bool) -> None:
    """Print one list under its heading; `ids_only`: bare ids, for scripts."""
    if ids_only:
        for row in rows:
            say(one_line(str(row["id"])))
        return
    on = console()
    widest = min(max((len(str(row["id"])) for row in rows), default=0), 44)
    lines = [Text(what.capitalize(), style=STRONG)]
    for row in rows:
        lines += hang(_rest(row), on.width, f"  {one_line(str(row['id'])):<{widest}}  ")
    put(on, [*lines, *([] if rows else [Text("  none yet", style=QUIET)]), Text()])


def _rest(row: Mapping[str, str | int | None]) -> Text:
    if "status" in row:
        parts = [f"{row['status']}"]
        if row.get("scenario") is not None:
            parts.append(f"{row['scenario']}, seed {row['seed']}, {row['turns']} turns")
        if row.get("summary"):
            parts.append(str(row["summary"]))
        return Text(one_line(" · ".join(parts)))
    return Text.assemble((one_line(str(row["title"])), ""), (f"  {one_line(str(row['summary']))}", QUIET))
