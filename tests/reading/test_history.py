"""History that is told for comparison is marked as such."""

import pytest

import accordingto as at


@pytest.mark.parametrize(
    ("text", "historical"),
    [
        ("In 1994 Marland shelled Ruvania.", True),
        ("The premier compared it to the 2029 invasion of Kesh by Ruvania.", True),
        ("Marland shelled Ruvania in 2029.", False),
        ("Marland shelled Ruvania on Monday.", False),
        ("Kesh slept five years after Marland shelled Ruvania.", True),
        ("Kesh slept two days after Marland shelled Ruvania.", False),
    ],
)
def test_history_is_marked(*, text: str, historical: bool) -> None:
    (event,) = at.read(text, published="2031-05-12").events
    assert event.historical is historical


def test_without_a_day_of_publication_nothing_is_history() -> None:
    assert not at.read("In 1994 Marland shelled Ruvania.").events[0].historical
