"""Fuzz one target with atheris (libFuzzer): `python tests/fuzz/fuzz.py html -max_total_time=600`.

What it finds is written to `build/fuzz/`; the corpus of each target is kept there for the next run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, cast

import atheris

with cast("Any", atheris).instrument_imports(include=["accordingto"]):
    from seeds import SEEDS
    from targets import TARGETS

CORPUS = Path(__file__).parents[2] / "build" / "fuzz"


def main() -> None:
    """Fuzz until the time is over or something is found."""
    name, *options = sys.argv[1:]
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[name]):
        (folder / f"seed-{number}").write_bytes(seed)
    found = f"-artifact_prefix={CORPUS}/{name}-"
    arguments = [sys.argv[0], str(folder), found, "-max_len=20000", "-timeout=60", *options]
    fuzzer = cast("Any", atheris)
    fuzzer.Setup(arguments, TARGETS[name])
    fuzzer.Fuzz()


if __name__ == "__main__":
    main()
