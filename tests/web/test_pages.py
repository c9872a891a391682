from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from quick import article, quick_ledger

from accordingto.linking.copies import printings
from accordingto.linking.topic import topic_of
from accordingto.model import Actor
from accordingto.web import page
from accordingto.web.files import LISTINGS

if TYPE_CHECKING:
    from accordingto.ledger import Ledger

HTML = {"accept": "text/html"}
QUERIES = ("", "?search=rockets", "?place=Tarnholt", "?publisher=corvane&since=2031-05-12")
ASKED = [
    (name, query)
    for name in LISTINGS
    for query in (QUERIES if name != "judgements" else QUERIES[:2])  # which have no place
]


def count(page: str) -> int:
    found = re.search(r'id="count">([\d,]+)<', page)
    assert found is not None
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize(("name", "query"), ASKED)
def test_the_count_on_a_page_is_that_of_its_files(
    client: TestClient, name: str, query: str
) -> None:
    page = client.get(f"/{name}{query}", headers=HTML)
    assert page.status_code == 200
    rows = client.get(f"/{name}.json{query}").json()
    lines = [*csv.DictReader(io.StringIO(client.get(f"/{name}.csv{query}").text))]
    assert count(page.text) == len(rows)
    if name in {"disputes", "matters"}:
        assert {line["id"] for line in lines} == {row["id"] for row in rows}
    else:
        assert len(lines) == len(rows)


def test_every_thing_has_a_page_and_its_files(client: TestClient, story: Ledger) -> None:
    things = [f"/disputes/{each.id}" for each in story.disputes()]
    things += [f"/matters/{each.id}" for each in story.matters()[:6]]
    things += [f"/documents/T{number}" for number in range(1, 11)]
    for address in things:
        page = client.get(address, headers=HTML)
        assert page.status_code == 200, address
        assert client.get(f"{address}.json").json()
        lines = list(csv.reader(io.StringIO(client.get(f"{address}.csv").text)))
        assert lines[0][-6:] == ["document", "publisher", "published", "url", "start", "end"]
        if "/disputes/" not in address:
            assert count(page.text) == len(lines) - 1


def test_an_actor_is_one_in_all_articles(client: TestClient, story: Ledger) -> None:
    known = next(each for each in story.everyone() if len(each.articles) > 1)
    for member in known.members:
        page = client.get(f"/actors/{member}", headers=HTML).text
        whole = client.get(f"/actors/{member}.json").json()
        lines = list(csv.DictReader(io.StringIO(client.get(f"/actors/{member}.csv").text)))
        assert count(page) == len(lines) == len(known.claims)
        assert {row["id"] for row in whole["claims"]} == {*known.claims}
        assert f'id="about">{len(whole["about"])}<' in page
        assert {join["actor"] for join in whole["joins"]} < {*known.members}
        assert all(f"/actors/{other}/words" in page for other in known.members)
    place = client.get(f"/actors/{known.members[-1]}/words").headers["location"]
    assert 'id="found"' in client.get(place.partition("#")[0], headers=HTML).text


def test_a_side_names_a_body_once_and_by_its_own_name(story: Ledger) -> None:
    named = [side.named for dispute in story.disputes() for side in dispute.sides]
    front = next(each for each in named if "Upland People's Front" in each)
    assert not {"rebels", "rebels of the Upland People's Front"} & {*front}
    assert not any({"Interior Ministry", "Interior Ministry of Tolmeria"} <= {*n} for n in named)


def test_a_pronoun_stands_after_the_name_it_is_for(client: TestClient, story: Ledger) -> None:
    claim = next(each for each in story.claims() if each.by.casefold() in {"he", "she"})
    actor = story.show(str(claim.source.actor))
    assert isinstance(actor, Actor)
    page = client.get(f"/claims?of={claim.id}", headers=HTML).text
    assert f"<bdi>{actor.name} ({claim.by})</bdi>" in page


def test_a_claim_leads_to_its_actor(client: TestClient, story: Ledger) -> None:
    claim = next(each for each in story.claims() if each.source.actor)
    page = client.get("/claims", headers=HTML).text
    assert f'href="/actors/{claim.source.actor}"' in page


def test_a_matter_is_called_by_words_that_tell_what_it_is_about(story: Ledger) -> None:
    assert all(topic_of(matter.label).keys for matter in story.matters())
    assert not topic_of("23").keys | topic_of("That").keys


def test_a_matter_tells_of_each_account_why_it_is_there(client: TestClient, story: Ledger) -> None:
    matter = max(story.matters(), key=lambda each: len(each.documents))
    page = unescape(client.get(f"/matters/{matter.id}", headers=HTML).text)
    told = [
        why for first, *_ in printings(matter.claims) for c, why in matter.reasoned if c == first
    ]
    assert len(told) > 2
    assert all(why and why in page for why in told)


def test_a_matter_that_is_no_longer_found_says_so() -> None:
    ledger = quick_ledger()
    url = "https://post.example/barns"
    for said in (
        "The mayor said 12 barns burned in Tarn.",
        "The mayor said 5 barns burned in Zell.",
    ):
        ledger.add(article(said, url=url))
        assert ledger.matters()
    pages = TestClient(page(ledger), base_url="http://127.0.0.1:8031")
    assert "No longer current" in pages.get("/matters/M1", headers=HTML).text
    assert "No longer current" not in pages.get("/matters/M2", headers=HTML).text


def test_the_first_screen_is_the_disputes(client: TestClient) -> None:
    assert client.get("/").headers["location"] == "/disputes"


def test_a_row_opens_the_article_at_its_words(client: TestClient, story: Ledger) -> None:
    for claim in story.claims()[:40]:
        place = client.get(f"/claims/{claim.id}").headers["location"]
        address, _, anchor = place.partition("#")
        page = client.get(address, headers=HTML).text
        assert f'id="{anchor}"' in page
        assert " chosen" in page
    event = story.events()[0]
    address = client.get(f"/events/{event.id}").headers["location"].partition("#")[0]
    assert 'id="found"' in client.get(address, headers=HTML).text


def test_beside_a_claim_stand_the_other_accounts(client: TestClient, story: Ledger) -> None:
    dispute = story.disputes()[0]
    claim = dispute.sides[0].claims[0]
    address = client.get(f"/claims/{claim.id}").headers["location"].partition("#")[0]
    page = client.get(address, headers=HTML).text
    assert f"/disputes/{dispute.id}" in page
    assert any(f"/claims/{other.id}" in page for other in dispute.sides[1].claims)


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/disputes?kind=rumour", 400, "figure, denial"),
        ("/claims?since=yesterday", 400, "YYYY-MM-DD"),
        ("/claims?colour=red", 422, "there is no filter colour: use source, actor"),
        (f"/claims?search={'x' * 400}", 422, "search: no more than 300 characters"),
        ("/claims?page=0", 422, "page"),
        ("/disputes/D999", 404, "the last of its disputes is D"),
        ("/disputes/M1", 404, "no dispute"),
        ("/matters/nothing", 404, "look like D3"),
        ("/documents/T999", 404, "no article"),
        ("/documents/T1?claim=C999999", 404, "C999999"),
        ("/nowhere", 404, "there is no page at this address"),
    ],
)
def test_what_cannot_be_shown_is_told_in_words(
    client: TestClient, address: str, status: int, told: str
) -> None:
    page = client.get(address, headers=HTML)
    assert page.status_code == status
    assert told in page.text
    assert "<main" in page.text
    as_data = client.get(address)
    assert as_data.status_code == status
    assert told in as_data.json()["error"]


def test_a_format_that_is_not_there_is_told_with_those_that_are(client: TestClient) -> None:
    answer = client.get("/claims.pptx")
    assert answer.status_code == 404
    assert "json, csv" in answer.json()["error"]


def test_the_files_are_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    for name in LISTINGS:
        operation = described[f"/{name}.{{form}}"]["get"]
        assert {"search", "place", "since", "form"} <= {p["name"] for p in operation["parameters"]}
    assert "/disputes/{name}.{form}" in described


def test_an_article_in_json_is_its_reading(client: TestClient) -> None:
    reading = client.get("/documents/T1.json").json()
    assert reading["schema"] == "accordingto/reading/1"
    assert json.dumps(reading["claims"])
