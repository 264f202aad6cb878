"""The meeting of record and run: equal events are silent, different ones diverge, and texts are journalled once."""

import pytest

from backchannel.domain.call import CallKey, Message, Request, Usage
from backchannel.domain.events import CallAnswered, StageOpened
from backchannel.errors import ReplayDiverged
from backchannel.journal.reading import read_journal, read_run
from backchannel.journal.recording import Recording
from backchannel.journal.writing import JOURNAL, JournalWriter
from tests.journal.test_journal import spoken


def request(turn: int, record: str, own: str) -> Request:
    key = CallKey(stage="readings", turn=turn, seat="a", purpose="speak")
    return Request(key, "stub", (Message("system", "Rules."), Message("user", record), Message("user", own)), 100, None)


def answered(asked: Request) -> CallAnswered:
    usage = Usage(input_tokens=1, output_tokens=1, cached_tokens=0, cost_usd=None)
    return CallAnswered(
        key=asked.key, digest=asked.digest(), text="Yes.", usage=usage, finish="stop", duration_seconds=0.1, served_model=None
    )


def record_talk(folder, turns: int) -> str:
    record = "RECORD"
    folder.mkdir()
    with JournalWriter(folder) as writer:
        recording = Recording(writer, None, lambda event: None)
        for turn in range(1, turns + 1):
            record += f"\n[{turn}] words that take up some room in every later request"
            asked = request(turn, record, f"You are A. Turn {turn}.")
            recording.requested(asked)
            recording.append(answered(asked))
    return record


def test_a_request_is_told_exactly_although_shared_texts_are_written_once(tmp_path):
    record = record_talk(tmp_path / "short", 40)
    state, _ = read_run(tmp_path / "short")
    assert state.messages(str(request(40, "", "").key)) == request(40, record, "You are A. Turn 40.").messages
    record_talk(tmp_path / "long", 80)
    short, long = ((tmp_path / name / JOURNAL).stat().st_size for name in ("short", "long"))
    assert long < 2.1 * short


def test_the_same_event_again_writes_nothing(tmp_path):
    with JournalWriter(tmp_path) as writer:
        Recording(writer, None, lambda event: None).say(spoken(1, "Who signed?"))
    reading, told = read_journal(tmp_path), []
    again = Recording(None, reading, told.append)
    again.say(spoken(1, "Who signed?"))
    assert told == [spoken(1, "Who signed?")]


def test_another_event_at_the_same_place_diverges_and_names_the_words(tmp_path):
    with JournalWriter(tmp_path) as writer:
        Recording(writer, None, lambda event: None).say(spoken(1, "Who signed it that night?"))
        again = Recording(writer, read_journal(tmp_path), lambda event: None)
        with pytest.raises(ReplayDiverged, match="turn 1") as caught:
            again.say(spoken(1, "Who signed it that day?"))
    assert "turn.text" in caught.value.where
    assert "night" in caught.value.where and "day" in caught.value.where


def test_replay_alone_refuses_what_is_not_recorded():
    with pytest.raises(ReplayDiverged, match="holds nothing"):
        Recording(None, None, lambda event: None).say(StageOpened(stage="readings"))


def test_a_request_without_an_answer_is_counted_as_unknown_until_every_sending_is_explained(tmp_path):
    asked = request(1, "RECORD", "You.")
    with JournalWriter(tmp_path) as writer:
        recording = Recording(writer, None, lambda event: None)
        recording.requested(asked)
        assert recording.state.unanswered() == [str(asked.key)]
        recording.requested(asked)
        recording.append(answered(asked))
        assert recording.state.unanswered() == [str(asked.key)]
    assert read_run(tmp_path)[0].unanswered() == [str(asked.key)]
