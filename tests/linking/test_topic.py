from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.linking.topic import (
    calls_untrue,
    contrary,
    is_anaphor,
    is_undecided,
    own_keys,
    topic_of,
    turns,
    wording,
)


def opposed(one: str, other: str) -> bool:
    left, right = topic_of(one), topic_of(other)
    return contrary(left, right, dict.fromkeys(left.keys | right.keys, 1.0))


def test_words_of_one_act_are_one_key() -> None:
    assert topic_of("the ceasefire was agreed").keys & topic_of("an accord on a truce").keys


def test_function_words_and_numbers_carry_no_topic() -> None:
    assert topic_of("and then on 12 Monday there were").keys == frozenset()


def test_a_negator_turns_its_own_clause_only() -> None:
    topic = topic_of("We opened the gate, but nobody raised a truce")
    assert topic.negated == topic_of("raised a truce").keys


def test_a_compound_is_no_negator() -> None:
    assert topic_of("a false-flag attack in the no-fly zone").negated == frozenset()


def test_contrary_statements() -> None:
    assert opposed("they did not close the crossing", "they closed the crossing")
    assert opposed("the crossing is open", "the crossing is closed")
    assert not opposed("they never closed the crossing", "they did not close the crossing")
    assert not opposed("the crossing is not open", "the crossing is closed")


def test_cues_that_turn() -> None:
    assert turns("has denied", "that it fired")
    assert turns("rejected", "the accusation")
    assert not turns("rejected", "the budget")
    assert not turns("has confirmed", "the report")
    assert calls_untrue("a lie and an invention")


def test_short_answers_and_open_questions() -> None:
    assert is_anaphor("the charge")
    assert not is_anaphor("the charge on the battery")
    assert is_undecided("They could not determine who struck the quay")


def test_what_a_speaker_calls_his_own() -> None:
    assert own_keys("that its fighters had fired") == topic_of("fighters").keys


def test_the_wording_of_keys_is_the_texts_own() -> None:
    keys = topic_of("close crossing").keys
    assert wording(keys, "We are closing the Brill crossing.") == "closing crossing"


@given(st.text(max_size=200))
def test_any_text_has_a_topic(text: str) -> None:
    topic = topic_of(text)
    assert topic.negated <= topic.keys
    assert topic.names <= topic.keys
    assert topic.turned().turned().negated == topic.negated
