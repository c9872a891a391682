"""The cost of each room of a reading, as a share of the bare parse of the same texts.

    python bench/rooms.py [ROUNDS]

The texts are our own articles. Each round parses all of them and then runs every room on the
parses, so that a busy machine slows both; the least of the rounds is told. The four rooms of
actors, times, places and figures together are to cost under 35 percent of the parse, a whole
reading no more than 2.5 times the parse.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from accordingto.model import Document
from accordingto.reading.actor import read_actors
from accordingto.reading.claim import read_claims
from accordingto.reading.event import read_events
from accordingto.reading.figure import read_figures
from accordingto.reading.parse import parse
from accordingto.reading.place import read_places
from accordingto.reading.reader import read_document
from accordingto.reading.when import read_times

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).parents[1]
ROOMS = ("actors", "times", "places", "figures")
LIMIT = 35.0
"""Percent of the parse that the four rooms may cost together."""
WHOLE = 2.5
"""A whole reading over the parse."""
TIMES = 50.0
"""Articles a second on one core that times are to be read at, the parse excluded."""


class Watch:
    """Seconds spent under each name."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, name: str) -> Generator[None]:
        """Add the time that the block takes."""
        start = perf_counter()
        yield
        self.spent[name] += perf_counter() - start


def documents() -> list[Document]:
    """The articles of the example story and of our gold for attribution."""
    lines = (ROOT / "examples/tarnholt.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    story = [Document(text=row["text"], published=row["published"]) for row in rows]
    folder = ROOT / "evaluation/attribution/text"
    texts = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]
    return story + [Document(text=text, published=story[0].published) for text in texts]


def run(articles: list[Document]) -> dict[str, float]:
    """One round over all articles: seconds for the parse and each room."""
    watch = Watch()
    for document in articles:
        with watch.on("parse"):
            parsed = parse(document.text)
        with watch.on("times"):
            times = read_times(document, parsed)
        with watch.on("figures"):
            read_figures(document, parsed, times)
        with watch.on("actors"):
            actors = read_actors(document, parsed)
        with watch.on("places"):
            places = read_places(document, parsed, actors)
        with watch.on("attribution"):
            claims = read_claims(document, parsed, actors, times)
        with watch.on("events"):
            read_events(document, parsed, actors, places, times, claims)
        with watch.on("reading"):
            read_document(document)
    return watch.spent


def main() -> int:
    """Print the shares; exit 1 where they cost too much or times are too slow."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    articles = documents()
    run(articles[:2])
    spent = [run(articles) for _ in range(rounds)]
    least = {name: min(each[name] for each in spent) for name in spent[0]}
    words = sum(len(document.text.split()) for document in articles)
    print(f"{len(articles)} articles, {words} words, best of {rounds} rounds; parse = 100")
    for name in (*ROOMS, "events", "attribution"):
        speed = len(articles) / least[name]
        print(f"{name:12}{100 * least[name] / least['parse']:6.1f} %{speed:10.0f} articles/s")
    together = 100 * sum(least[name] for name in ROOMS) / least["parse"]
    print(f"{'the four':12}{together:6.1f} %   (limit {LIMIT:.0f} %)")
    whole = least["reading"] / least["parse"]
    print(f"{'whole reading':12}{whole:6.2f} times the parse   (bar {WHOLE})")
    slow = len(articles) / least["times"] < TIMES
    return together > LIMIT or whole > WHOLE or slow


if __name__ == "__main__":
    sys.exit(main())
