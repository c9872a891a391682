from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.span import Span, lines
from accordingto.web.marks import CONTENT, CUE, FOUND, OWN, SOURCE, Mark, marks, paragraphs
from fiction import COUNT, FIRE, RADIO, READING, TEXT, span

NOBODY: frozenset[str] = frozenset()
PARTS = (SOURCE, CUE, CONTENT, OWN, FOUND)
places = st.integers(0, len(TEXT))
spans = st.tuples(places, places).filter(lambda pair: pair[0] < pair[1]).map(lambda p: Span(*p))
some_marks = st.lists(
    st.builds(Mark, spans, st.sampled_from(PARTS), st.sampled_from((None, *READING.claims))),
    max_size=12,
)


@given(found=some_marks)
def test_no_character_is_lost_or_doubled_however_marks_cross(found: list[Mark]) -> None:
    shown = ["".join(one.text for one in line) for line in paragraphs(TEXT, found)]
    assert shown == [line.of(TEXT) for line in lines(TEXT)]


@given(found=some_marks)
def test_every_character_has_exactly_the_parts_that_cover_it(found: list[Mark]) -> None:
    for line, shown in zip(lines(TEXT), paragraphs(TEXT, found), strict=True):
        place = line.start
        for one in shown:
            for offset in range(place, place + len(one.text)):
                here = {m.part for m in found if m.span.start <= offset < m.span.end}
                assert set(one.parts) == here
            place += len(one.text)


@given(found=some_marks)
def test_each_claim_has_one_anchor_where_its_first_mark_begins(found: list[Mark]) -> None:
    anchors = [name for line in paragraphs(TEXT, found) for one in line for name in one.first_of]
    assert len(anchors) == len(set(anchors))


def test_a_claim_inside_a_claim_is_told_apart() -> None:
    inner = Mark(span("more than 60"), CONTENT, COUNT)
    outer = Mark(span("“We counted more than 60 dead,”"), CONTENT, RADIO)
    found = [one for line in paragraphs(TEXT, [outer, inner], "c4") for one in line if one.parts]
    assert [(one.text, one.depth, one.chosen) for one in found] == [
        ("“We counted ", 1, False),
        ("more than 60", 2, True),
        (" dead,”", 1, False),
    ]


def test_the_outlets_own_words_are_marked_where_they_are_contested() -> None:
    assert FIRE.id not in {mark.claim.id for mark in marks(READING.claims, NOBODY) if mark.claim}
    own = [m for m in marks(READING.claims, frozenset({FIRE.id})) if m.part == OWN]
    assert [mark.span.of(TEXT) for mark in own] == [FIRE.says]


def test_source_cue_and_content_are_marked() -> None:
    parts = [(mark.part, mark.span.of(TEXT)) for mark in marks([RADIO], NOBODY)]
    assert parts == [
        (CONTENT, "the official feared arrest"),
        (SOURCE, "Radio Tesk"),
        (CUE, "which said"),
    ]


def test_a_content_has_a_direction_of_its_own_unless_it_is_cut() -> None:
    outer = Mark(span("“We counted more than 60 dead,”"), CONTENT, COUNT)
    whole = [one for line in paragraphs(TEXT, [outer]) for one in line if one.whole]
    assert [one.text for one in whole] == ["“We counted more than 60 dead,”"]
    inner = Mark(span("more than 60"), CONTENT, RADIO)
    cut = [one for line in paragraphs(TEXT, [outer, inner]) for one in line if one.whole]
    assert [one.text for one in cut] == ["more than 60"]
