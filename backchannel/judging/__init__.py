"""Judging a talk from its record, with evidence that code has checked."""

from backchannel.judging.asking import Asking
from backchannel.judging.panel import judge
from backchannel.judging.scorecard import room, scorecard

__all__ = ["Asking", "judge", "room", "scorecard"]
