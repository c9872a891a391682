"""The columns that people filter and read, each made from a record and its document alone.

So they can be made again at any time and compared with what is stored (`check.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.model import as_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from accordingto.model import Document
    from accordingto.proof import Record

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def actor_columns(actor: Record, _document: Document) -> Record:
    """Who: name, kind, country, role, affiliation."""
    named = {key: actor[key] for key in ("name", "kind", "country", "role", "affiliation")}
    aliases = ", ".join(actor["aliases"]) or None
    return {**named, "aliases": aliases, **_extent(actor["mentions"])}


def place_columns(place: Record, document: Document) -> Record:
    """Where: the words, the gazetteer's name, the point."""
    named = {key: place[key] for key in ("name", "country", "lat", "lon", "geonames")}
    return {**named, **_words_of({"words": place["spans"]}, document), **_extent(place["spans"])}


def claim_columns(claim: Record, document: Document) -> Record:
    """Source words, cue words, content words; kind, stance, day, evidence."""
    words = {
        "source": claim["source"]["spans"],
        "cue": claim["cue"]["spans"],
        "content": claim["content"]["spans"],
        "evidence_words": claim["evidence"]["spans"],
        "hedges": claim["hedges"],
    }
    return {
        **{key: claim[key] for key in ("kind", "stance", "said", "venue", "confidence")},
        **_words_of(words, document),
        "evidence": claim["evidence"]["status"],
        "day": _day(claim["said"]) or document.published,
        **_extent(words["content"] or words["cue"] or words["source"]),
    }


def event_columns(event: Record, document: Document) -> Record:
    """What happened: the act's words, those of the parties, type, modality, day."""
    words = {
        "words": event["trigger"]["spans"],
        "actor_words": event["actor_spans"],
        "recipient_words": event["recipient_spans"],
    }
    return {
        **{key: event[key] for key in ("type", "mode", "modality", "confidence")},
        **_words_of(words, document),
        "happened": event["when"],
        "day": _day(event["when"]) or document.published,
        **_extent(words["words"]),
    }


def figure_columns(figure: Record, document: Document) -> Record:
    """How many: the words, both intervals, unit and measure."""
    low, high = figure["interval"]
    likely_low, likely_high = figure["likely"]
    return {
        **{key: figure[key] for key in ("value", "unit", "measure", "counted")},
        "low": low,
        "high": high,
        "likely_low": likely_low,
        "likely_high": likely_high,
        **_words_of({"words": [figure["span"]]}, document),
        **_extent([figure["span"]]),
    }


COLUMNS: dict[str, Callable[[Record, Document], Record]] = {
    "actors": actor_columns,
    "places": place_columns,
    "claims": claim_columns,
    "events": event_columns,
    "figures": figure_columns,
}
"""Table, which is also the list in the record, to what makes its columns."""


def _words_of(spans: dict[str, list[list[int]]], document: Document) -> Record:
    """Column to its words; None where there are none."""
    return {name: _joined(pairs, document.text) for name, pairs in spans.items()}


def _joined(pairs: list[list[int]], text: str) -> str | None:
    return " … ".join(text[start:end] for start, end in pairs) or None


def _extent(pairs: list[list[int]]) -> Record:
    """The first and the last character of all the spans."""
    if not pairs:
        return {"start": None, "end": None}
    return {"start": min(start for start, _ in pairs), "end": max(end for _, end in pairs)}


def _day(value: str | None) -> date | None:
    """The day of a TIMEX3 value that names one; a month or a week names none."""
    if value is None or not _DAY.match(value):
        return None
    try:
        return as_date(value)
    except ValueError:
        return None
