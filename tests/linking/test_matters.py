from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import Line, told

from accordingto.judgement import Decision, Judgement, Subject, anchor
from accordingto.linking.world import link
from accordingto.model import Stance

if TYPE_CHECKING:
    from accordingto.model import Claim, Matter, Reading

LEAD = "Rockets struck the ferry terminal in Tarnholt on 11 May and set a barge alight"
STRIKE = told(
    "2031-05-12",
    "Harbour Wire",
    Line(LEAD, act="struck", on="2031-05-11", place="Tarnholt"),
    Line("the ferry terminal had been struck by six rockets", "Ada Novik", act="struck"),
)
SAME = told(
    "2031-05-13",
    "The Lamp",
    Line(
        "The ferry terminal in Tarnholt was struck by rockets on 11 May while a barge waited",
        act="struck",
        on="2031-05-11",
        place="Tarnholt",
    ),
)


def matter_of(found: tuple[Matter, ...], claim: Claim) -> Matter | None:
    return next((each for each in found if claim.id in {c.id for c in each.claims}), None)


def together(*readings: Reading) -> bool:
    """Whether the first claims of all readings are of one matter."""
    found = link(readings).matters
    homes = [matter_of(found, reading.claims[0]) for reading in readings]
    return None not in homes and len({home.id for home in homes if home}) == 1


def test_two_outlets_on_one_strike_are_one_matter_with_its_reasons() -> None:
    found = link([STRIKE, SAME]).matters
    matter = matter_of(found, SAME.claims[0])
    assert matter is not None
    assert STRIKE.claims[0] in matter.claims
    assert len(matter.because) == len(matter.claims)
    why = dict(zip((claim.id for claim in matter.claims), matter.because, strict=True))
    told_ = why[SAME.claims[0].id]
    assert told_.startswith(f"with {STRIKE.claims[0].id}: both speak of “")
    for words in ("Tarnholt", "ferry terminal", "same day: 2031-05-11", "one kind of act"):
        assert words in told_


@pytest.mark.parametrize("later", ["2031-05-25", "2031-06-11"])
def test_the_same_place_on_another_day_is_another_matter(later: str) -> None:
    day = f"{int(later[8:])} {'May' if later[6] == '5' else 'June'}"
    again = told(
        later,
        "The Lamp",
        Line(
            f"Rockets struck the ferry terminal in Tarnholt on {day} and set a barge alight",
            act="struck",
            on=later,
            place="Tarnholt",
        ),
    )
    assert not together(STRIKE, again)


def test_nothing_between_them_brings_two_days_together() -> None:
    undated = told(
        "2031-05-20",
        "The Bell",
        Line("Rockets struck the ferry terminal in Tarnholt and set a barge alight"),
    )
    again = told(
        "2031-05-25",
        "The Lamp",
        Line(
            "Rockets struck the ferry terminal in Tarnholt on 24 May and set a barge alight",
            act="struck",
            on="2031-05-24",
            place="Tarnholt",
        ),
    )
    assert not together(STRIKE, again)
    assert not together(STRIKE, undated, again)


def test_another_quarter_is_another_matter() -> None:
    def output(quarter: str) -> Reading:
        words = f"grain exports through Tarnholt fell by a tenth in the {quarter} quarter"
        return told("2031-05-12", f"{quarter} Post", Line(words, "The port authority"))

    assert together(output("first"), output("first"))
    assert not together(output("first"), output("second"))


def test_another_person_of_the_name_is_another_matter() -> None:
    def trial(who: str, outlet: str) -> Reading:
        words = f"{who} Marn had sold fuel from the depot to smugglers in Velm"
        return told("2031-05-12", outlet, Line(words, "Prosecutors"))

    assert together(trial("Ivo", "The Lamp"), trial("Ivo", "The Bell"))
    assert not together(trial("Ivo", "The Lamp"), trial("Petra", "The Bell"))


@pytest.mark.parametrize("mention", ["the attack", "Sunday’s strike"])
def test_a_later_mention_joins_what_it_is_of(mention: str) -> None:
    opening = Line("Tarnholt counted its dead after rockets hit the ferry terminal")
    report = Line(
        f"nobody had warned the passengers before {mention}",
        "A pilot",
        act=mention.rsplit(maxsplit=1)[-1],
        on="2031-05-11",
    )
    later = told("2031-05-15", "The Bell", opening, report)
    found = link([STRIKE, later]).matters
    matter = matter_of(found, later.claims[1])
    assert matter is not None
    assert STRIKE.claims[0] in matter.claims
    index = matter.claims.index(later.claims[1])
    assert "one kind of act on 2031-05-11" in matter.because[index]


def test_a_second_strike_of_the_day_without_a_word_that_takes_up_stays_apart() -> None:
    opening = Line("Tarnholt counted its dead after rockets hit the ferry terminal")
    other = Line("rockets were fired at Velm before dawn", "A pilot", act="fired", on="2031-05-11")
    later = told("2031-05-15", "The Bell", opening, other)
    matter = matter_of(link([STRIKE, later]).matters, later.claims[1])
    assert matter is None or STRIKE.claims[0] not in matter.claims


def _subject(name: str, *claims: Claim) -> Subject:
    anchors = tuple(anchor(claim.document.id, claim.content) for claim in claims)
    return Subject(name, "matter" if name[0] == "M" else "claim", None, anchors)


def test_a_split_and_a_merge_are_followed_and_taken_back() -> None:
    quiet = told("2031-05-12", "The Bell", Line("the orchard of Velm was in bloom", "A farmer"))
    split = Judgement(
        "J1", Decision.SPLIT, (_subject("M1", STRIKE.claims[0], SAME.claims[0]), _subject("C1", SAME.claims[0])), "ada", "2031-05-14"
    )  # fmt: skip
    merge = Judgement(
        "J2", Decision.MERGE, (_subject("M1", STRIKE.claims[0]), _subject("M2", quiet.claims[0])), "ada", "2031-05-14"
    )  # fmt: skip
    readings = [STRIKE, SAME, quiet]
    before = link(readings)
    assert matter_of(before.matters, quiet.claims[0]) is None
    decided = link(readings, [split, merge]).matters
    first, second, third = (matter_of(decided, each.claims[0]) for each in readings)
    assert first is not None
    assert first is third
    assert first is not second
    assert any("somebody judged" in why for why in first.because)
    assert link(readings) == before


def test_order_of_adding_changes_nothing() -> None:
    denial = told(
        "2031-05-14",
        "The Post",
        Line("striking the ferry terminal in Tarnholt", "Ivo Marn", "denied", Stance.DENIES),
    )
    readings = [STRIKE, SAME, denial]
    found = link(readings)
    assert link(readings[::-1]) == found
    assert link([SAME, denial, STRIKE]) == found
