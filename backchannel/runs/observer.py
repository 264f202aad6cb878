"""Owns what a run tells whoever is watching, as it happens."""

from typing import Protocol

from backchannel.domain.events import Event


class Observer(Protocol):
    def event(self, event: Event) -> None:
        """Take one event after it is on disk; events served again by a resume are told again, in order."""
        ...

    def text(self, seat: str, piece: str) -> None:
        """Take a piece of a speech as it streams; the whole speech follows as a TurnTaken event."""
        ...

    @property
    def wants_text(self) -> bool:
        """Whether speeches should be streamed to this observer."""
        ...


class Unwatched:
    """Nobody watches: nothing is streamed."""

    wants_text = False

    def event(self, event: Event) -> None:
        """Take no notice."""

    def text(self, seat: str, piece: str) -> None:
        """Take no notice."""
