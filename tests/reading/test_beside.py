from __future__ import annotations

import pytest

from accordingto.reading.attribution import Attribution
from accordingto.reading.beside import neighbours_apart, pieces_apart
from accordingto.reading.parse import Parse, parse
from accordingto.reading.spoken import spoken
from accordingto.reading.told import told
from accordingto.span import Span

Row = tuple[str, str, str]


def row(one: Attribution, text: str) -> Row:
    source, cue, content = (
        " … ".join(span.of(text) for span in spans) for spans in (one.source, one.cue, one.content)
    )
    return source, cue, content


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def read_as_one(text: str, source: str, cue: str) -> tuple[Parse, Attribution]:
    """The attribution of a reader who takes all behind the cue for its content."""
    cue_span = span(text, cue)
    content = Span(cue_span.end + 1, len(text.rstrip(".")))
    return parse(text), Attribution((span(text, source),), (cue_span,), (content,), 0.9)


def apart(text: str, source: str, cue: str) -> list[Row]:
    parsed, one = read_as_one(text, source, cue)
    return [row(found, text) for found in neighbours_apart([one], spoken(parsed), parsed)]


def test_what_was_read_as_one_is_taken_apart_and_shares_its_source() -> None:
    text = "Ostria condemned the raid, blaming the rebels and accusing Ilvenia of arming them."
    assert sorted(apart(text, "Ostria", "condemned")) == [
        ("Ostria", "accusing", "Ilvenia of arming them"),
        ("Ostria", "blaming", "the rebels"),
        ("Ostria", "condemned", "the raid"),
    ]


def test_the_second_subject_of_a_sentence_is_a_source_of_its_own() -> None:
    text = "Officials say the bridge is mined, and the mayor has rejected the plan."
    assert apart(text, "Officials", "say") == [
        ("Officials", "say", "the bridge is mined"),
        ("the mayor", "has rejected", "the plan"),
    ]


def test_a_finite_verb_is_joined_to_the_verb_that_an_infinitive_hangs_on() -> None:
    text = "The governor, Ilse Marn, urged both sides to show restraint and offered to send a team."
    assert apart(text, "The governor, Ilse Marn,", "urged") == [
        ("The governor, Ilse Marn,", "urged", "both sides to show restraint"),
        ("The governor, Ilse Marn,", "offered", "to send a team"),
    ]


def test_a_semicolon_parts_two_speakers_but_not_one_from_himself() -> None:
    text = "Orlen says it downed 31 drones; the army denies striking the port."
    assert apart(text, "Orlen", "says") == [
        ("Orlen", "says", "it downed 31 drones"),
        ("the army", "denies", "striking the port"),
    ]
    text = "Officials said the raid was no secret; they learned on Friday that it was planned."
    assert len(apart(text, "Officials", "said")) == 1


def pieces(text: str, source: str, cue: str, *contents: str) -> list[Row]:
    """What is left of an attribution of several pieces, and what was given to another cue."""
    parsed = parse(text)
    content = tuple(span(text, words) for words in contents)
    one = Attribution((span(text, source),), (span(text, cue),), content, 0.9)
    return [row(found, text) for found in pieces_apart([one], spoken(parsed), parsed)]


def test_a_piece_behind_a_cue_that_was_passed_over_is_given_to_it() -> None:
    text = "Orlen says it downed 31 drones; Vask denies striking port"
    assert pieces(text, "Orlen", "says", "it downed 31 drones", "striking port") == [
        ("Orlen", "says", "it downed 31 drones"),
        ("Vask", "denies", "striking port"),
    ]


def test_an_only_piece_is_left_where_it_is() -> None:
    text = "Orlen says it downed 31 drones; Vask denies striking port"
    assert pieces(text, "Orlen", "says", "striking port") == [("Orlen", "says", "striking port")]


def test_what_the_outlet_sets_against_a_claim_is_no_part_of_it() -> None:
    text = "Nine died in Harn, the mayor said, while the army put the toll at four and denied that it had fired."
    found = {row(one, text)[0]: row(one, text)[2] for one in told(parse(text))}
    assert found["the mayor"] == "Nine died in Harn"
    assert found["the army"] == "that it had fired"


def test_a_clause_inside_what_is_said_stays_there() -> None:
    text = "The mayor said that nine died in Harn while the army looked on."
    (one,) = told(parse(text))
    assert row(one, text)[2] == "that nine died in Harn while the army looked on"


def test_a_participle_belongs_to_the_nearest_subject_that_can_speak() -> None:
    text = "Osterman said that the latest raid crossed a line, threatening to close the strait."
    assert apart(text, "Osterman", "said")[1] == (
        "Osterman",
        "threatening",
        "to close the strait",
    )


def test_what_a_quotation_says_is_not_taken_apart() -> None:
    text = "Vale said “we blame the rebels and accuse Ilvenia of arming them”."
    assert len(apart(text, "Vale", "said")) == 1


def test_what_others_do_inside_a_content_stays_there() -> None:
    text = "Vale said the council condemned the raid and accused Ilvenia."
    assert len(apart(text, "Vale", "said")) == 1


def test_a_number_that_a_second_voice_gives_is_not_passed_over() -> None:
    text = "Rescue workers said 14 bodies had been found, while the governor put the toll at nine."
    rows = [row(one, text) for one in told(parse(text))]
    assert ("the governor", "put", "the toll at nine") in rows


def sayings(text: str) -> list[Row]:
    return [row(one, text) for one in told(parse(text))]


@pytest.mark.parametrize(
    ("speaker", "verb", "said"),
    [
        ("the coastguard of Sellane", "accused", "Ostria of firing flares"),
        ("the owners", "blamed", "the harbour pilots for the delay"),
        ("the army of Marland", "denied", "that its engineers had blown the gates"),
    ],
)
def test_an_inserted_speaker_goes_on_with_a_verb_of_saying(
    speaker: str, verb: str, said: str
) -> None:
    text = f"Two boats turned back at dawn, {speaker} said, and {verb} {said}."
    assert sayings(text) == [
        (speaker, "said", "Two boats turned back at dawn"),
        (speaker, verb, said),
    ]


def test_what_is_told_of_goes_on_behind_an_inserted_speaker() -> None:
    text = "Two boats turned back at dawn, the coastguard said, and anchored at Sellane."
    ((who, _, said),) = sayings(text)
    assert who == "the coastguard"
    assert said.endswith("and anchored at Sellane")


@pytest.mark.parametrize(
    ("join", "other"),
    [
        ("while", ("the union", "put", "the number at nine")),
        ("though", ("the owners", "deny", "that any was lost")),
        ("and", ("the ministry", "said", "all of them were safe")),
    ],
)
def test_another_voice_behind_according_to_has_a_claim_of_its_own(join: str, other: Row) -> None:
    text = f"At least five were missing, according to the hospital, {join} {' '.join(other)}."
    assert sayings(text) == [
        ("the hospital", "according to", "At least five were missing"),
        other,
    ]


def test_a_clause_behind_according_to_that_nobody_else_says_stays() -> None:
    text = "Five were missing, according to the hospital, while nine lay wounded in its corridors."
    ((_, _, said),) = sayings(text)
    assert "corridors" in said
