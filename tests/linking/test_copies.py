"""A copy is not a witness: reprints, wire paragraphs in longer articles, doubled headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from told import Line, told

from accordingto.linking.copies import Copies, printings
from accordingto.linking.world import link
from accordingto.model import Document, Span, as_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.ledger.ledger import Ledger

WIRE = (
    "Nine people were killed when a bridge fell into the Vell on Monday night, rescuers at the "
    "scene in Ostmark told the agency"
)
OWN = "Our reporter counted fourteen coffins in the yard of the school behind the river"


def document(text: str, day: str, publisher: str) -> Document:
    return Document(text, publisher=publisher, published=as_date(day))


def test_a_wire_paragraph_inside_a_longer_article_is_the_agencys() -> None:
    agency = document(f"{WIRE}.", "2031-05-12", "Harbour Wire")
    paper = document(f"{OWN}.\n{WIRE}, and more may lie below.", "2031-05-13", "The Lamp")
    copies = Copies([paper, agency])
    at = paper.text.index("Nine")
    assert copies.origin(paper, Span(at, at + 20)) is agency
    assert copies.origin(paper, Span(0, 20)) is paper
    assert copies.origin(agency, Span(0, 20)) is agency


def test_the_first_printed_is_the_original_in_any_order() -> None:
    early = document(f"{WIRE}.", "2031-05-12", "Harbour Wire")
    late = document(f"{WIRE}.", "2031-05-14", "The Bell")
    for given in ([early, late], [late, early]):
        assert Copies(given).origin(late, Span(0, 9)) is early


def test_another_paragraph_on_the_same_thing_is_no_copy() -> None:
    agency = document(f"{WIRE}.", "2031-05-12", "Harbour Wire")
    other = "A bridge over the Vell came down on Monday; rescuers in Ostmark speak of nine dead"
    paper = document(f"{other}.", "2031-05-13", "The Lamp")
    assert Copies([agency, paper]).origin(paper, Span(0, 20)) is paper


def test_a_short_line_tells_no_copy() -> None:
    one = document("No comment, she said.", "2031-05-12", "Harbour Wire")
    two = document("No comment, she said.", "2031-05-13", "The Lamp")
    assert Copies([one, two]).origin(two, Span(0, 9)) is two


def test_a_reprint_is_one_voice_under_its_first_name_and_keeps_its_row() -> None:
    charge = Line("firing on the ferry terminal in Tarnholt", "Ada Novik", "accused Ivo Marn of")
    agency = told("2031-05-12", "Harbour Wire", Line(WIRE), charge)
    reprint = told("2031-05-13", "The Lamp", Line(OWN), Line(WIRE), charge)
    found = printings([*agency.claims, *reprint.claims])
    folded = {group[0].document.publisher: group for group in found if len(group) > 1}
    assert list(folded) == ["Harbour Wire"]
    assert [claim.document.publisher for claim in folded["Harbour Wire"]] == [
        "Harbour Wire",
        "The Lamp",
    ]


def test_the_voices_of_a_side_are_named_and_copies_among_them_are_one() -> None:
    rival = "the police had burned the archive of the city of Velm in the night"
    lines = [Line(rival, "Ada Novik"), Line(f"that {rival}", "Ivo Marn", "denied")]
    first = told("2031-05-12", "Harbour Wire", *lines)
    again = told("2031-05-13", "The Lamp", *lines)
    (dispute,) = link([first, again]).disputes
    assert {side.witnesses for side in dispute.sides} == {("Ada Novik",), ("Ivo Marn",)}
    for side in dispute.sides:
        assert side.voices == len(side.witnesses) == 1
        assert {claim.document.publisher for claim in side.claims} == {"Harbour Wire", "The Lamp"}
        assert side.counted == f"1 independent voice: {side.witnesses[0]}"


def test_the_headline_of_a_reprint_is_the_agencys_whatever_its_words() -> None:
    agency = document(f"Bridge falls\n\n{WIRE}.\n{OWN}.", "2031-05-12", "Harbour Wire")
    paper = document(f"Nine dead in the Vell\n\n{WIRE}.\n{OWN}.", "2031-05-13", "The Lamp")
    other = document(f"Nine dead in the Vell\n\n{WIRE}.\n{'New words. ' * 9}\n{'Old ones. ' * 9}", "2031-05-13", "The Bell")  # fmt: skip
    copies = Copies([agency, paper, other])
    assert copies.origin(paper, Span(0, 9)) is agency
    assert copies.origin(other, Span(0, 9)) is other


def test_a_headline_that_its_article_tells_again_is_no_second_voice(
    ledger_of: Callable[..., Ledger],
) -> None:
    doubled = (
        "The Lamp",
        "2031-05-12",
        "Nine people killed in Ostmark bridge fall\n\nNine people were killed when a bridge fell in Ostmark.",
    )
    rival = (
        "Harbour Wire",
        "2031-05-12",
        "Twenty people were killed when a bridge fell in Ostmark, rescuers said.",
    )
    (dispute,) = ledger_of(doubled, rival).disputes()
    assert [side.voices for side in dispute.sides] == [1, 1]
    assert {side.witnesses for side in dispute.sides} == {("The Lamp",), ("rescuers",)}
