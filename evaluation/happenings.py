"""Hold the product's events to our own gold: invented sentences and articles.

    python evaluation/happenings.py            print the figures
    python evaluation/happenings.py --errors   what was missed, invented or wrong, too
    python evaluation/happenings.py --json     the same for a machine
    python evaluation/happenings.py firstrun.toml    six articles no rule was mended against

A happening is marked in the text wherever it is named, `[1 shelled]`, and described by the line
of that number. A predicted event matches one when a mention of the one overlaps a mention of the
other and the type fits; one to one, most overlapping letters first. What is `optional` is neither
rewarded nor punished. A side is right when each party of the gold meets one of the prediction and
the reverse. A voucher is right when a claim that carries the event has the source, or when nobody
is credited and the publisher tells it. A double is a second prediction of a happening that has one.
A false fact is a happening that is not actual, is historical or on another's word, and is printed
as the article's fact.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import accordingto as at
from accordingto.model import Event, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

GOLD = Path(__file__).parent / "events"
FILES = ("sentences.toml", "articles.toml", "agency.toml")
MARK = re.compile(r"\[(\d+) ([^\]]+)\]")
Json = dict[str, Any]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Want:
    """One happening of the gold: where it is named, and what is true of it."""

    mentions: Spans
    row: Json

    def any_of(self, key: str, default: str) -> list[str]:
        """What the gold allows for one field."""
        value = self.row.get(key, default)
        return [value] if isinstance(value, str) else value

    @property
    def optional(self) -> bool:
        """Whether it may be missing."""
        return bool(self.row.get("optional"))

    @property
    def fact(self) -> bool:
        """Whether the article itself tells it as having happened."""
        told = "publisher" in self.any_of("voucher", "publisher")
        return "actual" in self.any_of("modality", "actual") and told and not self.historical

    @property
    def historical(self) -> bool:
        """Whether it is history, told for comparison."""
        return bool(self.row.get("historical"))


@dataclass(frozen=True, slots=True)
class Case:
    """One text with its happenings."""

    kind: str
    text: str
    wants: tuple[Want, ...]
    published: str | None = None


def case(kind: str, marked: str, rows: Sequence[Json], published: object = None) -> Case:
    """A text with its marks taken out; each happening with its places."""
    text, end = "", 0
    places: dict[int, list[Span]] = {}
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        places.setdefault(int(mark[1]), []).append(Span(len(text), len(text) + len(mark[2])))
        text, end = text + mark[2], mark.end()
    text += marked[end:]
    if sorted(places) != list(range(1, len(rows) + 1)):
        raise ValueError(f"marks {sorted(places)} for {len(rows)} happenings: {text[:60]}")
    wants = tuple(Want(tuple(places[number]), row) for number, row in enumerate(rows, start=1))
    return Case(kind, text, wants, str(published) if published else None)


def gold(files: Iterable[str] = FILES) -> Iterator[Case]:
    """Every text of some files of the gold."""
    for name in files:
        for kind, group in tomllib.loads((GOLD / name).read_text(encoding="utf-8")).items():
            for row in group.get("texts", [group]):
                yield case(kind, row["text"], row.get("events", []), group.get("published"))


def overlap(one: Iterable[Span], other: Sequence[Span]) -> int:
    """How many letters two sets of spans share at most in one pair."""
    shared = (min(a.end, b.end) - max(a.start, b.start) for a in one for b in other)
    return max(shared, default=0)


def mentions(event: Event) -> list[Span]:
    """Every span that names the event."""
    return [span for mention in event.mentions for span in mention]


def matched(wants: Sequence[Want], events: Sequence[Event]) -> dict[int, int]:
    """Number of a happening to that of its event."""
    fits = [
        (-overlap(want.mentions, mentions(event)), want.optional, w, e)
        for w, want in enumerate(wants)
        for e, event in enumerate(events)
        if event.type in want.any_of("type", "") and overlap(want.mentions, mentions(event)) > 0
    ]
    found: dict[int, int] = {}
    for _, _, w, e in sorted(fits):
        if w not in found and e not in found.values():
            found[w] = e
    return found


def places_of(words: str, text: str) -> list[Span]:
    """Wherever the words stand in the text."""
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def side_right(case: Case, want: Want, side: str, event: Event, reading: Reading) -> bool:
    """Whether the parties of one side are those of the gold."""
    spans, ids = (
        (event.actor_spans, event.actors)
        if side == "actors"
        else (event.recipient_spans, event.recipients)
    )
    known = [actor for actor in reading.actors if actor.id in ids]
    met: set[str] = set()
    for span in spans:
        same = [actor.mentions for actor in known if any(span.overlaps(m) for m in actor.mentions)]
        reach = [span, *(m for mentions in same for m in mentions)]
        hits = {w for w in want.row.get(side, []) if overlap(places_of(w, case.text), reach) > 0}
        if not hits:
            return False
        met |= hits
    missing = set(want.row.get(side, [])) - met
    return not missing or bool(want.row.get(f"{side}_may_be_missing") and not spans)


def voucher_right(case: Case, want: Want, event: Event, reading: Reading) -> bool:
    """Whether the right voice vouches."""
    voices = want.any_of("voucher", "publisher")
    if not event.voucher:
        return "publisher" in voices
    for claim in (c for c in reading.claims if c.id in event.voucher):
        named = [a.mentions for a in reading.actors if a.id == claim.source.actor]
        reach = [*claim.source.spans, *(m for mentions in named for m in mentions)]
        if any(overlap(places_of(voice, case.text), reach) > 0 for voice in voices):
            return True
    return False


def judged(case: Case, want: Want, event: Event, reading: Reading) -> dict[str, bool]:
    """What is right of a matched event."""
    modes = want.any_of("mode", "")
    return {
        "mode": modes == [""] or event.mode in modes,
        "actors": side_right(case, want, "actors", event, reading),
        "recipients": side_right(case, want, "recipients", event, reading),
        "modality": event.modality.value in want.any_of("modality", "actual"),
        "voucher": voucher_right(case, want, event, reading),
        "historical": event.historical == want.historical,
    }


def count(case: Case, reading: Reading, errors: list[str]) -> Counter[str]:
    """The counts of one text; what is wrong goes to `errors`."""
    pairs = matched(case.wants, reading.events)
    found = Counter({"wanted": sum(not w.optional for w in case.wants)})
    for number, event in enumerate(reading.events):
        if number in pairs.values():
            continue
        touched = [w for w in case.wants if overlap(w.mentions, mentions(event)) > 0]
        double = any(event.type in w.any_of("type", "") for w in touched)
        found["doubles"] += double
        found["invented"] += double or not any(w.optional for w in touched)
        errors.append(f"{case.kind}: {'double' if double else 'invented'} {event!r}")
    for number, want in enumerate(case.wants):
        if number not in pairs:
            if not want.optional:
                errors.append(f"{case.kind}: missed {want.row['type']} in {case.text[:90]!r}")
            continue
        event = reading.events[pairs[number]]
        right = judged(case, want, event, reading)
        fact = event.modality == "actual" and not event.voucher and not event.historical
        found["unsure"] += not want.fact
        found["false_facts"] += fact and not want.fact
        if want.optional:
            continue
        found["matched"] += 1
        found["type_and_parties"] += right["actors"] and right["recipients"]
        found.update(name for name, good in right.items() if good)
        wrong = [name for name, good in right.items() if not good]
        if wrong:
            errors.append(f"{case.kind}: {', '.join(wrong)} of {event!r} in {case.text[:90]!r}")
    return found


def measure(cases: Iterable[Case] | None = None) -> tuple[Counter[str], list[str]]:
    """All counts, those of each kind as `kind:name`; and what is wrong, one line each."""
    total, errors = Counter[str](), list[str]()
    for each in gold() if cases is None else cases:
        reading = at.read(each.text, published=each.published)
        found = count(each, reading, errors)
        total += found
        total.update({f"{each.kind}:{name}": number for name, number in found.items()})
    return total, errors


def rates(total: Mapping[str, int], kind: str = "") -> dict[str, tuple[int, int]]:
    """Every figure as hits of tries."""

    def of(name: str) -> int:
        return total.get(f"{kind}{name}", 0)

    predicted = of("matched") + of("invented")
    figures = {
        "type recall": (of("matched"), of("wanted")),
        "type precision": (of("matched"), predicted),
        "type and parties recall": (of("type_and_parties"), of("wanted")),
        "type and parties precision": (of("type_and_parties"), predicted),
    }
    fields = ("mode", "actors", "recipients", "modality", "voucher", "historical")
    figures |= {f"{name} of matched": (of(name), of("matched")) for name in fields}
    figures["false facts"] = (of("false_facts"), of("unsure"))
    figures["doubles"] = (of("doubles"), predicted)
    return figures


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Hold the product's events to our own gold.")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    parser.add_argument("files", nargs="*", default=FILES, help="files of evaluation/events")
    options = parser.parse_args()
    total, errors = measure(gold(options.files))
    if options.json:
        print(json.dumps(total, indent=2, sort_keys=True))
        return 0
    for name, (hits, tries) in rates(total).items():
        print(f"{name:28s}{100 * hits / tries if tries else 0:6.1f}   {hits} of {tries}")
    for kind in dict.fromkeys(name.partition(":")[0] for name in total if ":" in name):
        by = rates(total, f"{kind}:")
        names = ("type recall", "type precision", "type and parties recall", "modality of matched")
        print(f"  {kind:16s}" + "  ".join(f"{n} {by[n][0]}/{by[n][1]}" for n in names))
    if options.errors:
        print(*errors, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
