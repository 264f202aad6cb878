"""Who speaks next and when the chair is asked: by rule, so each rule is pinned here."""

import pytest

from backchannel.cast.views import PublicSeat
from backchannel.domain.dialogue import ActTag, Turn, Utterance
from backchannel.table.addressing import addressee_of
from backchannel.table.floor import LONGEST_PAIR, Floor, next_speaker
from backchannel.table.triggers import trigger

SIDES = {"varga": "north", "lem": "north", "oduya": "south", "pell": "south"}


def turn(number, seat, addressee=None, text="Words.", tags=()):
    kind = "facilitation" if seat == "facilitator" else "speech"
    return Turn(
        number=number,
        stage="readings",
        seat=seat,
        speaker=seat.title(),
        side=SIDES.get(seat),
        kind=kind,
        heard_by="all",
        text=text,
        addressee=addressee,
        tags=tags,
    )


def floor(*turns, eagerness=None, seed=1):
    return Floor(
        seats=tuple(SIDES),
        side=SIDES,
        eagerness=eagerness or dict.fromkeys(SIDES, 0.5),
        spoken=turns,
        all_spoken=turns,
        seed=seed,
        turn=len(turns) + 1,
    )


@pytest.mark.parametrize("policy", ["facilitated", "motivation"])
def test_whoever_was_asked_has_the_floor(policy):
    assert next_speaker(policy, floor(turn(1, "varga", "pell"))) == "pell"


@pytest.mark.parametrize("policy", ["facilitated", "motivation"])
def test_a_question_passed_over_is_still_owed(policy):
    assert next_speaker(policy, floor(turn(1, "varga", "pell"), turn(2, "oduya"))) == "pell"


@pytest.mark.parametrize("policy", ["facilitated", "motivation"])
def test_two_people_cannot_keep_the_floor_to_themselves(policy):
    pair = [turn(n, "varga" if n % 2 else "oduya", "oduya" if n % 2 else "varga") for n in range(1, LONGEST_PAIR + 1)]
    assert next_speaker(policy, floor(*pair)) in ("lem", "pell")


def test_without_a_question_the_facilitated_floor_crosses_sides_to_whoever_waited_longest():
    assert next_speaker("facilitated", floor(turn(1, "oduya"), turn(2, "lem"), turn(3, "varga"))) == "pell"


def test_round_robin_lets_everybody_speak_once_before_anyone_speaks_twice():
    turns = []
    for number in range(1, 9):
        turns.append(turn(number, next_speaker("round robin", floor(*turns)), addressee="varga"))
    assert [each.seat for each in turns] == [*SIDES, *SIDES]


def test_the_eager_bid_higher_but_not_twice_running():
    eager = dict.fromkeys(SIDES, 0.0) | {"lem": 1.0}
    assert next_speaker("motivation", floor(turn(1, "pell"), eagerness=eager)) == "lem"
    assert next_speaker("motivation", floor(turn(1, "lem"), eagerness=eager)) != "lem"


def test_a_bid_depends_on_seed_and_turn_only():
    calls = [next_speaker("motivation", floor(turn(1, "pell"), seed=seed)) for seed in range(40)]
    assert calls == [next_speaker("motivation", floor(turn(1, "pell"), seed=seed)) for seed in range(40)]
    assert len(set(calls)) > 1


SEATS = tuple(
    PublicSeat(
        id=seat, name=name, surname=name.split()[-1], pronoun="they", side=SIDES[seat], role="", headline="", biography=""
    )
    for seat, name in (("varga", "Ilona Varga"), ("lem", "Tomas Lem"), ("oduya", "Grace Oduya"), ("pell", "Ann Pell"))
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four, I counted. Oduya, who would have had to sign?", "oduya"),
        ("Who would have had to sign, Ms Oduya?", "oduya"),
        ("Pell said two. Who signed for four, Oduya?", "oduya"),
        ("Oduya. You were there. Who signed it?", "oduya"),
        ("I do not know. Lem, you were there.", "lem"),
        ("Oduya told us about it last night.", None),
        ("Varga here again: who asked?", None),
        ("", None),
        ("Would anybody sign that?", None),
    ],
)
def test_a_speech_turns_to_whom_its_last_question_names(text, expected):
    assert addressee_of(Utterance(text=text), "varga", SEATS) == expected


def test_a_tag_decides_over_the_words():
    tags = (ActTag(act="ask_clarification", quote="Who signed, Lem?", to="pell"),)
    assert addressee_of(Utterance(text="Who signed, Lem?", tags=tags), "varga", SEATS) == "pell"


def test_the_chair_is_not_asked_while_it_has_just_spoken_nor_before_the_last_word():
    assert trigger([turn(1, "facilitator")], [], 3, 2) is None
    assert trigger([turn(n, "varga") for n in range(1, 9)], [], 1, 2) is None


def test_the_chair_is_asked_after_an_accusation():
    assert trigger([turn(1, "varga", text="You people always lie about it.")], [], 3, 9) == "accusation"
    tagged = turn(1, "varga", tags=(ActTag(act="accuse", quote="Words."),))
    assert trigger([tagged], [], 3, 9) == "accusation"


def test_the_chair_is_asked_when_a_question_hangs():
    spoken = [turn(1, "varga", "pell"), turn(2, "oduya"), turn(3, "lem")]
    assert trigger(spoken, [], 3, 9) == "question left hanging"
    assert trigger([*spoken[:2], turn(3, "pell")], [], 3, 9) is None


def test_the_chair_is_asked_in_time_for_somebody_silent():
    spoken = [turn(1, "varga"), turn(2, "oduya"), turn(3, "varga")]
    assert trigger(spoken, ["lem", "pell"], 2, 9) == "one seat silent"
    assert trigger(spoken, ["lem", "pell"], 3, 9) is None


def test_the_chair_looks_up_after_every_so_many_turns():
    spoken = [turn(1, "facilitator"), turn(2, "varga"), turn(3, "oduya"), turn(4, "lem")]
    assert trigger(spoken, [], 5, 3) == "every k turns"
    assert trigger(spoken, [], 5, 4) is None
