"""Read a text: its reading, and what the ledger holds about the same; nothing is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

import accordingto
from accordingto.exports import Listing
from accordingto.intake import Refusal
from accordingto.intake.fetch import Fetcher
from accordingto.intake.given import Given
from accordingto.intake.page import read_fetched
from accordingto.intake.refusal import IntakeError, Unfit
from accordingto.ledger.row import claim_row
from accordingto.model import Document, Reading, as_date
from accordingto.record import to_record
from accordingto.web.files import JSON, Ending, Held, file
from accordingto.web.forms import from_own_page
from accordingto.web.looks import look
from accordingto.web.marks import marks, paragraphs
from accordingto.web.same import same_matters

LONGEST = 60_000
"""Characters of a text that is read while somebody waits."""
PATIENCE = 20.0
"""Seconds that an address may take to answer."""

router = APIRouter()


class Pasted(BaseModel):
    """What the form gives."""

    text: str = Field(default="", max_length=LONGEST, description="the article's own words")
    address: str = Field(default="", max_length=2000, description="or where it stands, https://…")
    published: str = Field(default="", max_length=30, description="its day, YYYY-MM-DD")
    publisher: str = Field(default="", max_length=300, description="the outlet")
    title: str = Field(default="", max_length=300)
    form_token: str = Field(default="", max_length=100, description="as a page's form has it")

    def reading(self) -> Reading:
        """Read it.

        Raises:
            HTTPException: there is nothing to read, or the day is none.
        """
        if self.address.strip() and not self.text.strip():
            return accordingto.read(self._fetched())
        if not self.text.strip():
            raise HTTPException(400, "paste the text of an article, or give its address")
        try:
            document = Document(
                self.text,
                ref="this text",
                publisher=self.publisher or None,
                title=self.title or None,
                published=as_date(self.published),
            )
        except ValueError as error:
            raise HTTPException(400, str(error)) from error
        return accordingto.read(document)

    def _fetched(self) -> Document:
        """The article at the address.

        Raises:
            HTTPException: it cannot be had: refused, out of reach, too large, or no article.
        """
        try:
            given = Given.checked(self.published or None, self.publisher or None, None)
            with Fetcher(patience=PATIENCE) as fetcher:
                found = next(read_fetched(fetcher.get(self.address.strip()), given))
        except (Unfit, IntakeError) as error:
            raise HTTPException(400, f"{self.address.strip()}: {error}") from error
        if isinstance(found, Refusal):
            raise HTTPException(400, str(found))
        if len(found.text) > LONGEST:
            raise HTTPException(400, f"the article has more than {LONGEST:,} characters")
        return found


@router.get("/read", include_in_schema=False)
def ask(request: Request) -> Response:
    """Ask for a text."""
    return look(request, "read.html", reading=None, given=Pasted(), longest=LONGEST)


@router.post("/read", include_in_schema=False)
def show(request: Request, ledger: Held, given: Annotated[Pasted, Form()]) -> Response:
    """The reading as a page."""
    from_own_page(request, given.form_token)
    reading = given.reading()
    contested = frozenset(c.id for d in reading.disputes for s in d.sides for c in s.claims)
    same = same_matters(ledger, reading)
    return look(
        request,
        "read.html",
        reading=reading,
        given=given,
        longest=LONGEST,
        called=same.names,
        paragraphs=list(paragraphs(reading.document.text, list(marks(reading.claims, contested)))),
        same=same,
    )


@router.post("/read.{form}", tags=["read"])
def read_file(request: Request, form: Ending, given: Annotated[Pasted, Form()]) -> Response:
    """A reading of a text: in JSON as `accordingto schema reading` has it, else its claims."""
    from_own_page(request, given.form_token)
    reading = given.reading()
    if form == JSON:
        return JSONResponse(to_record(reading))
    return file(Listing("claims", [(claim, claim_row(claim)) for claim in reading.claims]), form)
