"""The twins of the pages: the same rows as files, in JSON and in every format of `exports`."""

from __future__ import annotations

import json
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Annotated, Any, BinaryIO, cast

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException

from accordingto.exports import FORMATS, Listing
from accordingto.ledger.everyone import known_row
from accordingto.ledger.row import Row, dispute_row, matter_row
from accordingto.model import Dispute, Matter
from accordingto.web.asked import Narrowed
from accordingto.web.found import article, claims_by, found, person
from accordingto.web.stands import about

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from accordingto.ledger import Ledger

LISTINGS = {
    "disputes": "where accounts collide",
    "matters": "what several accounts are about",
    "claims": "who says what",
    "actors": "who speaks, acts or suffers",
    "documents": "the articles",
    "pending": "what time is to settle",
    "events": "who did what to whom, how real, on whose word",
    "figures": "how many",
    "judgements": "what people decided",
}
"""Listing to what it holds."""
JSON = "json"
_CHUNK = 1 << 16
_IN_MEMORY = 4_000_000
"""Bytes of a file that are held in memory before it goes to disk."""

router = APIRouter()

Ending = Annotated[
    str, Path(description="a format", json_schema_extra={"enum": [JSON, *FORMATS]}, max_length=20)
]
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The rows: in JSON as a list of objects, else in the format of the ending.",
        "content": {
            "application/json": {"schema": {"type": "array", "items": {"type": "object"}}},
            **{form.media_type: {} for form in FORMATS.values()},
        },
    },
    400: {"description": "A filter that cannot be; the answer says which can."},
    404: {"description": "No such thing, or no such format."},
}


def held(request: Request) -> Ledger:
    """The ledger that this server shows."""
    return request.app.state.ledger


Held = Annotated[Any, Depends(held)]


def _listed(name: str) -> Callable[..., Response]:
    def listed(form: Ending, ledger: Held, asked: Annotated[Narrowed, Query()]) -> Response:
        rows = getattr(ledger, name)(**asked.filters())
        return file(Listing(name, rows.pairs()), form)

    return listed


for _name, _told in LISTINGS.items():
    router.add_api_route(
        f"/{_name}.{{form}}",
        _listed(_name),
        methods=["GET"],
        name=f"{_name}_file",
        summary=f"All of {_name}: {_told}",
        responses=_FILE,
        response_class=Response,
        tags=["listings"],
    )


@router.get("/disputes/{name}.{form}", responses=_FILE, tags=["things"])
def dispute_file(name: str, form: Ending, ledger: Held) -> Response:
    """One dispute with its sides and their claims."""
    thing = found(ledger, name, Dispute)
    return _one("disputes", thing, dispute_row(thing), form)


@router.get("/matters/{name}.{form}", responses=_FILE, tags=["things"])
def matter_file(name: str, form: Ending, ledger: Held) -> Response:
    """One matter with its claims."""
    thing = found(ledger, name, Matter)
    return _one("matters", thing, matter_row(thing), form)


@router.get("/documents/{name}.{form}", responses=_FILE, tags=["things"])
def document_file(name: str, form: Ending, ledger: Held) -> Response:
    """One article: its whole reading in JSON and formats that hold no claims; else its claims."""
    number = article(ledger, name)
    if form == JSON:
        return JSONResponse(next(ledger.readings(document=number).rows()))
    if form in FORMATS and not FORMATS[form].holds("claims"):
        return file(Listing("readings", ledger.readings(document=number).pairs()), form)
    return file(Listing("claims", ledger.claims(document=number).pairs()), form)


@router.get("/actors/{name}.{form}", responses=_FILE, tags=["things"])
def actor_file(name: str, form: Ending, ledger: Held) -> Response:
    """One actor in all articles: in JSON with claims by and about it, else the claims by it."""
    known = person(ledger, name)
    pairs = list(claims_by(ledger, known).pairs())
    if form == JSON:
        joins = [{"actor": b.other, "with": b.one, "because": b.why} for b in known.bonds]
        said = {"claims": [row for _, row in pairs], "about": [r for _, r in about(ledger, known)]}
        return JSONResponse({**known_row(known), "joins": joins, **said})
    return file(Listing("claims", pairs), form)


def _one(name: str, thing: object, row: Row, form: str) -> Response:
    if form == JSON:
        return JSONResponse(row)
    return file(Listing(name, [(thing, row)]), form, called=row["id"])


def file(listing: Listing, form: str, called: str = "") -> Response:
    """A listing as a file, made whole before it is sent, so that an error is told as one.

    Raises:
        HTTPException: there is no such format, or it does not hold such rows.
    """
    if form != JSON and (form not in FORMATS or not FORMATS[form].holds(listing.name)):
        able = ", ".join([JSON, *(n for n, one in FORMATS.items() if one.holds(listing.name))])
        raise HTTPException(404, f"{listing.name} are not given as {form!r}: use {able}")
    out = cast("BinaryIO", SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - `_read` closes it
    if form == JSON:
        _write_json(listing.rows(), out)
        return StreamingResponse(_read(out), media_type="application/json")
    FORMATS[form].write(listing, out)
    name = f"{called or listing.name}{FORMATS[form].ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_read(out), headers=headers, media_type=FORMATS[form].media_type)


def _write_json(rows: Iterable[Row], out: BinaryIO) -> None:
    """A list of rows, one on each line."""
    for number, row in enumerate(rows):
        out.write(b",\n" if number else b"[\n")
        out.write(json.dumps(row, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace"))
    out.write(b"\n]\n" if out.tell() else b"[]\n")


def _read(out: IO[bytes]) -> Iterator[bytes]:
    with out:
        out.seek(0)
        while part := out.read(_CHUNK):
            yield part
