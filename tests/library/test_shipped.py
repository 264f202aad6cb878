"""What ships is free of errors and of advice, and ships whole."""

import subprocess
import sys
import tomllib

import pytest

from backchannel.library import check_file, default_roots, list_scenarios, load_content
from backchannel.library.kinds import FOLDERS, MODELS

from .ferry import CHECKOUT

SHIPPED = sorted(path for kind in MODELS for path in (CHECKOUT / FOLDERS[kind]).glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_is_free_of_errors_and_advice(path):
    assert [str(problem) for problem in check_file(path, [CHECKOUT])] == []


@pytest.mark.parametrize("name", [entry.id for entry in list_scenarios([CHECKOUT])])
def test_a_shipped_scenario_loads(name):
    assert load_content(name, [CHECKOUT]).scenario.id == name


def test_the_wheel_lists_every_package_of_the_engine():
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    engine = {path.parent.relative_to(CHECKOUT) for path in (CHECKOUT / "backchannel").rglob("*.py")}
    content = {f"backchannel.content.{top}" for top in ("agents", "prompts", "scenarios")}
    assert set(settings["packages"]) == {".".join(folder.parts) for folder in engine} | content, (
        "mend [tool.setuptools] packages"
    )


def test_the_wheel_takes_every_file_of_the_content_folders():
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    for package, folder in settings["package-dir"].items():
        taken = {path for pattern in settings["package-data"][package] for path in (CHECKOUT / folder).glob(pattern)}
        there = {path for path in (CHECKOUT / folder).rglob("*") if path.is_file() and path.suffix != ".md"}
        assert there == taken


def test_the_library_imports_no_client_and_no_graph():
    heavy = "{'openai', 'langgraph', 'jinja2', 'httpx', 'ray'}"
    code = f"import sys, backchannel.library; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_content_is_found_from_an_empty_directory(tmp_path):
    assert default_roots(tmp_path)
