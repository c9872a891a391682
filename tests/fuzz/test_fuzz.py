"""A short fuzz of everything that takes bytes; `make fuzz` is the long one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seeds import NASTY, SEEDS
from targets import TARGETS, file

from accordingto.intake import LARGEST, Refusal
from accordingto.model import Document
from accordingto.proof import prove
from accordingto.reading.reader import read_document
from accordingto.record import to_record

LENGTH = 2_500
"""Characters of a nasty text; `bench/linear.py` reads longer ones."""


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A good input with a stretch of it lost, doubled or replaced."""
    data = draw(st.sampled_from(seeds))
    first = draw(st.integers(0, len(data)))
    last = draw(st.integers(first, len(data)))
    middle = draw(st.one_of(st.binary(max_size=40), st.just(data[first:last] * 2)))
    return data[:first] + middle + data[last:]


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "reader"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_inputs_give_documents_or_refusals(name: str, data: st.DataObject) -> None:
    TARGETS[name](data.draw(damaged(SEEDS[name])))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.one_of(st.sampled_from(sorted(NASTY.values())), st.text(max_size=20))))
def test_the_reader_never_raises_and_its_spans_stand(parts: list[str]) -> None:
    document = Document("".join(parts))
    prove(to_record(read_document(document)), document.text)


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_are_read(name: str) -> None:
    document = Document((NASTY[name] * LENGTH)[:LENGTH])
    prove(to_record(read_document(document)), document.text)


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\ud83d said \udc00"])
def test_characters_that_cannot_be_kept_do_not_stop_the_reader(odd: str) -> None:
    reading = read_document(Document(f"Marn said {odd} no. “{odd}” said Vale."))
    assert reading.document.text.count(odd) == 2


def test_a_text_of_the_largest_size_without_an_end_is_taken_in() -> None:
    text = (NASTY["no sentence end"] * (LARGEST // 20))[:LARGEST]
    (found,) = file(text.encode(), "a.txt")
    assert isinstance(found, Document)
    (refusal,) = file(text.encode() + b"x", "a.txt")
    assert isinstance(refusal, Refusal)
