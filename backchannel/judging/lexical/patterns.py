"""Owns how a cue list is written: alternatives, looked for in the folded form of a sentence."""

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives into one pattern."""
    return re.compile("|".join(patterns))
