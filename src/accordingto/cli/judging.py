"""The verb that keeps what people decide: `judge`."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

from typer import Argument, BadParameter, Option

from accordingto.cli.kept import kept
from accordingto.cli.options import Form, FormAs, LedgerAt
from accordingto.cli.rows import print_rows
from accordingto.terminal import Prompt, listing
from accordingto.terms import Decision

if TYPE_CHECKING:
    from accordingto.judgement import Judgement
    from accordingto.ledger.ledger import Ledger

Ids = Annotated[
    list[str] | None,
    Argument(
        metavar="ID…",
        help="D3 a dispute, M4 a matter, C17 a claim, A9 an actor, J5 a judgement.",
        show_default=False,
    ),
]


def judge(  # noqa: PLR0913 - one flag for each decision
    ids: Ids = None,
    *,
    confirm: Annotated[bool, Option("--confirm", help="The accounts collide.")] = False,
    reject: Annotated[bool, Option("--reject", help="They do not; list it no more.")] = False,
    split: Annotated[
        bool, Option("--split", help="The claims are not of the matter; the actors are two.")
    ] = False,
    merge: Annotated[bool, Option("--merge", help="They are one matter, or one actor.")] = False,
    undo: Annotated[bool, Option("--undo", help="Take a judgement back.")] = False,
    by: Annotated[str | None, Option(metavar="NAME", help="Who decides.  [default: you]")] = None,
    note: Annotated[str | None, Option(metavar="WORDS", help="Why.")] = None,
    ledger: LedgerAt = None,
    form: FormAs = Form.TABLE,
) -> None:
    """Decide on what was linked; without an id, list what was decided.

    Nothing is erased: an undo is kept too. A decision holds when articles are read again.
    """
    flags = zip(Decision, (confirm, reject, split, merge, undo), strict=True)
    decisions = [decision for decision, given in flags if given]
    if not ids and not decisions:
        with kept(ledger) as opened:
            print_rows(opened.judgements(), form, ())
        return
    if not ids or len(decisions) != 1:
        flags = ", ".join(f"--{decision}" for decision in Decision)
        raise BadParameter(f"give ids and one of {flags}, such as: judge D3 --reject")
    with kept(ledger) as opened:
        made = _decided(opened, decisions[0], ids, by or getpass.getuser(), note)
    Prompt().say(listing(made))


def _decided(
    opened: Ledger, decision: Decision, ids: list[str], by: str, note: str | None
) -> list[Judgement]:
    """The judgements that were kept.

    Raises:
        BadParameter: this cannot be decided about these things.
    """
    from accordingto.ledger.errors import JudgementError  # noqa: PLC0415 - --help must not wait

    try:
        if decision is Decision.UNDO:
            return [opened.undo(each, by=by, note=note) for each in ids]
        return [opened.judge(decision, *ids, by=by, note=note)]
    except JudgementError as error:
        raise BadParameter(str(error)) from error
