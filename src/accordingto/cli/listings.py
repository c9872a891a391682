"""The verbs that list what the ledger keeps: `claims events disputes pending`."""

from __future__ import annotations

from typer import BadParameter, Context

from accordingto.cli.kept import kept
from accordingto.cli.options import (
    ActorNamed,
    By,
    DocumentRef,
    Form,
    FormAs,
    Kind,
    LedgerAt,
    Limit,
    Outlet,
    PlaceNamed,
    Search,
    Since,
    StanceOf,
    Type,
    Until,
)
from accordingto.cli.rows import print_rows


def listing(  # noqa: PLR0913 - the signature is the verb's list of options
    ctx: Context,
    *,
    ledger: LedgerAt = None,
    form: FormAs = Form.TABLE,
    source: By = None,
    actor: ActorNamed = None,
    kind: Kind = None,
    stance: StanceOf = None,
    type_: Type = None,
    place: PlaceNamed = None,
    publisher: Outlet = None,
    since: Since = None,
    until: Until = None,
    search: Search = None,
    limit: Limit = None,
    document: DocumentRef = None,
) -> None:
    """List rows of the ledger."""
    verb = ctx.info_name or ""
    given = {
        "source": source,
        "actor": actor,
        "kind": _kind(verb, kind),
        "stance": stance,
        "type": type_,
        "place": place,
        "publisher": publisher,
        "since": since,
        "until": until,
        "search": search,
        "limit": limit,
        "document": document,
    }
    filters = {name: value for name, value in given.items() if value}
    with kept(ledger) as opened:
        print_rows(getattr(opened, verb)(**filters), form, filters)


def _kind(verb: str, kind: str | None) -> str | None:
    from accordingto.ledger.filters import KINDS  # noqa: PLC0415 - --help must not wait for it

    if kind is None or kind in KINDS[verb]:
        return kind
    raise BadParameter(f"{kind!r} is no kind of {verb}: choose from {', '.join(KINDS[verb])}")
