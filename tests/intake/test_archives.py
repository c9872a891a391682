"""Web archives, tables and PDFs give their articles; what is broken in them is told and passed."""

from __future__ import annotations

import csv
import gzip
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet
from weblet import STORY, page

from accordingto.intake import Refusal, documents
from accordingto.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Packed = Callable[[bytes], bytes]


def record(number: int, body: bytes, kind: str = "text/html", status: str = "200 OK") -> bytes:
    """One answer as a WARC record, not packed."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: 2021-05-14T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(n, page(f"On day {n}, {STORY}")) for n in range(count)]


def as_is(data: bytes) -> bytes:
    return data


PACKINGS: list[tuple[str, Packed]] = [
    (".warc", as_is),
    (".warc.gz", gzip.compress),
    (".warc.zst", zstandard.compress),
]


def write(path: Path, records: list[bytes], packed: Packed) -> Path:
    path.write_bytes(b"".join(map(packed, records)))
    return path


def outcomes(path: Path, **given: str) -> list[Document | Refusal]:
    return list(documents([path], **given))  # type: ignore[arg-type]


@pytest.mark.parametrize(("ending", "packed"), PACKINGS)
def test_each_page_of_an_archive_is_an_article(tmp_path: Path, ending: str, packed: Packed) -> None:
    found = outcomes(write(tmp_path / f"news{ending}", pages(3), packed))
    assert [each.url for each in found if isinstance(each, Document)] == [
        f"https://courier.example/{n}" for n in range(3)
    ]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.publisher, first.published) == ("Osk Courier", date(2021, 5, 13))
    assert first.fetched


@pytest.mark.parametrize(("ending", "packed"), PACKINGS)
def test_a_broken_record_is_told_and_the_next_is_found(
    tmp_path: Path, ending: str, packed: Packed
) -> None:
    first, second, third = pages(3)
    whole = packed(second)
    broken = whole[: len(whole) // 2] + b"\0" * 40 + whole[len(whole) // 2 + 40 :]
    if ending == ".warc":
        broken = second.replace(b"Content-Length: ", b"Content-Length: x")
    path = tmp_path / f"news{ending}"
    path.write_bytes(packed(first) + broken + packed(third))
    urls = [each.url for each in outcomes(path) if isinstance(each, Document)]
    assert urls[0] == "https://courier.example/0"
    assert urls[-1] == "https://courier.example/2"
    if ending != ".warc":
        assert any(isinstance(each, Refusal) for each in outcomes(path))


@pytest.mark.parametrize(("ending", "packed"), PACKINGS[1:])
def test_an_archive_that_breaks_off_gives_what_it_has(
    tmp_path: Path, ending: str, packed: Packed
) -> None:
    path = write(tmp_path / f"news{ending}", pages(3), packed)
    path.write_bytes(path.read_bytes()[:-300])
    *read, last = outcomes(path)
    assert len(read) == 2
    assert isinstance(last, Refusal)
    assert "record 3" in last.where
    assert "breaks off" in last.why


def test_a_record_without_a_type_is_told_and_the_next_is_found(tmp_path: Path) -> None:
    first, second = pages(2)
    for lost in (
        b"WARC-Type: response\r\n",
        b"Content-Type: application/http; msgtype=response\r\n",
    ):
        found = outcomes(write(tmp_path / "news.warc", [first.replace(lost, b""), second], as_is))
        assert isinstance(found[-1], Document)
        assert found[-1].url == "https://courier.example/1"


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    other = [record(7, b"\x89PNG", "image/png"), record(8, page(), status="404 Not Found")]
    found = outcomes(write(tmp_path / "news.warc.gz", [*pages(1), *other], gzip.compress))
    assert len(found) == 1


def test_an_archive_in_a_folder_is_found(tmp_path: Path) -> None:
    write(tmp_path / "CC-NEWS-2021.warc.gz", pages(1), gzip.compress)
    assert len(outcomes(tmp_path)) == 1


def test_other_languages_are_left_out_by_name(tmp_path: Path) -> None:
    french = (
        "Le maire d'Osk a déclaré mardi que la traversée resterait fermée jusqu'à nouvel ordre. "
        "Au moins soixante personnes ont été tuées dans le naufrage du ferry, a indiqué le ministère."
    )
    found = outcomes(
        write(
            tmp_path / "n.warc",
            [record(1, page(french).replace(STORY[:84].encode(), french.encode()))],
            as_is,
        )
    )
    (refusal,) = found
    assert isinstance(refusal, Refusal)
    assert "is in French: left out" in refusal.why


ROWS = [
    {"id": "a1", "publisher": "Lamp", "published": "2021-05-13", "text": "The mayor said\nso."},
    {"id": "a2", "publisher": "", "published": "", "text": ""},
    {"id": "a3", "publisher": "Lamp", "published": "soon", "text": "The mayor said no."},
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_row_of_csv_is_an_article(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "wire.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        rows = csv.DictWriter(out, ["id", "publisher", "published", "text"], delimiter=delimiter)
        rows.writeheader()
        rows.writerows(ROWS)
    first, empty, wrong = outcomes(path)
    assert isinstance(first, Document)
    assert (first.ref, first.text, str(first.published)) == (
        "a1",
        "The mayor said\nso.",
        "2021-05-13",
    )
    assert isinstance(empty, Refusal)
    assert isinstance(wrong, Refusal)
    assert "row 3" in wrong.where


def test_csv_whose_first_row_is_broken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'" ""')
    (refusal,) = outcomes(tmp_path / "a.csv")
    assert isinstance(refusal, Refusal)


def test_csv_without_text_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (refusal,) = outcomes(tmp_path / "a.csv")
    assert isinstance(refusal, Refusal)
    assert 'no column named "text"' in refusal.why


def test_csv_in_an_unnamed_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("text\ncafé said the mayor\n".encode("cp1252"))
    assert "--encoding" in str(outcomes(tmp_path / "a.csv")[-1])
    (found,) = outcomes(tmp_path / "a.csv", encoding="cp1252")
    assert isinstance(found, Document)


def test_each_row_of_parquet_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "wire.parquet"
    days = [date(2021, 5, 13), None, None]
    texts = [row["text"] for row in ROWS]
    cast("Any", parquet).write_table(
        cast("Any", pa).table({"id": [1, 2, 3], "published": days, "text": texts}), path
    )
    first, empty, last = outcomes(path)
    assert isinstance(first, Document)
    assert (first.ref, first.published) == ("1", date(2021, 5, 13))
    assert isinstance(empty, Refusal)
    assert isinstance(last, Document)


@pytest.mark.parametrize(
    "name", ["a.parquet", "a.pdf", "a.warc", "a.warc.gz", "a.warc.zst", "a.csv"]
)
@pytest.mark.parametrize(
    "data",
    [b"PAR1 no", b"%PDF-1.4 no", b"WARC/1.0 no", b"\x1f\x8b\x08 no", b"\x28\xb5\x2f\xfd no", b"\0"],
)
def test_what_is_not_what_it_is_called_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert all(isinstance(each, Refusal) for each in outcomes(tmp_path / name))
    assert outcomes(tmp_path / name)


def pdf(*lines: str) -> bytes:
    """A PDF of one page, written by hand."""
    show = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    stream = f"BT /F1 12 Tf 40 700 Td {show}ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, offsets = "%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode()


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("The mayor said the crossing", "would stay shut."))
    (found,) = outcomes(tmp_path / "a.pdf")
    assert isinstance(found, Document)
    assert found.text.split() == [
        "The",
        "mayor",
        "said",
        "the",
        "crossing",
        "would",
        "stay",
        "shut.",
    ]


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    (refusal,) = outcomes(tmp_path / "a.pdf")
    assert isinstance(refusal, Refusal)
    assert "without text" in refusal.why
