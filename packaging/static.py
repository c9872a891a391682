"""Bring the page's script, fonts and map outlines out of their npm packages: needs npm.

    python packaging/static.py

Nothing of it is written by hand or fetched at run time: the files land in the package with a
list of package, version, licence and SHA-256 (`src/accordingto/web/bundled.json`), which
`tests/web/test_bundled.py` holds against the files. To take a newer release, change its version
here, run this and look at the pages.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

WEB = Path(__file__).parents[1] / "src/accordingto/web"


class Package(NamedTuple):
    """A release on npm; `files` is its files that we bring, to their places in `web/`."""

    name: str
    version: str
    licence: str
    files: dict[str, str]


def _fonts(family: str, *faces: str) -> dict[str, str]:
    """Latin letters with all accents."""
    names = [
        f"{family}-{part}-wght-{face}.woff2" for part in ("latin", "latin-ext") for face in faces
    ]
    return {f"files/{name}": f"static/fonts/{name}" for name in names}


PACKAGES = (
    Package(
        "htmx.org",
        "4.0.1",
        "0BSD",
        {"dist/htmx.min.js": "static/htmx.min.js", "LICENSE": "static/licences/htmx.txt"},
    ),
    Package(
        "@fontsource-variable/source-serif-4",
        "5.3.1",
        "OFL-1.1",
        {
            **_fonts("source-serif-4", "normal", "italic"),
            "LICENSE": "static/licences/source-serif-4.txt",
        },
    ),
    Package(
        "@fontsource-variable/source-sans-3",
        "5.3.1",
        "OFL-1.1",
        {**_fonts("source-sans-3", "normal"), "LICENSE": "static/licences/source-sans-3.txt"},
    ),
    Package(
        "world-atlas",
        "2.0.2",
        "ISC; outlines by Natural Earth, public domain",
        {
            "countries-50m.json": "outlines/countries-50m.json",
            "LICENSE": "static/licences/world-atlas.txt",
        },
    ),
)


def main() -> None:
    """Fetch each package, copy its files and write the list."""
    listed: list[dict[str, str]] = []
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            listed += _bring(package, Path(folder))
    text = json.dumps(listed, indent=2) + "\n"
    (WEB / "bundled.json").write_text(text, encoding="utf-8")
    print(f"{len(listed)} files")


def _bring(package: Package, folder: Path) -> list[dict[str, str]]:
    """The rows of the list for one package, its files copied."""
    release = f"{package.name}@{package.version}"
    subprocess.run(
        ["npm", "pack", "--silent", release], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    (archive,) = folder.glob("*.tgz")
    rows: list[dict[str, str]] = []
    with tarfile.open(archive) as opened:
        for inside, place in package.files.items():
            member = opened.extractfile(f"package/{inside}")
            assert member is not None
            content = member.read()
            target = WEB / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            rows.append(
                {
                    "file": place,
                    "package": package.name,
                    "version": package.version,
                    "licence": package.licence,
                    "sha256": hashlib.sha256(content).hexdigest(),
                }
            )
    return rows


if __name__ == "__main__":
    main()
