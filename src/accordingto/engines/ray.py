"""Ray: the cluster that `$RAY_ADDRESS` names, else processes of this machine."""

from __future__ import annotations

from collections import deque
from importlib import import_module
from typing import TYPE_CHECKING, Any

from accordingto.engines.batch import work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ray: Any = import_module("ray")

AHEAD = 2
"""Batches that wait for each process, so that none is idle."""


def run(batches: Iterable[str], reader: str, *, workers: int) -> Iterator[str]:
    """Read the batches; Ray itself does again what a lost process had."""
    mine = not ray.is_initialized()
    if mine:
        ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False)
    task: Any = ray.remote(work)
    sent: deque[Any] = deque()
    try:
        for batch in batches:
            sent.append(task.remote(batch, reader))
            if len(sent) > AHEAD * workers:
                yield ray.get(sent.popleft())
        while sent:
            yield ray.get(sent.popleft())
    finally:
        if mine:
            ray.shutdown()
