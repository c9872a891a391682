"""What an outlet changed is told by its claims."""

from __future__ import annotations

import pytest

import accordingto as at
from accordingto.watching import changes

OLD = (
    "BRANNOW – At least 60 people were killed when the ferry sank off Osk, the interior ministry "
    "said on Tuesday.\n\n“Nobody was asked,” said Mayor Ivo Marn.\n\n"
    "The harbour office denied that the ferry had carried too many passengers.\n"
)


def told(new: str, old: str = OLD) -> list[str]:
    before, after = (at.read(text, published="2031-05-13") for text in (old, new))
    return [str(change) for change in changes(before, after)]


def test_the_same_text_has_no_change() -> None:
    assert told(OLD) == []


def test_a_toll_that_grew_is_told_with_both_figures_and_once() -> None:
    (line,) = told(OLD.replace("At least 60", "At least 87"))
    assert "“At least 60” is now “At least 87”" in line
    assert line.startswith("the interior ministry: ")


def test_a_quotation_that_vanished_is_told() -> None:
    (line,) = told(OLD.replace("“Nobody was asked,” said Mayor Ivo Marn.\n\n", ""))
    assert line == "a quotation is gone, of Mayor Ivo Marn: “Nobody was asked”"


def test_a_quotation_that_came_is_told() -> None:
    lines = told(OLD, OLD.replace("“Nobody was asked,” said Mayor Ivo Marn.\n\n", ""))
    assert lines == ["a new quotation, of Mayor Ivo Marn: “Nobody was asked”"]


def test_a_denial_turned_into_an_admission_is_told() -> None:
    lines = told(OLD.replace("office denied that", "office confirmed that"))
    assert any("asserts" in line and "before, The harbour office denies" in line for line in lines)


@pytest.mark.parametrize("old", ["", "No claim here."])
def test_texts_without_claims_do_not_trouble_it(old: str) -> None:
    assert all("new" in line for line in told(OLD, old or "-"))
