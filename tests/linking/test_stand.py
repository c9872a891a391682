from __future__ import annotations

import pytest

from accordingto.linking.stand import stand_of


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("praised the amnesty", 1),
        ("did not praise the amnesty", -1),
        ("opposed the amnesty", -1),
        ("wants the amnesty annulled", -1),
        ("opposed an end to the amnesty", 1),
        ("ruled out talks", -1),
        ("saw no need for talks", -1),
        ("would not give up its claim", 1),
        ("has no objection to talks", 1),
        ("rejected the plan as an insult", -1),
    ],
)
def test_judging_ending_and_negating_turn_a_stand(words: str, way: int) -> None:
    assert stand_of(words) == (way, True)


def test_without_a_word_of_stand_a_thing_is_gone_along_with() -> None:
    assert stand_of("will build the bridge at Brill") == (1, False)
    assert stand_of("") == (1, False)


def test_a_name_takes_no_stand() -> None:
    assert not stand_of("The letter of Sorin Ban went to Olga Fight").told
