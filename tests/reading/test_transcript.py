from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.transcript import signed, turns

INTERVIEW = """Radio Tarsa spoke to the harbour master.

MARA OLIN: Were the gates open?
HENRIK VALE: They were shut. I saw them myself.
MARA OLIN: And the log?
HENRIK VALE: Gone.
"""


def test_every_turn_has_its_speaker() -> None:
    found = turns(INTERVIEW)
    assert [turn.speaker.of(INTERVIEW) for turn in found] == ["MARA OLIN", "HENRIK VALE"] * 2
    assert found[1].speech.of(INTERVIEW) == "They were shut. I saw them myself."
    assert {turn.mark.of(INTERVIEW) for turn in found} == {":"}


def test_labels_in_small_letters_count_when_they_return() -> None:
    text = "Olin: Why now?\nVale: Because we must.\nOlin: Must you?\nVale: Yes indeed."
    assert len(turns(text)) == 4


def test_questions_and_answers_are_turns() -> None:
    text = "Q. Why now?\nA. Because we must. I said so.\nQ. Must you?\nA. Yes indeed."
    assert [turn.speaker.of(text) for turn in turns(text)] == ["Q", "A", "Q", "A"]
    assert turns("A. Olin left.\nA. Vale stayed.\nA. Brue slept.") == ()


def test_a_label_may_say_who_the_speaker_is() -> None:
    text = "OLIN, the mayor: We are shut.\nVALE: Since when?\nOLIN: Since noon today."
    assert [turn.speaker.of(text) for turn in turns(text)] == ["OLIN, the mayor", "VALE", "OLIN"]


def test_a_headline_with_a_colon_is_no_transcript() -> None:
    text = "Minister: no talks before spring\n\nThe talks are off.\n\nUpdate: the gates are shut."
    assert turns(text) == ()


def test_a_list_is_no_transcript() -> None:
    text = "what we know:\n- the toll: nine dead\n- the place: Oru\n- the time: noon"
    assert turns(text) == ()


def test_a_table_is_no_transcript() -> None:
    assert turns("Olin: 1,204\nVale: 988\nOlin: 1,310\nVale: 1,002") == ()


def test_a_turn_may_stand_in_quotation_marks() -> None:
    text = "“OLIN: Were they open?”\n“VALE: They were shut.”\n“OLIN: I see now.”"
    assert [turn.speaker.of(text) for turn in turns(text)] == ["OLIN", "VALE", "OLIN"]


def test_a_quotation_may_be_signed() -> None:
    text = "“We saw no one. The ‘gates’ were shut.” — Mara Olin\nShe left.\n''Gone.'' -- H. Vale\n"
    assert [(turn.speaker.of(text), turn.mark.of(text)) for turn in signed(text)] == [
        ("Mara Olin", "—"),
        ("H. Vale", "--"),
    ]
    assert signed(text)[0].speech.of(text) == "“We saw no one. The ‘gates’ were shut.”"


def test_a_dash_that_goes_on_is_no_signature() -> None:
    assert signed("“We saw no one” — the guards were asleep\n“Go” — Mara said that, and left") == ()


def test_time_grows_with_length_alone() -> None:
    for unit in ('"a', "“a” — ", "A: ", "A a. "):
        start = time.process_time()
        signed(unit * 20_000)
        turns(unit * 20_000)
        assert time.process_time() - start < 5


@given(st.text(alphabet=st.sampled_from("AB: \n\tab.'😀“”—"), max_size=120))
def test_spans_are_inside_the_text_and_in_order(text: str) -> None:
    for turn in turns(text):
        assert turn.speaker.end == turn.mark.start < turn.speech.start
        assert turn.speech.end <= len(text)
    for turn in signed(text):
        assert turn.speech.end <= turn.mark.start < turn.speaker.start
        assert turn.speaker.end <= len(text)
