"""Templates and how they are called: escaping on, no undefined names, our words as filters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from accordingto.exports import FORMATS
from accordingto.ledger.filters import JUDGED
from accordingto.terminal.words import day, interval, number, several
from accordingto.web import words
from accordingto.web.cookies import DONE, just_made, who

if TYPE_CHECKING:
    from starlette.requests import Request

SECTIONS = (
    ("disputes", "Disputes"),
    ("matters", "Matters"),
    ("claims", "Claims"),
    ("actors", "Actors"),
    ("documents", "Articles"),
    ("pending", "Pending"),
    ("judgements", "Judgements"),
    ("read", "Read a text"),
)
"""The rooms of the page, in the order of its menu: address and name."""


def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("accordingto.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters, names = (cast("dict[str, Any]", each) for each in (found.filters, found.globals))
    for told in (day, interval, number, several):
        filters[told.__name__] = told
    for name in ("shown", "quoted", "verb", "evidence", "speaker", "outlet", "heading", "kind"):
        filters[name] = getattr(words, name)
    names |= {
        "sections": SECTIONS,
        "formats": FORMATS,
        "dispute_kinds": words.KINDS,
        "judged_kinds": JUDGED,
    }
    return found


_TEMPLATES = _environment()


def look(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 - whatever the template names
    """A page made of a template."""
    guard = request.app.state.guard
    made = just_made(request)
    page = _TEMPLATES.get_template(template).render(
        path=request.url.path,
        ledger_name=Path(request.app.state.ledger.name).name,
        form_token=guard.form_token(),
        here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        who=who(request),
        made=made,
        **{"called": {}, **shown},
    )
    answer = HTMLResponse(page, status)
    if made:
        answer.delete_cookie(DONE)
    return answer
