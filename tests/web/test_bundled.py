"""What the page brings of others' work is what the list says, with its licence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src/accordingto/web"
LISTED: list[dict[str, str]] = json.loads((WEB / "bundled.json").read_text(encoding="utf-8"))
OURS = {"static/page.css", "static/page.js", "static/icon.svg"}


def test_every_file_of_others_is_listed_with_its_digest() -> None:
    found = {
        path.relative_to(WEB).as_posix()
        for folder in ("static", "outlines")
        for path in (WEB / folder).rglob("*")
        if path.is_file()
    }
    assert found - OURS == {row["file"] for row in LISTED}
    for row in LISTED:
        content = (WEB / row["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"], row["file"]


def test_each_package_comes_with_its_licence_and_a_line_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for package in {row["package"] for row in LISTED}:
        files = [row["file"] for row in LISTED if row["package"] == package]
        assert any(file.startswith("static/licences/") for file in files)
        assert package in notice


def test_no_page_asks_another_server_for_anything() -> None:
    sources = [*(WEB / "templates").iterdir(), WEB / "static/page.css", WEB / "static/page.js"]
    for path in sources:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text, path
        assert "https://" not in text, path
        assert "style=" not in text, path
        assert "onclick" not in text, path
