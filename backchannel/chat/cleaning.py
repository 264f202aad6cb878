"""Owns what may never leave a model's reply: its private thinking, control characters, terminal escapes.

The same filters run over a whole text and over streamed pieces; any chunking of a text gives the same result.
"""

import re
from collections.abc import Callable

_BIDI_AND_TAGS = "\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f"
"""Characters that reorder or hide text: bidirectional overrides, byte order mark, language tags."""

_SPECIAL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI_AND_TAGS}]")
_ESCAPE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,32}[ -/]{0,8}[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,256}(?:\x07|\x1b\\\\|\x9c)"
    "|[\ud800-\udbff][\udc00-\udfff]"
)
"""A whole terminal sequence (CSI; OSC, DCS, SOS, PM, APC), or a surrogate pair that JSON left in two halves."""
_ESCAPE_BEGUN = re.compile(
    "\x1b"
    "|(?:\x1b\\[|\x9b)[0-?]{0,32}[ -/]{0,8}"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,256}\x1b?"
    "|[\ud800-\udbff]"
)
_TAGS = ("<think>", "</think>", "<thinking>", "</thinking>")
_LONGEST_TAG = max(map(len, _TAGS))


class _Printable:
    """Drops control characters and terminal escapes; line and tab stay, line separators become line feeds."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, piece: str, last: bool) -> str:
        text, self._held = self._held + piece, ""
        out: list[str] = []
        at = 0
        while found := _SPECIAL.search(text, at):
            out.append(text[at : found.start()])
            at = found.start()
            if whole := _ESCAPE.match(text, at):
                out.append(_joined(whole.group()))
                at = whole.end()
            elif not last and _ESCAPE_BEGUN.fullmatch(text, at):
                self._held = text[at:]
                return "".join(out)
            else:
                out.append(_single(text[at]))
                at += 2 if _is_two_character_escape(text, at) else 1
        out.append(text[at:])
        return "".join(out)


def _joined(sequence: str) -> str:
    if "\ud800" <= sequence[0] <= "\udbff":
        return sequence.encode("utf-16", "surrogatepass").decode("utf-16")
    return ""


def _single(character: str) -> str:
    if character in "\u2028\u2029":
        return "\n"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else ""


def _is_two_character_escape(text: str, at: int) -> bool:
    return text[at] == "\x1b" and at + 1 < len(text) and "0" <= text[at + 1] <= "~"


class _Spoken:
    """Drops `<think>…</think>` and `<thinking>…</thinking>`, closed or not.

    A closing tag that was never opened ends a thought that the server's chat template had opened: what came
    before it is dropped through `forget`, as far as it was not streamed already.
    """

    def __init__(self, forget: Callable[[], None]) -> None:
        self._held, self._thinking, self._forget = "", False, forget

    def feed(self, piece: str, last: bool) -> str:
        text, self._held = self._held + piece, ""
        out: list[str] = []
        at = 0
        while (found := text.find("<", at)) >= 0:
            self._keep(out, text[at:found])
            candidate = text[found : found + _LONGEST_TAG].lower()
            tag = next((tag for tag in _TAGS if candidate.startswith(tag)), None)
            if tag is not None:
                self._turn(tag, out)
                at = found + len(tag)
            elif not last and any(tag.startswith(candidate) for tag in _TAGS):
                self._held = text[found:]
                return "".join(out)
            else:
                self._keep(out, "<")
                at = found + 1
        self._keep(out, text[at:])
        return "".join(out)

    def _turn(self, tag: str, out: list[str]) -> None:
        closing = tag.startswith("</")
        if closing and not self._thinking:
            out.clear()
            self._forget()
        self._thinking = not closing

    def _keep(self, out: list[str], text: str) -> None:
        if not self._thinking:
            out.append(text)


class Cleaner:
    """Filters a reply piece by piece; `text` is what has come through so far, without white space at its ends."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._space = ""
        self._printable, self._spoken = _Printable(), _Spoken(self._forget)

    @property
    def text(self) -> str:
        return "".join(self._kept)

    def feed(self, piece: str) -> str:
        """Take the next piece and return what of it may be shown now, possibly nothing."""
        return self._through(piece, last=False)

    def finish(self) -> str:
        """Tell that the text has ended and return what was held back."""
        return self._through("", last=True)

    def _through(self, piece: str, last: bool) -> str:
        shown = self._trim(self._spoken.feed(self._printable.feed(piece, last), last))
        if shown:
            self._kept.append(shown)
        return shown

    def _trim(self, piece: str) -> str:
        """Hold white space back until a word follows it."""
        text = self._space + piece if self._kept else (self._space + piece).lstrip()
        body = text.rstrip()
        self._space = text[len(body) :]
        return body

    def _forget(self) -> None:
        self._kept.clear()
        self._space = ""


def clean(text: str) -> str:
    """Return a whole reply without thinking, control characters and outer white space."""
    if "<" not in text and not _SPECIAL.search(text):
        return text.strip()
    cleaner = Cleaner()
    cleaner.feed(text)
    cleaner.finish()
    return cleaner.text


def printable(text: str) -> str:
    """Return a text without control characters and terminal escapes; white space and tags stay."""
    return _Printable().feed(text, last=True) if _SPECIAL.search(text) else text
