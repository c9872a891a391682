"""What a call costs, for benches that ask the same thing again."""

from __future__ import annotations

from statistics import median
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 5


def seconds(call: Callable[[], object]) -> float:
    """CPU seconds of all threads, the median of some calls after one to warm up.

    What else the machine does at the time does not count.
    """
    times: list[float] = []
    for _ in range(REPEATS + 1):
        begun = process_time()
        call()
        times.append(process_time() - begun)
    return median(times[1:])
