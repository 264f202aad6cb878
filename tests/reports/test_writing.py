"""Derived files: whole or not at all."""

import json

import pytest

from backchannel.errors import StorageError
from backchannel.reports.writing import derived, write_derived
from tests.reports import sample


def files():
    return derived(sample.state(), sample.content(), sample.scorecard())


def test_writes_transcript_page_and_scores(tmp_path):
    assert write_derived(tmp_path, files()) == ("transcript.json", "transcript.md", "scores.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scores.json", "transcript.json", "transcript.md"]
    assert json.loads((tmp_path / "transcript.json").read_text(encoding="utf-8"))["run"] == "ferry-1"


def test_without_scores_there_is_no_scores_file():
    assert set(derived(sample.state(), sample.content(), None)) == {"transcript.json", "transcript.md"}


def test_the_same_again_changes_nothing(tmp_path):
    write_derived(tmp_path, files())
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert write_derived(tmp_path, files()) == ()
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_damaged_file_is_written_anew(tmp_path):
    write_derived(tmp_path, files())
    (tmp_path / "transcript.md").write_bytes(b"\xff\xfe")
    assert write_derived(tmp_path, files()) == ("transcript.md",)


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path):
    (tmp_path / "transcript.md").mkdir()
    with pytest.raises(StorageError) as caught:
        write_derived(tmp_path, files())
    assert "transcript.md" in caught.value.where
    assert not list(tmp_path.glob("*.tmp"))
