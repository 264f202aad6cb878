import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.domain.dialogue import ActTag, Turn
from backchannel.domain.verdict import Scored, Unscored
from backchannel.judging import judge, room
from backchannel.judging.lexical import LEXICAL, judge_lexically
from backchannel.judging.lexical.judge import DIMENSIONS
from tests.judging.talks import CLARITY, CONFIDENCE, card, headline, lexical, retold, sanity, score, talk, turn

ALL = (
    "blunt-but-clear",
    "constructive",
    "debate",
    "empty-politeness",
    "false-harmony",
    "hostile",
    "one-sided",
    "polished-threat",
)
BOUND = 3.0
"""Most, in points of 100, that padding, white space or other names may move a headline."""


def test_hostile_is_below_empty_politeness_below_constructive() -> None:
    scores = [headline(sanity(name), CONFIDENCE) for name in ("hostile", "empty-politeness", "constructive")]
    assert scores[0] + 2 < scores[1]
    assert scores[1] + 25 < scores[2]
    assert headline(sanity("hostile"), CLARITY) + 25 < headline(sanity("constructive"), CLARITY)


def test_useful_talks_without_content_earn_no_confidence() -> None:
    assert headline(sanity("empty-politeness"), CONFIDENCE) < 8
    assert headline(sanity("empty-politeness"), CLARITY) < 3


def test_a_polished_threat_is_a_threat() -> None:
    assert score(sanity("polished-threat"), "face-kept") < 0.5
    assert headline(sanity("polished-threat"), CONFIDENCE) < headline(sanity("empty-politeness"), CONFIDENCE)


@pytest.mark.parametrize(
    "threat",
    [
        "It would be a great pity if something were to happen to those cables.",
        "We would be sorry to see an accident come to your ships.",
        "I could not answer for the safety of your crews if this went on.",
        "Our patience, I am told, is not unlimited.",
        "You would be well advised to move the ships before Friday.",
        "All options remain on the table.",
        "If you do not withdraw by noon, we will have to draw our own conclusions.",
        "Should the patrols go on, there would be no choice left to us but to respond.",
        "There will be consequences, and they would be severe.",
        "We will sink the next one.",
        "Please do not underestimate us.",
    ],
)
def test_threats_are_heard_however_they_are_put(threat: str) -> None:
    calm = talk("Ann (north): We took the light for a flare that night.", "Ben (south): We saw it too, at ten past one.")
    threatened = [*calm, turn(3, "ann", "Ann", "north", threat)]
    assert score(threatened, "face-kept") < score(calm, "face-kept")


@pytest.mark.parametrize(
    "harmless",
    [
        "I was afraid that you would attack us that night.",
        "We have no intention of threatening you.",
        "Our own papers were lying about it.",
        "Nobody is accusing you of anything.",
        "You must have been frightened on that bridge.",
    ],
)
def test_talk_about_fear_is_no_threat(harmless: str) -> None:
    calm = talk("Ann (north): We took the light for a flare that night.", "Ben (south): We saw it too, at ten past one.")
    assert score([*calm, turn(3, "ann", "Ann", "north", harmless)], "face-kept") >= score(calm, "face-kept")


def test_openness_on_one_side_only_earns_less_than_on_both() -> None:
    assert headline(sanity("one-sided"), CONFIDENCE) + 10 < headline(sanity("constructive"), CONFIDENCE)


def test_blunt_talk_that_tells_something_beats_smooth_talk_that_tells_nothing() -> None:
    for smooth in ("empty-politeness", "false-harmony"):
        assert headline(sanity(smooth), CLARITY) + 15 < headline(sanity("blunt-but-clear"), CLARITY)
        assert headline(sanity(smooth), CONFIDENCE) + 10 < headline(sanity("blunt-but-clear"), CONFIDENCE)


PADDING = (
    " I say this in the spirit of mutual respect, with thanks to our hosts and to all who made these frank and useful talks"
    " possible, and in full appreciation of the warm atmosphere."
)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("panel", [CONFIDENCE, CLARITY])
def test_padding_does_not_pay(name: str, panel) -> None:
    turns = sanity(name)
    padded = [item.model_copy(update={"text": item.text + PADDING}) for item in turns]
    assert abs(headline(padded, panel) - headline(turns, panel)) <= BOUND
    more = [*turns, *(turn(90 + n, turns[n].seat, turns[n].speaker, turns[n].side, PADDING.strip()) for n in range(1, 7))]
    assert abs(headline(more, panel) - headline(turns, panel)) <= BOUND


@pytest.mark.parametrize("name", ALL)
def test_saying_everything_twice_does_not_pay(name: str) -> None:
    turns = sanity(name)
    twice = [item.model_copy(update={"text": f"{item.text} {item.text}"}) for item in turns]
    for panel in (CONFIDENCE, CLARITY):
        assert headline(twice, panel) <= headline(turns, panel) + BOUND


@pytest.mark.parametrize("name", ALL)
def test_white_space_and_typography_change_nothing(name: str) -> None:
    turns = sanity(name)
    spaced = [
        item.model_copy(update={"text": "  " + item.text.replace(" ", " \t ").replace("'", "’") + "\n"}) for item in turns
    ]
    for panel in (CONFIDENCE, CLARITY):
        assert headline(spaced, panel) == headline(turns, panel)


@pytest.mark.parametrize("name", ALL)
def test_swapping_seats_and_sides_changes_nothing(name: str) -> None:
    swap = {"ilmari": ("sabah", "Sabah", "south"), "sabah": ("ilmari", "Ilmari", "north")}
    turns = sanity(name)
    swapped = [
        item.model_copy(update=dict(zip(("seat", "speaker", "side"), swap[item.seat], strict=True))) if item.side else item
        for item in turns
    ]
    for panel in (CONFIDENCE, CLARITY):
        assert headline(swapped, panel) == headline(turns, panel)


def test_a_shuffled_talk_scores_lower_on_questions_and_answers() -> None:
    turns = sanity("constructive")
    shuffled = []
    for seed in range(20):
        order = random.Random(seed).sample(turns, len(turns))
        shuffled.append(score([item.model_copy(update={"number": n}) for n, item in enumerate(order, 1)], "questions-answered"))
    assert sum(shuffled) / len(shuffled) < 0.8 * score(turns, "questions-answered")


def test_a_question_counts_when_the_other_side_answers_it() -> None:
    asked = "Ann (north): Who would have had to sign for the second battery?"
    answered = talk(asked, "Ben (south): The colonel signs for every battery, and that week he was away.")
    evaded = talk(asked, "Ben (south): Our position on these matters is well known.")
    ignored = talk(asked, "Ben (south): The weather has been kind to us this week.")
    attacked = talk(asked, "Ben (south): You are lying again, and you know it.")
    assert score(answered, "questions-answered") > 0.9
    assert max(score(other, "questions-answered") for other in (evaded, ignored, attacked)) < 0.2


def test_the_chairs_words_earn_nothing_but_answers_to_its_questions_count() -> None:
    chair = "Chair: I was wrong, I admit it. If you open the log we would send ours. When was the gate opened?"
    turns = talk(chair, "Ann (north): At ten past one, by the log.", "Ben (south): That is what we have as well.")
    assert score(turns, "questions-answered") > 0.5
    assert score(turns, "candour") == 0
    assert score(turns, "reciprocity") == 0


def test_a_restatement_counts_fully_when_its_owner_confirms_or_corrects_it() -> None:
    attempt = "Ann (north): So you are saying that nobody who could order it was in the building?"
    said = "Ben (south): Nobody in the building could order it."
    for verdict in ("Exactly.", "Nearly. Nobody who could order it properly."):
        confirmed = talk(said, attempt, f"Ben (south): {verdict}")
        passed_over = talk(said, attempt, "Ben (south): The coffee here is very bad.")
        assert score(confirmed, "restated-until-confirmed") > score(passed_over, "restated-until-confirmed") + 0.5


def test_denying_an_accusation_is_no_candour_and_admitting_is() -> None:
    other = "Ben (south): And what happened on your side of the river that night?"
    denied = talk(other, "Ann (north): We have not violated anything, and we did not attack anyone.")
    admitted = talk(other, "Ann (north): We did not check the list, and I have not said that at home.")
    assert score(denied, "candour") == 0
    assert score(admitted, "candour") > 0.8


def test_a_step_with_time_and_check_beats_a_wish() -> None:
    other = "Ben (south): What would you have us do before the next exercise?"
    wish = talk(other, "Ann (north): Tensions should be reduced by all concerned.")
    step = talk(other, "Ann (north): Your duty officer could ring ours an hour before, and both would write it in the log.")
    assert score(step, "concrete-steps") > score(wish, "concrete-steps") + 0.7


def test_every_score_rests_on_words_of_that_turn() -> None:
    for name in ALL:
        spoken = {item.number: item.text for item in sanity(name)}
        for event in lexical(sanity(name)):
            assert event.judge == LEXICAL
            assert isinstance(event.dimension, Scored)
            assert all(item.quote in spoken[item.turn] for item in event.dimension.evidence)


@pytest.mark.parametrize(
    "turns",
    [
        [],
        talk("Ann (north): I was wrong about the siren, and I have not said so at home."),
        talk("Ann (north): We took it as a warning.", "Cid (north): So did I, that same night."),
        talk("Chair: Who would like to begin with a question?", "Ann (north): We took it as a warning."),
        talk("Ann (north): We took it as a warning.", "Ben (south): Mm."),
        talk("Ann (north): We took it as a warning.", "Ben (south):  "),
    ],
    ids=["empty", "one turn", "one side", "chair and one side", "a grunt", "silence"],
)
async def test_what_is_no_talk_is_unscored_not_zero(turns: list[Turn]) -> None:
    events = await judge(turns, card())
    assert len(events) == 12
    assert all(isinstance(event.dimension, Unscored) for event in events)
    assert room(CONFIDENCE, events).headline is None


async def test_memos_and_what_one_side_heard_alone_are_not_judged() -> None:
    turns = sanity("empty-politeness")
    aside = turn(50, "ilmari", "Ilmari", "north", "We will sink the next one.").model_copy(update={"heard_by": ("ilmari",)})
    memo = turn(51, "sabah", "Sabah", "south", "I will tell the director on Monday that they lied.").model_copy(
        update={"kind": "memo"}
    )
    assert await judge([*turns, aside, memo], card()) == await judge(turns, card())


def test_without_sides_every_seat_is_its_own() -> None:
    assert headline(retold(sanity("constructive"), side=None), CONFIDENCE) == headline(sanity("constructive"), CONFIDENCE)


def test_tags_are_not_read() -> None:
    turns = sanity("empty-politeness")
    tag = ActTag(act="disclose", quote="Likewise.")
    tagged = [item.model_copy(update={"tags": (tag,)}) for item in turns]
    assert lexical(tagged) == lexical(turns)


def test_a_dimension_without_cues_is_unscored() -> None:
    strange = card().dimensions[0].model_copy(update={"id": "elegance"})
    events = judge_lexically(
        sanity("constructive"), card().model_copy(update={"dimensions": (strange, *card().dimensions[1:])})
    )
    assert isinstance(events[0].dimension, Unscored)
    assert {item.id for item in card().dimensions} == set(DIMENSIONS)


def test_twenty_four_turns_take_at_most_fifty_milliseconds() -> None:
    turns = sanity("constructive") + sanity("debate")
    turns = [item.model_copy(update={"number": n}) for n, item in enumerate(turns, 1)][:24]
    best = min(_seconds(turns) for _ in range(12))
    assert best < 0.05


def _seconds(turns: list[Turn]) -> float:
    start = time.process_time()
    judge_lexically(turns, CARD)
    return time.process_time() - start


CARD = card()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=0, max_size=6))
def test_any_text_gets_scores_in_bounds_or_reasons(texts: list[str]) -> None:
    turns = [turn(n, "ab"[n % 2], "AB"[n % 2], "ab"[n % 2], words) for n, words in enumerate(texts, 1)]
    for event in judge_lexically(turns, CARD):
        if isinstance(event.dimension, Scored):
            assert 0 <= event.dimension.score <= 4


def test_no_text_can_make_it_slow() -> None:
    for words in ("if you was had would be if we would ", "you are you will your ", "who? ", "[1] x: ", "(A", "- - "):
        long = words * (20_000 // len(words))
        turns = talk(f"Ann (north): {long}", "Ben (south): I see why you were afraid of that.", f"Ann (north): {long}")
        assert _seconds(turns) < 3
