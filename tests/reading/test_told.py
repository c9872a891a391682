from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from accordingto.model import Span
from accordingto.reading import told as room
from accordingto.reading.parse import parse
from accordingto.reading.told import LEAST, told

if TYPE_CHECKING:
    from accordingto.reading.attribution import Attribution


def found(text: str) -> list[Attribution]:
    return list(told(parse(text)))


def words(text: str, one: Attribution) -> str:
    return " ".join(span.of(text) for span in one.content)


def learned(monkeypatch: pytest.MonkeyPatch, *these: Attribution) -> None:
    """Let the learned reader find these and no others."""

    def attributions(_text: str) -> tuple[Attribution, ...]:
        return these

    monkeypatch.setattr(room, "attributions", attributions)


def test_a_dateline_is_nobodys_words() -> None:
    text = "VELM, Ostria, May 13 (OPA) - The quay burned all night, the port police said."
    (one,) = found(text)
    assert words(text, one) == "The quay burned all night"


def test_a_quotation_paragraph_before_reported_speech_is_of_the_speaker_before() -> None:
    text = (
        "Hospital director Ana Belic said 41 people were wounded.\n\n"
        "“We are operating in the corridors, and we need blood.”\n\n"
        "Four of them were children, the health department said."
    )
    speakers = {
        words(text, one): " ".join(span.of(text) for span in one.source) for one in found(text)
    }
    (quoting,) = (who for said, who in speakers.items() if "corridors" in said)
    assert "Belic" in quoting


def test_a_claim_inside_a_learned_content_is_found_by_syntax() -> None:
    text = "The envoy said that Ostria had accused the rebels of burning the quay."
    assert any("the rebels of burning" in words(text, one) for one in found(text)[1:])


def test_faint_attributions_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The envoy’s suspicion that the bridge would fall has not gone away."
    (sure,) = found(text)
    learned(monkeypatch, replace(sure, confidence=LEAST - 0.01))
    assert found(text) == []


def test_the_slug_of_a_place_says_nothing_and_a_government_does() -> None:
    slug = "Leipzig: Rescuers found four men alive in a cellar on Monday.\n\nNobody was hurt."
    assert all("Leipzig" not in s.of(slug) for one in found(slug) for s in one.source)
    said = "Moscow: No troops will leave the border before winter\n\nNobody was hurt."
    assert any("Moscow" in s.of(said) for one in found(said) for s in one.source)


def test_a_faint_attribution_stays_where_syntax_sees_its_cue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "The river rose. The envoy said the bridge would hold until the morning."
    (sure,) = found(text)
    learned(monkeypatch, replace(sure, confidence=LEAST - 0.01))
    assert [words(text, one) for one in found(text)] == ["the bridge would hold until the morning"]


def test_a_topic_before_a_colon_says_nothing() -> None:
    text = (
        "Brill ferry terminal: Death toll rises to 23 as rescuers search the river\n\nNobody came."
    )
    assert all("Brill" not in s.of(text) for one in found(text) for s in one.source)


def test_a_headline_tells_who_says_what_though_the_learned_reader_passes_over_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Premier rules out early vote\n\nThe premier rules out nothing."
    learned(monkeypatch)
    assert [words(text, one) for one in found(text)] == ["early vote"]


def test_nobody_who_replies_says_nothing() -> None:
    text = "Neither the ministry nor the port immediately responded to requests for comment."
    assert found(text) == []


@pytest.mark.parametrize(
    ("report", "behind"),
    [
        (
            "Iceland’s government criticised Norway on Monday, Danish police said.",
            "The president of Iceland will visit Denmark.",
        ),
        ("Two boats sank off Velm, the coastguard said.", "Two men were arrested on Tuesday."),
        ("According to the ministry, the dam had held.", "Villages downstream were evacuated."),
        ("The union says nine miners died.", "The company has not given a figure."),
        ("The raid was condemned by all five parties.", "Aro left the council in May."),
    ],
)
def test_a_sentence_without_marks_or_cue_is_not_the_speakers(report: str, behind: str) -> None:
    text = f"{report} {behind}"
    first, *_ = found(text)
    assert all(span.end <= len(report) for span in first.content)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("“We are off,” Vale said. “The bridge is gone. Nobody will mend it.”", "Nobody"),
        ("The minister said: The river is open. Nobody was hurt. We have boats.", "We have"),
        ("Olin: Why now?\nVale: We must. It is late.\nOlin: So?\nVale: So go. Go home.", "Go home"),
    ],
)
def test_a_speech_of_several_sentences_stays_whole(text: str, last: str) -> None:
    assert any(last in words(text, one) for one in found(text))


def test_a_sentence_in_the_tense_of_a_report_stays_with_its_speaker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "The mayor said the water was safe. The plant would reopen in May. Nobody was ill."
    (one,) = found(text)
    content = Span(one.content[0].start, len(text))
    learned(monkeypatch, replace(one, content=(content,)))
    (kept,) = found(text)
    assert words(text, kept) == "the water was safe. The plant would reopen in May"


def test_no_word_is_in_source_and_content_at_once() -> None:
    text = "The deal, which a person familiar with it described as thin, was signed on Monday."
    for one in found(text):
        assert not any(who.overlaps(said) for who in one.source for said in one.content)
