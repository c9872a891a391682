"""How readings, disputes and rows of the ledger look at a prompt.

Every function here returns something that a `rich` console prints; none prints by itself.
Words of articles pass through `words.visible` first, so that no article can move the cursor.
"""

from accordingto.terminal.article import article
from accordingto.terminal.brief import brief
from accordingto.terminal.entry import entry
from accordingto.terminal.listing import listing
from accordingto.terminal.progress import Progress
from accordingto.terminal.prompt import Prompt, notices

__all__ = ["Progress", "Prompt", "article", "brief", "entry", "listing", "notices"]
