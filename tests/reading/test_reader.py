from __future__ import annotations

import time

import pytest

import accordingto as at
from accordingto.record import to_record

TEXT = (
    "VELM, Ostria, May 13 (OPA) - At least nine people were killed in a fire on Monday, the port "
    "police said.\n\nMayor Ana Belic accused the navy of shelling the quay. The navy denied it."
)


def test_the_same_text_gives_the_same_reading() -> None:
    one, two = (at.read(TEXT, published="2031-05-13") for _ in range(2))
    assert to_record(one) == to_record(two)


def test_what_was_read_is_told_with_its_versions() -> None:
    assert {name for name, _ in at.read(TEXT).versions} >= {"accordingto", "lexicons", "parser"}


def test_a_figure_knows_its_claim_and_its_speaker() -> None:
    reading = at.read(TEXT, published="2031-05-13")
    (figure,) = (figure for figure in reading.figures if figure.measure == "killed")
    claim = next(claim for claim in reading.claims if claim.id == figure.claim)
    assert claim.by == "the port police"
    assert figure.likely[0] == 9


def test_a_claim_knows_the_events_in_its_content() -> None:
    reading = at.read(TEXT, published="2031-05-13")
    about = {event for claim in reading.claims for event in claim.about}
    assert about <= {event.id for event in reading.events}
    assert about


def test_each_telling_of_one_event_is_about_it() -> None:
    reading = at.read(
        "The rebels said the air force had bombed the terminal on Sunday.\n\n"
        '"The air force bombed the terminal. We have no rockets," their spokesman Vale said.',
        published="2031-05-13",
    )
    (bombed,) = (event for event in reading.events if event.type == "ASSAULT")
    assert [claim.about for claim in reading.claims] == [(bombed.id,), (bombed.id,)]


def test_an_accusation_is_answered_within_one_article() -> None:
    (dispute,) = at.read(TEXT, published="2031-05-13").disputes
    assert {name for side in dispute.sides for name in side.named} == {"Ana Belic", "navy"}


def test_without_a_date_relative_dates_stay_unresolved_and_a_note_says_so() -> None:
    reading = at.read(TEXT)
    assert any("no date of publication" in note for note in reading.notes)
    assert all(when.value != "2031-05-12" for when in reading.times)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("12 34 !!! " * 50, "no prose"),
        ("“We left, he said. The pier was gone.", "not closed"),
        ("word " * 4000, "left unread"),
    ],
)
def test_what_was_left_is_noted(text: str, note: str) -> None:
    assert any(note in found for found in at.read(text).notes)


@pytest.mark.parametrize(
    "unit",
    ['"We go there now." he said. ', '" ', "The mayor said the river was closed on Monday. "],
)
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        at.read(text, published="2031-05-13")
        return time.process_time() - start

    at.read(unit)
    once, four = seconds(unit * 150), seconds(unit * 600)
    assert four < 12 * max(once, 0.05)


@pytest.mark.parametrize("text", ["", "\u202e", "😀", "…", "\u2028\u2029", "a", "“”"])
def test_the_smallest_texts_have_a_reading(text: str) -> None:
    assert at.read(text).document.text == text
