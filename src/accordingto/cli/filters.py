"""The filters of every listing, the same names at every verb."""

from __future__ import annotations

from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated

from typer import BadParameter, Option

from accordingto.cli.options import day
from accordingto.model import Modality, Stance

if TYPE_CHECKING:
    from collections.abc import Callable

Filters = dict[str, object]
"""Those that were given, by their names in `Ledger.claims` and its like."""

FILTERS = {
    "source": Annotated[str | None, Option(metavar="NAME", help="Who is credited.")],
    "actor": Annotated[str | None, Option(metavar="NAME", help="Who speaks, acts or suffers.")],
    "kind": Annotated[str | None, Option(metavar="KIND", help="The kind of what is listed.")],
    "stance": Annotated[
        Stance | None, Option(metavar="STANCE", help=f"What the source does: {' '.join(Stance)}.")
    ],
    "type": Annotated[str | None, Option(metavar="TYPE", help="PLOVER type of an event.")],
    "recipient": Annotated[str | None, Option(metavar="NAME", help="Who is acted upon.")],
    "modality": Annotated[
        Modality | None,
        Option(metavar="HOW", help=f"How real an event is told to be: {' '.join(Modality)}."),
    ],
    "voucher": Annotated[
        str | None, Option(metavar="NAME", help="On whose word an event is told; or publisher.")
    ],
    "place": Annotated[str | None, Option(metavar="NAME", help="A place, or its country’s code.")],
    "publisher": Annotated[str | None, Option(metavar="NAME", help="The outlet.")],
    "since": Annotated[str | None, Option(metavar="DATE", callback=day, help="From this day on.")],
    "until": Annotated[str | None, Option(metavar="DATE", callback=day, help="Up to this day.")],
    "search": Annotated[str | None, Option(metavar="WORDS", help='Words, or a "phrase".')],
    "limit": Annotated[int | None, Option(metavar="N", min=1, help="At most so many.")],
    "document": Annotated[str | None, Option(metavar="REF", help="One article.")],
    "of": Annotated[str | None, Option(metavar="ID", help="What belongs to D3, M2, A4 or C17.")],
    "judged": Annotated[
        str | None,
        Option(metavar="HOW", help="Of disputes: open (not rejected), confirm, reject or all."),
    ],
}


def filtered(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb with every filter as an option; it is given those in use as `filters`."""

    def run(**given: object) -> None:
        named = {name: given.pop(name) for name in FILTERS}
        verb(**given, filters={name: value for name, value in named.items() if value is not None})

    own = signature(verb, eval_str=True).parameters.values()
    options = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in FILTERS.items()
    ]
    shown = [parameter for parameter in own if parameter.name != "filters"]
    run.__signature__ = Signature([*shown, *options])  # pyright: ignore[reportFunctionMemberAccess] - typer reads it
    run.__annotations__ = {}
    run.__name__, run.__doc__ = verb.__name__, verb.__doc__
    return run


def check_kind(listing: str, filters: Filters) -> None:
    """Nothing, if the listing has rows of the kind, or judged so, as is asked for.

    Raises:
        BadParameter: it has none.
    """
    from accordingto.ledger.filters import JUDGED, KINDS  # noqa: PLC0415 - --help must not wait

    for name, words, choices in (("kind", "kind of", KINDS), ("judged", "judgement on", JUDGED)):
        value, known = filters.get(name), choices.get(listing, ())
        if value is not None and value not in known:
            choice = f"choose from {', '.join(known)}" if known else "they have none"
            raise BadParameter(f"{value!r} is no {words} {listing}: {choice}")
