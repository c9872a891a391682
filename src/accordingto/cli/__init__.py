"""The same verbs as the library's, at a prompt: `accordingto VERB …`."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

from typer import Exit, Option, Typer

from accordingto.cli.courtesy import Verbs, use_utf8
from accordingto.cli.everyone import actors
from accordingto.cli.inputs import add, read
from accordingto.cli.judging import judge
from accordingto.cli.keeping import check, schema, show
from accordingto.cli.listings import export, listing
from accordingto.cli.serving import serve
from accordingto.cli.watching import watch

app = Typer(
    cls=Verbs,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
LISTINGS = {
    "claims": ("List who says what.", "claims --source 'air force' --since 2031-05-01"),
    "events": ("List who did what to whom, on whose word.", "events --place Tesk --type ASSAULT"),
    "disputes": ("Show where accounts collide, side by side.", "disputes --kind figure"),
    "matters": ("List what several accounts are about, and why they were joined.", "matters"),
    "pending": ("List what is only foretold, promised, threatened or asked.", "pending"),
}


def _tell_version(asked: bool) -> None:  # noqa: FBT001 - typer gives it so
    if asked:
        print(f"accordingto {version('accordingto')}")  # noqa: T201 - it is what was asked for
        raise Exit


@app.callback(
    epilog="Exit codes: 0 all right, 1 something was refused or a check failed, 2 usage error, "
    "3 nothing could be read or the ledger cannot be used."
)
def about(
    *,
    _version: Annotated[
        bool,
        Option("--version", is_eager=True, callback=_tell_version, help="Show the version."),
    ] = False,
) -> None:
    """Keep a ledger of who says what about contested events."""


app.command(epilog="Example: accordingto read clippings/*.html --published 2031-05-13")(read)
app.command(epilog="Example: accordingto add clippings/ --ledger tesk.db")(add)
for verb, (told, example) in LISTINGS.items():
    app.command(verb, help=told, epilog=f"Example: accordingto {example}")(listing)
app.command(epilog="Example: accordingto actors osterman --format json")(actors)
app.command(epilog="Example: accordingto show D3 C17 T1")(show)
app.command(
    epilog="Examples: accordingto judge D3 --reject --note 'two different attacks'; "
    "judge M4 C17 --split; judge A3 A9 --merge; judge J5 --undo"
)(judge)
app.command(epilog="Example: accordingto export claims --output claims.csv")(export)
app.command(epilog="Example: accordingto serve --ledger tesk.db")(serve)
app.command(
    epilog="Example: accordingto watch https://courier.example/rss --every 30m --atom news.atom"
)(watch)
app.command(epilog="Example: accordingto check --ledger tesk.db")(check)
app.command(epilog="Example: accordingto schema > reading.json")(schema)


def main() -> None:
    """The console entry point."""
    use_utf8()
    app()
