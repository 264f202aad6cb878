"""Owns `check`: what is wrong with files, and whether a model can play."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.cli.options import Common

if TYPE_CHECKING:
    from backchannel.chat.check import CheckLine
    from backchannel.library.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckOptions(Common):
    """Check files, or try a model. Every error comes with file, line and field, then advice."""

    files: Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Scenario or card files, or ids of scenarios.")] = (
        None
    )
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Try this model: plain, streamed, in a form.")] = None


def check(options: CheckOptions) -> int:
    """Carry out the command; returns the exit code."""
    from backchannel.cli.terminal import say_json
    from backchannel.errors import InputError, ModelError

    files = options.files or []
    if not files and options.model is None:
        raise InputError("there is nothing to check", fix="Name a file, a scenario, or --model NAME.")
    found = {name: _problems(name) for name in files}
    wrong = any(problem.severity == "error" for problems in found.values() for problem in problems)
    lines = _try_model(options.model) if options.model is not None and not wrong else []
    if options.json:
        problems = [_object(problem) for each in found.values() for problem in each]
        model = [{"what": one.what, "ok": one.ok, "detail": one.detail} for one in lines]
        say_json({"ok": not wrong and all(one.ok for one in lines), "problems": problems, "model": model})
    else:
        _tell(found, options)
        _tell_model(lines)
    if wrong:
        return InputError.exit_code
    return 0 if all(one.ok for one in lines) else ModelError.exit_code


def _problems(name: str) -> "list[Problem]":
    from pathlib import Path

    from backchannel.library.check import check_file
    from backchannel.library.places import default_roots, find_scenario

    path = Path(name)
    return check_file(path if path.is_file() else find_scenario(name, default_roots()))


def _try_model(name: str) -> "list[CheckLine]":
    import asyncio
    from pathlib import Path

    from backchannel.chat.check import check_model
    from backchannel.chat.endpoints import SETTINGS_FILE, parse_model, read_aliases

    return asyncio.run(check_model(parse_model(name, read_aliases(Path(SETTINGS_FILE)))))


def _object(problem: "Problem") -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "field": problem.field,
        "what": problem.what,
        "fix": problem.fix,
        "severity": problem.severity,
    }


def _tell(found: "dict[str, list[Problem]]", options: CheckOptions) -> None:
    from backchannel.cli.terminal import say
    from backchannel.reports.plain import one_line

    for name, problems in found.items():
        errors = [problem for problem in problems if problem.severity == "error"]
        for problem in problems:
            if problem.severity == "error":
                say(str(problem))
            elif not options.quiet:
                say(f"advice: {problem}")
        if not errors:
            advice = f", {len(problems)} pieces of advice" if problems else ""
            say(f"{one_line(name)}: no errors{advice}")


def _tell_model(lines: "list[CheckLine]") -> None:
    from backchannel.cli.terminal import say
    from backchannel.reports.plain import one_line

    for one in lines:
        say(f"{'ok  ' if one.ok else 'FAIL'}  {one.what}: {one_line(one.detail)}")
