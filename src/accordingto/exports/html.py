"""One self-contained HTML file: disputes with their sides, or articles with their claims.

No script, no address is loaded; it prints on paper, and shows in light and dark. Words of
articles are escaped by the template and stand in isolation, whatever way they are written.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from accordingto.exports.listing import as_text
from accordingto.model import Dispute, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from jinja2 import Template

    from accordingto.exports.listing import Listing
    from accordingto.model import Claim, Document

CONTEXT = 90
"""Characters shown on each side of a claim's words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim as it stands in its article; `copies` say the same in the same words elsewhere."""

    claim: Claim
    before: str
    words: str
    after: str
    copies: tuple[Claim, ...] = ()

    @property
    def place(self) -> str:
        """The code points of the content."""
        return ", ".join(f"{span.start:,}–{span.end:,}" for span in self.claim.content)


def passages(claims: Iterable[Claim]) -> list[Passage]:
    """Each claim with what stands around it, reprints folded under the first."""
    same: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        same[claim.by.casefold(), claim.says, claim.stance].append(claim)
    return [_passage(first, tuple(copies)) for first, *copies in same.values()]


def _passage(claim: Claim, copies: tuple[Claim, ...]) -> Passage:
    text, first, last = claim.document.text, claim.content[0], claim.content[-1]
    before = text[max(0, first.start - CONTEXT) : first.start]
    after = text[last.end : last.end + CONTEXT]
    if first.start > CONTEXT:
        before = before[before.find(" ") + 1 :]
    if last.end + CONTEXT < len(text):
        after = after[: after.rfind(" ") + 1]
    return Passage(claim, before, claim.says, after, copies)


def write(listing: Listing, out: BinaryIO) -> None:
    """Write one page with all disputes, or all readings, of the listing."""
    things = list(listing.things())
    disputes = [thing for thing in things if isinstance(thing, Dispute)]
    readings = [thing for thing in things if isinstance(thing, Reading)]
    page = _template().render(
        title=_title(disputes, readings),
        disputes=disputes,
        readings=readings,
        documents=_documents(disputes),
        passages=passages,
    )
    with as_text(out) as text:
        text.write(page)


def _title(disputes: list[Dispute], readings: list[Reading]) -> str:
    if len(disputes) == 1:
        return disputes[0].question
    if len(readings) == 1:
        return readings[0].document.title or readings[0].document.ref
    return f"{len(disputes)} disputes" if disputes else f"{len(readings)} articles"


def _documents(disputes: list[Dispute]) -> list[Document]:
    """The articles that the disputes quote, each once, the oldest first."""
    found = {
        claim.document: None for each in disputes for side in each.sides for claim in side.claims
    }
    return sorted(found, key=lambda document: (str(document.published), document.ref))


@cache
def _template() -> Template:
    loader = PackageLoader("accordingto.exports", ".")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")
