"""An added article is linked with its story alone, and the links are those of a whole pass."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from invented import PER_STORY, readings

from accordingto.ledger import Ledger
from accordingto.linking.stories import LARGEST
from accordingto.linking.world import link
from accordingto.model import Document, Reading

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from accordingto.judgement import Judgement
    from accordingto.linking.world import World
    from accordingto.model import Claim, Dispute, Matter, Pending

MANY = list(readings(LARGEST + 3 * PER_STORY))


class Watched:
    """The linker, with the articles it was given at each call."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def __call__(self, given: Sequence[Reading], judgements: Sequence[Judgement]) -> World:
        self.calls.append(sorted(reading.document.ref for reading in given))
        return link(given, judgements)


def ledger_of(
    found: Iterable[Reading], *, each: int = 10**6, linker: Watched | None = None
) -> Ledger:
    """A ledger that was looked at after every so many articles."""
    ledger = Ledger(":memory:", link=linker or link)
    for number, reading in enumerate(found, 1):
        ledger.keep(reading)
        if number % each == 0:
            ledger.disputes().to_dicts()
    return ledger


def content(
    matters: Iterable[Matter], disputes: Iterable[Dispute], pending: Iterable[Pending]
) -> set[Hashable]:
    """What was linked, by words and not by numbers."""

    def of(claims: Iterable[Claim]) -> frozenset[Hashable]:
        return frozenset((claim.document.ref, claim.content) for claim in claims)

    return {
        *((matter.label, of(matter.claims)) for matter in matters),
        *(
            (d.kind, d.question, tuple((s.says, s.voices, of(s.claims)) for s in d.sides))
            for d in disputes
        ),
        *((waiting.kind, of([waiting.claim])) for waiting in pending),
    }


def kept(ledger: Ledger) -> set[Hashable]:
    return content(ledger.matters(), ledger.disputes(), ledger.pending())


@pytest.fixture(scope="module")
def whole() -> set[Hashable]:
    """One pass over all readings, without a ledger."""
    unique = [
        replace(
            reading,
            claims=tuple(
                replace(
                    claim,
                    id=f"{n}{claim.id}",
                    source=replace(claim.source, actor=claim.source.actor and f"{n}{claim.source.actor}"),
                )
                for claim in reading.claims
            ),
            actors=tuple(replace(actor, id=f"{n}{actor.id}") for actor in reading.actors),
            figures=tuple(replace(figure, claim=f"{n}{figure.claim}") for figure in reading.figures),
        )
        for n, reading in enumerate(MANY)
    ]  # fmt: skip
    world = link(unique)
    return content(world.matters, world.disputes, world.pending)


@pytest.mark.parametrize(("seed", "each"), [(1, 1000), (2, 5), (3, 17)])
def test_links_are_the_same_in_any_order_of_adding(
    seed: int, each: int, whole: set[Hashable]
) -> None:
    shuffled = Random(seed).sample(MANY, len(MANY))  # noqa: S311 - no secret
    with ledger_of(shuffled, each=each) as ledger:
        assert kept(ledger) == whole
        assert len(whole) > len(MANY) / PER_STORY


def test_links_made_again_are_the_same_under_the_same_numbers(whole: set[Hashable]) -> None:
    with ledger_of(MANY, each=20) as ledger:
        before = [list(ledger.matters()), list(ledger.disputes()), list(ledger.pending())]
        ledger.link(anew=True)
        assert [list(ledger.matters()), list(ledger.disputes()), list(ledger.pending())] == before
        assert kept(ledger) == whole
        assert ledger.check()


def test_linking_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    with ledger_of(MANY[:-1]) as ledger:
        ledger.link(lambda done, every: told.append((done, every)), anew=True)
        assert told
        assert [done for done, _ in told] == sorted({done for done, _ in told})
        assert {every for _, every in told} == {len(MANY) - 1}
        told.clear()
        ledger.link(lambda done, every: told.append((done, every)))
        assert told == []


def test_an_added_article_is_linked_with_its_story_alone() -> None:
    linker = Watched()
    with ledger_of(MANY[1:], linker=linker) as ledger:
        assert len(ledger.disputes())
        linker.calls.clear()
        ledger.keep(MANY[0])
        assert len(ledger.disputes())
        assert linker.calls == [sorted(reading.document.ref for reading in MANY[:PER_STORY])]


def test_few_articles_are_one_story_whatever_they_share() -> None:
    linker = Watched()
    with ledger_of(MANY[:LARGEST], linker=linker) as ledger:
        assert len(ledger.disputes())
        assert list(map(len, linker.calls)) == [LARGEST]


def test_a_version_that_replaces_an_article_takes_its_links_along() -> None:
    first, *others = MANY
    named = Document(first.document.text, ref="first", url="https://lamp.example/1")
    at_address = replace(
        first,
        document=named,
        claims=tuple(replace(claim, document=named) for claim in first.claims),
        figures=tuple(replace(figure, document=named) for figure in first.figures),
    )
    corrected = Reading(Document("Nothing happened in Tarn.", ref="again", url=named.url))
    with ledger_of([at_address, *others]) as ledger:
        assert any(c.document.ref == "first" for m in ledger.matters() for c in m.claims)
        ledger.keep(corrected)
        assert not any(c.document.ref == "first" for m in ledger.matters() for c in m.claims)
        left = kept(ledger)
        ledger.link(anew=True)
        assert kept(ledger) == left
    with ledger_of([*others, corrected]) as ledger:
        assert kept(ledger) == left


def test_a_merge_brings_two_stories_together_and_an_undo_parts_them() -> None:
    linker = Watched()
    with ledger_of(MANY, linker=linker) as ledger:
        before = kept(ledger)
        apart = [next(m for m in ledger.matters(document=ref)) for ref in ("0-0", "5-0")]
        linker.calls.clear()
        ledger.judge("merge", *(matter.id for matter in apart), by="ada")
        named = {d.ref for m in ledger.matters(of=apart[0].claims[0].id) for d in m.documents}
        assert {"0-0", "5-0"} <= named
        assert max(map(len, linker.calls)) < LARGEST
        ledger.undo("J1", by="ada")
        assert kept(ledger) == before
