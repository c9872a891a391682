from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.languages import lexicon
from accordingto.model import Actor, ActorKind, Document
from accordingto.reading.actor import read_actors
from accordingto.reading.mention import singular
from accordingto.reading.parse import parse


def actors(text: str) -> tuple[Actor, ...]:
    return read_actors(Document(text=text), parse(text))


def named(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors(text)}


def called(actor: Actor, text: str) -> list[str]:
    return [span.of(text) for span in actor.mentions]


def actor_of(text: str, words: str) -> Actor | None:
    """The actor with a mention that is exactly the last occurrence of the words."""
    start = text.rindex(words)
    spans = {span.start: actor for actor in actors(text) for span in actor.mentions}
    return spans.get(start)


def test_role_affiliation_and_country_are_read_before_the_name() -> None:
    text = "German Foreign Minister Ana Belic said that the border was closed."
    belic = named(text)["Ana Belic"]
    assert (belic.kind, belic.role, belic.affiliation, belic.country) == (
        ActorKind.PERSON, "Foreign Minister", "German", "DE",
    )  # fmt: skip
    assert called(belic, text) == ["Ana Belic"]


def test_full_name_surname_title_and_pronoun_are_one_person() -> None:
    text = (
        "Belic warns of famine\n\nOstrian Foreign Minister Ana Belic spoke on Monday. "
        "Ms Belic said that she had proof. The foreign minister asked for help."
    )
    belic = named(text)["Ana Belic"]
    assert called(belic, text) == ["Belic", "Ana Belic", "Belic", "she", "The foreign minister"]


def test_people_of_one_surname_stay_apart() -> None:
    text = "Peter Marn met Anna Marn. Mrs Marn said that Peter Marn had left."
    found = named(text)
    assert called(found["Peter Marn"], text) == ["Peter Marn", "Peter Marn"]
    assert called(found["Anna Marn"], text) == ["Anna Marn", "Marn"]


def test_an_office_of_another_country_is_another_person() -> None:
    text = "French President Luc Morel met the German president. The German president smiled."
    assert called(named(text)["Luc Morel"], text) == ["Luc Morel"]


def test_an_apposition_joins_office_and_name() -> None:
    text = "The Ostrian ambassador, Petra Dol, denied it. The ambassador left."
    assert called(named(text)["Petra Dol"], text) == [
        "The Ostrian ambassador", "Petra Dol", "The ambassador",
    ]  # fmt: skip


def test_initials_in_brackets_name_the_same_body() -> None:
    text = "The Organisation for Safe Harbours (OSH) sent a ship. OSH denied the report."
    found = named(text)["Organisation for Safe Harbours"]
    assert called(found, text) == ["The Organisation for Safe Harbours", "OSH", "OSH"]
    assert found.kind is ActorKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Moscow denied the charge.", "Moscow", "RU"),
        ("The minister accused Damascus of lying.", "Damascus", "SY"),
        ("Talks with Tehran failed.", "Tehran", "IR"),
        ("The general arrived in Moscow.", "Moscow", None),
        ("Two shops burned in Damascus.", "Damascus", None),
        ("Tehran's suburbs were flooded.", "Tehran", None),
    ],
)
def test_a_capital_is_a_government_where_it_acts(text: str, word: str, country: str | None) -> None:
    found = actor_of(text, word)
    assert (found.country if found else None) == country


def test_a_government_its_country_and_its_seat_are_one_actor() -> None:
    text = "Russia denied it. The Kremlin and the Russian government said that Moscow would wait."
    found = named(text)["Russia"]
    assert called(found, text) == ["Russia", "Kremlin", "the Russian government", "Moscow"]


def test_a_fictional_country_has_its_adjective_and_its_capital() -> None:
    text = (
        "Ostria closed the border. The Ostrian government said that it would wait. "
        "Velm, the capital of Ostria, was quiet. Velm accused its neighbour of theft. "
        "The capital rejected the offer. Fighters were seen in Velm."
    )
    found = named(text)["Ostria"]
    assert [span.start for span in found.mentions if span.of(text) == "Velm"] == [
        text.index("Velm accused")
    ]
    assert {"Ostria", "The Ostrian government", "The capital"} <= set(called(found, text))
    assert found.country is None


def test_a_regime_is_the_government_and_not_the_man() -> None:
    text = "Syrian President Luka Marn spoke. The Marn regime shelled the town. Marn denied it."
    found = named(text)
    assert called(found["Luka Marn"], text) == ["Luka Marn", "Marn"]
    assert "The Marn regime" in called(found["Syria"], text)
    assert found["Syria"].kind is ActorKind.GOVERNMENT


def test_a_ministry_of_a_fictional_country_is_an_organisation() -> None:
    text = "The Karvian Defence Ministry said it fired. The ministry gave no toll."
    found = named(text)["Karvian Defence Ministry"]
    assert called(found, text)[0] == "The Karvian Defence Ministry"
    assert "The ministry" in called(found, text)
    assert found.kind is ActorKind.ORGANISATION


def test_the_words_before_a_name_make_an_armed_group() -> None:
    found = named("The militant group Red Dawn claimed responsibility.")["Red Dawn"]
    assert found.kind is ActorKind.ARMED_GROUP


def test_an_unnamed_source_keeps_its_description() -> None:
    found = named("A source close to the talks said that the deal was dead.")
    assert found["A source close to the talks"].kind is ActorKind.UNNAMED
    officials = named("US officials who asked not to be named said so.")["US officials"]
    assert (officials.kind, officials.country) == (ActorKind.UNNAMED, "US")


def test_two_accusers_in_one_phrase_are_two_actors() -> None:
    text = "Western and Turkish accusations were rejected."
    assert [called(actor, text) for actor in actors(text)] == [["Western"], ["Turkish"]]


def test_i_and_we_of_a_quotation_are_the_speaker_and_those_spoken_for() -> None:
    text = "Germany is calm. “I saw it and we will wait,” German President Olaf Brenner said."
    assert "I" in called(named(text)["Olaf Brenner"], text)
    assert "we" in called(named(text)["Germany"], text)


def test_its_goes_to_the_subject_and_he_to_the_last_speaker() -> None:
    text = "The Karvian Army said its guns were silent. Ivo Marn denied it. “No,” he said."
    assert actor_of(text, "its guns") is not None
    assert called(named(text)["Ivo Marn"], text) == ["Ivo Marn", "he"]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Ingrid Holt, a geologist, said that the ash was old.", "Ingrid Holt", "geologist"),
        ("“Come back,” said the guide, Pierre Auclair.", "Pierre Auclair", "guide"),
        (
            "A spokesman for the Polish navy, Col. Igor Velsk, said so.",
            "Igor Velsk",
            "spokesman",
        ),
        (
            "Deputy Prime Minister for Reintegration Iryna Kovach left.",
            "Iryna Kovach",
            "Deputy Prime Minister for Reintegration",
        ),
        ("Kim Tae-jun, the unification minister, left.", "Kim Tae-jun", "unification minister"),
    ],
)
def test_an_office_is_read_before_and_behind_the_name(text: str, person: str, role: str) -> None:
    assert named(text)[person].role == role


def test_the_son_of_somebody_is_not_that_somebody() -> None:
    assert named("The son of President Ana Belic left.")["Ana Belic"].role == "President"


def test_a_small_noun_points_back_to_the_body_that_was_named() -> None:
    text = "The Lakeside Institute counted. The institute stands by its figures. An institute fell."
    assert called(named(text)["Lakeside Institute"], text) == [
        "The Lakeside Institute", "The institute", "its",
    ]  # fmt: skip


def test_officials_of_two_countries_are_two_actors() -> None:
    found = named("US and British officials said that the ship was empty.")
    assert {name: actor.country for name, actor in found.items()} == {
        "US officials": "US", "British officials": "GB",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("The Ostrian army said that it had left. It rained.", "it had", "Ostrian army"),
        ("The Ostrian army said that it was too early.", "it was", None),
        ("Jorge Kubal came home. President Inés Vela met him.", "him", "Jorge Kubal"),
        ("Ivo Marn is well. His lawyer said that he slept.", "he slept", "Ivo Marn"),
        ("Tuareg leaders said that they would wait.", "they", "Tuareg leaders"),
    ],
)
def test_a_pronoun_goes_to_whoever_its_clause_allows(
    text: str, pronoun: str, name: str | None
) -> None:
    start = text.index(pronoun)
    spans = {span.start: actor.name for actor in actors(text) for span in actor.mentions}
    assert spans.get(start) == name


def test_they_of_several_named_side_by_side_is_all_of_them() -> None:
    text = (
        "Anna Karsten, Mira Koss and Ivo Lund left on Monday. They said the draft was empty. "
        "Karsten said that she was tired. Koss said their guards were boys."
    )
    group = named(text)["Anna Karsten, Mira Koss and Ivo Lund"]
    assert (group.kind, called(group, text)) == (ActorKind.PEOPLE, ["They", "their"])
    assert called(named(text)["Anna Karsten"], text) == ["Anna Karsten", "Karsten", "she"]


def test_they_may_be_the_body_that_the_sentence_before_is_about() -> None:
    union = actor_of("The Tesk Farmers' Union will sue. They say the dam took it.", "They")
    assert union is not None
    assert union.name == "Tesk Farmers' Union"


def test_they_behind_or_is_nobody_sure() -> None:
    assert actor_of("Anna Karsten or Ivo Lund left. They said so.", "They") is None


def test_we_is_whoever_is_quoted_in_the_same_sentence() -> None:
    text = (
        "“We have begun,” the French government said. “We were not told,” said Stefan Moll of Velm."
    )
    assert "We" in called(named(text)["France"], text)
    assert "We" in called(named(text)["Stefan Moll"], text)


def test_in_a_transcript_i_is_whoever_has_the_word() -> None:
    text = (
        "MS. WARDEN: Good afternoon.\nQUESTION: Did anyone know of it?\n"
        "MS. WARDEN: I learned of it today.\nQUESTION: When exactly?\n"
    )
    assert called(named(text)["WARDEN"], text) == ["WARDEN", "WARDEN", "I"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Mr Jordan denied it.", None),
        ("Jordan denied it.", "JO"),
        ("Marek Dane was shot. Dane died.", None),
        ("The Saudi-led coalition denied it.", None),
        ("The Saudi coalition denied it.", "SA"),
    ],
)
def test_a_country_in_a_name_is_told_from_a_country(text: str, country: str | None) -> None:
    assert {actor.country for actor in actors(text)} == {country}


def test_a_place_that_speaks_is_a_government() -> None:
    text = "The ferry had left Brannow. Brannow denied the report."
    assert named(text)["Brannow"].kind is ActorKind.COUNTRY


def test_ids_follow_the_first_mention() -> None:
    found = actors("Ana Belic met Ivo Marn in Paris. Rebels denied the report.")
    starts = [actor.mentions[0].start for actor in found]
    assert [actor.id for actor in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    assert starts == sorted(starts)


def _examples() -> list[tuple[str, str, str]]:
    table: dict[str, Any] = lexicon("en", "roles")
    groups = ("person", "unnamed", "people", "organisation", "government", "armed")
    return [(group, table[group]["yes"], table[group]["no"]) for group in groups]


def _headed(text: str, nouns: set[str]) -> bool:
    last = {called(actor, text)[0].split()[-1].lower() for actor in actors(text)}
    inner = {word.lower() for a in actors(text) for word in called(a, text)[0].split()}
    return any(word in nouns or singular(word) in nouns for word in last | inner)


@pytest.mark.parametrize(("group", "yes", "no"), _examples())
def test_the_examples_of_the_role_nouns_hold(group: str, yes: str, no: str) -> None:
    nouns = set(lexicon("en", "roles")[group]["nouns"])
    assert _headed(yes, nouns)
    assert not _headed(no, nouns)


def test_the_examples_of_seats_and_blocs_hold() -> None:
    for seat in lexicon("en", "metonyms")["seat"]:
        if "yes" in seat:
            assert seat["country"] in {actor.country for actor in actors(seat["yes"])}
            assert seat["country"] not in {actor.country for actor in actors(seat["no"])}
    union = lexicon("en", "metonyms")["union"][0]
    assert union["code"] in {actor.country for actor in actors(union["yes"])}
    assert union["code"] not in {actor.country for actor in actors(union["no"])}
    bloc = lexicon("en", "roles")["bloc"]
    assert "Western" in named(bloc["yes"])
    assert "western" not in named(bloc["no"])


def test_the_examples_of_small_nouns_titles_and_writings_hold() -> None:
    table = lexicon("en", "roles")
    body, civil, document = table["named_body"], table["civil"], table["document"]
    assert {"Civic Dawn party"} == set(named(body["yes"]))
    assert named(body["no"])["Ana Dawn"].kind is ActorKind.PERSON
    assert named(civil["yes"])["Jordan"].kind is ActorKind.PERSON
    assert "JO" not in {actor.country for actor in actors(civil["yes"])}
    assert named(document["yes"])["beekeeper"].kind is ActorKind.UNNAMED
    assert actors(document["no"]) == ()


@pytest.mark.parametrize("told", ["better known as", "whose nom de guerre is", "nicknamed"])
def test_another_name_that_the_text_introduces_is_the_same_person(told: str) -> None:
    text = lexicon("en", "roles")["known_as"]["yes"].replace("better known as", told)
    (one,) = [actor for actor in actors(text) if actor.kind is ActorKind.PERSON]
    assert one.name == "Anton Rusk"
    assert [span.of(text) for span in one.mentions].count("Abu Velm") == 2


@pytest.mark.parametrize(
    "told",
    [
        "its spokesman, who goes by the name of Ruvo",
        "its spokesman, identified only as Ruvo",
        "a man known as Ruvo",
    ],
)
def test_somebody_described_has_the_name_that_the_text_gives_him(told: str) -> None:
    text = f"The Hill Front denied it. “No,” said {told}. Ruvo added that his men were at home."
    assert called(named(text)["Ruvo"], text)[-2:] == ["Ruvo", "his"]
    assert len(actors(text)) == len({*named(text)})
    assert not any(actor.kind is ActorKind.UNNAMED for actor in actors(text))


def test_he_is_the_subject_of_the_sentence_before_even_if_another_spoke_last() -> None:
    text = "Ivo Marn said all was well. Karl Tesch, a baker, saw the fire. “It was red,” he said."
    assert actor_of(text, "he") == named(text)["Karl Tesch"]
    text = text.replace("“It", "\n\n“It")
    assert actor_of(text, "he") == named(text)["Ivo Marn"]


def test_an_office_that_is_told_late_is_the_speakers_of_the_sentence_before() -> None:
    text = (
        "German Deputy Foreign Minister Karl Tesch said they had agreed. Ada Wold, who led the "
        "other side, said they had not. “Not a word,” the French foreign minister said."
    )
    wold = actor_of(text, "the French foreign minister")
    assert wold is not None
    assert (wold.name, wold.role) == ("Ada Wold", "foreign minister")
    apart = text.replace("“Not", "\n\n“Not")
    other = actor_of(apart, "the French foreign minister")
    assert other is not None
    assert other.name not in {"Ada Wold", "Karl Tesch"}


def test_the_minister_is_not_the_deputy_minister() -> None:
    text = "Deputy Foreign Minister Karl Tesch spoke. “No,” the foreign minister said."
    assert actor_of(text, "the foreign minister") is not named(text)["Karl Tesch"]
    text = text.replace("the foreign", "the deputy foreign")
    assert actor_of(text, "the deputy foreign minister") is not None
    assert called(named(text)["Karl Tesch"], text)[-1] == "the deputy foreign minister"


def test_two_persons_side_by_side_stay_two() -> None:
    text = lexicon("en", "roles")["known_as"]["no"]
    assert {a.name for a in actors(text) if a.kind is ActorKind.PERSON} == {
        "Anton Rusk",
        "Abu Velm",
    }


def test_no_text_at_all_has_no_actors() -> None:
    assert actors("") == ()


@settings(max_examples=25, deadline=None)
@given(
    st.text(st.sampled_from(' .,()"“”’\n he we its US said the Marn President of é'), max_size=80)
)
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    for actor in actors(text):
        assert actor.mentions
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert all(span.of(text).strip() for span in actor.mentions)


def test_a_word_in_a_headline_of_capitals_is_nobody() -> None:
    text = "AIR RAID KILLS 23 AT ORRIN MARKET\n\nThe raid began at eight, a doctor said."
    assert "RAID" not in {actor.name for actor in actors(text)}
