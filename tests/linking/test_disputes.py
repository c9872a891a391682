from __future__ import annotations

from collections.abc import Callable

import pytest

from accordingto.ledger.ledger import Ledger
from accordingto.model import Dispute, DisputeKind

Make = Callable[..., Ledger]


def refs(dispute: Dispute) -> list[set[str]]:
    return [{claim.document.ref for claim in side.claims} for side in dispute.sides]


def of_kind(ledger: Ledger, kind: DisputeKind) -> list[Dispute]:
    return [dispute for dispute in ledger.disputes() if dispute.kind is kind]


TOLL_31 = (
    "Harbour Wire",
    "2031-05-12",
    "Hospital director Ana Lodz said 31 people were killed in the fire at Quay Nine in Ostmark.",
)
TOLL_9 = (
    "The Lamp",
    "2031-05-12",
    "The port police said nine people were killed in the fire at Quay Nine in Ostmark.",
)
TOLL_MORE_THAN_20 = (
    "The Lamp",
    "2031-05-12",
    "The port police said more than 20 people were killed in the fire at Quay Nine in Ostmark.",
)
TOLL_24 = (
    "Harbour Wire",
    "2031-05-12",
    "Hospital director Ana Lodz said 24 people were killed in the fire at Quay Nine in Ostmark.",
)


def test_rival_tolls_are_a_dispute_of_figures(ledger_of: Make) -> None:
    (dispute,) = of_kind(ledger_of(TOLL_31, TOLL_9), DisputeKind.FIGURE)
    assert dispute.question == "How many were killed?"
    assert sorted(map(sorted, refs(dispute))) == [["a"], ["b"]]
    assert [side.voices for side in dispute.sides] == [1, 1]


def test_a_bound_and_a_number_far_above_it_are_rivals(ledger_of: Make) -> None:
    assert of_kind(ledger_of(TOLL_31, TOLL_MORE_THAN_20), DisputeKind.FIGURE)


def test_a_bound_and_a_number_just_above_it_are_not(ledger_of: Make) -> None:
    assert not of_kind(ledger_of(TOLL_24, TOLL_MORE_THAN_20), DisputeKind.FIGURE)


def test_one_voice_that_counts_on_is_no_dispute(ledger_of: Make) -> None:
    later = (
        "The Lamp",
        "2031-05-13",
        "The port police said 12 people were killed in the fire at Quay Nine in Ostmark.",
    )
    assert not of_kind(ledger_of(TOLL_9, later), DisputeKind.FIGURE)


def test_a_part_is_not_its_whole(ledger_of: Make) -> None:
    part = (
        "Harbour Wire",
        "2031-05-12",
        "Hospital director Ana Lodz said three of the dead in the fire at Quay Nine in Ostmark were children.",
    )
    assert not of_kind(ledger_of(TOLL_9, part), DisputeKind.FIGURE)


def test_two_places_are_two_matters(ledger_of: Make) -> None:
    elsewhere = (
        "The Lamp",
        "2031-05-12",
        "The mountain police said nine people were killed in an avalanche above Brill in Tessen.",
    )
    assert not of_kind(ledger_of(TOLL_31, elsewhere), DisputeKind.FIGURE)


ACCUSES = (
    "Harbour Wire",
    "2031-05-12",
    "Ostmark accused Tessen of sending mines to the militia in the strait.",
)
DENIES = (
    "The Lamp",
    "2031-05-13",
    "Tessen denied sending mines to the militia in the strait.",
)


def test_an_accusation_and_its_denial(ledger_of: Make) -> None:
    (dispute,) = of_kind(ledger_of(ACCUSES, DENIES), DisputeKind.DENIAL)
    assert refs(dispute) == [{"a"}, {"b"}]


def test_a_short_answer_is_about_what_it_answers(ledger_of: Make) -> None:
    text = "Ostmark accused Tessen of sending mines to the militia. Tessen denied the charge."
    (dispute,) = ledger_of(("Harbour Wire", "2031-05-12", text)).disputes()
    assert [side.named for side in dispute.sides] == [("Ostmark",), ("Tessen",)]


@pytest.mark.parametrize(
    "answer",
    [
        "The Hill Front denied any part in it.",
        "Oskar Lund, a lawyer, spoke of rain. The Hill Front rejected all responsibility.",
        "The Hill Front dismissed this as a fairy tale.",
    ],
)
def test_who_denies_without_naming_the_deed_answers_who_named_him(
    ledger_of: Make, answer: str
) -> None:
    text = f"Minister Ada Novik said the fire at the silo was the work of the Hill Front. {answer}"
    (dispute,) = ledger_of(("Harbour Wire", "2031-05-12", text)).disputes()
    assert dispute.kind is DisputeKind.DENIAL
    assert [side.named for side in dispute.sides] == [("Ada Novik",), ("Hill Front",)]


def test_what_hangs_on_a_condition_is_no_report(ledger_of: Make) -> None:
    text = (
        "Unless the army left the quay, Ivo Marn said, his men would burn the quay. "
        "General Oskar Lund said that the army had not left the quay and would not burn it."
    )
    assert not list(ledger_of(("Harbour Wire", "2031-05-12", text)).disputes())


def test_two_who_speak_of_each_other_and_one_denies(ledger_of: Make) -> None:
    text = (
        "Runa Lund, an engineer, said she had shown Gregor Novik the plans in March. "
        "Gregor Novik denied that he had ever met her."
    )
    (dispute,) = ledger_of(("Harbour Wire", "2031-05-12", text)).disputes()
    assert dispute.kind is DisputeKind.DENIAL


def test_a_least_number_is_no_rival_of_a_later_higher_count(ledger_of: Make) -> None:
    day, least = TOLL_9[1], TOLL_9[2].replace("nine", "at least nine")
    later = (TOLL_31[0], "2031-05-16", TOLL_31[2])
    first = (TOLL_9[0], day, least)
    assert not of_kind(ledger_of(first, later), DisputeKind.FIGURE)
    assert of_kind(ledger_of(first, TOLL_31), DisputeKind.FIGURE)
    assert of_kind(ledger_of(TOLL_9, later), DisputeKind.FIGURE)


def test_not_knowing_is_no_denial(ledger_of: Make) -> None:
    open_question = (
        "The Lamp",
        "2031-05-13",
        "Observers said they could not determine whether Tessen had sent mines to the militia in the strait.",
    )
    assert not list(ledger_of(ACCUSES, open_question).disputes())


def test_a_stand_taken_back_is_a_shift(ledger_of: Make) -> None:
    before = (
        "Harbour Wire",
        "2031-05-12",
        "“We will not close the Brill crossing,” Interior Minister Ada Novik said.",
    )
    after = (
        "The Lamp",
        "2031-05-15",
        "“We are closing the Brill crossing,” Interior Minister Ada Novik said.",
    )
    (dispute,) = ledger_of(before, after).disputes()
    assert dispute.kind is DisputeKind.SHIFT
    assert refs(dispute) == [{"a"}, {"b"}]


def test_two_stands_on_a_thing_told_in_the_same_words_are_a_shift(ledger_of: Make) -> None:
    before = ("Harbour Wire", "2031-02-03", "Ada Novik backed the ban on grain exports.")
    after = ("The Lamp", "2031-04-09", "Ada Novik opposed the ban on grain exports.")
    (dispute,) = ledger_of(before, after).disputes()
    assert dispute.kind is DisputeKind.SHIFT
    assert refs(dispute) == [{"a"}, {"b"}]


def test_one_stand_told_again_in_the_same_words_is_none(ledger_of: Make) -> None:
    before = ("Harbour Wire", "2031-02-03", "Ada Novik opposed the ban on grain exports.")
    after = ("The Lamp", "2031-04-09", "Ada Novik opposed the ban on grain exports.")
    assert not list(ledger_of(before, after).disputes())


def test_the_same_stand_twice_is_none(ledger_of: Make) -> None:
    before = (
        "Harbour Wire",
        "2031-05-12",
        "“We will not close the Brill crossing,” Interior Minister Ada Novik said.",
    )
    after = (
        "The Lamp",
        "2031-05-15",
        "“We will never close the Brill crossing,” Interior Minister Ada Novik said.",
    )
    assert not list(ledger_of(before, after).disputes())


def test_two_names_for_one_thing_are_a_framing(ledger_of: Make) -> None:
    one = (
        "Harbour Wire",
        "2031-05-12",
        "Okovar called the closure of the Vell strait “a blockade in all but name”.",
    )
    other = (
        "The Lamp",
        "2031-05-13",
        "The Ostmark navy said the closure of the Vell strait was a temporary safety measure.",
    )
    (dispute,) = ledger_of(one, other).disputes()
    assert dispute.kind is DisputeKind.FRAMING


def test_a_reprint_is_no_second_voice(ledger_of: Make) -> None:
    text = "OSTMARK (HW) - Nine people were killed when a bridge fell into the Vell on Monday."
    rival = (
        "The Lamp",
        "2031-05-12",
        "A rescue chief said 31 people were killed when a bridge fell into the Vell in Ostmark on Monday.",
    )
    ledger = ledger_of(
        ("Harbour Wire", "2031-05-12", text), ("Evening Post", "2031-05-12", text), rival
    )
    (dispute,) = of_kind(ledger, DisputeKind.FIGURE)
    voices = {
        tuple(sorted(refs_)): side.voices
        for refs_, side in zip(refs(dispute), dispute.sides, strict=True)
    }
    assert voices["a", "b"] == 1


def test_the_order_of_adding_does_not_matter(ledger_of: Make) -> None:
    def found(*articles: tuple[str, str, str]) -> set[object]:
        return {
            (
                dispute.kind,
                dispute.question,
                frozenset(
                    frozenset((c.document.publisher, c.says) for c in side.claims)
                    for side in dispute.sides
                ),
            )
            for dispute in ledger_of(*articles).disputes()
        }

    articles = (TOLL_31, TOLL_9, ACCUSES, DENIES)
    assert len(found(*articles)) == 2
    assert found(*articles) == found(*reversed(articles))


def test_no_question_takes_a_side(ledger_of: Make) -> None:
    for dispute in ledger_of(TOLL_31, TOLL_9, ACCUSES, DENIES).disputes():
        assert not {"true", "false", "lie", "lied"} & set(dispute.question.lower().split())


def test_a_nameless_body_that_counts_on_is_no_rival_of_itself(ledger_of: Make) -> None:
    first = "At least 23 people were killed in the fire at Quay Nine, the town's hospital said."
    later = "The fire at Quay Nine killed 38 people, the hospital said."
    ledger = ledger_of(("Harbour Wire", "2031-05-12", first), ("The Lamp", "2031-05-14", later))
    assert not of_kind(ledger, DisputeKind.FIGURE)
    rival = (
        "The Bell",
        "2031-05-14",
        "The fire at Quay Nine killed 12 people, the port police said.",
    )
    more = ledger_of(
        ("Harbour Wire", "2031-05-12", first), ("The Lamp", "2031-05-14", later), rival
    )
    (dispute,) = of_kind(more, DisputeKind.FIGURE)
    assert {frozenset(each) for each in refs(dispute)} == {frozenset("b"), frozenset("c")}


def test_who_denies_having_blamed_somebody_is_set_against_his_own_words(ledger_of: Make) -> None:
    blamed = "Interior Minister Ivo Marn said the Red Sash had shelled the market in Brill."
    before = ("Harbour Wire", "2031-05-12", blamed)
    denies = "Interior Minister Ivo Marn denied that he had {} the Red Sash."
    after = ("The Lamp", "2031-06-12", denies.format("blamed"))
    (dispute,) = ledger_of(before, after).disputes()
    assert dispute.kind is DisputeKind.OCCURRENCE
    assert dispute.question.startswith("Did Ivo Marn say so")
    assert refs(dispute) == [{"a"}, {"b"}]
    met = ("The Lamp", "2031-06-12", denies.format("met"))
    assert not list(ledger_of(before, met).disputes())


SHELLED = "The Red Sash shelled the market in Brill, Interior Minister Ivo Marn said."


def test_a_charge_that_is_called_a_lie_is_denied(ledger_of: Make) -> None:
    (dispute,) = ledger_of(
        (
            "The Lamp",
            "2031-05-12",
            f"{SHELLED}\nHe showed no map.\nThe Red Sash called the charge a lie.",
        )
    ).disputes()
    assert dispute.kind is DisputeKind.DENIAL
    assert {side.named for side in dispute.sides} == {("Ivo Marn",), ("Red Sash",)}


def test_two_members_of_one_government_do_not_change_each_others_mind(ledger_of: Make) -> None:
    before = ("Harbour Wire", "2031-02-03", "Foreign Minister Ada Novik of Velm backed the ban on grain exports.")  # fmt: skip
    after = ("The Lamp", "2031-04-09", "Finance Minister Ivo Marn of Velm opposed the ban on grain exports.")  # fmt: skip
    assert not of_kind(ledger_of(before, after), DisputeKind.SHIFT)


def test_each_telling_that_names_the_author_speaks_in_a_dispute_of_role(ledger_of: Make) -> None:
    rebels = (
        "The Lamp",
        "2031-05-12",
        (
            "The rebels said the air force had bombed the terminal at Ostmark on Sunday.\n\n"
            '"The air force bombed the terminal," said Idris Vale, a spokesman for the rebels.\n\n'
            "Ana Lodz, a doctor, said nine people were killed in the bombing."
        ),
    )
    minister = (
        "Harbour Wire",
        "2031-05-12",
        "Defence minister Karel Brand said the rebels had shelled the terminal at Ostmark on Sunday.",
    )
    (dispute,) = of_kind(ledger_of(rebels, minister), DisputeKind.ROLE)
    said = {claim.by for side in dispute.sides for claim in side.claims}
    assert {"The rebels", "Idris Vale, a spokesman for the rebels"} <= said
    assert not any("Lodz" in by for by in said)
