"""Owns turning options and a function into a command: every error told in a few lines, every ending with its exit code."""

import functools
import os
import sys
import traceback
from collections.abc import Callable
from typing import TypeVar

from backchannel.cli.options import Common
from backchannel.errors import BackchannelError

O = TypeVar("O", bound=Common)  # noqa: E741

INTERRUPTED = 130
DEBUG = "BACKCHANNEL_DEBUG"


def as_command(options: type[O], carry_out: Callable[[O], int]) -> Callable[..., int]:
    """Return a function with one parameter for each field of `options`, as typer reads it; it returns the exit code."""
    make: Callable[..., O] = options

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
    return "python simulate.py" if sys.argv[0].endswith("simulate.py") else "backchannel"


def complain(what: str, *more: str, label: str = "error") -> None:
    """Write one to three harmless lines to stderr."""
    from backchannel.reports.plain import one_line

    text = "\n".join([f"{label}: {one_line(what)}", *(f"  {one_line(line)}" for line in more[:2])])
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
