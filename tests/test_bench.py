"""The benchmark of the rooms runs and adds up; what it measures is no test."""

from __future__ import annotations

import importlib.util
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench/rooms.py"


def test_every_room_is_timed() -> None:
    spec = importlib.util.spec_from_file_location("bench_rooms", BENCH)
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    spent = bench.run(bench.documents()[:1])
    assert set(spent) == {"parse", "events", "attribution", "reading", *bench.ROOMS}
    assert all(seconds > 0 for seconds in spent.values())
