"""The verbs that take articles: `read` keeps nothing, `add` keeps what it read."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from rich.rule import Rule
from rich.text import Text
from typer import Exit

import accordingto
from accordingto.cli.courtesy import Ending
from accordingto.cli.options import (
    Encoding,
    EngineName,
    EngineNamed,
    Everything,
    Inputs,
    LedgerAt,
    Look,
    LookAs,
    Published,
    Publisher,
    Shards,
    Workers,
)
from accordingto.cli.rows import print_json
from accordingto.cli.sharding import many, write_folder
from accordingto.model import Document
from accordingto.record import to_record
from accordingto.terminal import Progress, Prompt, article, brief, notices
from accordingto.terminal.words import on_one_line, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from accordingto.intake import Refusal, Way
    from accordingto.ledger.ledger import Added
    from accordingto.model import Reading


def read(  # noqa: PLR0913 - the signature is the verb's list of options
    inputs: Inputs,
    *,
    published: Published = None,
    publisher: Publisher = None,
    encoding: Encoding = None,
    look: LookAs = Look.BRIEF,
    everything: Everything = False,
    output: Shards = None,
    engine: EngineNamed = EngineName.LOCAL,
    workers: Workers = None,
) -> None:
    """Read articles and show who says what; nothing is kept."""
    from accordingto.intake import Way, bytes_of, documents  # noqa: PLC0415 - --help must not wait for it

    way = Way(bytes_of(inputs))
    outcomes = documents(
        inputs, published=published, publisher=publisher, encoding=encoding, way=way
    )
    refusals: list[Refusal] = []
    if output or look is Look.PARQUET:
        with Progress(way) as progress:
            found = _told_apart(outcomes, refusals, progress)
            count = write_folder(found, output, look, many(engine, workers, "accordingto:read"))
        end(count, refusals)
        return
    readings = _readings(outcomes, refusals, way)
    if look is Look.BRIEF:
        count = _print_each(readings, partial(brief, everything=everything))
    elif look is Look.MARKED:
        count = _print_each(readings, lambda reading: article(reading.document, reading.claims))
    elif look is Look.JSONL:
        count = _print_lines(readings)
    else:
        count = _print_at_once(list(readings), look)
    end(count, refusals)


def add(  # noqa: PLR0913 - as above
    inputs: Inputs,
    *,
    ledger: LedgerAt = None,
    published: Published = None,
    publisher: Publisher = None,
    encoding: Encoding = None,
    engine: EngineNamed = EngineName.LOCAL,
    workers: Workers = None,
) -> None:
    """Read articles and keep what is read in the ledger."""
    from accordingto.intake import Way, bytes_of  # noqa: PLC0415 - --help must not wait for it

    way = Way(bytes_of(inputs))
    with accordingto.open(ledger) as opened, Progress(way) as progress:
        added = opened.add(
            *inputs,
            published=published,
            publisher=publisher,
            encoding=encoding,
            progress=progress.now,
            readings=many(engine, workers),
            way=way,
        )
    for refusal in added.refused:
        notices().print(f"left out: {on_one_line(str(refusal))}")
    Prompt().say(Text(_told(added)))
    if added.added:
        notices().print("Next: accordingto disputes")
    end(added.added + added.read_again + added.known, added.refused)


def _told(added: Added) -> str:
    others = (
        (added.new_versions, "in a new version"),
        (added.read_again, "read again"),
        (added.known, "known already"),
    )
    counts = [f"{several(added.added, 'article')} added"]
    return ", ".join(counts + [f"{count:,} {what}" for count, what in others if count]) + "."


def _readings(
    outcomes: Iterable[Document | Refusal], refusals: list[Refusal], way: Way
) -> Iterator[Reading]:
    """The readings of the documents, each when it is asked for."""
    with Progress(way, shown=not sys.stdout.isatty()) as progress:
        yield from map(accordingto.read, _told_apart(outcomes, refusals, progress))


def _told_apart(
    outcomes: Iterable[Document | Refusal], refusals: list[Refusal], progress: Progress
) -> Iterator[Document]:
    """The documents; a refusal is told at once and kept for the end."""
    for outcome in outcomes:
        if isinstance(outcome, Document):
            progress.now(outcome)
            yield outcome
        else:
            notices().print(f"left out: {on_one_line(str(outcome))}")
            refusals.append(outcome)


def _print_each(readings: Iterator[Reading], shown: Callable[[Reading], RenderableType]) -> int:
    prompt, count = Prompt(), 0
    for count, reading in enumerate(readings, start=1):
        if count > 1:
            prompt.say(Text(), Rule(style="dim"), Text())
        prompt.say(shown(reading))
    return count


def _print_lines(readings: Iterator[Reading]) -> int:
    """Each reading as soon as it is made."""
    from accordingto.exports import FORMATS, Listing  # noqa: PLC0415 - --help must not wait for it

    count = 0
    for count, reading in enumerate(readings, start=1):  # noqa: B007 - the count is the result
        one = Listing("readings", [(reading, to_record(reading))])
        FORMATS["jsonl"].write(one, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    return count


def _print_at_once(readings: list[Reading], look: Look) -> int:
    from accordingto.exports import FORMATS, Listing  # noqa: PLC0415 - as above
    from accordingto.ledger.row import claim_row  # noqa: PLC0415 - as above

    if look is Look.JSON:
        print_json([to_record(reading) for reading in readings])
    else:
        claims = (claim for reading in readings for claim in reading.claims)
        listing = Listing("claims", ((claim, claim_row(claim)) for claim in claims))
        FORMATS["csv"].write(listing, sys.stdout.buffer)
    return len(readings)


def end(done: int, refusals: Sequence[Refusal]) -> None:
    """Say with the exit code whether all, some or none of the inputs were read.

    Raises:
        Exit: something was refused.
    """
    if refusals:
        raise Exit(Ending.REFUSED if done else Ending.NOTHING)
