"""Owns making foreign text harmless to show: what content, people and models wrote, without controls and disguises."""

import unicodedata

_JOINERS = frozenset("\u200c\u200d")
_DROPPED = frozenset({"Cc", "Cf", "Co", "Cn"})


def plain(text: str) -> str:
    """Return text without terminal escapes, bidirectional overrides and invisible characters; new lines stay.

    An escape sequence loses its escape character, so what it hid can be read.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_harmless(character) for character in text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return harmless text with every run of white space folded to one space."""
    return " ".join(plain(text).split())


def paragraphs(text: str) -> list[str]:
    """Split harmless text at empty lines; lines within a paragraph are joined."""
    blocks: list[list[str]] = [[]]
    for line in plain(text).split("\n"):
        words = line.split()
        if words:
            blocks[-1].extend(words)
        elif blocks[-1]:
            blocks.append([])
    return [" ".join(block) for block in blocks if block]


def shorten(text: str, width: int) -> str:
    """Return one line of at most `width` characters, cut at a word with an ellipsis when it is longer."""
    line = one_line(text)
    if len(line) <= width:
        return line
    head = line[: max(width - 1, 0)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > width // 2 else head).rstrip(" ,;:") + "…"


def _harmless(character: str) -> str:
    if character == "\n" or character in _JOINERS:
        return character
    if character in "\t\v\f\r\x85\u2028\u2029":
        return " " if character in "\t\v\f" else "\n"
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    return "" if category in _DROPPED else character
