"""Each group of the words of stands is proved by its two examples."""

from __future__ import annotations

import pytest

from accordingto.languages import lexicon
from accordingto.linking.stand import stand_of

GROUPS = lexicon("en", "stands")


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_tells_a_stand_in_its_yes_and_none_in_its_no(name: str) -> None:
    assert stand_of(GROUPS[name]["yes"]).told
    assert not stand_of(GROUPS[name]["no"]).told


def test_no_word_is_in_two_groups() -> None:
    words = [
        word for group in GROUPS.values() for key in ("words", "phrases") for word in group[key]
    ]
    assert sorted(words) == sorted(set(words))
