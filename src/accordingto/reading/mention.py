"""A mention: a stretch of text that names or describes somebody, before anyone knows who."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accordingto.model import ActorKind
    from accordingto.reading.parse import Parse


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NATION = "nation"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` inclusive, and what the words themselves tell.

    Attributes:
        head: the token on which the rest of the sentence hangs.
        nation: a country's code, or "~stem" for a country that no table knows.
        role, affiliation: of a person, as worded.
        owner: first token of a name that possesses or governs ("Assad" in "Assad regime").
        gender: "he" or "she" where a title tells it.
        back: whether it is nobody unless it points back to a body named before.
        noun: the head noun in the singular, of descriptions and of names that end in one.
    """

    first: int
    last: int
    head: int
    form: Form
    words: str
    kind: ActorKind | None = None
    nation: str | None = None
    role: str | None = None
    affiliation: str | None = None
    owner: int | None = None
    gender: str | None = None
    noun: str | None = None
    plural: bool = False
    definite: bool = False
    back: bool = False


def words(parse: Parse, first: int, last: int) -> str:
    """The text of a stretch on one line."""
    return " ".join(parse.span(first, last).of(parse.text).split())


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of a stretch whose own head lies outside; the last one where all are tangled."""
    for i in range(last, first - 1, -1):
        if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i:
            return i
    return last


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital and is no bare initial."""
    return word[:1].isupper() and len(word) > 1


def singular(noun: str) -> str:
    """The singular of a plain English plural, by its ending."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
