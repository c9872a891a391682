"""Reading needs no network and unpickles nothing: it is run with both taken away."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"
NAMESPACE = ["unshare", "--map-root-user", "--net"]
READ = """
import accordingto as at
(claim,) = at.read("The ministry denied that its guns had fired.", published="2031-05-13").claims
assert claim.by == "The ministry"
"""
SEALED = """
import pickle, socket, sys
def refuse(*_, **__):
    raise AssertionError("this must not be called while reading")
pickle.load = pickle.loads = pickle.Unpickler = refuse
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


def namespace_allowed() -> bool:
    """Whether this machine lets us cut the network off."""
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


def test_reading_unpickles_nothing_and_opens_no_connection() -> None:
    subprocess.run([sys.executable, "-c", SEALED + READ], check=True)


@pytest.mark.skipif(not namespace_allowed(), reason="no network namespaces; the guard above stands")
def test_reading_works_without_any_network() -> None:
    alone = "import socket\nassert [name for _, name in socket.if_nameindex()] == ['lo']\n"
    subprocess.run([*NAMESPACE, sys.executable, "-c", alone + READ], check=True)


def test_our_own_code_imports_no_pickle() -> None:
    pattern = re.compile(
        r"^\s*(?:from|import) (?:c?pickle|dill|shelve|marshal|joblib)\b", re.MULTILINE
    )
    sources = list(SOURCES.rglob("*.py"))
    assert len(sources) > 100
    assert [str(p) for p in sources if pattern.search(p.read_text(encoding="utf-8"))] == []
