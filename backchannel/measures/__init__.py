"""Numbers computed from values; nothing here reads a clock, a file or a random generator."""

from backchannel.measures.flags import room_flags
from backchannel.measures.minds import Measures, measure
from backchannel.measures.posterior import attainable_posterior, own_posterior

__all__ = ["Measures", "attainable_posterior", "measure", "own_posterior", "room_flags"]
