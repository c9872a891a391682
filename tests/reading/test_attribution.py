from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading.attribution import (
    Attribution,
    Role,
    attributions,
    best_path,
    stretches,
)

REPORT = """The harbour ministry said on Monday that nine sailors had drowned off Oru.

“Nobody warned us,” said Mara Olin, a fisher from Tarsa. “Nobody at all.”

The rain stopped at noon. Twelve boats lay in the harbour.

According to the coast guard, the lighthouse had been dark since May.
"""


def parts(text: str) -> list[tuple[list[str], list[str], list[str]]]:
    return [
        (
            [span.of(text) for span in found.source],
            [span.of(text) for span in found.cue],
            [span.of(text) for span in found.content],
        )
        for found in attributions(text)
    ]


def test_a_report_is_read() -> None:
    said, warned, guard = parts(REPORT)
    assert said[0] == ["The harbour ministry"]
    assert said[2] == ["that nine sailors had drowned off Oru"]
    assert warned[0][0].startswith("Mara Olin")
    assert warned[1] == ["said"]
    assert warned[2][0].startswith("“Nobody warned us")
    assert guard == (
        ["the coast guard"],
        ["According to"],
        ["the lighthouse had been dark since May"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "“We saw no smoke,” Mara Olin said.",
        '"We saw no smoke," Mara Olin said.',
        "''We saw no smoke,'' Mara Olin said.",
        "«We saw no smoke», Mara Olin said.",
        "‘We saw no smoke’, Mara Olin said.",
    ],
)
def test_the_style_of_the_marks_does_not_matter(text: str) -> None:
    ((source, cue, content),) = parts(text)
    assert (source, cue) == (["Mara Olin"], ["said"])
    assert "We saw no smoke" in content[0]


def test_what_nobody_says_is_no_attribution() -> None:
    assert attributions("The rain stopped at noon. Twelve boats lay in the harbour.") == ()


def test_offsets_count_code_points() -> None:
    plain = "The mayor of Oru said the bridge was closed."
    ahead = "😀🇺🇦 e\u0301 "
    shifted = attributions(ahead + plain)
    assert [span.of(ahead + plain) for span in shifted[0].source] == ["The mayor of Oru"]
    assert [span.of(ahead + plain) for span in shifted[0].cue] == ["said"]


def test_the_turns_of_a_transcript_belong_to_their_speakers() -> None:
    text = "OLIN: Were they open?\nVALE: They were shut.\nOLIN: Who says so?\nVALE: I do."
    found = parts(text)
    assert found[1] == (["VALE"], [":"], ["They were shut."])
    assert [source for source, _, _ in found[:1] + found[-1:]] == [["OLIN"], ["VALE"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \t",
        "😀" * 300,
        "“" * 2000 + "a",
        '"a' * 500,
        "\u202ehe said \u202cthat it rained\u0000\ufeff",
        "x" * 20_000,
        "12 34 56",
        "\u4e00" * 3000,
        "she said " * 2000,
        "\ud7ff\r\r\nhe said\u2028that",
    ],
)
def test_odd_input_is_read_without_complaint(text: str) -> None:
    check(text, attributions(text))


def test_the_same_text_has_the_same_attributions() -> None:
    assert attributions(REPORT) == attributions(REPORT)


def check(text: str, found: tuple[Attribution, ...]) -> None:
    cues = [attribution.cue for attribution in found]
    assert cues == sorted(cues)
    for attribution in found:
        assert attribution.cue
        assert attribution.content
        assert 0 <= attribution.confidence <= 1
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        assert all(span.end <= len(text) for span in spans)
        assert not any(a.overlaps(b) for n, a in enumerate(spans) for b in spans[:n])
        for role in (attribution.source, attribution.cue, attribution.content):
            assert list(role) == sorted(role)


WORDS = st.sampled_from(
    ["Olin", "said", "that", "“", "”", '"', "‘", "’", ",", ".", "\n\n", "😀", "denied", "OLIN:",
     "according to", "the ministry", "it rained", ":", "e\u0301", "\u202e", "nine"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_spans_are_inside_the_text_ordered_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    check(text, attributions(text))


@given(st.lists(st.lists(st.floats(-9, 0), min_size=7, max_size=7), min_size=1, max_size=12))
def test_a_stretch_never_goes_on_without_having_begun(scores: list[list[float]]) -> None:
    path = best_path(np.array(scores, dtype=np.float32)).tolist()
    for before, tag in zip([0, *path], path, strict=False):
        assert tag not in {2, 4, 6} or before in {tag, tag - 1}


def test_stretches_of_a_path() -> None:
    assert stretches([1, 2, 0, 3, 5, 6, 5]) == [
        Role(0, 0, 1),
        Role(1, 3, 3),
        Role(2, 4, 5),
        Role(2, 6, 6),
    ]
