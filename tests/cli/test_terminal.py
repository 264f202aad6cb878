"""A run on a real terminal: progress, streamed words, colours, and Ctrl-C from the keyboard."""

import re
import subprocess
import sys
import threading
import time

from tests.cli.any_model import any_model
from tests.cli.command_line import CHECKOUT, FERRY, environment

ON_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"


class OnTerminal:
    """A command line on a pseudo-terminal; what is written to its `stdin` is typed."""

    def __init__(self, *words: str) -> None:
        command = [sys.executable, "-c", ON_A_TERMINAL, sys.executable, str(CHECKOUT / "simulate.py"), *words]
        told = environment() | {"TERM": "xterm-256color", "LINES": "40"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=told)
        self.output = b""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        while piece := self.process.stdout.read1(65536):
            self.output += piece

    def until(self, pattern: bytes) -> None:
        deadline = time.monotonic() + 60
        while not re.search(pattern, self.output):
            assert time.monotonic() < deadline, self.output[-3000:]
            time.sleep(0.02)

    def end(self) -> int:
        code = self.process.wait(timeout=60)
        self._reader.join()
        self.process.stdin.close()
        self.process.stdout.close()
        return code


def test_progress_is_shown_words_stream_and_ctrl_c_pauses(tmp_path):
    with any_model(seconds=0.2) as model:
        running = OnTerminal("run", FERRY, "--model", model.name, "--run-id", "one", "--runs-dir", str(tmp_path))
        running.until(rb"turn 0 of 24 .* calls .* cost unknown")
        running.until(rb"turn [1-9] of 24")
        running.process.stdin.write(b"\x03")
        running.process.stdin.flush()
        code = running.end()
    told = running.output.decode()
    assert code == 130
    assert "paused: stopped at your wish" in told
    assert "simulate.py resume one" in told
    assert "^C" not in told
    assert "\x1b[1;38;5;32m● Anna Berg" in told
    assert "Traceback" not in told


def test_understudies_on_a_terminal(tmp_path):
    running = OnTerminal("run", FERRY, "--runs-dir", str(tmp_path))
    assert running.end() == 0
    told = running.output.decode()
    assert "Cast:" in told and "Interpretation clarity" in told
    assert told.rindex("\x1b[?25h") > told.rindex("\x1b[?25l"), "the cursor is hidden for good"
