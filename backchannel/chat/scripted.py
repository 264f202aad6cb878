"""Owns the model that says what it was told to say: for tests, ours and those of people who build on this package."""

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from types import TracebackType
from typing import Self

from backchannel.chat.port import OnText
from backchannel.chat.tokens import estimate_input_tokens, estimate_tokens
from backchannel.domain.call import Reply, Request, Usage

Matcher = str | Callable[[Request], bool]
"""A call key, possibly with wild cards as in 'readings/*/varga/speak/*', or a test of the request."""

Line = str | Exception | Callable[[Request], str]
"""What is said, raised, or composed from the request."""


_PIECE = 16
"""Characters streamed at once."""


class ScriptedChat:
    """Implements `Chat` from a script whose lines are each used once, the first that matches first.

    A call that no line is left for raises AssertionError; so does `finish`, and leaving the context without an
    error, while lines are left over.
    """

    def __init__(self, script: Mapping[str, Line] | Iterable[tuple[Matcher, Line]]) -> None:
        self._left: list[tuple[Matcher, Line]] = list(script.items() if isinstance(script, Mapping) else script)
        self.requests: list[Request] = []
        """Every request so far, in order of arrival."""

    async def complete(self, request: Request, on_text: OnText | None = None) -> Reply:
        """Say the next line that matches; usage is estimated and free."""
        self.requests.append(request)
        line = self._next(request)
        if isinstance(line, Exception):
            raise line
        text = line if isinstance(line, str) else line(request)
        if on_text is not None:
            for start in range(0, len(text), _PIECE):
                on_text(text[start : start + _PIECE])
        usage = Usage(input_tokens=estimate_input_tokens(request), output_tokens=estimate_tokens(text))
        return Reply(text=text, usage=usage, finish="stop", duration_seconds=0.0, served_model="scripted")

    async def aclose(self) -> None:
        """Nothing to release."""

    def finish(self) -> None:
        """Check that the script was used up; raises AssertionError."""
        if self._left:
            names = ", ".join(_name(matcher) for matcher, _ in self._left[:5])
            raise AssertionError(f"{len(self._left)} lines of the script were not used: {names}")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.finish()

    def _next(self, request: Request) -> Line:
        for index, (matcher, line) in enumerate(self._left):
            if _matches(matcher, request):
                del self._left[index]
                return line
        raise AssertionError(f"the script has no line for {request.key}")


def _matches(matcher: Matcher, request: Request) -> bool:
    return fnmatchcase(str(request.key), matcher) if isinstance(matcher, str) else matcher(request)


def _name(matcher: Matcher) -> str:
    return matcher if isinstance(matcher, str) else getattr(matcher, "__name__", repr(matcher))
