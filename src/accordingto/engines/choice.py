"""The engines by name."""

from __future__ import annotations

import os
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from accordingto.engines.batch import EngineError

if TYPE_CHECKING:
    from accordingto.engines.batch import Engine

ENGINES = ("local", "spark", "ray")
_PACKAGES = {"spark": "pyspark", "ray": "ray"}


def engine(name: str = "local", workers: int | None = None) -> Engine:
    """An engine that is ready to run.

    Args:
        name: one of `ENGINES`.
        workers: processes that read at once; by default one for each core of this machine.

    Raises:
        EngineError: there is no such engine, or its package is not installed.
    """
    if name not in ENGINES:
        raise EngineError(f"{name!r} is no engine: choose {' or '.join(ENGINES)}")
    try:
        run = import_module(f"accordingto.engines.{name}").run
    except ImportError as error:
        package = _PACKAGES.get(name, name)
        message = f"{package} is not installed: pip install 'accordingto[{name}]'"
        raise EngineError(message) from error
    return partial(run, workers=workers or len(os.sched_getaffinity(0)))
