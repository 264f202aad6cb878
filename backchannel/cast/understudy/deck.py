"""Owns the deck: the engine's look-up, by id, of what was told at the table. A seat may look up only what it holds or heard."""

from collections.abc import Container, Mapping

from backchannel.domain.scenario import Clue, Point, Reading, Scenario, Step, Topic


class Deck:
    """Clues of the world drawn, points, topics, steps and readings of one scenario."""

    def __init__(self, scenario: Scenario, world: str | None) -> None:
        """`scenario` is the full one; `world` is the id drawn, or None where the truth is established or contested."""
        self.options = scenario.options()
        self.readings: Mapping[str, Reading] = {reading.id: reading for reading in scenario.readings}
        self.topics: Mapping[str, Topic] = {topic.id: topic for topic in scenario.topics}
        self.steps: Mapping[str, Step] = {step.id: step for step in scenario.steps}
        self.sorts: Mapping[str, frozenset[str]] = _sorts(scenario)
        self._clues = {clue.id: clue for clue in scenario.clues if not clue.when or world in clue.when}
        self._points = {(seat.id, point.id): point for seat in scenario.seats for point in seat.points}

    def sort(self, *sorts: str) -> list[Topic]:
        """Return the topics whose questions seek an answer of one of these sorts ('clue', or a kind of point)."""
        return [topic for topic in self.topics.values() if self.sorts.get(topic.id, frozenset()) & set(sorts)]

    def clue(self, clue_id: str, known: Container[str]) -> Clue | None:
        """Return a clue the asker knows of; None for one that does not exist in this world or was never told to it."""
        return self._clues.get(clue_id) if clue_id in known else None

    def point(self, seat: str, point_id: str) -> Point | None:
        """Return the point a seat made, for whoever heard it made."""
        return self._points.get((seat, point_id))

    def about(self, by: str, said: str | None, known: Container[str]) -> str:
        """Return what a clue, point or reading that was heard comes to: its upshot, gist or clause; empty for anything else."""
        clue, point, reading = self.clue(said or "", known), self.point(by, said or ""), self.readings.get(said or "")
        if clue is not None:
            return clue.upshot
        return point.gist if point is not None else f"{reading.plain} {reading.clause}" if reading is not None else ""

    def topic_of(self, clue_id: str, known: Container[str]) -> str:
        """Return the topic of a clue that was heard; empty for one that was not."""
        clue = self.clue(clue_id, known)
        return clue.topic if clue is not None else ""

    def held_by(self, seat: str) -> tuple[Clue, ...]:
        """Return what a seat was dealt: for recognising, engine-side, what it has just told in its own words."""
        return tuple(clue for clue in self._clues.values() if clue.holder == seat)

    def points_of(self, seat: str) -> tuple[Point, ...]:
        """Return a seat's points: for recognising, engine-side, which of them it has just made in its own words."""
        return tuple(point for (owner, _), point in self._points.items() if owner == seat)


def _sorts(scenario: Scenario) -> dict[str, frozenset[str]]:
    """Return what sort of answer each topic's questions seek: evidence ('clue'), or a kind of point.

    Anybody would gather as much from how a question is worded. It is read off all worlds and all seats, so it says neither
    whether there is an answer nor who has it.
    """
    found: dict[str, set[str]] = {topic.id: set() for topic in scenario.topics}
    for clue in scenario.clues:
        found.setdefault(clue.topic, set()).add("clue")
    for seat in scenario.seats:
        for point in seat.points:
            if point.topic is not None:
                found.setdefault(point.topic, set()).add(point.kind)
    return {topic: frozenset(sorts) for topic, sorts in found.items()}
