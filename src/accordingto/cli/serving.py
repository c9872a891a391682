"""The verb that shows the ledger in a browser."""

from __future__ import annotations

import secrets
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

from typer import Option

from accordingto import read
from accordingto.cli.kept import kept, linked
from accordingto.cli.options import LedgerAt  # noqa: TC001 - typer reads annotations at run time
from accordingto.terminal import notices

if TYPE_CHECKING:
    from accordingto.web import Guard

PORT = 8031

Port = Annotated[int, Option(min=1, max=65535, help="Where to listen.")]
Host = Annotated[
    str, Option(metavar="ADDRESS", help="Another address than this machine's own; needs a secret.")
]
Token = Annotated[
    bool, Option("--token", help="Ask for a token, which is made and shown at the start.")
]
PasswordFile = Annotated[
    Path | None, Option(metavar="FILE", help="Ask for the password in the first line of a file.")
]


def serve(
    *,
    ledger: LedgerAt = None,
    port: Port = PORT,
    host: Host = "127.0.0.1",
    token: Token = False,
    password_file: PasswordFile = None,
) -> None:
    """Show the ledger in a browser, on this machine alone unless told otherwise."""
    import uvicorn  # noqa: PLC0415 - --help must not wait for it

    from accordingto.web import Guard, page  # noqa: PLC0415 - as above

    guard = Guard(host, _secret(password_file, token=token))
    with kept(ledger) as opened:
        linked(opened)
        Thread(target=read, args=("The mayor said no.",), daemon=True).start()  # loads the models
        notices().print(_told(guard, port, opened.name, token=token))
        uvicorn.run(
            page(opened, guard),
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            h11_max_incomplete_event_size=32_768,
            timeout_keep_alive=10,
        )


def _secret(password_file: Path | None, *, token: bool) -> str | None:
    """The password of the file, or a new token.

    Raises:
        OSError: the file cannot be read.
    """
    if password_file is not None:
        return password_file.read_text(encoding="utf-8").partition("\n")[0].strip()
    return secrets.token_urlsafe(18) if token else None


def _told(guard: Guard, port: int, ledger: str, *, token: bool) -> str:
    name = f"[{guard.host}]" if ":" in guard.host else guard.host
    word = f"\nThe token is {guard.secret}" if token and guard.secret else ""
    return f"{ledger} is shown at http://{name}:{port} (Ctrl-C ends it){word}"
