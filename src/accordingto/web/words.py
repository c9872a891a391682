"""Words for the page: what templates call, each a plain text that Jinja escapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.model import Claim, DisputeKind, EvidenceStatus, shorten, words_of
from accordingto.span import unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.model import Document, Stance

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Controls, and what turns the direction of the text after it; marks that Arabic and Hebrew
need are let be, and every quotation stands in an element that isolates its direction."""
_INNER = str.maketrans('“”"', "‘’'")

KINDS = {
    DisputeKind.FIGURE: "Rival figures",
    DisputeKind.DENIAL: "Said and denied",
    DisputeKind.ROLE: "Who did it",
    DisputeKind.OCCURRENCE: "Whether it happened",
    DisputeKind.SHIFT: "A changed stand",
    DisputeKind.FRAMING: "What to call it",
}


def shown(text: str) -> str:
    r"""Text with hidden characters written as escapes such as `\u202e`."""
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def quoted(words: str, width: int | None = None) -> str:
    """Words of an article between quotation marks, on one line; inner marks become single."""
    line = unquoted(" ".join(words.split())).translate(_INNER)
    return f"“{shown(line if width is None else shorten(line, width))}”"


def verb(stance: Stance) -> str:
    """The verb of a stance."""
    return "says" if stance == "asserts" else str(stance)


def evidence(claim: Claim) -> str:
    """What the article says of the proof offered; nothing where it says nothing."""
    if claim.evidence.status is EvidenceStatus.UNSTATED:
        return ""
    words = words_of(claim.evidence.spans, claim.document.text)
    told = "no evidence offered" if claim.evidence.status == "none-offered" else "evidence cited"
    return f"{told}: {quoted(words, 80)}" if words else told


def speaker(claim: Claim, names: Mapping[str, str]) -> str:
    """The first words for the source, after its name where they hold none of it: "Bruno Velt (he)".

    Args:
        claim: whose source; the outlet where it speaks itself.
        names: of actors, by id.
    """
    words = words_of(claim.source.spans[:1], claim.document.text).strip(" ,;:—–-")
    told = shorten(words or claim.document.voice, 80)
    name = names.get(claim.source.actor or "", told)
    if {*name.casefold().split()} & {*told.casefold().split()}:
        return shown(told)
    return shown(f"{shorten(name, 80)} ({told})")


def outlet(document: Document) -> str:
    """The outlet's name."""
    return shown(shorten(document.voice, 60))


def heading(document: Document) -> str:
    """What an article is called: its title, or else its reference."""
    return shown(shorten(document.title or document.ref, 160))


def kind(value: DisputeKind) -> str:
    """A kind of dispute as a headline's kicker."""
    return KINDS[value]
