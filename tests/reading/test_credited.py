"""Who is credited without being an actor becomes an unnamed one, with its words as its name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import ActorKind, ClaimKind, Document, Reading
from accordingto.reading.reader import read_document


def read(text: str) -> Reading:
    return read_document(Document(text=text))


def speakers(reading: Reading) -> list[tuple[str, str]]:
    actors = {actor.id: actor for actor in reading.actors}
    found = [actors[claim.source.actor] for claim in reading.claims if claim.source.actor]
    return [(actor.name, actor.kind.value) for actor in found]


def test_a_source_that_is_no_actor_keeps_its_description() -> None:
    reading = read("A leaked memo said that the dam was weak. A leaked memo said it would fall.")
    assert speakers(reading) == [("A leaked memo", "unnamed")] * 2


def test_pronouns_that_no_one_can_resolve_are_not_one_speaker() -> None:
    reading = read("They said that the dam was weak.\n\nThey said that the bridge was strong.")
    unnamed = [actor for actor in reading.actors if actor.kind is ActorKind.UNNAMED]
    assert [actor.name for actor in unnamed] == ["They", "They"]
    assert len({claim.source.actor for claim in reading.claims}) == 2


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["They said that it fell.", "A memo said so.", "“No,” Ana Belic said.", "\n\n",
             "According to the film, all left.", "He denied it.", "“We saw it,”"]
        ),
        max_size=6,
    ).map(" ".join)
)  # fmt: skip
def test_every_spoken_claim_with_words_for_its_source_ends_at_an_actor(text: str) -> None:
    reading = read(text)
    known = {actor.id: actor for actor in reading.actors}
    for claim in reading.claims:
        if claim.kind is not ClaimKind.NARRATED and claim.source.spans:
            assert claim.source.actor in known
    for actor in reading.actors:
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert all(0 <= s.start < s.end <= len(text) for s in actor.mentions)
