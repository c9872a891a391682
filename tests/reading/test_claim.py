from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import Claim, ClaimKind, Document, EvidenceStatus, Stance
from accordingto.reading.actor import read_actors
from accordingto.reading.claim import read_claims
from accordingto.reading.parse import parse
from accordingto.reading.when import read_times


def claims(text: str, published: str | None = "2031-05-14") -> list[Claim]:
    document = Document(text, published=published, publisher="The Brannow Courier")  # pyright: ignore[reportArgumentType] - a text is a date here
    parsed = parse(text)
    actors, times = read_actors(document, parsed), read_times(document, parsed)
    return list(read_claims(document, parsed, actors, times))


def spoken(text: str, *, nested: bool = False) -> list[Claim]:
    found = [claim for claim in claims(text) if claim.kind is not ClaimKind.NARRATED]
    return [claim for claim in found if nested or claim.within is None]


def test_source_cue_and_content_of_reported_speech() -> None:
    (claim,) = spoken("The harbour master said that two ferries were missing.")
    assert (claim.by, claim.said_with) == ("The harbour master", "said")
    assert "two ferries were missing" in claim.says
    assert claim.kind is ClaimKind.INDIRECT


def test_a_quotation_before_its_cue_is_direct() -> None:
    (claim,) = spoken("“The pier is gone and so are the boats,” Mayor Anton Rusk said.")
    assert claim.kind is ClaimKind.DIRECT
    assert "Rusk" in claim.by


def test_reported_speech_with_a_quoted_fragment_is_mixed() -> None:
    (claim,) = spoken("Rusk said the closure of the river was “a slow siege” of the town.")
    assert claim.kind is ClaimKind.MIXED


def test_according_to() -> None:
    (claim,) = spoken("Nine barges sank on Monday, according to the river police.")
    assert claim.by == "the river police"
    assert claim.says == "Nine barges sank on Monday"


def credited(text: str) -> dict[str, list[str]]:
    """Who is credited with which of the telling words, however the quotations are cut."""
    telling = ["asked for boats", "nobody called", "heard one jet", "it was dark"]
    found: dict[str, list[str]] = {}
    for claim in spoken(text):
        found.setdefault(claim.by, []).extend(words for words in telling if words in claim.says)
    return found


def test_an_unattributed_quotation_paragraph_has_the_speaker_before_it() -> None:
    text = "“We asked for boats,” Mira Tolland said.\n\n“Nobody came, and nobody called.”"
    assert credited(text) == {"Mira Tolland": ["asked for boats", "nobody called"]}


def test_or_the_speaker_after_it_when_nobody_spoke_before() -> None:
    text = "The roof fell.\n\n“We heard one jet over the river.”\n\n“Then it was dark,” Mira Tolland said."
    assert credited(text) == {"Mira Tolland": ["heard one jet", "it was dark"]}


def test_a_claim_inside_a_claim_says_so() -> None:
    found = spoken("Vale said the ministry had claimed that the river was safe.", nested=True)
    outer, inner = found
    assert inner.within == outer.id
    assert outer.within is None


def test_the_outlet_is_a_voice_too() -> None:
    (claim,) = claims("Two jets of the air force bombed the ferry terminal on Sunday.")
    assert claim.kind is ClaimKind.NARRATED
    assert claim.by == "The Brannow Courier"
    assert claim.source.actor is None


def test_what_somebody_says_is_not_the_outlets_word() -> None:
    found = claims("Vale said the air force had bombed the terminal.")
    assert [claim.kind for claim in found] == [ClaimKind.INDIRECT]


def test_no_proof_offered_is_told() -> None:
    (claim,) = spoken("The rockets came from Hask, Osterman said, without offering any proof.")
    assert claim.evidence.status is EvidenceStatus.NONE_OFFERED
    assert claim.evidence.spans[0].of(claim.document.text) == "without offering any proof"


def hedges(text: str) -> list[str]:
    return [span.of(claim.document.text) for claim in claims(text) for span in claim.hedges]


def test_scare_quotes_are_a_hedge_of_the_outlet() -> None:
    assert hedges("Two jets bombed the “liberated” town of Hask.") == ["liberated"]


@pytest.mark.parametrize(
    "text",
    [
        "Two jets bombed the town of “Saint Hask”.",
        "Two jets bombed Hask while a banner read “we are not leaving”.",
        "Vale said two jets bombed the “liberated” town of Hask.",
    ],
)
def test_names_sentences_and_the_words_of_a_source_are_no_scare_quotes(text: str) -> None:
    assert hedges(text) == []


def test_what_somebody_insists_something_is() -> None:
    (claim, _) = spoken(
        "Vale said the army bombed what the generals insist was a depot.", nested=True
    )
    assert [span.of(claim.document.text) for span in claim.hedges] == ["what the generals insist"]


def test_the_day_of_speaking_is_not_the_day_spoken_of() -> None:
    (claim,) = spoken("Brask said on Tuesday that the talks would start on Friday.")
    assert claim.said == "2031-05-13"


@pytest.mark.parametrize(
    ("speaker", "day"),
    [
        ("Ada Wold, who left the ministry on Friday,", None),
        ("Ada Wold, appointed in 2024,", None),
        ("In a statement on Friday, Ada Wold", "2031-05-09"),
        ("It was in 2003 that Ada Wold", "2003"),
    ],
)
def test_a_day_in_what_is_told_of_the_speaker_is_not_the_day_of_speaking(
    speaker: str, day: str | None
) -> None:
    (claim,) = spoken(f"{speaker} said that the bridge was safe.")
    assert claim.said == day


def test_a_negated_cue_turns_its_stance() -> None:
    (claim,) = spoken("The council did not support the closure.")
    assert claim.stance is Stance.REJECTS


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The air force denied that its jets had crossed the river.", Stance.DENIES),
        ("Brannow accused Ilvenia of arming the rebels.", Stance.ACCUSES),
        ("Okovar condemned the strike.", Stance.CONDEMNS),
        ("Osterman threatened to burn the village.", Stance.THREATENS),
        ("She demanded that the river be opened.", Stance.DEMANDS),
    ],
)
def test_the_stance_of_the_cue(text: str, stance: Stance) -> None:
    assert spoken(text)[0].stance is stance


def test_every_source_of_a_named_speaker_ends_at_an_actor() -> None:
    (claim,) = spoken("Foreign Minister Lena Brask said the talks were over.")
    assert claim.source.actor is not None


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="ab said denied Putin“”\"'.,:\n😀\u202e", max_size=300))
def test_no_text_raises_and_every_span_is_inside(text: str) -> None:
    for claim in claims(text, None):
        for span in (*claim.content, *claim.cue, *claim.source.spans, *claim.hedges):
            assert span.end <= len(text)
            assert span.of(text)


def test_a_body_of_a_place_is_not_the_place() -> None:
    text = "Velm sent boats. The port authority of Velm said that 12 sailors were missing."
    document = Document(text)
    parsed = parse(text)
    actors = read_actors(document, parsed)
    (claim,) = (c for c in read_claims(document, parsed, actors, ()) if "sailors" in c.says)
    credited_to = {actor.id: actor.name for actor in actors}.get(claim.source.actor or "")
    assert credited_to != "Velm"
