"""What ARCHITECTURE.md promises of the code itself."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
FILES = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long() -> None:
    assert [str(path) for path in FILES if length(path) > 400] == []
    assert statistics.median(map(length, SOURCES)) <= 120


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_function_is_too_long(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 80, node.name


def test_no_name_says_nothing() -> None:
    empty = {"util", "utils", "helper", "helpers", "core", "common", "misc", "manager", "processor"}
    assert not empty & {path.stem for path in FILES}


def test_the_lock_is_hashed_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = re.findall(r"^(\S+==\S+) \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^\S+==", lock, re.MULTILINE)) > 50


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"\ndependencies = \[\n(.+?)\n\]", project, re.DOTALL)
    assert listed is not None
    reasons = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower()
    names = re.findall(r'"([a-z0-9-]+)[><=]', listed[1])
    assert [name for name in names if name not in reasons] == []


def test_every_large_file_that_is_not_ours_is_in_the_notice() -> None:
    package = ROOT / "src/accordingto"
    told = (ROOT / "NOTICE").read_text(encoding="utf-8")
    told += (package / "web/bundled.json").read_text(encoding="utf-8")
    large = [path for path in package.rglob("*.*") if path.stat().st_size > 200_000]
    assert len(large) >= 4
    assert [path.name for path in large if path.name not in told] == []
