"""Hold the product to the gold of our stories: disputes, dates, speakers, pending matters.

    python evaluation/story.py                   print the figures of the example story
    python evaluation/story.py lady-orla vetch   of these (see STORIES)
    python evaluation/story.py --json            the same for a machine

A gold quote stands for the claims of its article whose words (cue and content) overlap it.
A gold dispute is found when one dispute of its kind (or of `or_kind`) has claims of two of its
sides on two sides. A dispute is spurious when it matches none and touches no tolerated quotes.
A pair of `not_disputes` is opposed when a dispute has the one on one side and the other on another.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import accordingto as at
from accordingto.model import Claim, Dispute, Span

if TYPE_CHECKING:
    from accordingto.ledger.ledger import Ledger

EXAMPLES = Path(__file__).parent.parent / "examples"
OURS = Path(__file__).parent / "disputes"
STORIES = {
    name: (folder / f"{name}.jsonl", folder / f"{name}.gold.json")
    for name, folder in (
        ("tarnholt", EXAMPLES),
        ("lady-orla", OURS),
        ("orrin", OURS),
        ("port-strike", OURS),
        ("sarnmoor", OURS),
        ("vetch", OURS),
    )
}
"""Each story's articles and gold; `tarnholt` is the example story."""
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was right, out of how many, and what was wrong by name."""

    right: dict[str, int]
    of: dict[str, int]
    wrong: dict[str, list[str]]


class Gold:
    """The gold of the story, with the place of each quote in its article."""

    def __init__(self, story: Path, gold: Path) -> None:
        rows = (json.loads(line) for line in story.read_text(encoding="utf-8").splitlines())
        self.texts: dict[str, str] = {row["id"]: row["text"] for row in rows}
        self.data: Json = json.loads(gold.read_text(encoding="utf-8"))

    def span(self, quote: Json) -> tuple[str, Span]:
        """Article and half-open code points of a quote."""
        start = self.texts[quote["article"]].index(quote["quote"])
        return quote["article"], Span(start, start + len(quote["quote"]))

    def holds(self, claim: Claim, quotes: Iterable[Json]) -> bool:
        """Whether a claim overlaps one of the quotes."""
        parts = (*claim.cue, *claim.content)
        return any(
            claim.document.ref == article and any(span.overlaps(part) for part in parts)
            for article, span in map(self.span, quotes)
        )


def disputes_found(gold: Gold, disputes: Sequence[Dispute]) -> tuple[list[str], list[str]]:
    """Ids of the gold disputes that are missing, and the questions that are spurious."""
    missing: list[str] = []
    matched: set[str] = set()
    for want in gold.data["disputes"]:
        kinds = {want["kind"], want.get("or_kind")}
        hits = [d for d in disputes if d.kind.value in kinds and _opposes(gold, d, want["sides"])]
        matched.update(hit.id for hit in hits)
        if not hits:
            missing.append(want["id"])
    spurious = [
        f"{d.id} ({d.kind}) {d.question}"
        for d in disputes
        if d.id not in matched and not _is_excused(gold, d)
    ]
    return missing, spurious


def _opposes(gold: Gold, dispute: Dispute, sides: Sequence[Json]) -> bool:
    """Whether two sides of a dispute hold claims of two gold sides."""
    quotes = [[*side["quotes"], *side.get("restated", ())] for side in sides]
    held = [
        {n for n, mine in enumerate(quotes) for c in side.claims if gold.holds(c, mine)}
        for side in dispute.sides
    ]
    return any(
        one != other for left, right in permutations(held, 2) for one in left for other in right
    )


def _is_excused(gold: Gold, dispute: Dispute) -> bool:
    """Whether every side of a dispute is of one gold dispute's words, or is tolerated."""
    claims = [claim for side in dispute.sides for claim in side.claims]
    for want in (*gold.data["disputes"], *gold.data["tolerated"]):
        quotes = [*want.get("quotes", ()), *want.get("optional", ())]
        for side in want.get("sides", ()):
            quotes += [*side["quotes"], *side.get("restated", ())]
        if all(gold.holds(claim, quotes) for claim in claims):
            return True
    return False


def wrongly_opposed(gold: Gold, disputes: Sequence[Dispute]) -> list[str]:
    """The pairs of `not_disputes` that some dispute puts on two sides."""
    return [
        f"{pair['why']}: {pair['quotes'][0]['quote']} / {pair['quotes'][1]['quote']}"
        for pair in gold.data["not_disputes"]
        if any(
            any(gold.holds(c, pair["quotes"][:1]) for c in left.claims)
            and any(gold.holds(c, pair["quotes"][1:]) for c in right.claims)
            for dispute in disputes
            for left, right in permutations(dispute.sides, 2)
        )
    ]


def dates_wrong(gold: Gold, ledger: Ledger) -> list[str]:
    """The relative dates of the gold that are not resolved to their value."""
    found = {
        (reading.document.ref, when.span.start): when.value
        for reading in ledger.readings()
        for when in reading.times
    }
    wrong: list[str] = []
    for want in gold.data["dates"]:
        article, span = gold.span(want)
        start = span.start + want["quote"].index(want["words"])
        got = next(
            (v for (ref, at_), v in found.items() if ref == article and abs(at_ - start) < 4), None
        )
        if got != want["value"]:
            wrong.append(f"{article}: {want['quote']}: {got}, not {want['value']}")
    return wrong


def speakers_wrong(gold: Gold, claims: Sequence[Claim], names: Mapping[str, str]) -> list[str]:
    """The hard attributions of the gold whose speaker is another one, or nobody."""
    wrong: list[str] = []
    for want in gold.data["speakers"]:
        said = [names.get(c.source.actor or "", c.by) for c in claims if gold.holds(c, [want])]
        if not any(_same_name(want["who"], name) for name in said):
            wrong.append(f"{want['quote']}: {said}, not {want['who']}")
    return wrong


def _same_name(want: str, got: str) -> bool:
    """Whether names share their telling words: "Government of Tolmeria", "Tolmeria"."""
    skip = {"government", "of", "the", "a", "an", "at"}
    telling = [set(name.lower().split()) - skip for name in (want, got)]
    return bool(telling[0] & telling[1])


def pending_missed(gold: Gold, ledger: Ledger) -> list[str]:
    """The pending matters of the gold that the ledger does not list with that kind and status."""
    rows = list(ledger.pending())
    return [
        f"{want['kind']} {want['status']}: {want['quote']}"
        for want in gold.data["pending"]
        if not any(
            row.kind.value == want["kind"]
            and row.status.value == want["status"]
            and gold.holds(row.claim, [want])
            for row in rows
        )
    ]


def measure(story: Path, gold_file: Path) -> Figures:
    """All figures of a story read and linked anew."""
    gold = Gold(story, gold_file)
    with at.open(":memory:") as ledger:
        ledger.add(story)
        disputes = list(ledger.disputes())
        missing, spurious = disputes_found(gold, disputes)
        names = {actor.id: actor.name for actor in ledger.actors()}
        wrong = {
            "disputes": missing,
            "spurious": spurious,
            "opposed": wrongly_opposed(gold, disputes),
            "dates": dates_wrong(gold, ledger),
            "speakers": speakers_wrong(gold, list(ledger.claims()), names),
            "pending": pending_missed(gold, ledger),
        }
    of = {
        "disputes": len(gold.data["disputes"]),
        "opposed": len(gold.data["not_disputes"]),
        "dates": len(gold.data["dates"]),
        "speakers": len(gold.data["speakers"]),
        "pending": len(gold.data["pending"]),
    }
    return Figures({key: n - len(wrong[key]) for key, n in of.items()}, of, wrong)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the stories that are named; of the example story by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("stories", nargs="*", metavar="story", help=", ".join(STORIES))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    names: list[str] = options.stories or ["tarnholt"]
    if unknown := set(names) - STORIES.keys():
        parser.error(f"no story {', '.join(sorted(unknown))}; there are {', '.join(STORIES)}")
    figures = {name: measure(*STORIES[name]) for name in names}
    if options.json:
        print(json.dumps({name: asdict(found) for name, found in figures.items()}, indent=1))
        return 0
    for name, found in figures.items():
        _print(name, found)
    return 0


def _print(name: str, found: Figures) -> None:
    print(name)
    for key, n in found.of.items():
        print(f"  {key:10} {found.right[key]:3} of {n}")
    print(f"  spurious   {len(found.wrong['spurious']):3}")
    for key, lines in found.wrong.items():
        for line in lines:
            print(f"    {key}: {line}")


if __name__ == "__main__":
    sys.exit(main())
