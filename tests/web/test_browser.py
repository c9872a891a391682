"""The page in a real browser: the way of a reader through it, and that everybody can go it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SCREENS = Path(__file__).parents[2] / "build/screens"
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = {
    "disputes": "/disputes",
    "dispute": "/disputes/D2",
    "matters": "/matters",
    "matter": "/matters/M1",
    "article": "/documents/T1?claim=C5",
    "claims": "/claims?search=rockets",
    "actors": "/actors",
    "actor": "/actors/A8",
    "documents": "/documents",
    "pending": "/pending",
    "events": "/events",
    "figures": "/figures",
    "judgements": "/judgements",
    "read": "/read",
    "nothing": "/disputes?search=zebra",
    "refused": "/disputes/D999",
}
ON_A_PHONE = {"disputes", "dispute", "matter", "actor", "article", "judgements", "read"}
"""Pages with a layout of their own; the others are lists."""


@pytest.fixture(params=[("light", "desktop"), ("dark", "phone")], ids=" ".join)
def look(request: pytest.FixtureRequest) -> tuple[Literal["light", "dark"], str]:
    """Colours and size; each of them once."""
    return request.param


@pytest.fixture
def sheet(
    browser: Browser, site: str, look: tuple[Literal["light", "dark"], str]
) -> Iterator[Page]:
    """A page that may not complain of anything: no script error, nothing that the policy forbids."""
    scheme, size = look
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=site, color_scheme=scheme, viewport={"width": width, "height": height}
    )
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda told: (
            complaints.append(told.text)
            if told.type == "error" and "status of" not in told.text
            else None
        ),
    )
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def quiet(browser: Browser, site: str) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_everybody_can_use_every_page(sheet: Page, look: tuple[str, str]) -> None:
    scheme, size = look
    SCREENS.mkdir(parents=True, exist_ok=True)
    axe: Any = Axe()
    for name, address in PAGES.items():
        if size == "phone" and name not in ON_A_PHONE:
            continue
        sheet.goto(address)
        found = axe.run(sheet, options=AXE)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
        wide = sheet.evaluate("document.documentElement.scrollWidth")
        assert wide <= SIZES[size][0], f"{address} is wider than the {size}"
        sheet.screenshot(path=SCREENS / f"{name}-{scheme}-{size}.png")


def test_from_a_dispute_to_the_words_to_a_judgement_and_out(
    sheet: Page, look: tuple[str, str]
) -> None:
    sheet.goto("/")
    card = sheet.locator("article.dispute").first
    question = card.locator("h2").inner_text()
    side = card.locator(".side").nth(1)
    said = side.locator(".lead .words").inner_text().strip("“”")
    side.locator(".lead a").click()

    chosen = sheet.locator(".text .chosen")
    expect(chosen.first).to_be_in_viewport()
    marked = " ".join(chosen.all_inner_texts())
    assert said.split("…")[0].strip()[:40] in marked
    expect(sheet.locator("#beside")).to_contain_text(question)

    sheet.locator("#beside .in-dispute h3 a").first.click()
    expect(sheet.locator("h1")).to_have_text(question)
    sheet.get_by_role("button", name="Reject").click()
    sign(sheet, f"Ada of {look[0]}", "two attacks")
    made = sheet.locator(".made").first
    expect(made).to_contain_text("reject")
    expect(made).to_contain_text("two attacks")
    expect(sheet.locator(".kicker .status")).to_have_text("rejected")
    sheet.goto("/disputes")
    expect(sheet.locator("article.dispute h2").first).not_to_have_text(question)
    sheet.goto("/judgements")
    expect(sheet.locator(".rows")).to_contain_text(f"Ada of {look[0]}")
    sheet.get_by_role("button", name="Undo").last.click()
    sheet.goto("/disputes")
    expect(sheet.locator("article.dispute h2").first).to_have_text(question)

    with sheet.expect_download() as download:
        sheet.locator(".twins a", has_text=re.compile("^CSV$")).click()
    assert download.value.suggested_filename == "disputes.csv"
    assert question in download.value.path().read_text(encoding="utf-8")


def sign(sheet: Page, by: str, why: str) -> None:
    """Give a name where it is asked for: at the first judgement of a browser."""
    expect(sheet.get_by_role("heading", level=1)).to_have_text("Who decides?")
    sheet.get_by_label("Your name").fill(by)
    sheet.get_by_label("Why").fill(why)
    sheet.get_by_role("button").click()


def test_any_two_names_of_an_actor_are_parted_and_made_one_again(
    sheet: Page, look: tuple[str, str]
) -> None:
    sheet.goto("/actors/A8")
    articles = sheet.locator(".kicker .aside").first
    before = articles.inner_text()
    ticks = sheet.get_by_role("checkbox")
    one, other = (ticks.nth(number).get_attribute("value") for number in (1, 3))
    ticks.nth(1).check()
    ticks.nth(3).check()
    sheet.get_by_role("button", name="Not the same").click()
    sign(sheet, f"Ada of {look[0]}", "a namesake")
    expect(sheet.locator(".made").first).to_contain_text(f"split {one} {other}")
    expect(articles).not_to_have_text(before)
    known = [sheet.request.get(f"/actors/{name}.json").json() for name in (one, other)]
    assert known[0]["id"] != known[1]["id"]
    sheet.get_by_role("button", name="Undo").last.click()
    expect(articles).to_have_text(before)


def test_actors_are_merged_and_parted_again(sheet: Page, look: tuple[str, str]) -> None:
    alike = sheet.request.get('/actors.json?search="Interior Ministry"').json()[0]["id"]
    sheet.goto(f"/actors/{alike}")
    merge = sheet.get_by_role("button", name="Merge").first
    pair = str(merge.get_attribute("value")).split()
    merge.click()
    sign(sheet, f"Ada of {look[0]}", "one ministry")
    expect(sheet.locator(".made").first).to_contain_text(f"merge {' '.join(pair)}")
    assert {*pair} <= {*sheet.request.get(f"/actors/{pair[0]}.json").json()["actors"]}
    sheet.get_by_role("button", name="Undo").first.click()
    expect(sheet.locator(".made").first).to_contain_text("undo")
    assert not {*pair} <= {*sheet.request.get(f"/actors/{pair[0]}.json").json()["actors"]}


def gone(sheet: Page, matter: str) -> bool:
    """Whether a matter is held no more, as its page says."""
    return "No longer current" in sheet.request.get(f"/matters/{matter}").text()


def test_matters_are_merged_in_one_click_and_parted_again(
    sheet: Page, look: tuple[str, str]
) -> None:
    """The second judgement of a browser asks for no name; a note can be added all the same."""
    sheet.goto("/disputes")
    sheet.get_by_role("button", name="Confirm").first.click()
    sign(sheet, f"Ada of {look[0]}", "")
    sheet.get_by_role("button", name="Undo").first.click()
    sheet.goto("/matters/M2")
    sheet.locator("#merge summary").click()
    sheet.locator("#merge").get_by_label("Why").fill("one and the same")
    sheet.get_by_role("button", name="Merge").first.click()
    made = sheet.locator(".made").first
    expect(made).to_contain_text("one and the same")
    one, other = re.findall(r"\bM\d+", made.inner_text())
    assert gone(sheet, one) is not gone(sheet, other)
    sheet.get_by_role("button", name="Undo").first.click()
    expect(made).to_contain_text("undo")
    assert not gone(sheet, one)
    assert not gone(sheet, other)


def test_a_claim_is_taken_out_of_its_matter_and_put_back(
    sheet: Page, look: tuple[str, str]
) -> None:
    sheet.goto("/matters/M1")
    before = sheet.locator("#count").inner_text()
    sheet.get_by_role("button", name="Not of this matter").nth(2).click()
    sign(sheet, f"Ada of {look[0]}", "another day")
    expect(sheet.locator("#count")).not_to_have_text(before)
    sheet.get_by_role("button", name="Undo").first.click()
    sheet.goto("/matters/M1")
    expect(sheet.locator("#count")).to_have_text(before)


def test_a_click_on_a_mark_changes_what_stands_beside(sheet: Page) -> None:
    sheet.goto("/documents/T1")
    mark = sheet.locator(".text a.m.content").nth(1)
    words = mark.inner_text()
    mark.click()
    expect(sheet.locator("#beside .lead")).to_contain_text(words.strip('"“”,. ')[:30])
    assert "claim=C" in sheet.url
    sheet.go_back()
    expect(sheet.locator("#beside")).to_contain_text("Click a mark")
    sheet.locator(".text a.m.content").nth(1).click()
    sheet.get_by_role("link", name="Close").click()
    expect(sheet.locator("#beside")).to_contain_text("Click a mark")
    assert "claim=C" not in sheet.url


def test_filters_narrow_in_place_and_make_an_address(sheet: Page) -> None:
    sheet.goto("/disputes")
    sheet.get_by_label("Kind").select_option("figure")
    rival = len(sheet.request.get("/disputes.json?kind=figure").json())
    assert 0 < rival < len(sheet.request.get("/disputes.json").json())
    expect(sheet.locator("#count")).to_have_text(str(rival))
    assert "kind=figure" in sheet.url
    sheet.reload()
    expect(sheet.locator("article.dispute")).to_have_count(rival)


def test_why_an_address_is_not_read_is_told_in_its_place(sheet: Page) -> None:
    sheet.goto("/read")
    sheet.get_by_label("The article’s address").fill("http://127.0.0.1:8031/x")
    sheet.get_by_role("button", name="Read it").click()
    expect(sheet.locator("#page")).to_contain_text("http://127.0.0.1:8031/x: ")


def test_the_keyboard_goes_from_row_to_row(sheet: Page) -> None:
    sheet.goto("/disputes")
    sheet.keyboard.press("j")
    sheet.keyboard.press("j")
    focused = "document.activeElement.closest('article').id"
    second = sheet.locator("article.dispute").nth(1).get_attribute("id")
    assert sheet.evaluate(focused) == second
    sheet.keyboard.press("/")
    expect(sheet.get_by_label("Search")).to_be_focused()
    sheet.goto("/disputes")
    sheet.keyboard.press("Tab")
    expect(sheet.get_by_text("Skip to the page")).to_be_focused()


def test_all_of_it_goes_without_javascript(quiet: Page) -> None:
    quiet.goto("/disputes")
    quiet.get_by_label("Search").fill("rockets")
    quiet.get_by_role("button", name="Show").click()
    assert "search=rockets" in quiet.url
    quiet.locator(".lead a").first.click()
    expect(quiet.locator(".text .chosen").first).to_be_visible()
    quiet.locator(".text a.m.content").first.click()
    expect(quiet.locator("#beside .lead")).to_be_visible()
    quiet.get_by_role("link", name="Close").click()
    expect(quiet.locator("#beside .lead")).to_have_count(0)
    quiet.goto("/read")
    quiet.get_by_label("or its text").fill("The ministry denied that its guns had fired.")
    quiet.get_by_role("button", name="Read it").click()
    expect(quiet.locator("#count")).to_have_text("1")


def test_a_dispute_prints_on_two_pages(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto("/disputes/D2")
    paper = page.pdf(prefer_css_page_size=True)
    context.close()
    (SCREENS / "dispute.pdf").write_bytes(paper)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
