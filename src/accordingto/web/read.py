"""Read a text: its reading, and what the ledger holds about the same; nothing is stored.

A long text takes longer than a page should wait, so it is read by a task with an address of its
own, where its progress is told, and then what was found. The last few are held in memory.
"""

from __future__ import annotations

from secrets import token_urlsafe
from threading import Lock
from typing import TYPE_CHECKING, Annotated, NamedTuple

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
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
from accordingto.web.same import Beside, same_matters
from accordingto.web.waiting import Doing, Task

if TYPE_CHECKING:
    from accordingto.ledger import Ledger
    from accordingto.ledger.linker import Progress

LONGEST = 60_000
"""Characters of a text that is read while somebody waits."""
PATIENCE = 20.0
"""Seconds that an address may take to answer."""
HELD = 8
"""Readings that are held in memory."""
STEPS = ("fetching the text", "reading it", "setting it beside the ledger")
_DOING = Doing(
    "Reading", "Who says what in it, and what the ledger holds about the same.", "steps", STEPS
)

router = APIRouter()


class Pasted(BaseModel):
    """What the form gives."""

    text: str = Field(default="", max_length=LONGEST, description="the article's own words")
    address: str = Field(default="", max_length=2000, description="or where it stands, https://…")
    published: str = Field(default="", max_length=30, description="its day, YYYY-MM-DD")
    publisher: str = Field(default="", max_length=300, description="the outlet")
    title: str = Field(default="", max_length=300)
    form_token: str = Field(default="", max_length=100, description="as a page's form has it")

    def document(self) -> Document:
        """What is to be read: the text, or else what stands at the address.

        Raises:
            HTTPException: there is nothing, it cannot be had, or the day is none.
        """
        if self.address.strip() and not self.text.strip():
            return self._fetched()
        if not self.text.strip():
            raise HTTPException(400, "paste the text of an article, or give its address")
        try:
            return Document(
                self.text,
                ref="this text",
                publisher=self.publisher or None,
                title=self.title or None,
                published=as_date(self.published),
            )
        except ValueError as error:
            raise HTTPException(400, str(error)) from error

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


class Read(NamedTuple):
    """A text that was read, the form that gave it, and what the ledger holds about the same."""

    given: Pasted
    reading: Reading
    same: Beside


class Reads:
    """The last texts that were read, one at a time, each under a name that nobody can guess."""

    def __init__(self) -> None:
        self._one = Lock()
        self._tasks: dict[str, Task[Read]] = {}

    def begin(self, ledger: Ledger, given: Pasted) -> str:
        """Begin to read, and under which name it is found."""

        def work(tell: Progress) -> Read:
            with self._one:
                tell(0, len(STEPS))
                document = given.document()
                tell(1, len(STEPS))
                reading = accordingto.read(document)
                tell(2, len(STEPS))
                return Read(given, reading, same_matters(ledger, reading))

        name = token_urlsafe(12)
        self._tasks[name] = Task(work, _DOING)
        for older in [*self._tasks][:-HELD]:
            self._tasks.pop(older, None)
        return name

    def result(self, name: str) -> Read:
        """What was read under a name.

        Raises:
            BehindError: it is not read yet.
            HTTPException: it could not be read, or is held no more.
        """
        if name not in self._tasks:
            raise HTTPException(404, "this reading is held no more: read the text again")
        return self._tasks[name].result()


@router.get("/read", include_in_schema=False)
def ask(request: Request) -> Response:
    """Ask for a text."""
    return look(request, "read.html", read=None, given=Pasted(), longest=LONGEST)


@router.post("/read", include_in_schema=False)
def begin(request: Request, ledger: Held, given: Annotated[Pasted, Form()]) -> Response:
    """Begin to read, and go where its progress is told."""
    from_own_page(request, given.form_token)
    return RedirectResponse(f"/read/{request.app.state.reads.begin(ledger, given)}", 303)


@router.get("/read/{name}", include_in_schema=False)
def show(request: Request, name: str, claim: Annotated[str, Query(max_length=30)] = "") -> Response:
    """The reading as a page, with the claim that is asked for beside it."""
    read: Read = request.app.state.reads.result(name)
    found = read.reading
    contested = frozenset(c.id for d in found.disputes for s in d.sides for c in s.claims)
    chosen = next((one for one in found.claims if one.id == claim), None)
    shown = list(marks(found.claims, contested))
    return look(
        request,
        "read.html",
        read=read,
        given=read.given,
        longest=LONGEST,
        called=read.same.names,
        chosen=chosen,
        matters=sorted(read.same.matters, key=lambda one: chosen not in one.here),
        paragraphs=list(paragraphs(found.document.text, shown, chosen.id if chosen else None)),
    )


@router.post("/read.{form}", tags=["read"])
def read_file(request: Request, form: Ending, given: Annotated[Pasted, Form()]) -> Response:
    """A reading of a text: in JSON as `accordingto schema reading` has it, else its claims."""
    from_own_page(request, given.form_token)
    reading = accordingto.read(given.document())
    if form == JSON:
        return JSONResponse(to_record(reading))
    return file(Listing("claims", [(claim, claim_row(claim)) for claim in reading.claims]), form)
