"""Owns `check`: what is wrong with files, and whether a model can play."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.cli.options import Common

if TYPE_CHECKING:
    from backchannel.library.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckOptions(Common):
    """Check scenarios and cards: every error with file, line and field, then advice. With --model, try a model."""

    files: Annotated[list[str] | None, typer.Argument(metavar="FILE...", help="Scenario or card files, or scenario ids.")] = None
    model: Annotated[str | None, typer.Option(metavar="MODEL", help="Ask this model to answer, and to answer in form.")] = None


def check(options: CheckOptions) -> int:
    """Carry out the command; returns the exit code."""
    from backchannel.cli.terminal import say_json
    from backchannel.errors import InputError

    files = options.files or []
    if not files and options.model is None:
        raise InputError("there is nothing to check", fix="Name a file, a scenario, or --model MODEL.")
    found = {name: _problems(name) for name in files}
    wrong = any(problem.severity == "error" for problems in found.values() for problem in problems)
    if options.json:
        report: dict[str, object] = {"ok": not wrong, "problems": [_object(one) for problems in found.values() for one in problems]}
        if options.model is not None and not wrong:
            report["model"] = _try_model(options.model)
        say_json(report)
    else:
        _tell(found, options)
        if options.model is not None and not wrong:
            _tell_model(_try_model(options.model))
    return InputError.exit_code if wrong else 0
