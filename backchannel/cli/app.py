"""Owns the command line as a whole: its commands, the short form of `run`, and how it ends."""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from backchannel.cli.check import CheckOptions, check
from backchannel.cli.command import INTERRUPTED, as_command, complain, program
from backchannel.cli.list import ListOptions, list_all
from backchannel.cli.options import Common
from backchannel.cli.replay import ReplayOptions, replay
from backchannel.cli.resume import ResumeOptions, resume
from backchannel.cli.run import RunOptions, run
from backchannel.cli.show import ShowOptions, show

HELP = (
    "Rehearse Track II diplomacy: private dialogues played by language models or a mechanical cast, scored with evidence.\n\n"
    "Start with: run generals-remark"
)

app = typer.Typer(
    help=HELP,
    rich_markup_mode=None,  # rich help would double the time to the first line
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib import metadata

        sys.stdout.write(f"backchannel {metadata.version('backchannel')}\n")
        raise typer.Exit


@app.callback()
def _every_command(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """Take no part in the commands."""


def _add(name: str, options: type[Common], carry_out: Callable[..., int]) -> None:
    app.command(name, help=options.__doc__)(as_command(options, carry_out))


_add("run", RunOptions, run)
_add("resume", ResumeOptions, resume)
_add("replay", ReplayOptions, replay)
_add("list", ListOptions, list_all)
_add("show", ShowOptions, show)
_add("check", CheckOptions, check)


def main() -> None:
    """Carry out the command line of this process and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(carry_out(sys.argv[1:]))


def carry_out(words: Sequence[str]) -> int:
    """Carry out one command line and return the exit code."""
    words = _in_full(list(words))
    try:
        code = app(args=words, prog_name=program(), standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        complain(error.format_message(), f"`{program()} {_command(words)}--help` lists what there is.")
        return 2
    return code if isinstance(code, int) else 0


def _in_full(words: list[str]) -> list[str]:
    if not words:
        return ["--help"]
    return ["run", *words] if words[0].endswith((".yaml", ".yml")) else words


def _command(words: Sequence[str]) -> str:
    names = {command.name for command in app.registered_commands}
    return f"{words[0]} " if words[0] in names else ""
