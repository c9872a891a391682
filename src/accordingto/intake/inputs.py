"""What the user typed, to a stream of Documents and of Refusals."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from accordingto.intake.decoding import decode
from accordingto.intake.fitness import EMPTY, LARGEST, sound, within
from accordingto.intake.given import Given
from accordingto.intake.html import read_html
from accordingto.intake.jsonl import read_json, read_lines
from accordingto.intake.kinds import SUFFIXES, Kind, kind_of, suffix_of
from accordingto.intake.pdf import read_pdf
from accordingto.intake.plain import read_plain
from accordingto.intake.refusal import IntakeError, Refusal, Unfit
from accordingto.intake.table import read_csv, read_parquet
from accordingto.intake.warc import read_warc
from accordingto.model import Document, shorten

if TYPE_CHECKING:
    from datetime import date
    from io import RawIOBase

    from accordingto.intake.asks import Asks
    from accordingto.intake.way import Way

Input = str | Path | Document
Outcomes = Iterator[Document | Refusal]

WEB = re.compile(r"https?://", re.IGNORECASE)
STDIN = "standard input"
STREAMED = {
    Kind.LINES: read_lines,
    Kind.JSON: read_json,
    Kind.CSV: read_csv,
    Kind.PARQUET: read_parquet,
    Kind.WARC: read_warc,
}
"""What reads a file of many articles."""
LONG_NAME = 256
"""A name of so many characters is more likely a text; it is shown cut."""


def documents(  # noqa: PLR0913 - what all inputs of a call may share
    inputs: Iterable[Input],
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Asks | None = None,
    way: Way | None = None,
) -> Outcomes:
    """Every document the inputs name, in their order; a Refusal where one cannot be read.

    Args:
        inputs: files, folders (whose names end as `SUFFIXES` has it, by path,
            without hidden ones; any other file must be named and is told by its first
            bytes), globs, web addresses, "-" for standard input, and Documents.
        published: the date of what does not state its own; a plain file never does.
        publisher: the outlet of what does not name its own.
        encoding: of what has no byte order mark, declares no charset and is not UTF-8.
        stdin: what "-" reads, if not the standard input of the process.
        fetcher: what asks for web addresses, if not the one that all of the process shares.
        way: is told which file is being read.

    Raises:
        IntakeError: no input at all, an impossible date or an unknown encoding.
    """
    given = Given.checked(published, publisher, encoding, way)
    if isinstance(inputs, str):
        raise IntakeError(f"inputs are a list: write [{shorten(inputs)!r}]")
    rest = iter(inputs)
    first = next(rest, None)
    if first is None:
        raise IntakeError(
            "nothing to read: name files, folders, globs, addresses, or - for standard input"
        )
    sources = Sources(given, stdin, fetcher)
    return chain.from_iterable(read(item, sources) for item in chain([first], rest))


@dataclass(frozen=True, slots=True)
class Sources:
    """What all inputs of one call share."""

    given: Given
    stdin: BinaryIO | None = None
    fetcher: Asks | None = None


def read(item: Input, sources: Sources) -> Outcomes:
    """The outcomes of one input."""
    given = sources.given
    if isinstance(item, Document):
        return guarded(printable(item.ref), map(sound, [item]))
    if item == "-":
        return guarded(STDIN, read_stdin(sources.stdin, given))
    name = str(item)
    if isinstance(item, str) and WEB.match(name):
        return guarded(printable(name), read_address(name, given, sources.fetcher))
    where = printable(name) if 0 < len(name) < LONG_NAME else repr(shorten(printable(name)))
    return guarded(where, read_name(name, given))


def guarded(where: str, outcomes: Outcomes) -> Outcomes:
    """The outcomes, with a Refusal for what ends them early or for none at all."""
    empty = True
    try:
        for outcome in outcomes:
            empty = False
            yield outcome
        if empty:
            yield Refusal(where, EMPTY)
    except Unfit as unfit:
        yield Refusal(where, str(unfit))
    except OSError as error:
        yield Refusal(where, f"cannot be read ({error.strerror or error}): check name and rights")


def read_stdin(stdin: BinaryIO | None, given: Given) -> Outcomes:
    """The documents of standard input, which stays open."""
    source = stdin or cast("BinaryIO | None", getattr(sys.stdin, "buffer", None))
    if source is None:
        raise Unfit("is closed: pipe something in or name a file")
    if isinstance(source, BufferedReader):
        yield from read_stream(cast("BufferedReader", source), STDIN, Path("stdin"), given)
        return
    stream = cast("BufferedReader", BufferedReader(cast("RawIOBase", source)))
    try:
        yield from read_stream(stream, STDIN, Path("stdin"), given)
    finally:
        stream.detach()  # or it would close what is not ours


def read_address(url: str, given: Given, fetcher: Asks | None) -> Outcomes:
    """The documents of a web address."""
    from accordingto.intake.fetch import usual  # noqa: PLC0415 - files need no network
    from accordingto.intake.page import read_fetched  # noqa: PLC0415 - as above

    yield from read_fetched((fetcher or usual()).get(url), given)


def read_name(name: str, given: Given) -> Outcomes:
    """The documents of a file, a folder or a glob."""
    if not name:
        raise Unfit("an empty name names no file: check the variable it came from")
    path = Path(name)
    if path.is_dir():
        yield from read_folder(path, given)
    elif path.exists():
        yield from read_file(path, given)
    else:
        yield from read_glob(name, given)


def read_glob(pattern: str, given: Given) -> Outcomes:
    """The documents of what a pattern matches; `**` goes through folders by itself."""
    matches = sorted(matching(pattern))
    if "**" in pattern:
        matches = [path for path in matches if not path.is_dir()]
    if not matches:
        raise Unfit("does not exist: check the name of the file, the folder or the glob")
    for path in matches:
        outcomes = read_folder(path, given) if path.is_dir() else read_found(path, given)
        yield from guarded(printable(path), outcomes)


def matching(pattern: str) -> Iterator[Path]:
    """The paths a pattern matches, hidden ones only if it has a hidden name itself.

    Raises:
        Unfit: it is no pattern, as `**.txt` is none.
    """
    whole = Path(pattern)
    try:
        found = Path(whole.anchor).glob(str(whole.relative_to(whole.anchor)))
        yield from (path for path in found if hidden(whole) or not hidden(path))
    except ValueError as error:
        raise Unfit(f"is no glob ({error}): write it as in clippings/**/*.html") from error


def hidden(path: Path) -> bool:
    """Whether a part of the path begins with a point, as hidden files and folders do."""
    return any(part.startswith(".") and part != ".." for part in path.parts)


def read_folder(folder: Path, given: Given) -> Outcomes:
    """The documents of all readable files under a folder, sorted by path."""
    unread: list[OSError] = []
    paths = sorted(files_under(folder, unread))
    for error in unread:
        yield Refusal(printable(error.filename), f"cannot be read ({error.strerror}): check rights")
    if not paths:
        raise Unfit(f"is a folder without texts: it needs files named {' '.join(SUFFIXES)}")
    for path in paths:
        yield from guarded(printable(path), read_found(path, given))


def files_under(folder: Path, unread: list[OSError]) -> Iterator[Path]:
    """The files whose suffix is in `SUFFIXES`; linked folders are entered once."""
    seen: set[str] = set()
    for where, folders, files in os.walk(folder, onerror=unread.append, followlinks=True):
        here = os.path.realpath(where)
        if here in seen:
            folders.clear()
            continue
        seen.add(here)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(where, name) for name in files if not name.startswith("."))
        yield from (p for p in paths if suffix_of(p) in SUFFIXES)


def read_found(path: Path, given: Given) -> Outcomes:
    """The documents of a file nobody named, which must not keep the others waiting."""
    if path.is_fifo():
        raise Unfit("is a pipe that nobody named: name it to have it read")
    yield from read_file(path, given)


def read_file(path: Path, given: Given) -> Outcomes:
    """The documents of one file."""
    with path.open("rb") as stream:
        if given.way:
            given.way.enter(stream)
        yield from read_stream(stream, printable(path), path, given)
        if given.way:
            given.way.leave()


def read_stream(stream: BufferedReader, where: str, path: Path, given: Given) -> Outcomes:
    """The documents of a stream that is called `path`."""
    ref = printable(path.stem)
    kind = kind_of(suffix_of(path), stream.peek())
    if kind in STREAMED:
        yield from STREAMED[kind](stream, where, ref, given)
        return
    data = within(stream.read(4 * LARGEST + 1), 4 * LARGEST)
    if kind == Kind.HTML and data.strip():
        yield sound(read_html(data, ref, given))
    elif kind == Kind.PDF:
        yield sound(read_pdf(data, ref, given))
    else:
        yield sound(read_plain(decode(data, given.encoding), ref, given))


def bytes_of(inputs: Iterable[Input]) -> int:
    """How much there is to read; 0 where one of the inputs has no length that is known."""
    try:
        return sum(each.stat().st_size for item in inputs for each in _files(item))
    except (OSError, Unfit):
        return 0


def _files(item: Input) -> Iterator[Path]:
    name = str(item)
    if isinstance(item, Document) or name == "-" or WEB.match(name):
        raise Unfit("has no length")
    path = Path(name)
    if path.is_dir():
        return files_under(path, [])
    return filter(Path.is_file, [path] if path.exists() else matching(name))


def printable(name: str | Path) -> str:
    """A name that can be printed and kept: bytes that are no UTF-8 become question marks."""
    return str(name).encode("utf-8", "replace").decode()


def is_address(words: str) -> bool:
    """Whether a text is nothing but a web address."""
    return bool(WEB.match(words)) and len(words.split()) == 1


def document_at(
    url: str, *, published: date | str | None = None, publisher: str | None = None
) -> Document:
    """The article at a web address.

    Raises:
        IntakeError: there is none, or not just one; the message says why.
    """
    found = list(documents([url], published=published, publisher=publisher))
    if len(found) > 1:
        raise IntakeError(f"{url}: holds {len(found)} articles: add them to a ledger")
    if isinstance(found[0], Refusal):
        raise IntakeError(str(found[0]))
    return found[0]
