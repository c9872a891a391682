from __future__ import annotations

import pytest

from accordingto.reading.attribution import Attribution
from accordingto.reading.parse import parse
from accordingto.reading.subject import source_of
from accordingto.span import Span


def mended(text: str, source: str, cue: str, content: str) -> str:
    """The source as it is kept of one that the learned reader marked."""
    who, how, what = (
        (Span(text.index(part), text.index(part) + len(part)),) for part in (source, cue, content)
    )
    one = Attribution(who, how, what, 0.9)
    return " … ".join(span.of(text) for span in source_of(one, parse(text)))


def test_a_name_inside_the_subject_is_not_the_speaker() -> None:
    text = "The Coalition for the Rule of Law announced that the river was open."
    assert mended(text, "Law", "announced", "that the river was open") == (
        "The Coalition for the Rule of Law"
    )


def test_what_people_are_said_to_do_is_said_by_nobody() -> None:
    text = "The activists hope. Many are said to be afraid of the miners."
    assert mended(text, "The activists", "are said", "to be afraid of the miners") == ""


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor of Sund said the river was open.", "The mayor of Sund", "said", "the river"),
        ("“We left,” said Aro, who lives in Sund.", "Aro, who lives in Sund", "said", "“We left,”"),
        ("He was ordered by the mayor to leave.", "the mayor", "was ordered", "to leave"),
        ("Vale’s denial of the raid came late.", "Vale", "denial", "of the raid"),
    ],
)
def test_a_source_that_the_tree_bears_out_is_kept(
    text: str, source: str, cue: str, content: str
) -> None:
    assert mended(text, source, cue, content) == source
