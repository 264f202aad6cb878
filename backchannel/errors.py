"""Owns the tree of errors. Your mistake, the model's failure, a budget, a diverging replay: each has its exit code."""


class BackchannelError(Exception):
    """Root of everything this package raises on purpose.

    `what` says what went wrong, `where` names the place, `fix` what to do; each is one line.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.fix = what, where, fix

    def lines(self) -> list[str]:
        """Return one to three lines for stderr."""
        return [line for line in (self.what, self.where, self.fix) if line]


class InputError(BackchannelError):
    """A file or an argument of the user's is wrong."""

    exit_code = 2


class RunLocked(InputError):
    """Another process is working on this run."""


class JournalDamaged(InputError):
    """A line of a journal does not match its checksum or its sequence."""


class StorageError(BackchannelError):
    """The disk refused: full, read-only, or gone."""


class ModelError(BackchannelError):
    """The model or its server failed; the run can be resumed. `kind` is a closed set, journalled."""

    exit_code = 3

    def __init__(self, kind: str, what: str, *, where: str = "", fix: str = "", retry_after: float | None = None) -> None:
        super().__init__(what, where=where, fix=fix)
        self.kind, self.retry_after = kind, retry_after


class TransientModelError(ModelError):
    """May pass by itself: timeouts, dropped connections, 408, 409, 429, 5xx, a broken stream, a garbled body."""


class PermanentModelError(ModelError):
    """Will not pass by itself: 400, 401, 403, 404, quota, refusal, content filter, cut off by length."""


class BudgetReached(BackchannelError):
    """The next call could exceed the budget; the run can be resumed with a larger one."""

    exit_code = 4


class ReplayDiverged(BackchannelError):
    """What is computed now differs from what was recorded."""

    exit_code = 5


class Interrupted(BackchannelError):
    """The person at the terminal asked to stop; everything so far is on disk."""

    exit_code = 130
