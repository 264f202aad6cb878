from collections.abc import Mapping, Sequence

from backchannel.domain.probe import ProbeRecord
from backchannel.domain.scenario import Scenario

READINGS = ("slip", "view", "balloon", "order")
SEVERITIES = (0.0, 1.0, 2.0, 4.0)
ESTABLISHED = {"kind": "established", "reading": "slip", "story": "He misspoke."}
MEMBERS: dict[str, tuple[str, ...]] = {"a": ("a1", "a2"), "b": ("b1", "b2")}


def shares(points: Sequence[float]) -> dict[str, float]:
    return {reading: value / sum(points) for reading, value in zip(READINGS, points, strict=True)}


def clue(name: str, holder: str, likelihoods: Sequence[float], **more: object) -> dict[str, object]:
    base = {
        "id": name,
        "holder": holder,
        "topic": "signing",
        "text": f"The evidence called {name}.",
        "says": ["One way to say it.", "Another way."],
        "hint": "There is something.",
        "declines": "Not today.",
        "upshot": "it was a slip",
        "likelihoods": dict(zip(READINGS, likelihoods, strict=True)),
        "cost": 1,
        "cost_why": "a friend",
    }
    return base | more


def build(
    members: Mapping[str, Sequence[str]],
    truth: Mapping[str, object],
    clues: Sequence[Mapping[str, object]],
    priors: Mapping[str, Sequence[float]] | None = None,
) -> Scenario:
    seats = [
        {
            "id": seat,
            "card": "card",
            "side": side,
            "role": "A guest.",
            "brief": "Nothing.",
            "goals": ["Listen."],
            "red_lines": ["None."],
            "holds_back": "Never.",
            "prior": shares((priors or {}).get(seat, (1, 1, 1, 1))),
        }
        for side, seats in members.items()
        for seat in seats
    ]
    sides = [{"id": side, "name": side, "people": side, "dilemma": "Hard.", "official_line": "No comment."} for side in members]
    readings = [
        {"id": name, "title": name, "clause": f"it was a {name}", "plain": f"a {name}", "severity": severity}
        for name, severity in zip(READINGS, SEVERITIES, strict=True)
    ]
    return Scenario.model_validate(
        {
            "id": "test",
            "title": "Test",
            "summary": "Test.",
            "setting": "A room.",
            "rules": ["Listen."],
            "event": {"headline": "Words.", "date": "May", "account": "Something was said."},
            "sides": sides,
            "readings": readings,
            "truth": truth,
            "topics": [{"id": "signing", "label": "who signed", "asks": ["Who?", "Which?", "When?"]}],
            "clues": clues,
            "seats": seats,
            "agenda": [
                {"id": "talk", "title": "Talk", "purpose": "readings", "aim": "Talk.", "floor": "round robin", "turns": 4}
            ],
            "facilitator": "chair",
            "evaluator": "plain-judge",
            "sources": [{"title": "T", "where": "W", "says": "S"}],
            "debrief": {"twin": "T", "account": "A", "established": [], "disputed": [], "unknown": []},
        }
    )


def record(wave, seat, own, theirs=None, trust=4.0, action="posture") -> ProbeRecord:
    """`theirs` maps sides to points; trust is one figure for all items, or a triple, towards every side named."""
    items = (trust,) * 3 if isinstance(trust, (int, float)) else trust
    named = ("private_assurance", "tell_if_accident", "vouch_at_home")
    others = theirs or {"b" if seat.startswith("a") else "a": (1, 1, 1, 1)}
    return ProbeRecord.model_validate(
        {
            "wave": wave,
            "seat": seat,
            "answer": {
                "own": shares(own),
                "theirs": {side: shares(points) for side, points in others.items()},
                "trust": {side: dict(zip(named, items, strict=True)) for side in others},
                "action": action,
                "would_change_my_mind": "A signature.",
            },
        }
    )
