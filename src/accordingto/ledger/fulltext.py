"""Full text and letters of any case, in SQLite's words and in PostgreSQL's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, column, func, literal, literal_column, select, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import NullType

from accordingto.ledger import tables

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler

SEARCHED = {"claims": ("source", "cue", "content"), "documents": ("title", "text")}
"""Table to the columns that are searched in it; in SQLite `<table>_fts` indexes them."""
FOLDED = "folded"
"""A function of both databases: case and the like of ß are gone (Unicode case folding)."""
PLAIN = "plain"
"""A function of PostgreSQL: case and accents are gone."""


def folded(words: ColumnElement[Any]) -> ColumnElement[str]:
    """The words without a difference of case."""
    return func.folded(words, type_=Text)


class Matching(ColumnElement[Any]):
    """Every term stands in the row, as a phrase; none is read as an operator.

    SQLite asks FTS5, PostgreSQL a text search of configuration `simple`; both pass over accents.
    """

    type = NullType()  # of a Boolean, SQLite would ask "= 1" and pass over the index
    inherit_cache = False

    def __init__(self, name: str, terms: tuple[str, ...]) -> None:
        self.name = name
        self.terms = terms

    def in_sqlite(self) -> ColumnElement[bool]:
        """A look into the table's FTS5 index."""
        index = table(f"{self.name}_fts", column("rowid"), column(f"{self.name}_fts"))
        asked = " ".join('"' + term.replace('"', '""') + '"' for term in self.terms)
        match = index.c[f"{self.name}_fts"].op("MATCH", is_comparison=True)(literal(asked))
        return tables.metadata.tables[self.name].c.id.in_(select(index.c.rowid).where(match))

    def in_postgresql(self) -> ColumnElement[bool]:
        """A text search that the index `<table>_searched` answers."""
        found: ColumnElement[Any] = literal_column(_words(self.name))
        simple: ColumnElement[Any] = literal_column("'simple'")
        phrases = [func.phraseto_tsquery(simple, func.plain(term)) for term in self.terms]
        query = phrases[0]
        for phrase in phrases[1:]:
            query = query.op("&&")(phrase)
        return found.op("@@", is_comparison=True)(query)


@compiles(Matching, "sqlite")
def _sqlite(element: Matching, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return compiler.process(element.in_sqlite(), **options)


@compiles(Matching, "postgresql")
def _postgresql(element: Matching, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    return compiler.process(element.in_postgresql(), **options)


def searched_index() -> list[str]:
    """What makes the indexes of PostgreSQL's text search."""
    return [
        f"CREATE INDEX {name}_searched ON {name} USING gin ({_words(name)})" for name in SEARCHED
    ]


def _words(name: str) -> str:
    """What is indexed of a table, as PostgreSQL must find it again in a query."""
    joined = " || ' ' || ".join(f"coalesce({name}.{each}, '')" for each in SEARCHED[name])
    return f"to_tsvector('simple', {PLAIN}({joined}))"
