from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from quick import article, quick_ledger

from accordingto.web import Guard, GuardError, page
from accordingto.web.shield import LARGEST
from prompt import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = "http://127.0.0.1:8031"
SECRET = "a-long-enough-secret"  # noqa: S105 - a test's own
HTML = {"accept": "text/html"}
OPEN = Guard()


@pytest.fixture(scope="module")
def open_page() -> Iterator[TestClient]:
    with quick_ledger() as ledger:
        yield TestClient(page(ledger, OPEN), base_url=HERE, follow_redirects=False)


@pytest.fixture(scope="module")
def guarded() -> Iterator[TestClient]:
    with quick_ledger() as ledger:
        app = page(ledger, Guard("0.0.0.0", SECRET))  # noqa: S104 - what is tested
        yield TestClient(app, base_url="http://192.0.2.7:8031", follow_redirects=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "newsroom.example", "::"])  # noqa: S104 - refused
def test_another_address_needs_a_secret(host: str) -> None:
    with pytest.raises(GuardError, match="--token or --password-file"):
        Guard(host)
    with pytest.raises(GuardError, match="too easy"):
        Guard(host, "short")
    assert Guard(host, SECRET).secret == SECRET


def test_the_verb_refuses_before_it_serves(tmp_path: Path) -> None:
    answer = run("serve", "--host", "0.0.0.0", "--ledger", str(tmp_path / "none.db"))  # noqa: S104 - refused
    assert answer.exit_code == 3
    assert "others can reach 0.0.0.0" in answer.stderr


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "x" * 300, "[::"])
def test_a_foreign_name_is_not_served(open_page: TestClient, host: str) -> None:
    """A name that resolves to this machine (DNS rebinding) reads nothing."""
    assert open_page.get("/disputes", headers={"host": host}).status_code in {400, 421}


@pytest.mark.parametrize("host", ["127.0.0.1:8031", "localhost", "[::1]:8031"])
def test_our_own_names_are_served(open_page: TestClient, host: str) -> None:
    assert open_page.get("/disputes", headers={"host": host}).status_code == 200


def test_every_answer_forbids_scripts_of_others(open_page: TestClient) -> None:
    for address in ("/disputes", "/nowhere", "/claims.json", "/static/page.css", "/openapi.json"):
        headers = open_page.get(address, headers=HTML).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_does_nothing(
    open_page: TestClient, headers: dict[str, str]
) -> None:
    answer = open_page.post("/read", data={"text": "The mayor said no."}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "guess", "ü"])
def test_a_form_without_our_token_does_nothing(open_page: TestClient, token: str) -> None:
    for address in ("/read", "/read.json"):
        answer = open_page.post(address, data={"text": "The mayor said no.", "form_token": token})
        assert answer.status_code == 403
        assert "reload" in answer.json()["error"]
    answer = open_page.post(
        "/read", data={"text": "x"}, headers={"authorization": "Basic dXNlcjpwYXNz"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8031/claims.json",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://192.168.1.1/admin",
        "file:///etc/passwd",
        "/etc/passwd",
        "ftp://a.example/x",
    ],
)
def test_an_address_leads_to_no_private_network_and_no_file(
    open_page: TestClient, address: str
) -> None:
    token = OPEN.form_token()
    asked = {"address": address, "form_token": token}
    answer = open_page.post("/read", data=asked, follow_redirects=True)
    assert answer.status_code == 400
    assert address in answer.json()["error"]
    assert "root:" not in answer.text


def test_too_much_is_not_read(open_page: TestClient) -> None:
    answer = open_page.post("/read", content=b"x" * (LARGEST + 1))
    assert answer.status_code == 413
    parts = (b"x" * 1_000_000 for _ in range(6))
    assert open_page.post("/read", content=parts).status_code in {413, 422, 403}


def test_nothing_is_shown_without_the_secret(guarded: TestClient) -> None:
    for address in ("/disputes", "/claims.json", "/openapi.json", "/read"):
        assert guarded.get(address).status_code == 401
        asked = guarded.get(address, headers=HTML)
        assert asked.status_code == 303
        assert asked.headers["location"] == f"/sign-in?back={address}"
    assert guarded.get("/static/page.css").status_code == 200


def test_a_program_sends_the_token(guarded: TestClient) -> None:
    headers = {"authorization": f"Bearer {SECRET}"}
    assert guarded.get("/claims.json", headers=headers).json() == []
    assert guarded.get("/claims.json", headers={"authorization": "Bearer no"}).status_code == 401


def test_signing_in_gives_a_cookie_that_scripts_cannot_read(guarded: TestClient) -> None:
    wrong = guarded.post("/sign-in", data={"word": "not the secret", "back": "/claims"})
    assert wrong.status_code == 403
    assert "set-cookie" not in wrong.headers
    right = guarded.post("/sign-in", data={"word": SECRET, "back": "/claims"})
    assert right.headers["location"] == "/claims"
    assert "httponly" in right.headers["set-cookie"].lower()
    assert guarded.get("/claims", headers=HTML).status_code == 200
    guarded.cookies.clear()


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(guarded: TestClient, back: str) -> None:
    answer = guarded.post("/sign-in", data={"word": SECRET, "back": back})
    assert answer.headers["location"] == "/"
    guarded.cookies.clear()


def test_a_judgement_is_entered_from_our_own_pages_alone() -> None:
    with quick_ledger() as ledger:
        said = "The mayor {} 12 barns burned in Tarn."
        ledger.add(article(said.format("said"), said.format("denied")))
        pages = TestClient(page(ledger, OPEN), base_url=HERE, follow_redirects=False)
        asked = {"decision": "reject", "ids": "D1", "judgement": "J1", "by": "ada"}
        own = {**asked, "form_token": OPEN.form_token()}
        elsewhere = {"origin": "http://evil.example"}
        for address in ("/judge", "/judgements", "/undo", "/judgements/undo"):
            assert pages.post(address, data={**asked, "form_token": "guess"}).status_code == 403
            assert pages.post(address, data=own, headers=elsewhere).status_code == 403
            assert pages.get(address, params=asked).status_code in {405, 422}
        assert len(ledger.judgements()) == 0
        assert pages.post("/judge", data=own).status_code == 303
        assert pages.post("/judgements/undo", data=own).status_code == 201
        assert [one.by for one in ledger.judgements()] == ["ada", "ada"]
