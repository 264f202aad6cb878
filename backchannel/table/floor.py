"""Owns who speaks next, by rule: nobody is asked, no model is called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backchannel.domain.base import FACILITATOR
from backchannel.domain.chance import stream
from backchannel.domain.dialogue import Turn
from backchannel.domain.scenario import FloorPolicy

LONGEST_PAIR = 4
"""Speeches two seats may exchange before somebody else gets in."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a floor policy may look at."""

    seats: tuple[str, ...]
    """Who may speak in this stage, in the order of the table."""
    side: dict[str, str]
    eagerness: dict[str, float]
    """Seat to 0–1: pull towards taking the floor."""
    spoken: Sequence[Turn]
    """Turns of this stage that everybody on this floor heard, oldest first."""
    all_spoken: Sequence[Turn]
    """The same over the whole talk."""
    seed: int
    turn: int
    """The number the next turn will have."""


def next_speaker(policy: FloorPolicy, floor: Floor) -> str:
    """Return the seat that has the floor."""
    return _POLICIES[policy](floor)


def _facilitated(floor: Floor) -> str:
    return _addressed(floor) or _rotation(floor, alternate=True)


def _round_robin(floor: Floor) -> str:
    last = floor.spoken[-1] if floor.spoken else None
    if last is not None and last.seat == FACILITATOR and last.addressee in floor.seats:
        return last.addressee
    return _rotation(floor, alternate=False)


def _motivation(floor: Floor) -> str:
    """Let every seat bid; the highest bid wins. An open question outbids everything but a pair that has gone on too long."""
    if (addressed := _addressed(floor)) is not None:
        return addressed
    last = _last_speaker(floor)
    bids = {seat: _bid(floor, seat) for seat in floor.seats if seat != last or len(floor.seats) == 1}
    return max(bids, key=lambda seat: bids[seat])


_POLICIES: dict[FloorPolicy, Callable[[Floor], str]] = {
    "facilitated": _facilitated,
    "round robin": _round_robin,
    "motivation": _motivation,
    "caucus": _motivation,
}


def _addressed(floor: Floor) -> str | None:
    """Return the seat the last turn turned to, unless two people have kept the floor to themselves."""
    if not floor.spoken:
        return None
    last = floor.spoken[-1]
    target = last.addressee
    if target not in floor.seats or target == last.seat:
        return _waiting(floor)
    speeches = [turn.seat for turn in floor.spoken if turn.seat != FACILITATOR][-LONGEST_PAIR:]
    pair = {last.seat, target}
    if last.seat != FACILITATOR and len(floor.seats) > 2 and len(speeches) == LONGEST_PAIR and set(speeches) <= pair:
        return None
    return target


def _waiting(floor: Floor) -> str | None:
    """Return a seat that was asked in this stage and has not had the floor since."""
    for index in range(len(floor.spoken) - 1, -1, -1):
        turn = floor.spoken[index]
        if turn.addressee in floor.seats and turn.addressee not in {later.seat for later in floor.spoken[index + 1 :]}:
            return turn.addressee
    return None


def _rotation(floor: Floor, *, alternate: bool) -> str:
    """Return whoever has waited longest, from another side than the last speaker's where `alternate`."""
    last = _last_speaker(floor)
    candidates = [seat for seat in floor.seats if seat != last] or list(floor.seats)
    if alternate and last is not None and last in floor.side:
        candidates = [seat for seat in candidates if floor.side[seat] != floor.side[last]] or candidates
    return min(
        candidates,
        key=lambda seat: (_last_turn(floor.spoken, seat), _last_turn(floor.all_spoken, seat), floor.seats.index(seat)),
    )


def _bid(floor: Floor, seat: str) -> float:
    silence = min(floor.turn - _last_turn(floor.all_spoken, seat), 12) / 12
    last = _last_speaker(floor)
    across = 0.25 if last in floor.side and floor.side[last] != floor.side[seat] else 0.0
    unheard = 0.4 if all(turn.seat != seat for turn in floor.spoken) else 0.0
    chance = 0.6 * stream(floor.seed, "bid", floor.turn, seat).random()
    return 0.7 * floor.eagerness[seat] + silence + across + unheard + chance


def _last_speaker(floor: Floor) -> str | None:
    for turn in reversed(floor.spoken):
        if turn.seat != FACILITATOR:
            return turn.seat
    return None


def _last_turn(turns: Sequence[Turn], seat: str) -> int:
    return next((turn.number for turn in reversed(turns) if turn.seat == seat), 0)
