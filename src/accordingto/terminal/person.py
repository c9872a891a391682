"""An actor of the world: its names, where it is named, and why they are one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from accordingto.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from accordingto.linking.actors import Known

MOST = 8
"""Names and reasons that are shown of one actor."""


def everyone(found: Iterable[Known]) -> RenderableType:
    """Each actor of the world on a line, with its evidence below."""
    return Group(*(person(known) for known in found))


def person(known: Known) -> RenderableType:
    """One actor of the world: what it is called, how much it says, why its names are one's."""
    facts = (known.kind.value, known.country, known.role)
    told = [words.on_one_line(fact, 60) for fact in facts if fact]
    aliases = f"also called {words.names(known.aliases, MOST)}" if known.aliases else ""
    said = words.several(len(known.claims), "claim")
    head = Text.assemble(
        (f"{known.id}  ", words.ASIDE),
        (words.on_one_line(known.name), words.NAME),
        "  ",
        words.aside(*told, aliases, said, words.several(len(known.articles), "article")),
    )
    reasons = [Text(words.on_one_line(why), words.ASIDE) for why in known.because[:MOST]]
    more = len(known.because) - MOST
    reasons += [Text(f"… {more} more", words.ASIDE)] if more > 0 else []
    return Group(head, *(Padding(why, (0, 0, 0, 4)) for why in reasons))
