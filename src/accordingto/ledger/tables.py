"""The tables of a ledger, pleasant to read in Datasette or `sqlite3`.

A reading keeps its `record`, the Reading's JSON, packed; the rows of its actors, claims and the
rest hold what people filter and read of it. They are numbered one after the other, as in the
record, and the reading knows its first and its last of each. The ledger's own id is a letter and
the row's number: C17 is row 17 of `claims`. `day` is what `since` and `until` look at.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    func,
)

from accordingto.ledger.packed import Packed

metadata = MetaData()
PARTS = ("actors", "places", "claims", "events", "figures")
"""Tables that hold the parts of readings."""


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(name: str, target: str, *, required: bool = True, key: bool = False) -> Column[int]:
    """A foreign key, indexed; checked when the transaction ends."""
    foreign = _foreign(target)
    return Column(name, Integer, foreign, nullable=not required, primary_key=key, index=not key)


def _foreign(target: str) -> ForeignKey:
    return ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")


def _of() -> Column[int]:
    """The reading of a row; not indexed, see `conditions.of_reading`."""
    return Column("reading_id", Integer, _foreign("readings"), nullable=False)


def _text(name: str, *, required: bool = False) -> Column[str]:
    return Column(name, Text, nullable=not required)


def _float(name: str) -> Column[float]:
    return Column(name, Float)


def _json(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=False)


def _span() -> tuple[Column[int], Column[int]]:
    return Column("start", Integer), Column("end", Integer)


documents = Table(
    "documents",
    metadata,
    _id(),
    _text("sha256", required=True),
    Column("ref", Text, nullable=False, index=True),
    Column("url", Text, index=True),
    _text("publisher"),
    _text("title"),
    Column("published", Date, index=True),
    _text("fetched"),
    _text("language", required=True),
    _text("text", required=True),
    Column("version", Integer, nullable=False),
    _to("superseded_by", "documents", required=False),
    _text("added", required=True),
    _text("author"),
    Column("doubts", JSON, nullable=False, server_default="[]"),
)
Index(
    "documents_once",
    documents.c.sha256,
    func.coalesce(documents.c.publisher, ""),
    func.coalesce(documents.c.url, ""),
    unique=True,
)

readings = Table(
    "readings",
    metadata,
    _id(),
    _to("document_id", "documents"),
    _json("versions"),
    Column("record", Packed, nullable=False),
    _to("superseded_by", "readings", required=False),
    _text("made", required=True),
    *(Column(f"{end}_{name}", Integer) for name in PARTS for end in ("first", "last")),
)

actors = Table(
    "actors",
    metadata,
    _id(),
    _of(),
    _text("name", required=True),
    _text("kind", required=True),
    _text("country"),
    _text("role"),
    _text("affiliation"),
    _text("aliases"),
    *_span(),
)

places = Table(
    "places",
    metadata,
    _id(),
    _of(),
    _text("words"),
    _text("name", required=True),
    _text("country"),
    _float("lat"),
    _float("lon"),
    Column("geonames", Integer),
    *_span(),
)

claims = Table(
    "claims",
    metadata,
    _id(),
    _of(),
    _text("source"),
    _text("cue"),
    _text("content"),
    _text("kind", required=True),
    _text("stance", required=True),
    _text("said"),
    Column("day", Date, index=True),
    _text("venue"),
    _text("evidence", required=True),
    _text("evidence_words"),
    _text("hedges"),
    _to("actor_id", "actors", required=False),
    Column("within_id", Integer, _foreign("claims")),
    _float("confidence"),
    *_span(),
)

events = Table(
    "events",
    metadata,
    _id(),
    _of(),
    _text("words"),
    _text("type", required=True),
    _text("mode"),
    _text("modality", required=True),
    _text("actor_words"),
    _text("recipient_words"),
    _text("place"),
    _to("place_id", "places", required=False),
    _text("happened"),
    Column("day", Date, index=True),
    _float("confidence"),
    *_span(),
)

figures = Table(
    "figures",
    metadata,
    _id(),
    _of(),
    _text("words"),
    _float("value"),
    _float("low"),
    _float("high"),
    _float("likely_low"),
    _float("likely_high"),
    _text("unit"),
    _text("measure"),
    _text("counted"),
    _to("event_id", "events", required=False),
    _to("claim_id", "claims", required=False),
    *_span(),
)

about = Table(
    "claim_events",
    metadata,
    _to("claim_id", "claims", key=True),
    _to("event_id", "events", key=True),
    Index("claim_events_by_event", "event_id"),
    sqlite_with_rowid=False,
)

vouchers = Table(
    "event_vouchers",
    metadata,
    _to("event_id", "events", key=True),
    _to("claim_id", "claims", key=True),
    Index("event_vouchers_by_claim", "claim_id"),
    sqlite_with_rowid=False,
)

parties = Table(
    "event_parties",
    metadata,
    _to("event_id", "events", key=True),
    _to("actor_id", "actors", key=True),
    Column("part", Text, primary_key=True),
    Index("event_parties_by_actor", "actor_id"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    _id(),
    Column("last_reading", Integer, nullable=False),
    Column("last_judgement", Integer, nullable=False, server_default="0"),
    _text("version", required=True),
    _text("made", required=True),
)

matters = Table(
    "matters",
    metadata,
    _id(),
    _text("label", required=True),
    Column("because", Packed, nullable=False),
    Column("current", Boolean, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    _id(),
    _text("kind", required=True),
    _text("question", required=True),
    _to("matter_id", "matters", required=False),
    _json("because"),
    Column("current", Boolean, nullable=False),
    _text("judged"),
)

sides = Table(
    "dispute_sides",
    metadata,
    _to("dispute_id", "disputes", key=True),
    Column("side", Integer, primary_key=True, autoincrement=False),
    _text("says", required=True),
    Column("voices", Integer, nullable=False),
    Column("witnesses", JSON, nullable=False, server_default="[]"),
    _json("named"),
    _json("actors"),
)

dispute_claims = Table(
    "dispute_claims",
    metadata,
    _to("dispute_id", "disputes", key=True),
    Column("side", Integer, primary_key=True, autoincrement=False),
    _to("claim_id", "claims", key=True),
    Column("position", Integer, nullable=False),
    Index("dispute_claims_by_claim", "claim_id"),
    sqlite_with_rowid=False,
)

pending = Table(
    "pending",
    metadata,
    _id(),
    _text("kind", required=True),
    _text("status", required=True),
    _text("due"),
    _to("claim_id", "claims"),
    _to("settled_by", "claims", required=False),
    Column("current", Boolean, nullable=False),
)

matter_claims = Table(
    "matter_claims",
    metadata,
    _to("matter_id", "matters", key=True),
    _to("claim_id", "claims", key=True),
    Index("matter_claims_by_claim", "claim_id"),
    sqlite_with_rowid=False,
)

matter_events = Table(
    "matter_events",
    metadata,
    _to("matter_id", "matters", key=True),
    _to("event_id", "events", key=True),
    Index("matter_events_by_event", "event_id"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    _id(),
    _text("decision", required=True),
    _json("subjects"),
    _text("by", required=True),
    _text("at", required=True),
    _text("note"),
    _to("undoes_id", "judgements", required=False),
)

addresses = Table(
    "addresses",
    metadata,
    _id(),
    Column("url", Text, nullable=False, unique=True),
    _text("kind", required=True),
    _to("found_in", "addresses", required=False),
    _text("title"),
    Column("published", Date),
    _text("etag"),
    _text("modified"),
    _text("first", required=True),
    _text("checked"),
    Column("due", Text, index=True),
    Column("failures", Integer, nullable=False),
    _text("trouble"),
)

fetches = Table(
    "fetches",
    metadata,
    _id(),
    Column("asked", Text, nullable=False, index=True),
    _text("url", required=True),
    _text("sha256", required=True),
    _json("headers"),
    _text("at", required=True),
)

news = Table(
    "news",
    metadata,
    _id(),
    _text("kind", required=True),
    _text("thing", required=True),
    _text("title"),
    _text("words"),
    _text("url"),
    _text("publisher"),
    Column("told", Text),
    _text("at", required=True),
    Index("news_once", "kind", "thing", unique=True),
)

story_keys = Table(
    "story_keys",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    _to("document_id", "documents", key=True),
    Column("weight", Integer, nullable=False),
    sqlite_with_rowid=False,
)

story_ties = Table(
    "story_ties",
    metadata,
    _to("document_id", "documents", key=True),
    _to("other_id", "documents", key=True),
    Column("strength", Integer, nullable=False),
    Index("story_ties_by_other", "other_id"),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    _to("document_id", "documents", key=True),
    Column("story", Integer, nullable=False, index=True),
    Column("reading_id", Integer, nullable=False),
)

names = Table(
    "reading_names",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    _to("reading_id", "readings", key=True),
    sqlite_with_rowid=False,
)
