"""The verbs that open, give out and prove what the ledger keeps, and print the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from rich.text import Text
from typer import Argument, Exit, Option

from accordingto.cli.courtesy import Ending
from accordingto.cli.kept import kept
from accordingto.cli.options import LedgerAt  # noqa: TC001 - typer reads annotations at run time
from accordingto.cli.rows import print_json
from accordingto.model import Actor, Dispute, Document, Reading
from accordingto.record import schema as reading_schema
from accordingto.terminal import Prompt, entry, notices
from accordingto.terminal.dossier import Dossier
from accordingto.terminal.person import person, stands_through_time
from accordingto.terminal.words import on_one_line, several

if TYPE_CHECKING:
    from rich.console import RenderableType

    from accordingto.judgement import Judgement
    from accordingto.ledger.ledger import Ledger
    from accordingto.terminal.entry import Thing

Ids = Annotated[
    list[str],
    Argument(metavar="ID…", help="D3 a dispute, C17 a claim, T1 an article.", show_default=False),
]


def show(ids: Ids, *, ledger: LedgerAt = None) -> None:
    """Open disputes, claims or articles by their ids."""
    prompt = Prompt()
    with kept(ledger) as opened:
        for number, each in enumerate(ids):
            thing = _whole(opened, each)
            shown = _of_the_world(opened, each) if isinstance(thing, Actor) else []
            prompt.say(*([Text()] if number else []), entry(thing), *shown)


def _of_the_world(ledger: Ledger, name: str) -> list[RenderableType]:
    """The actor of all articles that one of an article is, and where it stands through time."""
    from accordingto.ledger.stands import stands  # noqa: PLC0415 - --help must not wait

    found = ledger.everyone(name)
    return [
        part
        for known in found
        for part in (person(known), stands_through_time(stands(ledger, known)))
    ]


def _whole(ledger: Ledger, each: str) -> Thing:
    """What is called so: a dispute with its file, an article with the claims marked in it."""
    thing = ledger.show(each)
    if isinstance(thing, Dispute):
        return _dossier(ledger, thing)
    if isinstance(thing, Document):
        return Reading(thing, claims=tuple(ledger.claims(document=each)))
    return thing


def _dossier(ledger: Ledger, dispute: Dispute) -> Dossier:
    from accordingto.ledger.inquiries import inquiries  # noqa: PLC0415 - --help must not wait
    from accordingto.linking.copies import printings  # noqa: PLC0415 - as above

    return Dossier(
        dispute,
        printings(claim for side in dispute.sides for claim in side.claims),
        inquiries(ledger, dispute),
        tuple(ledger.figures(of=dispute.id)),
        _judgements(ledger, dispute.id),
    )


def _judgements(ledger: Ledger, name: str) -> tuple[Judgement, ...]:
    """What was decided on a thing, and what took it back."""
    found: dict[str, Judgement] = {}
    for one in ledger.judgements():
        if any(subject.id == name or subject.id in found for subject in one.subjects):
            found[one.id] = one
    return tuple(found.values())


Again = Annotated[
    int, Option("--reread", metavar="N", min=0, help="Read N articles again and compare.")
]


def check(*, ledger: LedgerAt = None, again: Again = 0) -> None:
    """Prove every span of the ledger against its text, and a sample of its readings."""
    with kept(ledger) as opened:
        report = opened.check()
        same = opened.reread(again) if again else None
    for problem in (*report.problems, *(same.problems if same else ())):
        notices().print(on_one_line(str(problem)))
    proved = f"{several(report.documents, 'article')}, {several(report.spans, 'span')} checked"
    Prompt().say(Text(f"{proved}, {several(len(report.problems), 'problem')}."))
    if same:
        older = f", {several(same.older, 'other')} read by other versions" if same.older else ""
        said = f"{several(same.same, 'article')} read again, the same as kept{older}, "
        Prompt().say(Text(f"{said}{several(len(same.problems), 'difference')}."))
    if report.problems or (same and same.problems):
        raise Exit(Ending.REFUSED)


def schema(
    name: Annotated[
        Literal["reading", "datasette"], Argument(help="What is described.")
    ] = "reading",
    *,
    ledger: LedgerAt = None,
) -> None:
    """Print the JSON Schema of `read --format jsonl`, or Datasette’s metadata for a ledger."""
    if name == "reading":
        print_json(reading_schema())
        return
    from accordingto.exports.datasette import metadata  # noqa: PLC0415 - only wanted here

    with kept(ledger) as opened:
        print_json(metadata(opened.name))
