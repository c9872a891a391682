"""What a linguist edits: one folder a language, TOML only."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(language: str, name: str) -> dict[str, Any]:
    """The table of `languages/<language>/<name>.toml`, read once.

    Raises:
        FileNotFoundError: the language has no such file.
    """
    path = files(__name__) / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
