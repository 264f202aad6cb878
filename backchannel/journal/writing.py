"""Owns appending to a journal: one checksummed line an event, written at once, forced to disk on request, under a lock."""

import asyncio
import os
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from backchannel.domain.events import Event
from backchannel.errors import RunLocked, StorageError

JOURNAL = "journal.jsonl"
LOCK = "journal.lock"


def encode(sequence: int, at: str, event: Event) -> bytes:
    """Return one line: the checksum of the rest first, then sequence, time and event."""
    rest = f'"seq":{sequence},"at":"{at}","event":{event.model_dump_json()}}}'.encode()
    return b'{"sum":"%08x",' % zlib.crc32(rest) + rest + b"\n"


class JournalWriter:
    """The only writer of one journal. A line is in the kernel's hands when `append` returns, on disk after `flush`."""

    def __init__(self, folder: Path, *, next_sequence: int = 1, valid_bytes: int = 0, read_bytes: int | None = None) -> None:
        """Open for appending after `valid_bytes`, cutting off a torn tail.

        `read_bytes`: the length of the file when it was read; another length now means that somebody else wrote to it.
        Raises RunLocked when another process works on the run, StorageError when the folder cannot be written.
        """
        self._folder, self._sequence = folder, next_sequence
        self._lock = FileLock(folder / LOCK, timeout=0)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise _busy(folder) from error
        except OSError as error:
            raise _storage(error, folder) from error
        try:
            self._fd = os.open(folder / JOURNAL, os.O_WRONLY | os.O_CREAT, 0o644)
            if read_bytes is not None and os.fstat(self._fd).st_size != read_bytes:
                os.close(self._fd)
                raise _busy(folder)
            os.ftruncate(self._fd, valid_bytes)
            os.lseek(self._fd, valid_bytes, os.SEEK_SET)
        except RunLocked:
            self._lock.release()
            raise
        except OSError as error:
            self._lock.release()
            raise _storage(error, folder) from error
        self._bytes, self._synced = valid_bytes, valid_bytes
        self._syncing: asyncio.Future[None] | None = None

    def append(self, event: Event) -> None:
        """Write one event; raises StorageError and leaves no half line behind if the disk refuses."""
        line = encode(self._sequence, datetime.now(UTC).isoformat(timespec="milliseconds"), event)
        try:
            written = os.write(self._fd, line)
            while written < len(line):
                written += os.write(self._fd, line[written:])
        except OSError as error:
            os.ftruncate(self._fd, self._bytes)
            os.lseek(self._fd, self._bytes, os.SEEK_SET)
            raise _storage(error, self._folder) from error
        self._sequence += 1
        self._bytes += len(line)

    async def flush(self) -> None:
        """Return when everything appended before this call is on disk; concurrent callers share one sync."""
        target = self._bytes
        while self._synced < target:
            if self._syncing is None:
                self._syncing = asyncio.ensure_future(self._sync())
            await asyncio.shield(self._syncing)

    async def _sync(self) -> None:
        reached = self._bytes
        try:
            await asyncio.get_running_loop().run_in_executor(None, os.fdatasync, self._fd)
            self._synced = reached
        except OSError as error:
            raise _storage(error, self._folder) from error
        finally:
            self._syncing = None

    def close(self) -> None:
        """Force everything to disk, close and unlock."""
        try:
            os.fdatasync(self._fd)
        except OSError as error:
            raise _storage(error, self._folder) from error
        finally:
            os.close(self._fd)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _busy(folder: Path) -> RunLocked:
    return RunLocked("another process is working on this run", where=str(folder), fix="Wait for it, or stop it, and try again.")


def _storage(error: OSError, folder: Path) -> StorageError:
    return StorageError(
        f"the journal cannot be written: {error.strerror or error}",
        where=str(folder / JOURNAL),
        fix="Free some space or choose another place with --runs-dir; then resume the run.",
    )
