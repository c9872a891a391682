"""Judging: confirm, reject, split and merge in one click, and take it back in another.

A judgement needs a name. It is asked for at the first one and kept in a cookie of this browser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from accordingto.web.cookies import LONGEST, remember
from accordingto.web.files import Held
from accordingto.web.forms import from_own_page
from accordingto.web.linking import LINKED
from accordingto.web.looks import look

if TYPE_CHECKING:
    from accordingto.judgement import Judgement
    from accordingto.ledger import Ledger

_OURS = re.compile(r"/[\w./?=&%+#-]*", re.ASCII)

router = APIRouter()


class Signed(BaseModel):
    """What every judgement has: a name, a reason if there is one, and where to go on."""

    by: str = Field(default="", max_length=LONGEST, description="who decides")
    note: str = Field(default="", max_length=2000, description="why, in your own words")
    back: str = Field(default="/judgements", max_length=2000, description="the page to go back to")
    form_token: str = Field(default="", max_length=100, description="as a page's form has it")


class Decided(Signed):
    """A decision on things of the ledger."""

    decision: str = Field(max_length=20, description="confirm, reject, split or merge")
    ids: list[Annotated[str, Field(max_length=2000)]] = Field(
        max_length=200, description="D3; or M4 and claims that do not belong to it; or M4 M9"
    )

    @property
    def told(self) -> str:
        """The decision and what it is about."""
        return f"{self.decision.capitalize()} {' '.join(self.ids)}"

    def enter(self, ledger: Ledger) -> Judgement:
        """Enter it in the ledger."""
        names = " ".join(self.ids).split()
        return ledger.judge(self.decision, *names, by=self.by.strip(), note=self.note or None)


class Undone(Signed):
    """A judgement that is to hold no more."""

    judgement: str = Field(max_length=30, description="its id, J5")

    @property
    def told(self) -> str:
        """The decision and what it is about."""
        return f"Undo {self.judgement}"

    def enter(self, ledger: Ledger) -> Judgement:
        """Enter it in the ledger."""
        return ledger.undo(self.judgement, by=self.by.strip(), note=self.note or None)


@router.post("/judge", include_in_schema=False, dependencies=[LINKED])
def judge(request: Request, ledger: Held, given: Annotated[Decided, Form()]) -> Response:
    """Enter a decision and go back to the page it was made on."""
    return _entered(request, ledger, given)


@router.post("/undo", include_in_schema=False)
def undo(request: Request, ledger: Held, given: Annotated[Undone, Form()]) -> Response:
    """Take a decision back and go back to the page."""
    return _entered(request, ledger, given)


@router.post("/judgements", tags=["judgements"], status_code=201, response_class=JSONResponse)
def judge_row(request: Request, ledger: Held, given: Annotated[Decided, Form()]) -> Response:
    """Enter a decision; the answer is its row. It needs the server's token, or a form's."""
    from_own_page(request, given.form_token)
    return _row(ledger, given.enter(ledger))


@router.post("/judgements/undo", tags=["judgements"], status_code=201, response_class=JSONResponse)
def undo_row(request: Request, ledger: Held, given: Annotated[Undone, Form()]) -> Response:
    """Take a decision back; the answer is the row of the undo."""
    from_own_page(request, given.form_token)
    return _row(ledger, given.enter(ledger))


def _row(ledger: Ledger, made: Judgement) -> Response:
    row = next(row for one, row in ledger.judgements().pairs() if one.id == made.id)
    return JSONResponse(row, 201)


def _entered(request: Request, ledger: Ledger, given: Decided | Undone) -> Response:
    """The way back, with the judgement told there; where nobody signs, a page that asks who."""
    from_own_page(request, given.form_token)
    if not given.by.strip():
        return look(request, "sign.html", given=given)
    made = given.enter(ledger)
    ours = _OURS.fullmatch(given.back) and not given.back.startswith("//")
    answer = RedirectResponse(given.back if ours else "/judgements", 303)
    remember(answer, made)
    return answer


def standing(ledger: Ledger, *names: str) -> list[Judgement]:
    """What was decided on these things and holds, oldest first."""
    found = (one for one in ledger.judgements() if one.stands)
    return [one for one in found if any(subject.id in names for subject in one.subjects)]
