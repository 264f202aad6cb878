"""Owns telling a run in the order a reader expects, although sides in caucus talk at the same time."""

from backchannel.domain.events import Event, TurnTaken
from backchannel.runs.observer import Observer


class InOrder:
    """Passes everything on, turns by their number."""

    def __init__(self, observer: Observer) -> None:
        self._observer, self._next = observer, 1
        self._waiting: dict[int, TurnTaken] = {}

    @property
    def wants_text(self) -> bool:
        """As the observer behind it."""
        return self._observer.wants_text

    def event(self, event: Event) -> None:
        """Hold a turn back until those before it were told."""
        if not isinstance(event, TurnTaken):
            self._observer.event(event)
            return
        self._waiting[event.turn.number] = event
        while self._next in self._waiting:
            self._observer.event(self._waiting.pop(self._next))
            self._next += 1

    def text(self, seat: str, piece: str) -> None:
        """Pass a piece of speech on."""
        self._observer.text(seat, piece)

    def rest(self) -> None:
        """Tell what was held back when a run ends early."""
        for number in sorted(self._waiting):
            self._observer.event(self._waiting.pop(number))
