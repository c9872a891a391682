"""Who is quoted as saying something, and who quotes."""

from __future__ import annotations

import pytest

import accordingto as at
from accordingto.model import ClaimKind


def voices(text: str) -> list[tuple[str, str | None]]:
    """Each speaker with the speaker around: outermost first."""
    claims = [claim for claim in at.read(text).claims if claim.kind is not ClaimKind.NARRATED]
    by = {claim.id: claim.by for claim in claims}
    found = [(claim.by, by[claim.within] if claim.within else None) for claim in claims]
    return sorted(found, key=lambda pair: pair[1] is not None)


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Vale was quoted by the Dnesh agency as saying that the bridge was mined.",
        "Colonel Vale was quoted as saying by the Dnesh agency that the bridge was mined.",
        "“We will not leave,” Colonel Vale was quoted as saying by the Dnesh agency.",
        "The Dnesh agency quoted Colonel Vale as saying that the bridge was mined.",
    ],
)
def test_who_quotes_holds_who_is_quoted(text: str) -> None:
    outer, inner = voices(text)
    assert outer == (outer[0], None)
    assert outer[0].casefold() == "the dnesh agency"
    assert inner == ("Colonel Vale", outer[0])


@pytest.mark.parametrize(
    "text",
    [
        "“We will not leave,” Colonel Vale was quoted as saying.",
        "Colonel Vale was quoted as saying that the bridge was mined.",
    ],
)
def test_where_nobody_quotes_it_is_the_words_of_the_quoted(text: str) -> None:
    assert voices(text) == [("Colonel Vale", None)]


def test_a_speaker_is_no_part_of_what_he_is_quoted_as_saying() -> None:
    (claim,) = at.read("“We will not leave,” Colonel Vale was quoted as saying.").claims
    assert claim.says == "“We will not leave,”"
