"""How long a call takes, for benches that ask the same thing again."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 5


def seconds(call: Callable[[], object]) -> float:
    """The median of some calls, after one to warm up."""
    times: list[float] = []
    for _ in range(REPEATS + 1):
        begun = perf_counter()
        call()
        times.append(perf_counter() - begun)
    return median(times[1:])
