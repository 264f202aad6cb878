"""Owns the stub server: started on a free loopback port, spoken to, and stopped by its process id."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any

HOST = Path(__file__).with_name("stub_host.py")
START_SECONDS = 15.0


class Stub:
    """A stub server for the length of a `with`, or by its address one that somebody else started."""

    def __init__(self, address: str) -> None:
        self.address = address
        """Without `/v1`: 'http://127.0.0.1:40001'."""

    @property
    def url(self) -> str:
        """The base URL for a client."""
        return f"{self.address}/v1"

    def reset(self, *, latency_ms: float = 0.0, keep: bool = False) -> None:
        """Forget what was counted and set how it answers from now on."""
        self._ask("/config", {"latency_ms": latency_ms, "keep": int(keep), "tokens": 60})
        self._ask("/reset", {})

    def stats(self) -> dict[str, Any]:
        """Return what was counted since the last reset, `log` with one entry a request."""
        return self._ask("/stats?log=1")

    def bodies(self) -> list[dict[str, Any]]:
        """Return the requests kept since the last reset, in order of arrival."""
        number = self._ask("/prompts")["n"]
        return [self._ask(f"/prompts?i={index}")["p"] for index in range(number)]

    def _ask(self, path: str, body: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.address + path, data=data), timeout=30) as reply:
            return json.load(reply)


class StubProcess:
    """Starts the stub in a child process and ends that child, and only that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Stub:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._process = subprocess.Popen([sys.executable, HOST, self._path, str(port)], stdout=subprocess.DEVNULL)
        stub = Stub(f"http://127.0.0.1:{port}")
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                stub.reset()
                return stub
            except OSError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    self.close()
                    raise SystemExit(f"the stub server did not start: {self._path}") from None
                time.sleep(0.05)

    def close(self) -> None:
        """Stop the child and wait for its end."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
