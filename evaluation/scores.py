"""Measure what the product prints with the scorers of the shared folder.

    python evaluation/scores.py ../shared [NAME …]

NAME is any of attribution, figures, events, times, seed, disputes; all of them by default. The
data stays where it is; predictions go to a temporary folder.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Json = dict[str, Any]


def read(rows: Iterable[Json], out: Path) -> None:
    """Have the command line read records of id, text and published, as JSON lines."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    command = [sys.executable, "-m", "accordingto", "read", "-", "--format", "jsonl"]
    with out.open("w", encoding="utf-8") as file:
        subprocess.run(command, input=lines, stdout=file, text=True, check=False)


def records(path: Path, **names: str) -> list[Json]:
    """The records of a JSON-lines file with the fields renamed: `text="sentence"`."""
    found = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [{key: row.get(name) for key, name in names.items()} for row in found]


def score(shared: Path, scorer: str, *arguments: Path | str) -> None:
    """Run a scorer and let it print."""
    print(f"\n== {scorer}", *arguments, flush=True)
    subprocess.run(
        [sys.executable, shared / "score" / f"{scorer}.py", *map(str, arguments)], check=False
    )


def attribution(shared: Path, folder: Path) -> None:
    """PolNeAR dev, and our own articles: of other kinds, and in the manner of outlets."""
    own = Path(__file__).parent / "attribution"
    for gold in (shared / "data/polnear/dev", own, own / "outlets", own / "aside"):
        texts = sorted((gold / "text").glob("*.txt"))
        out = folder / f"{gold.name}.jsonl"
        read(({"id": file.stem, "text": file.read_bytes().decode()} for file in texts), out)
        score(shared, "attribution", gold, out)


def figures(shared: Path, folder: Path) -> None:
    """Number phrases in sentences."""
    read(records(shared / "data/figures/phrases.jsonl", id="id", text="text"), folder / "f.jsonl")
    score(shared, "figures", shared / "data/figures", folder / "f.jsonl")


def events(shared: Path, folder: Path) -> None:
    """PLOVER and PETRARCH sentences."""
    data = shared / "data/events"
    rows = records(data / "plover_gsr.jsonl", id="id", text="text", published="date")
    rows += records(data / "petrarch.jsonl", id="id", text="text", published="date")
    read(rows, folder / "e.jsonl")
    score(shared, "events", data, folder / "e.jsonl")


def times(shared: Path, folder: Path) -> None:
    """Relative dates in news, and narrative history."""
    for name in ("own-news-dates", "wikiwars"):
        gold = shared / f"data/time/{name}.jsonl"
        read(records(gold, id="id", text="text", published="dct"), folder / f"{name}.jsonl")
        score(shared, "times", gold, folder / f"{name}.jsonl")


def seed(shared: Path, folder: Path) -> None:
    """One real article, annotated whole."""
    text = (shared / "data/seed/article.txt").read_bytes().decode()
    read([{"id": "article", "text": text, "published": "2017-04-12"}], folder / "s.jsonl")
    score(shared, "seed", shared / "data/seed", folder / "s.jsonl")


def disputes(shared: Path, folder: Path) -> None:
    """Pairs of statements."""
    del folder
    score(shared, "disputes", shared / "data/disputes")


ALL: tuple[Callable[[Path, Path], None], ...] = (
    attribution,
    figures,
    events,
    times,
    seed,
    disputes,
)


def main() -> int:
    """Run the measures that are asked for."""
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    shared, names = Path(sys.argv[1]), set(sys.argv[2:])
    with tempfile.TemporaryDirectory() as folder:
        for measure in ALL:
            if not names or measure.__name__ in names:
                measure(shared, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
