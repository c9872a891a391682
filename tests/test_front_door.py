"""The Python front door of README works as written there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import accordingto as at

README = Path(__file__).parents[1] / "README.md"


def test_the_example_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r"```python\n(.+?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    code = "\n".join(line for line in found[1].splitlines() if "polars" not in line)
    (tmp_path / "clippings").mkdir()
    page = "Ostria said on Monday that nine people were killed at Tesk."
    (tmp_path / "clippings/a.html").write_text(
        f"<html><body><article><h1>Tesk</h1><p>{page}</p><p>{page}</p></article></body></html>"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README", "exec"), {})  # noqa: S102 - the README is ours
    assert (tmp_path / "tesk.db").exists()
    assert "Traceback" not in capsys.readouterr().out


def test_a_claim_says_who_and_what() -> None:
    (claim,) = at.read(
        "The ministry denied that its guns had fired.", published="2031-05-13"
    ).claims
    assert claim.by == "The ministry"
    assert claim.stance == "denies"
    assert claim.document.text[claim.content[0].start : claim.content[0].end] in claim.says
    assert "The ministry denies" in repr(claim)


def test_no_ledger_is_needed_and_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    at.read("The ministry said the guns were silent.")
    assert list(tmp_path.iterdir()) == []


def test_every_side_leads_back_to_its_document() -> None:
    with at.open(":memory:") as ledger:
        ledger.add(
            at.Document("Ostria accused Tesk of arming the rebels.", ref="a", publisher="The Lamp"),
            at.Document("Tesk denied arming the rebels.", ref="b", publisher="Harbour Wire"),
        )
        (dispute,) = ledger.disputes()
        assert [side.claims[0].document.ref for side in dispute.sides] == ["a", "b"]
        assert dispute.kind == "denial"
        assert "<table>" in dispute._repr_html_()  # pyright: ignore[reportPrivateUsage] - what a notebook calls
        assert any({"a", "b"} == {d.ref for d in matter.documents} for matter in ledger.matters())


def test_an_impossible_date_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match="write it as YYYY-MM-DD"):
        at.read("The ministry said no.", published="2031-13-45")


def test_the_text_of_an_article_is_escaped_in_a_notebook() -> None:
    reading = at.read("The ministry said that <script>alert(1)</script> was hidden in the mail.")
    assert "<script>" not in reading._repr_html_()  # pyright: ignore[reportPrivateUsage] - as above
