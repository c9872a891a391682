"""Datasette metadata: titles and canned queries with which a ledger opens as it is.

https://docs.datasette.io/en/stable/metadata.html
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any


def metadata(ledger: str) -> dict[str, Any]:
    """The metadata for a ledger's file, under the name that Datasette gives it."""
    told = tomllib.loads(
        (files("accordingto.exports") / "datasette.toml").read_text(encoding="utf-8")
    )
    return {
        "title": told["title"],
        "description": told["description"],
        "databases": {Path(ledger).stem: {"queries": told["queries"]}},
    }
