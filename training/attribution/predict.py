"""Read every text of a folder with the shipped weights, for the scorer.

python training/attribution/predict.py ../shared/data/polnear/dev/text > PRED.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.reading.attribution import attributions

if TYPE_CHECKING:
    from accordingto.model import Spans


def pairs(spans: Spans) -> list[list[int]]:
    """Spans as the scorer reads them."""
    return [[span.start, span.end] for span in spans]


def main() -> None:
    """Print one line of JSON for each text."""
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        found = [
            {"source": pairs(a.source), "cue": pairs(a.cue), "content": pairs(a.content)}
            for a in attributions(path.read_bytes().decode())
        ]
        print(json.dumps({"doc": path.stem, "attributions": found}))


if __name__ == "__main__":
    main()
