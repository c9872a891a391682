"""Step 6, show it: a local page over one ledger, and the same rows as files beside it.

Plain pages made on the server, which work without JavaScript and better with it; drawings are
SVG. Every page has twins: `/disputes` is also `/disputes.json` and `/disputes.csv`.
"""

from accordingto.web.app import page
from accordingto.web.guard import Guard, GuardError

__all__ = ["Guard", "GuardError", "page"]
