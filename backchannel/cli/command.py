"""Owns turning options and a function into a command: every error told in a few lines, every ending with its exit code."""

import functools
import os
import shlex
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from backchannel.cli.options import Common
from backchannel.errors import BackchannelError

Options = TypeVar("Options", bound=Common)

INTERRUPTED = 130
DEBUG = "BACKCHANNEL_DEBUG"
LONGEST = 500
"""Characters of one line of an error."""


def as_command(options: type[Options], carry_out: Callable[[Options], int]) -> Callable[..., int]:
    """Return a function with one parameter for each field of `options`, as typer reads it; it returns the exit code."""
    make: Callable[..., Options] = options

    def command(**values: object) -> int:
        return guarded(lambda: carry_out(make(**values)))

    return functools.update_wrapper(command, options)


def guarded(work: Callable[[], int]) -> int:
    """Carry out `work` and return its exit code; what it raises is told on stderr in one to three lines."""
    try:
        code = work()
        sys.stdout.flush()
        return code
    except BackchannelError as error:
        complain(*error.lines())
        return error.exit_code
    except BrokenPipeError:
        close_quietly()
        return 0
    except KeyboardInterrupt:
        complain("stopped")
        return INTERRUPTED
    except Exception as fault:
        if os.environ.get(DEBUG):
            traceback.print_exc()
        complain(f"unexpected fault: {type(fault).__name__}: {fault}", f"run with {DEBUG}=1 for the traceback")
        return 1


def program() -> str:
    """Return how this program was called, as one would type it again."""
    script = sys.argv[0]
    if not script.endswith(".py"):
        return "backchannel"
    known = next((name for name in ("python", "python3") if _same(shutil.which(name), sys.executable)), None)
    if known is None:
        interpreter = Path(sys.executable)
        known = str(interpreter.relative_to(Path.cwd())) if interpreter.is_relative_to(Path.cwd()) else sys.executable
    return shlex.join([known, script])


def _same(one: str | None, two: str) -> bool:
    """Tell whether two paths are one interpreter; a virtual environment's is a link and counts as another."""
    return one is not None and Path(one).absolute() == Path(two).absolute()


def complain(what: str, *more: str, label: str = "error") -> None:
    """Write one to three harmless lines to stderr."""
    from backchannel.reports.plain import shorten

    lines = [f"{label}: {shorten(what, LONGEST)}", *(f"  {shorten(line, LONGEST)}" for line in more[:2])]
    text = "\n".join(lines)
    try:
        sys.stderr.write(text + "\n")
    except BrokenPipeError:
        close_quietly()


def close_quietly() -> None:
    """Let the interpreter's last flush go nowhere: the reader of the pipe has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
