"""Ctrl-C: the event at hand is finished, the run can be resumed, and the terminal says how."""

import json
import signal
import time

from tests.cli.any_model import any_model
from tests.cli.command_line import FERRY, process


def test_interrupted_and_resumed(tmp_path):
    runs = ["--runs-dir", str(tmp_path)]
    with any_model(seconds=0.1) as model:
        running = process("run", FERRY, "--model", model.name, "--run-id", "cut", *runs)
        deadline = time.monotonic() + 60
        while len(model.requests) < 12 and time.monotonic() < deadline:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        assert running.returncode == 130
        assert f"simulate.py resume cut --runs-dir {tmp_path}\n" in err
        assert "Traceback" not in err
        assert len(err.splitlines()) <= 3
        assert "Opening" in out

        model.seconds = 0.0
        resumed = process("resume", "cut", "--json", *runs)
        out, err = resumed.communicate(timeout=60)
    assert (resumed.returncode, err) == (0, "")
    told = json.loads(out)
    assert told["status"] == "finished"
    assert told["calls"] == len(model.requests)
