"""An actor of the world: its names, why they are one's, and where it stands through time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from accordingto.telling import told_on
from accordingto.terminal import words
from accordingto.terminal.dispute import claim_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from accordingto.ledger.stands import Stand
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


def stands_through_time(found: Iterable[Stand]) -> RenderableType:
    """Each matter with what the actor said on it day by day; a reversal stands out."""
    return Group(*(line for stand in found for line in _stand(stand)))


def _stand(stand: Stand) -> Iterator[RenderableType]:
    label = words.quoted(stand.matter.label, 100)
    yield Text.assemble((f"{stand.matter.id}  ", words.ASIDE), (label, words.HEADING))
    for claim in stand.claims:
        day, outlet = words.day(told_on(claim)), words.outlet(claim.document)
        beside = words.aside(outlet, claim.id)
        line = Text.assemble((f"{day}  ", words.HEADING), claim_line(claim, 160), "  ", beside)
        yield Padding(line, (0, 0, 0, 4))
        if turned := stand.reversals.get(claim.id):
            asked = f"↳ another stand than before: {words.on_one_line(turned.question)}"
            told = Text.assemble((asked, words.CONTRARY), "  ", words.aside(turned.id))
            yield Padding(told, (0, 0, 0, 8))
