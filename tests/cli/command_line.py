"""Calling the command line from tests: in this process where output is enough, in a process of its own where signals matter."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from backchannel.cli.app import carry_out

CHECKOUT = Path(__file__).parents[2]
FERRY = str(CHECKOUT / "tests" / "data" / "library" / "scenarios" / "ferry.yaml")


@dataclass
class Called:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


class Line:
    """The command line with its runs in a folder of the test's own."""

    def __init__(self, runs_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.runs_dir, self._capsys = runs_dir, capsys

    def __call__(self, command: str, *words: str) -> Called:
        self._capsys.readouterr()
        code = carry_out([command, *words, "--runs-dir", str(self.runs_dir)])
        captured = self._capsys.readouterr()
        return Called(code, captured.out, captured.err)


def environment() -> dict[str, str]:
    """The environment of a process of its own: a key that opens nothing, every warning an error."""
    return {**os.environ, "OPENAI_API_KEY": "test-key", "PYTHONWARNINGS": "error", "COLUMNS": "100"}


def process(*words: str) -> subprocess.Popen:
    """Start `python simulate.py …`; output is piped and text."""
    command = [sys.executable, str(CHECKOUT / "simulate.py"), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
