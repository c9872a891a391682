"""Full text and letters of any case, in SQLite's words and in PostgreSQL's."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, and_, column, func, literal, literal_column, select, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import NullType

from accordingto.ledger import tables

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler

SEARCHED = {"claims": ("source", "cue", "content"), "documents": ("title", "text")}
"""Table to the columns that are searched in it."""
FOLDED = "folded"
"""A function of both databases: case and the like of ß are gone (Unicode case folding)."""
PLAIN = "plain"
"""A function of PostgreSQL: case and accents are gone."""
_WORD = re.compile(r"[^\W_]+")


def says(phrase: str, *columns: str | None) -> bool:
    """Whether the words of the phrase stand together in a column: SQLite's function `says`."""
    asked = _words_alone(phrase)
    return any(asked in _words_alone(words) for words in columns if words)


def _words_alone(words: str) -> str:
    """What FTS5 (unicode61) makes of a text: its words without case, accents and signs."""
    if not words.isascii():
        apart = unicodedata.normalize("NFD", words)
        words = "".join(each for each in apart if not unicodedata.combining(each))
    return f" {' '.join(_WORD.findall(words.lower()))} "


def folded(words: ColumnElement[Any]) -> ColumnElement[str]:
    """The words without a difference of case."""
    return func.folded(words, type_=Text)


class Matching(ColumnElement[Any]):
    """Every term stands in the row, as a phrase; none is read as an operator.

    SQLite asks FTS5 which documents have all the words, and looks for the phrases in these alone:
    an index of the places of words, or one of the claims, would take as much room as the texts.
    PostgreSQL asks a text search of configuration `simple`. Both pass over accents.
    """

    type = NullType()  # of a Boolean, SQLite would ask "= 1" and pass over the index
    inherit_cache = False

    def __init__(self, name: str, terms: tuple[str, ...]) -> None:
        self.name = name
        self.terms = terms

    def in_sqlite(self) -> ColumnElement[bool]:
        """A look into the FTS5 index of the documents, and then at the words themselves."""
        index = table("documents_fts", column("rowid"), column("documents_fts"))
        words = [word for term in self.terms for word in _words_alone(term).split()]
        asked = " ".join(f'"{word}"' for word in words) or '""'
        match = index.c.documents_fts.op("MATCH", is_comparison=True)(literal(asked))
        texts = select(index.c.rowid).where(match)
        named = tables.metadata.tables[self.name].c
        columns = [named[each] for each in SEARCHED[self.name]]
        found = {term: func.says(literal(term), *columns) for term in self.terms}
        if self.name == "documents":
            phrases = [found[term] for term in found if len(_words_alone(term).split()) != 1]
            return and_(named.id.in_(texts), *phrases)
        held, read = tables.claims.alias().c, tables.readings.alias().c
        own = held.id.between(read.first_claims, read.last_claims)
        of_texts = select(held.id).where(own, read.document_id.in_(texts))
        return and_(named.id.in_(of_texts), *found.values())

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
