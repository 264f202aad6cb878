"""Owns how model calls of a run are shown: their keys, and exactly what one of them sent and answered."""

from pathlib import Path

from rich.text import Text

from backchannel.cli.layout import rule
from backchannel.cli.palette import QUIET, STRONG
from backchannel.cli.progress import used
from backchannel.cli.show import ShowOptions
from backchannel.cli.terminal import console, put, say_json
from backchannel.errors import InputError
from backchannel.journal.fold import Call, RunState
from backchannel.journal.reading import read_run
from backchannel.library.problems import choose, shown
from backchannel.reports.plain import one_line, plain


def show_calls(folder: Path, options: ShowOptions) -> None:
    """Print the list of calls, or one of them."""
    state, _ = read_run(folder)
    if options.call is not None:
        _show_one(options.call, state, folder, options)
    elif options.json:
        say_json({"calls": [_summary(key, call) for key, call in state.calls.items()]})
    else:
        lines = [_row(key, call) for key, call in state.calls.items()]
        put(console(), lines or [Text("No language model was called in this run.", style=QUIET)])


def call_object(key: str, state: RunState) -> dict[str, object]:
    """Return everything the journal holds of one call; raises KeyError."""
    call = state.calls[key]
    asked = call.requested
    return {
        **_summary(key, call),
        "max_output_tokens": asked.max_output_tokens,
        "temperature": asked.temperature,
        "form": asked.answer,
        "messages": [{"role": message.role, "text": message.text} for message in state.messages(key)],
        "attempts": [attempt.model_dump(mode="json", exclude={"type", "key"}) for attempt in call.attempts],
        "answer": call.answered.model_dump(mode="json", exclude={"type", "key", "digest"}) if call.answered else None,
        "failure": call.failed.model_dump(mode="json", exclude={"type", "key", "digest"}) if call.failed else None,
    }


def _summary(key: str, call: Call) -> dict[str, object]:
    return {
        "key": key,
        "model": call.requested.model,
        "status": _status(call),
        "times_sent": call.times_sent,
        "usage": call.answered.usage.model_dump(mode="json") if call.answered else None,
    }


def _status(call: Call) -> str:
    if call.answered:
        return "answered"
    return f"failed ({call.failed.kind})" if call.failed else "no answer"


def _row(key: str, call: Call) -> Text:
    cost = f"  {used(call.answered.usage)}" if call.answered else ""
    return Text.assemble(f"{one_line(key):<44}  ", (f"{one_line(call.requested.model)}  {_status(call)}{cost}", QUIET))


def _show_one(key: str, state: RunState, folder: Path, options: ShowOptions) -> None:
    if key not in state.calls:
        fix = choose(key, list(state.calls), "No language model was called in this run.")
        raise InputError(f"there is no call {shown(key)}", where=str(folder), fix=fix)
    if options.json:
        say_json(call_object(key, state))
        return
    on, call = console(), state.calls[key]
    lines = [Text.assemble((one_line(key), STRONG), f"  {one_line(call.requested.model)}  {_status(call)}")]
    for number, message in enumerate(state.messages(key), 1):
        lines += [rule(f"{number} {message.role}", on.width), Text(plain(message.text))]
    for attempt in call.attempts:
        lines += [rule(f"attempt {attempt.attempt} failed: {attempt.kind}", on.width), Text(plain(attempt.message))]
    if call.answered:
        lines += [
            rule(f"answer ({call.answered.finish}) {used(call.answered.usage)}", on.width),
            Text(plain(call.answered.text)),
        ]
    if call.failed:
        lines += [rule(f"failed: {call.failed.kind}", on.width), Text(plain(call.failed.message))]
    put(on, lines)
