"""A page that is really served, for a browser."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from accordingto.web import page
from accordingto.web.linking import Linking

if TYPE_CHECKING:
    from collections.abc import Generator

    from accordingto.ledger import Ledger


@contextmanager
def served(ledger: Ledger) -> Generator[str]:
    """The address of a server that shows a ledger, however long its links take."""
    app = page(ledger)
    app.state.linking = Linking(ledger.link, patience=60)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
