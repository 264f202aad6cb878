"""The small valid library that these tests bend: `tests/data/library`."""

from collections.abc import Callable
from pathlib import Path

from backchannel.library import Problem, check_file

DATA = Path(__file__).parent.parent / "data"
ROOT = DATA / "library"
BROKEN = DATA / "broken"
FERRY = ROOT / "scenarios" / "ferry.yaml"
CHECKOUT = DATA.parent.parent


def bent(tmp_path: Path, *changes: tuple[str, str], source: Path = FERRY) -> Path:
    """Write a copy with each text replaced where it first occurs, in a root of its own."""
    text = source.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = tmp_path / source.relative_to(ROOT)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    """Check a file and return its problems as printed, without the file's name."""
    return [shortened(problem) for problem in check_file(path, (ROOT,))]


def shortened(problem: Problem) -> str:
    return str(problem).removeprefix(problem.file)


def line_of(path: Path, holds: Callable[[str], bool]) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if holds(line))
