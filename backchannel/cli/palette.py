"""Owns colours and marks. Every colour stands out on white and on black alike, and never carries a meaning alone."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideLook:
    mark: str
    style: str


_LOOKS = (
    SideLook("●", "color(32)"),
    SideLook("▲", "color(130)"),
    SideLook("■", "color(133)"),
    SideLook("◆", "color(29)"),
)
"""Blue, ochre, plum, green: each at least 3.8 to 1 against white and against black."""

QUIET = "dim"
STRONG = "bold"
CHAIR = "italic"
WARNING = "bold color(130)"


def looks(sides: Sequence[str]) -> dict[str, SideLook]:
    """Return each side's look, by side id, in the order of the scenario."""
    return {side: _LOOKS[index % len(_LOOKS)] for index, side in enumerate(sides)}
