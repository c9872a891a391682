"""What other programs make of each format: their own readers read it."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from quick import article, quick_ledger

import fiction
from accordingto.exports import FORMATS, Listing, by_ending
from accordingto.exports.datasette import metadata
from accordingto.exports.xlsx import MOST_CHARACTERS
from accordingto.ledger.errors import LedgerError
from accordingto.ledger.row import PROVENANCE

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.ledger import Ledger

feedparser: Any
openpyxl: Any
followthemoney: Any
prov: Any
arrow: Any
pyld: Any
feedparser, openpyxl, followthemoney, prov, arrow, pyld = map(
    import_module,
    ("feedparser", "openpyxl", "followthemoney", "prov.model", "pyarrow.parquet", "pyld"),
)
"""Libraries without types."""

LISTINGS = (
    "claims",
    "events",
    "disputes",
    "pending",
    "figures",
    "actors",
    "matters",
    "documents",
    "readings",
)
HOSTILE = "=2+2 <script>alert(1)</script> & \u202eevil\ufffe"
ANNOTATION_TERMS = {
    "id": "@id",
    "type": "@type",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    **{
        name: f"http://www.w3.org/ns/oa#{name}"
        for name in ("start", "end", "exact", "prefix", "suffix", "SpecificResource")
    },
    "Annotation": "http://www.w3.org/ns/oa#Annotation",
    "target": "http://www.w3.org/ns/oa#hasTarget",
    "body": "http://www.w3.org/ns/oa#hasBody",
    "source": "http://www.w3.org/ns/oa#hasSource",
    "selector": "http://www.w3.org/ns/oa#hasSelector",
    "TextPositionSelector": "http://www.w3.org/ns/oa#TextPositionSelector",
    "TextQuoteSelector": "http://www.w3.org/ns/oa#TextQuoteSelector",
}
"""Of http://www.w3.org/ns/anno.jsonld, what the annotations of claims need."""


def _filled(ledger: Ledger) -> Ledger:
    ledger.add(
        article(
            "The mayor said 12 barns burned in Tarn.", "A farmer denied 12 barns burned in Tarn."
        ),
        article("A nun vowed 3 barns burned in Olm.", ref=HOSTILE, publisher=HOSTILE),
    )
    ledger.keep(fiction.READING)
    return ledger


@pytest.fixture
def ledger() -> Ledger:
    return _filled(quick_ledger())


def _bytes(ledger: Ledger, listing: str, form: str) -> bytes:
    out = BytesIO()
    FORMATS[form].write(Listing(listing, getattr(ledger, listing)().pairs()), out)
    return out.getvalue()


def _context(url: str, _options: object) -> dict[str, Any]:
    terms = {"@vocab": "https://schema.org/"} if "schema.org" in url else ANNOTATION_TERMS
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms}}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("listing", LISTINGS)
def test_a_listing_and_an_empty_one_are_written(ledger: Ledger, listing: str, form: str) -> None:
    if FORMATS[form].holds(listing):
        out = BytesIO()
        FORMATS[form].write(Listing(listing, []), out)
        assert not out.closed
        assert len(out.getvalue()) < len(_bytes(ledger, listing, form))


def test_the_ending_of_a_file_names_its_formats() -> None:
    assert by_ending(".XLSX") == ["xlsx"]
    assert by_ending(".jsonld") == ["webannotation", "schemaorg"]
    assert by_ending(".doc") == []


def test_polars_reads_parquet_with_types(ledger: Ledger) -> None:
    frame = pl.read_parquet(BytesIO(_bytes(ledger, "claims", "parquet")))
    assert frame.height == len(ledger.claims())
    assert tuple(frame.columns[-6:]) == PROVENANCE
    assert (frame.schema["start"], frame.schema["confidence"]) == (pl.Int64, pl.Float64)
    assert frame.schema["hedges"] == pl.List(pl.String)
    assert frame["says"].to_list() == [claim.says for claim in ledger.claims()]


def test_parquet_keeps_readings_whole(ledger: Ledger) -> None:
    table = arrow.read_table(BytesIO(_bytes(ledger, "readings", "parquet")))
    read = [json.loads(row["reading"]) for row in table.to_pylist()]
    assert read == ledger.readings().to_dicts()


def test_polars_reads_csv(ledger: Ledger) -> None:
    frame = pl.read_csv(_bytes(ledger, "figures", "csv"))
    assert frame["likely_high"].to_list() == [f.likely[1] for f in ledger.figures()]


def test_openpyxl_reads_workbooks_without_a_formula(ledger: Ledger) -> None:
    sheet = openpyxl.load_workbook(BytesIO(_bytes(ledger, "claims", "xlsx")))["claims"]
    head, *rows = sheet.iter_rows()
    assert tuple(cell.value for cell in head[-6:]) == PROVENANCE
    assert len(rows) == len(ledger.claims())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    assert any(str(cell.value).startswith("=2+2") for row in rows for cell in row)
    assert sheet.freeze_panes == "A2"


def test_a_workbook_s_cell_is_cut_where_it_must_be() -> None:
    out = BytesIO()
    FORMATS["xlsx"].write(Listing("claims", [(None, {"says": "a" * 40_000})]), out)
    sheet = openpyxl.load_workbook(BytesIO(out.getvalue()))["claims"]
    value = str(sheet["A2"].value)
    assert (len(value), value[-1]) == (MOST_CHARACTERS, "…")


def test_a_feed_reader_reads_atom(ledger: Ledger) -> None:
    written = _bytes(ledger, "disputes", "atom")
    feed = feedparser.parse(written)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert len(feed.entries) == len(ledger.disputes())
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert "farmer" in feed.entries[0].content[0].value
    assert [e.id for e in feedparser.parse(_bytes(ledger, "disputes", "atom")).entries] == [
        e.id for e in feed.entries
    ]


def test_atom_holds_any_text(ledger: Ledger) -> None:
    feed = feedparser.parse(_bytes(ledger, "claims", "atom"))
    assert not feed.bozo
    assert len(feed.entries) == len(ledger.claims())


def test_a_json_ld_processor_reads_annotations_at_the_words(ledger: Ledger) -> None:
    page = json.loads(_bytes(ledger, "claims", "webannotation"))
    expanded: Any = pyld.jsonld.expand(page, {"documentLoader": _context})
    (items,) = expanded[0]["https://www.w3.org/ns/activitystreams#items"]
    assert len(items["@list"]) == len(ledger.claims())
    for annotation, claim in zip(page["items"], ledger.claims(), strict=True):
        position, quote = annotation["target"][0]["selector"]
        text = claim.document.text
        assert (
            text[position["start"] : position["end"]] == quote["exact"] == claim.content[0].of(text)
        )
        assert text[: position["start"]].endswith(quote["prefix"])


def test_a_json_ld_processor_reads_claims_without_a_rating(ledger: Ledger) -> None:
    graph = json.loads(_bytes(ledger, "disputes", "schemaorg"))
    expanded: Any = pyld.jsonld.expand(graph, {"documentLoader": _context})
    claims = [node for node in expanded if node["@type"] == ["https://schema.org/Claim"]]
    held = {claim.id for dispute in ledger.disputes() for s in dispute.sides for claim in s.claims}
    assert {node["@id"] for node in claims} == {f"urn:accordingto:{name}" for name in held}
    assert not any("ating" in key for node in claims for key in node)


def test_prov_reads_where_claims_come_from(ledger: Ledger) -> None:
    read = prov.ProvDocument.deserialize(content=_bytes(ledger, "readings", "prov").decode())
    assert read is not None
    kinds = [type(record).__name__ for record in read.get_records()]
    claims = len(ledger.claims())
    assert kinds.count("ProvGeneration") == kinds.count("ProvDerivation") == claims
    assert kinds.count("ProvActivity") == len(ledger.readings())
    assert kinds.count("ProvEntity") == claims + len(ledger.documents())


def test_followthemoney_reads_its_entities(ledger: Ledger) -> None:
    lines = _bytes(ledger, "readings", "ftm").splitlines()
    entities = [followthemoney.model.get_proxy(json.loads(line)) for line in lines]
    schemata = [entity.schema.name for entity in entities]
    assert schemata.count("Article") == len(ledger.documents())
    assert schemata.count("Note") == len(ledger.claims())
    named = {name for entity in entities for name in entity.names}
    assert "Ivo Marn" in named
    assert "a port official" not in named
    known = {entity.id for entity in entities}
    for entity in entities:
        assert {value for prop, value in entity.itervalues() if prop.type.name == "entity"} <= known


def test_without_its_extra_followthemoney_says_what_to_install(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("accordingto.exports.ftm.import_module", missing)
    with pytest.raises(LedgerError, match=r"pip install 'accordingto\[ftm\]'"):
        _bytes(ledger, "readings", "ftm")


class _Page(HTMLParser):
    """Tags and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("listing", ["disputes", "readings"])
def test_a_report_is_one_file_that_runs_and_loads_nothing(ledger: Ledger, listing: str) -> None:
    page = _Page(_bytes(ledger, listing, "html").decode())
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "img", "iframe", "a"})
    assert not any(
        name.startswith(("on", "src", "href")) for _, attrs in page.tags for name in attrs
    )
    for claim in Listing(listing, getattr(ledger, listing)().pairs()).claims():
        assert claim.says in page.words


def test_a_report_of_an_article_shows_its_text_as_it_is(ledger: Ledger) -> None:
    page = _Page(_bytes(ledger, "readings", "html").decode())
    assert fiction.TEXT in page.words
    assert HOSTILE in page.words


def test_datasette_answers_every_canned_query(tmp_path: Path) -> None:
    datasette: Any = import_module("datasette.app")
    name = tmp_path / "tesk.db"
    with _filled(quick_ledger(name)) as ledger:
        disputes = sum(len(s.claims) for d in ledger.disputes() for s in d.sides)
    told = metadata(str(name))

    async def ask() -> dict[str, list[Any]]:
        site = datasette.Datasette([str(name)], metadata=told)
        found: dict[str, list[Any]] = {}
        for query in told["databases"]["tesk"]["queries"]:
            path = f"/tesk/{query}.json?_shape=array&source=mayor&claim=C1"
            reply = await site.client.get(path)
            assert reply.status_code == 200, reply.text
            found[query] = reply.json()
        return found

    with ThreadPoolExecutor(1) as pool:  # a browser test before may leave this thread a loop
        rows = pool.submit(lambda: asyncio.run(ask())).result()
    assert len(rows["disputes"]) == disputes
    assert [row["source"] for row in rows["claims_by_source"]] == ["The mayor"]
    assert "12 barns" in rows["text_around"][0]["passage"]
    assert all(rows[name] for name in ("denials", "tolls", "not_told_as_fact", "pending"))
