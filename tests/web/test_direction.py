"""Words that run from right to left are shown so, wherever they are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from served import served

from accordingto.ledger import Ledger
from accordingto.linking.world import World
from accordingto.model import (
    Actor,
    ActorKind,
    Claim,
    ClaimKind,
    Dispute,
    DisputeKind,
    Document,
    Matter,
    Reading,
    Side,
    Source,
    Span,
    Stance,
    as_date,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from accordingto.judgement import Judgement

ARABIC = "«لم نطلق النار (12 مرة)!»"
HEBREW = "״לא ירינו על הנמל.״"
CHARGE = "guns fired on the port, killing 12"
TEXT = (
    f"The mayor said {CHARGE}.\nIn Arabic, Haddad said: {ARABIC}.\nIn Hebrew, Peled said: {HEBREW}"
)
RUNS = """(found) => {
    const range = document.createRange();
    const words = document.createTreeWalker(found, NodeFilter.SHOW_TEXT).nextNode();
    const left = (at) => {
        range.setStart(words, at);
        range.setEnd(words, at + 1);
        return range.getBoundingClientRect().left;
    };
    return left(0) - left(1);
}"""
"""How far the first character, which opens the quotation, stands to the right of the second."""


def reading() -> Reading:
    """Three speakers; who is charged answers in two languages of the other direction."""
    document = Document(TEXT, ref="lamp", publisher="صحيفة", published=as_date("2031-05-13"))

    def at(words: str, start: int = 0) -> Span:
        place = TEXT.index(words, start)
        return Span(place, place + len(words))

    actors: list[Actor] = []
    claims: list[Claim] = []
    for number, (name, content, stance) in enumerate(
        (
            ("The mayor", CHARGE, Stance.ASSERTS),
            ("Haddad", ARABIC, Stance.DENIES),
            ("Peled", HEBREW, Stance.DENIES),
        )
    ):
        named = (at(name),)
        actors.append(Actor(f"a{number}", name, ActorKind.PERSON, mentions=named))
        claims.append(
            Claim(
                f"c{number}",
                Source(f"a{number}", named),
                (at("said", named[0].end),),
                (at(content),),
                ClaimKind.DIRECT,
                stance,
                document=document,
            )
        )
    return Reading(document, tuple(actors), tuple(claims), versions=(("hand", "1"),))


def linked(found: Sequence[Reading], _: Sequence[Judgement]) -> World:
    """One matter, and one dispute about it."""
    claims = found[0].claims
    sides = tuple(
        Side(side[0].says, side, (), tuple(c.by for c in side), len(side))
        for side in (claims[:1], claims[1:])
    )
    matter = Matter("m1", CHARGE, claims, (), (found[0].document,))
    return World((matter,), (Dispute("d1", DisputeKind.DENIAL, "Did it?", sides, "m1"),))


@pytest.fixture(scope="module", params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def sheet(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    file: Path = tmp_path_factory.mktemp("direction") / "lamp.db"
    width, height = request.param
    with Ledger(file, link=linked) as ledger:
        ledger.keep(reading())
        with served(ledger) as address:
            context = browser.new_context(
                base_url=address, viewport={"width": width, "height": height}
            )
            yield context.new_page()
            context.close()


@pytest.mark.parametrize(
    ("address", "which"),
    [
        ("/disputes", ".side-B .lead .words"),
        ("/disputes/D1", ".side-B .said .words"),
        ("/matters/M1", ".claim-line .words"),
        ("/claims", ".claim-line .words"),
        ("/documents/T1", ".text .m.content"),
        ("/documents/T1?claim=C2", "#beside .lead .words"),
    ],
)
def test_its_first_letter_stands_rightmost_and_english_words_stay(
    sheet: Page, address: str, which: str
) -> None:
    sheet.goto(address)
    quoted = sheet.locator(which)
    foreign = [quoted.nth(n) for n in range(quoted.count())]
    shown = {each.inner_text(): each.evaluate(RUNS) for each in foreign}
    right = [words for words in shown if not words.isascii() and CHARGE not in words]
    assert right
    assert all(shown[words] > 0 for words in right), shown
    assert all(shown[words] < 0 for words in shown if words not in right), shown
    assert {each.evaluate("e => getComputedStyle(e).direction") for each in foreign} <= {
        "rtl",
        "ltr",
    }
