"""Odd and hostile texts: a Reading with right offsets, in time that grows with length alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import process_time

import pytest

import accordingto as at
from accordingto.proof import prove
from accordingto.record import to_record

TAIL = "Vale said the river was open. "
ODD = {
    "no letters": "12 34 5678 !!! ... 9,9 – 3 % " * 200,
    "ten thousand quotation marks": '"' * 10_000,
    "ten thousand openings": "“ " * 10_000,
    "bidi controls": "\u202eVale said \u2066the river\u2069 was open.\u202c " * 50,
    "emoji": "😀 Vale said 🇦🇶 the river 👩‍👩‍👧 was open. 💥 " * 50,
    "a paragraph of 50,000 words": "word " * 49_900 + ". " + TAIL * 16,
    "marks of every kind": "“«\"''‘ Vale said ’``„ the river» was” open' " * 200,
    "lone surrogates": "Vale said \ud83d the river was open. " * 20,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_there_is_a_reading_and_every_span_stands_in_the_text(text: str) -> None:
    reading = at.read(text, published="2031-05-13")
    assert reading.document.text == text
    prove(to_record(reading), text)


@pytest.mark.parametrize("name", ["bidi controls", "emoji", "a paragraph of 50,000 words"])
def test_what_can_be_read_is_read_at_its_place(name: str) -> None:
    read = at.read(ODD[name]).claims
    assert any(claim.by == "Vale" and claim.says.endswith("was open") for claim in read)


def test_five_megabytes_without_a_full_stop_are_left_in_words() -> None:
    text = "word " * 1_000_000
    start = process_time()
    reading = at.read(text)
    assert process_time() - start < 60
    assert any("left unread" in note for note in reading.notes)
    assert reading.claims == ()


def test_who_else_is_read_and_on_how_many_threads_changes_nothing() -> None:
    texts = [
        "Ostria condemned the raid, blaming the rebels and accusing Ilvenia of arming them.",
        "“We left,” Mira Tolland said.\n\n“Nobody came, and nobody called.”",
        "According to Ilvenian news agencies, the president said the army had not fired.",
        *(TAIL * n for n in (1, 7, 40)),
    ]
    alone = [to_record(at.read(text)) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        together = [to_record(reading) for reading in threads.map(at.read, reversed(texts * 2))]
    assert together == alone[::-1] * 2
