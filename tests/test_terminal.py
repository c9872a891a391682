"""What the terminal promises: one screen, safe words, nothing lost, no verdict."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

import fiction
from accordingto import terminal
from accordingto.model import Claim, Document, Reading, Source, Span
from accordingto.terminal import words
from accordingto.terminal.article import article, excerpt
from accordingto.terminal.dispute import dispute_brief


def shown(part: RenderableType, width: int = 80, *, color: bool = False) -> str:
    out = StringIO()
    system = "truecolor" if color else None
    Console(
        file=out,
        width=width,
        markup=False,
        highlight=False,
        color_system=system,
        no_color=not color,
    ).print(part)
    return out.getvalue()


def flat(part: RenderableType) -> str:
    return " ".join(shown(part, 400).split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_brief_fits_the_width_and_one_screen(width: int) -> None:
    lines = shown(terminal.brief(fiction.READING), width).splitlines()
    assert max(map(len, lines)) <= width
    assert width < 80 or len(lines) <= 40


def test_a_brief_opens_with_what_is_in_dispute() -> None:
    page = shown(terminal.brief(fiction.READING))
    order = ["IN DISPUTE", "WHO SAYS WHAT", "FIGURES", "ONLY FORETOLD", "NOTES"]
    assert [page.index(heading) for heading in order] == sorted(map(page.index, order))
    assert "Did guns of Orlan fire on Tesk?" in page


def test_sides_stand_beside_one_another() -> None:
    page = shown(dispute_brief(fiction.WHO_FIRED))
    assert any("Tesk city council" in line and "Ivo Marn" in line for line in page.splitlines())


def test_sides_stand_below_one_another_where_it_is_narrow() -> None:
    page = shown(dispute_brief(fiction.WHO_FIRED), 40)
    assert not any("Tesk city council" in line and "Ivo Marn" in line for line in page.splitlines())


def test_no_side_is_lost() -> None:
    sides = tuple(replace(fiction.HOW_MANY.sides[0], named=(f"Witness {n}",)) for n in range(7))
    page = shown(dispute_brief(replace(fiction.HOW_MANY, sides=sides)))
    assert all(f"Witness {n}" in page for n in range(7))


def test_a_brief_names_evidence_flags_and_relays() -> None:
    page = flat(terminal.brief(fiction.READING))
    assert "“that his guns had fired” evidence: none offered" in page
    assert "a port official unnamed" in page
    assert "“We counted more than 60 dead” relayed by Radio Tesk" in page
    assert "The Sable Courier in its own voice" in page


def test_most_contested_sources_come_first_and_the_outlet_last() -> None:
    page = flat(terminal.brief(fiction.READING)).split("WHO SAYS WHAT")[1]
    names = ["Ivo Marn air force", "Radio Tesk says", "The Sable Courier in its own voice"]
    assert [page.index(name) for name in names] == sorted(page.index(name) for name in names)


def test_figures_show_interval_speaker_and_what_is_counted() -> None:
    page = flat(terminal.brief(fiction.READING))
    assert "“more than 60” 61 or more, likely 61–69 · dead · killed a port official" in page


def test_pending_shows_threat_due_day_and_allegation() -> None:
    page = flat(terminal.brief(fiction.READING))
    assert "threat Ivo Marn “Orlan would answer any attack ‘within days’” due 20 May · open" in page
    assert "alleged “fired” by Ivo Marn" in page


def many_claims(count: int) -> Reading:
    claims = tuple(replace(fiction.TOLL, id=f"c{n}") for n in range(count))
    return replace(fiction.READING, claims=claims)


def test_a_long_tail_is_cut_and_says_how_to_see_it() -> None:
    page = shown(terminal.brief(many_claims(16)))
    assert "… 14 more (--all)" in page
    whole = shown(terminal.brief(many_claims(16), everything=True))
    assert "--all" not in whole
    assert whole.count("87 people had been killed") == 16


def test_an_article_without_claims_says_so() -> None:
    page = flat(terminal.brief(Reading(Document("Rain fell."))))
    assert "Nobody is credited with anything in this text." in page
    assert "--published" in page


def test_a_listing_names_the_voices_that_relay_a_claim() -> None:
    said = fiction.READING.claims[0]
    outer, relayed = replace(said, id="C1", within=None), replace(said, id="C2", within="C1")
    rows = flat(terminal.listing([outer, relayed, replace(said, id="C3", within="C9")]))
    assert f"relayed by {words.source(outer)} (C1)" in rows
    assert "relayed by C9" in rows
    assert rows.count("relayed") == 2


def test_nothing_says_true_or_false() -> None:
    pages = [
        flat(terminal.brief(fiction.READING)),
        flat(terminal.entry(fiction.WHO_FIRED)),
        flat(terminal.listing(fiction.READING.claims)),
    ]
    verdict = re.compile(
        r"\b(true|false|correct|wrong|lie|lied|fact|refuted|proved)\b", re.IGNORECASE
    )
    assert not any(verdict.search(page) for page in pages)


def test_a_dispute_file_leads_back_to_the_characters() -> None:
    page = flat(terminal.entry(fiction.HOW_MANY))
    span = fiction.COUNT.content[0]
    assert f"tesk-1 · characters {span.start}–{span.end}" in page
    assert "cue “told”" in page
    assert "13 May 2031 The Sable Courier" in page


def test_rows_read_as_sentences() -> None:
    page = flat(terminal.listing([fiction.DENIAL]))
    assert page.startswith("c3 General Ivo Marn, the Orlan air force commander · denies “that his")
    assert "threat: Marn · threatens" in flat(terminal.listing(fiction.READING.pending))
    assert "assault: Orlan “fired” 87 people alleged" in flat(terminal.listing([fiction.SHELLING]))


def test_listed_disputes_say_how_to_open_them() -> None:
    assert "accordingto show d1" in flat(terminal.listing([fiction.WHO_FIRED, fiction.HOW_MANY]))


def test_a_claim_is_shown_in_its_sentence_only() -> None:
    page = flat(excerpt(fiction.DENIAL))
    assert page == (
        "General Ivo Marn, the Orlan air force commander, denied that his guns had fired, "
        "offering no evidence."
    )


def test_an_article_is_shown_whole_with_marks() -> None:
    page = article(fiction.DOCUMENT, fiction.READING.claims)
    assert " ".join(fiction.TEXT.split()) in flat(page)
    assert "\x1b[4mdenied" in shown(page, color=True)


HOSTILE = "\x1b[2J\u202egnirts\u2066 [bold]loud[/bold] \x07\ud800 :bomb:"


def test_words_of_an_article_cannot_move_the_cursor_nor_the_reading_direction() -> None:
    document = Document(HOSTILE, ref=HOSTILE, title=HOSTILE, publisher=HOSTILE)
    every = (Span(0, len(HOSTILE)),)
    claim = replace(fiction.DENIAL, document=document, source=Source(None, every), cue=every)
    claim = replace(claim, content=every, hedges=(), venue=HOSTILE)
    side = replace(fiction.WHO_FIRED.sides[0], says=HOSTILE, named=(HOSTILE,), claims=(claim,))
    dispute = replace(fiction.WHO_FIRED, question=HOSTILE, sides=(side, side), because=(HOSTILE,))
    reading = Reading(document, claims=(claim,), disputes=(dispute,), notes=(HOSTILE,))
    for part in (
        terminal.brief(reading),
        terminal.entry(dispute),
        terminal.listing([claim]),
        excerpt(claim),
        article(document, [claim]),
    ):
        page = shown(part, 300)
        assert not {"\x1b", "\u202e", "\u2066", "\x07", "\ud800"} & set(page)
        assert r"\x1b[2J\u202egnirts\u2066 [bold]loud[/bold]" in page
        assert ":bomb:" in page


@given(st.text())
def test_visible_words_hold_no_hidden_character(text: str) -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    safe = words.visible(text).replace("\n", "").replace("\u200c", "").replace("\u200d", "")
    assert not any(unicodedata.category(character) in hidden for character in safe)


@given(st.text(min_size=1), st.data())
def test_marks_never_lose_a_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    claim = replace(fiction.DENIAL, document=Document(text), content=(Span(start, end),))
    claim = replace(claim, source=Source(), cue=())
    assert claim.says
    excerpt(claim)
    page = shown(article(claim.document, [claim]), 10_000)
    kept = [letter for letter in text if letter.isalnum()]
    assert len([letter for letter in page if letter.isalnum()]) >= len(kept)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2031-05-12", "12 May 2031"),
        ("2031-05-12TMO", "12 May 2031"),
        ("2031-05", "May 2031"),
        ("2031-W20", "2031-W20"),
        ("PRESENT_REF", ""),
        ("2031-99-12", "2031-99-12"),
        (None, ""),
    ],
)
def test_days_are_written_as_people_write_them(value: str | None, written: str) -> None:
    assert words.day(value) == written


@pytest.mark.parametrize(
    ("bounds", "written"),
    [
        ((61, None), "61 or more"),
        ((None, 9), "up to 9"),
        ((40, 49), "40–49"),
        ((1_200, 1_200), "1,200"),
        ((2.5, 2.5), "2.5"),
        ((None, None), "no bound"),
    ],
)
def test_intervals_are_words(bounds: tuple[float | None, float | None], written: str) -> None:
    assert words.interval(bounds) == written


def test_quotation_marks_are_never_doubled() -> None:
    assert words.quoted("“We saw it,”") == "“We saw it”"
    assert words.quoted("«We saw it»") == "“We saw it”"
    assert words.quoted("''We saw it,''") == "“We saw it”"
    assert words.quoted("“We,” … “they”") == "“‘We,’ … ‘they’”"
    assert words.quoted("had “nothing” to do") == "“had ‘nothing’ to do”"


def test_a_claim_without_spans_is_no_trouble() -> None:
    bare = Claim("c9", Source(), (), (), fiction.FIRE.kind)
    assert flat(excerpt(bare)) == ""
