import re
from collections import Counter
from functools import cache

import pytest

from backchannel.cast.understudy.quoting import few_words, same, sentences
from backchannel.domain.base import FACILITATOR
from backchannel.domain.dialogue import Turn
from tests.cast.understudy.house import SEATS, Sitting, clue, facilitator, flagship_sitting, persona, prompts, small

WORLDS = ("ordered", "kite", "own-mind", "cut-question")


@cache
def played(seed: int) -> Sitting:
    chair = ("ines-halloran", "tomas-beke")[seed % 2]
    return flagship_sitting(seed, WORLDS[seed % 4], public=seed % 5 == 0, chair=chair).play()


def talk(sitting: Sitting) -> list[str]:
    return [f"{turn.seat}: {turn.text}" for turn in sitting.turns]


def test_same_seed_same_words_and_another_seed_other_words() -> None:
    assert talk(played(3)) == talk(played.__wrapped__(3))
    one, two = talk(played(3)), talk(played(7))
    assert len(set(one) & set(two)) < len(one) / 4


@pytest.mark.parametrize("seed", range(1, 17))
def test_nobody_says_a_sentence_that_was_said_before(seed: int) -> None:
    sitting = played(seed)
    said = Counter(same(sentence) for turn in sitting.turns for sentence in sentences(turn.text))
    assert [sentence for sentence, count in said.items() if count > 1] == []


@pytest.mark.parametrize("seed", range(1, 9))
def test_every_tag_quotes_the_turn_verbatim_and_every_turn_says_something(seed: int) -> None:
    for turn in played(seed).turns:
        assert len(turn.text) > 1
        assert all(tag.quote and tag.quote in turn.text for tag in turn.tags)
        assert "{" not in turn.text and "  " not in turn.text


@pytest.mark.parametrize("seed", range(1, 17))
def test_a_question_is_answered_or_refused_when_its_addressee_next_speaks(seed: int) -> None:
    turns = played(seed).turns
    for turn in turns:
        for tag in turn.tags:
            if tag.act == "ask_clarification" and tag.to is not None:
                following = _next_speech(turns, tag.to, turn)
                if following is not None and following.stage == turn.stage and following.heard_by == "all":
                    assert any(later.answers == turn.number for later in following.tags), (turn.text, following.text)


@pytest.mark.parametrize("seed", range(1, 17))
def test_a_restatement_is_confirmed_or_corrected_by_its_owner(seed: int) -> None:
    turns = played(seed).turns
    for turn in turns:
        for tag in turn.tags:
            if tag.act == "restate_other" and tag.to is not None:
                following = _next_speech(turns, tag.to, turn)
                if following is not None and following.stage == turn.stage:
                    acts = {later.act for later in following.tags if later.answers == turn.number}
                    assert acts & {"confirm_restatement", "correct_restatement"}, (turn.text, following.text)


def _next_speech(turns: list[Turn], seat: str, after: Turn) -> Turn | None:
    return next((t for t in turns if t.seat == seat and t.number > after.number and t.heard_by == "all"), None)


def test_turns_keep_near_the_length_of_their_speakers() -> None:
    lengths: dict[str, list[int]] = {}
    for seed in range(1, 9):
        for turn in played(seed).turns:
            if turn.kind == "speech" and turn.seat != FACILITATOR:
                lengths.setdefault(turn.seat, []).append(len(turn.text.split()))
    sitting = flagship_sitting(1, "kite")
    for seat, counts in lengths.items():
        wanted = sitting.privates[seat].persona.voice.words_per_turn
        assert 0.6 * wanted < sum(counts) / len(counts) < 1.6 * wanted


def test_a_seat_says_only_what_it_holds_or_heard() -> None:
    clues = [clue(f"c{number}", seat, (0.8, 0.4, 0.2), cost=number % 4) for number, seat in enumerate([*SEATS, *SEATS])]
    for seed in range(1, 13):
        scenario = small(clues)
        sitting = Sitting(scenario, {seat: persona(seat, openness=0.6, suspicion=0.5) for seat in SEATS}, seed).play()
        for turn in sitting.turns:
            _assert_only_own_or_heard(sitting, turn)


def _assert_only_own_or_heard(sitting: Sitting, turn: Turn) -> None:
    earlier = [t for t in sitting.turns if t.number < turn.number and t.heard_by_seat(turn.seat)]
    heard = " ".join(t.text for t in earlier)
    known = {tag.clue for t in earlier for tag in t.tags if tag.act in ("disclose", "answer_clarification")}
    known |= {each.id for each in sitting.scenario.clues if each.holder == turn.seat}
    made = {(t.seat, tag.point) for t in earlier for tag in t.tags if tag.point}
    for canary in re.findall(r"zq\w+", turn.text):
        if canary in heard or canary.startswith((f"zqp{turn.seat}", f"zqg{turn.seat}")):
            continue
        if canary.startswith("zqg"):
            assert any(canary == f"zqg{(point or '').replace('-', '')}" for _, point in made), turn.text
        else:
            assert canary.removeprefix("zq")[:-1] in known, turn.text
    assert not re.search(r"zq(brief|goal|line|back)", turn.text)


def test_what_was_told_in_a_caucus_is_not_cited_across_the_table_before_its_holder_tells_it() -> None:
    for seed in range(1, 17):
        sitting = played(seed)
        for turn in sitting.turns:
            if turn.heard_by != "all":
                continue
            open_before = {t.text for t in sitting.turns if t.number < turn.number and t.heard_by == "all"}
            for quote in re.findall(r"“([^”]+)”", turn.text):
                quote = quote.rstrip(".")
                if len(quote.split()) >= 4:
                    own = sitting.scenario.seat(turn.seat) if turn.seat != FACILITATOR else None
                    mine = own is not None and any(quote.casefold() in p.says.casefold() for p in own.points)
                    assert mine or any(quote.casefold() in text.casefold() for text in open_before), turn.text


def test_at_the_end_of_the_evidence_the_chair_says_what_was_told_and_what_it_speaks_for() -> None:
    found = 0
    for seed in range(1, 13):
        sitting = played(seed)
        told = {t.clue for turn in sitting.turns if turn.heard_by == "all" for t in turn.tags if t.act == "disclose" and t.clue}
        read = {t.clue for turn in sitting.turns if turn.seat == FACILITATOR for t in turn.tags if t.clue}
        found += bool(told)
        assert read <= told and len(read) >= min(1, len(told))
    assert found > 6


def test_memos_name_nobody_and_say_what_is_open() -> None:
    import asyncio

    sitting = played(2)
    for seat in ("mosse", "farrow"):
        memo = asyncio.run(sitting.players[seat].write_memo(sitting.view(seat)))
        assert not any(public.surname in memo.text for public in sitting.room.seats)
        assert all(tag.quote in memo.text for tag in memo.tags)
        assert len(memo.text.split()) < 260


def test_few_words_are_verbatim_and_short() -> None:
    text = "Your ministry said two. We counted four, and nobody in the room had seen a count."
    quote = few_words(text, "nobody had counted")
    assert quote in text
    assert 3 <= len(quote.split()) <= 9


@pytest.mark.parametrize("name", ["ines-halloran", "tomas-beke"])
def test_facilitators_have_enough_to_say(name: str) -> None:
    card = facilitator(name)
    moves = {"INVITE", "INVITE_QUIET", "CLARIFY", "ASK_RESTATE", "SUMMARISE", "REFRAME", "REALITY_TEST", "PARK", "PROPOSE_TEXT"}
    assert moves | {"NAME_PROCESS", "REMIND_RULES", "CLOSE_STAGE"} <= set(card.phrases)
    assert all(len(lines) >= 6 for lines in card.phrases.values())


def test_every_list_of_phrases_that_the_code_asks_for_exists() -> None:
    from backchannel.cast.understudy.pen import book_of

    book = book_of(prompts())
    plain = {key.split("/")[0] for key in book}
    for key in plain:
        assert all(phrase.literals for phrase in book.get(key, ()))
    assert {
        "react.you",
        "react.they",
        "effect.against",
        "concede",
        "restate.point",
        "confirm",
        "nothing",
        "caucus.tell",
    } <= plain
