"""The judge that needs no model: transparent cue lists and structure."""

from backchannel.judging.lexical.judge import LEXICAL, judge_lexically

__all__ = ["LEXICAL", "judge_lexically"]
