"""How readings, disputes and rows of the ledger look at a prompt.

Every function here returns something that a `rich` console prints; none prints by itself.
Words of articles pass through `words.visible` first, so that no article can move the cursor.
"""

from accordingto.terminal.article import article, excerpt
from accordingto.terminal.brief import brief
from accordingto.terminal.dispute import dispute_brief, dispute_file
from accordingto.terminal.listing import listing
from accordingto.terminal.prompt import Prompt, notices

__all__ = [
    "Prompt",
    "article",
    "brief",
    "dispute_brief",
    "dispute_file",
    "excerpt",
    "listing",
    "notices",
]
