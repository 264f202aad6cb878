"""Owns the console that takes text literally and tells its caller when nobody reads any more."""

from rich.console import Console


class LiteralConsole(Console):
    """Rich's own ends the process, and with it the run, when a pipe breaks."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError instead of leaving."""
        raise BrokenPipeError
