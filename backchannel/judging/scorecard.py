"""Owns the scorecard: two panels, each in two halves that are never merged into one number."""

from collections.abc import Sequence

from backchannel.domain.events import Judged
from backchannel.domain.verdict import Panel, PanelName, Room, Scorecard, Scored
from backchannel.measures import Measures, room_flags

PANELS: tuple[PanelName, ...] = ("confidence_building", "interpretation_clarity")


def room(panel: PanelName, judged: Sequence[Judged]) -> Room:
    """Return one panel as judged: 25 · mean of scored dimensions, None when fewer than half are scored.

    A dimension judged more than once counts as it was judged last.
    """
    last = {event.dimension.name: event for event in judged if event.panel == panel}
    events = tuple(last.values())
    scores = [event.dimension.score for event in events if isinstance(event.dimension, Scored)]
    enough = bool(scores) and 2 * len(scores) >= len(events)
    return Room(
        headline=round(25.0 * sum(scores) / len(scores), 2) if enough else None,
        dimensions=tuple(event.dimension for event in events),
        judge=", ".join(dict.fromkeys(event.judge for event in events)) or "nobody",
        rejected_quotes=sum(event.rejected_quotes for event in events),
    )


def scorecard(run: str, judged: Sequence[Judged], measures: Measures) -> Scorecard:
    """Put what was judged and what was computed side by side, with every flag raised."""
    rooms: dict[PanelName, Room] = {panel: room(panel, judged) for panel in PANELS}
    minds = measures.panels_minds
    disagreeing = room_flags(minds, {panel: found.headline for panel, found in rooms.items()})
    return Scorecard(
        run=run,
        panels={panel: Panel(minds=minds[panel], room=rooms[panel]) for panel in PANELS},
        measures=measures.table,
        flags=(*measures.flags, *disagreeing),
    )
