"""The journal: what is written is read back, damage is named, and a torn tail costs nothing but itself."""

import asyncio
import os
import resource
import signal
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.domain.dialogue import Turn
from backchannel.domain.events import StageOpened, TurnTaken
from backchannel.errors import JournalDamaged, RunLocked, StorageError
from backchannel.journal.reading import read_journal
from backchannel.journal.writing import JOURNAL, JournalWriter, encode


def spoken(number: int, text: str) -> TurnTaken:
    return TurnTaken(
        turn=Turn(
            number=number, stage="readings", seat="a", speaker="A", side="north", kind="speech", heard_by="all", text=text
        )
    )


def write(folder, events):
    with JournalWriter(folder) as writer:
        for event in events:
            writer.append(event)


EVENTS = [StageOpened(stage="readings"), spoken(1, "Who signed?"), spoken(2, "Nobody — «ñ» \u2028 did."), spoken(3, "x" * 500)]


def test_what_is_written_is_read_back(tmp_path):
    write(tmp_path, EVENTS)
    reading = read_journal(tmp_path)
    assert list(reading.events) == EVENTS
    assert reading.warnings == ()
    assert reading.valid_bytes == reading.read_bytes == (tmp_path / JOURNAL).stat().st_size


def test_truncated_at_every_byte_a_prefix_loads_and_never_a_wrong_turn(tmp_path):
    write(tmp_path, EVENTS)
    path = tmp_path / JOURNAL
    data = path.read_bytes()
    for length in range(len(data) + 1):
        path.write_bytes(data[:length])
        reading = read_journal(tmp_path)
        assert list(reading.events) == EVENTS[: len(reading.events)]
        assert len(reading.events) == data[:length].count(b"\n")
        assert bool(reading.warnings) == (not data[:length].endswith(b"\n") and length > 0)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_flipped_byte_is_an_error_naming_the_line_or_a_dropped_tail(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("flip")
    write(folder, EVENTS)
    path = folder / JOURNAL
    raw = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(raw)
    line = bytes(raw[:at]).count(b"\n") + 1
    try:
        reading = read_journal(folder)
    except JournalDamaged as error:
        assert f":{line}" in error.where or f":{line - 1}" in error.where
    else:
        assert list(reading.events) == EVENTS[: len(reading.events)]
        assert reading.warnings


def test_lines_in_another_order_are_refused(tmp_path):
    path = tmp_path / JOURNAL
    path.write_bytes(encode(2, "t", EVENTS[0]) + encode(1, "t", EVENTS[1]))
    with pytest.raises(JournalDamaged, match="number"):
        read_journal(tmp_path)


def test_a_torn_tail_is_cut_off_before_going_on(tmp_path):
    write(tmp_path, EVENTS[:2])
    path = tmp_path / JOURNAL
    path.write_bytes(path.read_bytes() + b'{"sum":"12')
    reading = read_journal(tmp_path)
    with JournalWriter(tmp_path, next_sequence=3, valid_bytes=reading.valid_bytes, read_bytes=reading.read_bytes) as writer:
        writer.append(EVENTS[2])
    assert list(read_journal(tmp_path).events) == EVENTS[:3]


def test_a_second_writer_is_refused(tmp_path):
    with JournalWriter(tmp_path), pytest.raises(RunLocked):
        JournalWriter(tmp_path)


def test_a_journal_that_grew_since_it_was_read_is_refused(tmp_path):
    write(tmp_path, EVENTS[:1])
    reading = read_journal(tmp_path)
    write_more = JournalWriter(tmp_path, next_sequence=2, valid_bytes=reading.valid_bytes)
    write_more.append(EVENTS[1])
    write_more.close()
    with pytest.raises(RunLocked):
        JournalWriter(tmp_path, next_sequence=2, valid_bytes=reading.valid_bytes, read_bytes=reading.read_bytes)
    assert list(read_journal(tmp_path).events) == EVENTS[:2]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs RLIMIT_FSIZE")
@pytest.mark.parametrize("limit", [0, 10, 150, 400, 700])
def test_a_full_disk_is_one_clear_error_and_leaves_no_half_line(tmp_path, limit):
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            writer = JournalWriter(tmp_path)
            for event in EVENTS:
                writer.append(event)
        except StorageError:
            code = 42
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 42
    reading = read_journal(tmp_path)
    assert list(reading.events) == EVENTS[: len(reading.events)]
    assert reading.warnings == ()


async def test_flush_returns_when_everything_before_it_is_on_disk(tmp_path):
    with JournalWriter(tmp_path) as writer:

        async def one(number: int) -> None:
            writer.append(spoken(number, "words"))
            await writer.flush()

        await asyncio.gather(*(one(number) for number in range(1, 40)))
        assert len(read_journal(tmp_path).events) == 39
