"""What a question to the ledger gives: rows that are fetched when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from importlib import import_module
from io import StringIO
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.ledger.errors import LedgerError
from accordingto.ledger.load import batches
from accordingto.ledger.row import spread
from accordingto.model import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from accordingto.ledger.row import Row

T_co = TypeVar("T_co", covariant=True)

SHOWN = 20
"""Rows that a notebook or a prompt shows."""
_WIDTH = 120
_COLUMNS = {
    "actors": ("id", "name", "kind", "role", "affiliation", "country", "document"),
    "claims": ("id", "source", "stance", "says", "document"),
    "disputes": ("id", "kind", "question", "sides"),
    "documents": ("id", "document", "publisher", "published", "title"),
    "events": ("id", "type", "actor_words", "words", "recipient_words", "modality", "document"),
    "figures": ("words", "measure", "counted", "likely_low", "likely_high", "claim", "document"),
    "judgements": ("id", "decision", "on", "by", "at", "note", "undone_by"),
    "matters": ("id", "label", "documents"),
    "pending": ("id", "kind", "source", "says", "due", "status"),
    "readings": ("document", "notes"),
}
"""Listing to the columns that are shown of it."""


class Rows(Sequence[T_co], Generic[T_co]):
    """Things of the ledger in a fixed order; iterate, index, count or export them.

    The numbers of the rows are asked for once, at the first look; the rows themselves are
    fetched some hundreds at a time and not kept.
    """

    def __init__(
        self,
        name: str,
        numbers: Callable[[], Sequence[int]],
        fetch: Callable[[Sequence[int]], list[tuple[T_co, Row]]],
    ) -> None:
        self.name = name
        self._find = numbers
        self._fetch = fetch

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return self._find()

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[T_co]:
        return (thing for thing, _ in self.pairs())

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Rows[T_co]:
        if isinstance(index, slice):
            return Rows(self.name, lambda: self._numbers[index], self._fetch)
        return self._fetch([self._numbers[index]])[0][0]

    def pairs(self) -> Iterator[tuple[T_co, Row]]:
        """Each thing with its row."""
        for batch in batches(self._numbers):
            yield from self._fetch(batch)

    def rows(self) -> Iterator[Row]:
        """One row a thing, as `to_dicts` has them, without holding them all."""
        return (row for _, row in self.pairs())

    def to_dicts(self) -> list[Row]:
        """One row a thing, each with its provenance (`ledger/row.py`)."""
        return list(self.rows())

    def to_polars(self) -> Any:  # noqa: ANN401 - polars is not required, so its type is not known
        """A polars DataFrame; a dispute or a matter gives a row for each of its claims.

        Raises:
            LedgerError: polars is not installed.
        """
        return _frame("polars", infer_schema_length=None)(self._flat())

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is not required, so its type is not known
        """A pandas DataFrame; a dispute or a matter gives a row for each of its claims.

        Raises:
            LedgerError: pandas is not installed.
        """
        return _frame("pandas")(self._flat())

    def _flat(self) -> list[Row]:
        return [flat for row in self.rows() for flat in spread(row)]

    def _first(self) -> list[list[str]]:
        """The first rows as they are shown."""
        columns = _COLUMNS[self.name]
        return [[_shown(row[key]) for key in columns] for row in self[:SHOWN].rows()]

    def _caption(self) -> str:
        more = f", the first {SHOWN} shown" if len(self) > SHOWN else ""
        return f"{len(self)} {self.name}{more}"

    def __repr__(self) -> str:
        rows = self._first()
        if not rows:
            return self._caption()
        table = Table(*_COLUMNS[self.name])
        for row in rows:
            table.add_row(*(Text(shorten(value)) for value in row))
        console = Console(file=StringIO(), width=_WIDTH, color_system=None)
        with console.capture() as captured:
            console.print(table)
        return captured.get() + self._caption()

    def _repr_html_(self) -> str:
        rows = self._first()
        head = "".join(f"<th>{key}</th>" for key in _COLUMNS[self.name])
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(value)}</td>" for value in row) + "</tr>" for row in rows
        )
        caption = f"<caption>{escape(self._caption())}</caption>"
        return f"<table>{caption}<tr>{head}</tr>{body}</table>"


def _shown(value: object) -> str:
    """A cell: values parted by commas, sides by bars, a document by its reference."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        bar = any(isinstance(item, dict) for item in items)
        return (" | " if bar else ", ").join(map(_shown, items))
    if isinstance(value, dict):
        nested = cast("Row", value)
        return _shown(nested.get("named", nested.get("ref")))
    return "" if value is None else str(value)


def _frame(package: str, **settings: object) -> Callable[[list[Row]], Any]:
    """The DataFrame of a package that is only needed here.

    Raises:
        LedgerError: the package is not installed.
    """
    try:
        frame = import_module(package).DataFrame
    except ImportError as error:
        raise LedgerError(f"{package} is not installed: pip install {package}") from error
    return lambda rows: frame(rows, **settings)
