import pytest

from tests.cli.command_line import Line


@pytest.fixture
def line(tmp_path, capsys, monkeypatch):
    """The command line, with no key in the environment and no settings file about."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "BACKCHANNEL_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path / "runs", capsys)
