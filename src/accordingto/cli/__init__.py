"""The same verbs as the library's, at a prompt: `accordingto VERB …`."""

from __future__ import annotations

from typer import Typer

from accordingto.cli.courtesy import Verbs, use_utf8
from accordingto.cli.inputs import add, read
from accordingto.cli.keeping import check, schema, show
from accordingto.cli.listings import listing

app = Typer(
    cls=Verbs,
    help="Keep a ledger of who says what. Exit codes: 0 all right, 1 something was refused, "
    "2 usage error, 3 nothing could be read.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog="Example: accordingto read clippings/*.html --published 2031-05-13")(read)
app.command(epilog="Example: accordingto add clippings/ --ledger tesk.db")(add)
for verb, (help_, example) in {
    "claims": ("Who says what.", "accordingto claims --source 'air force' --since 2031-05-01"),
    "events": ("Who did what to whom, on whose word.", "accordingto events --place Tesk"),
    "disputes": ("Where accounts collide.", "accordingto disputes --kind figure"),
    "pending": ("What is only foretold, promised or threatened.", "accordingto pending"),
}.items():
    app.command(verb, help=help_, epilog=f"Example: {example}")(listing)
app.command(epilog="Example: accordingto show D3 C17 T1")(show)
app.command(epilog="Example: accordingto check --ledger tesk.db")(check)
app.command(epilog="Example: accordingto schema > reading.json")(schema)


def main() -> None:
    """The console entry point."""
    use_utf8()
    app()
