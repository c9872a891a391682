"""Patterns of words, written in a lexicon and matched on a text.

A pattern is words, `{class}` for any word of a class, `<part>` for a named part, and the signs
`( ) | ? *` with their usual sense; `(name= … )` names what it holds. "the {ordinal} of {month}"
matches "the third of May". Every known word is one character of a code string, so that the
patterns of a language become ordinary regular expressions over codes, linear in the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_WORD = re.compile(
    r"[A-Z]{1,2}\$|(?:[A-Z]{3}|R[Ms])(?=\d)"  # A$, EUR5, Rs40
    r"|[Nn]os?\.(?=\s?\d)"  # No. 2
    r"|[^\W\d_](?:\.[^\W\d_])+\b\.?"  # a.m., B.C.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)\b|\d+0['’]?s\b"
    r"|\d+(?:[.,]\d+)*(?=[^\W\d_]{1,3}\b)"  # 8pm, 2.4bn
    r"|\d+(?:[.,]\d+)*(?!\w)"
    r"|['’]s\b|\w+|[^\w\s]|\n"
)
_ITEM = re.compile(r"\{(\w+)\}|\((\w+)=|<(\w+)>|([()|?*])|(['’]s\b|\d+|[^\W\d_][\w.'’$]*|[^\w\s])")
_FIRST_CODE = 0xE000
_UNKNOWN = " "

Fields = dict[str, str]


class Word(NamedTuple):
    """A word in lower case with its half-open code points in the text."""

    text: str
    start: int
    end: int


class Found(NamedTuple):
    """A pattern met at words `first` to `last` inclusive, and what its names hold."""

    rule: int
    first: int
    last: int
    fields: Fields


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern; `after` must stand before it, `then` must follow it, `unless` must not."""

    pattern: str
    after: str = ""
    then: str = ""
    unless: str = ""


def words(text: str) -> list[Word]:
    """The words, signs and line ends of a text."""
    return [Word(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


class Grammar:
    """Rules compiled over a vocabulary.

    Args:
        rules: in order of preference among matches of one length.
        classes: the words of each class.
        parts: patterns that other patterns name.
        shapes: the class of a word that stands in no list, such as a year: "<year>".
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        classes: Mapping[str, Iterable[str]],
        parts: Mapping[str, str],
        shapes: Callable[[str], str],
    ) -> None:
        self._classes = {name: frozenset(members) for name, members in classes.items()}
        self._parts = parts
        self._shapes = shapes
        self._codes: dict[str, str] = {}
        self._names = 0
        self._rules = [re.compile(self._compile(rule)) for rule in rules]

    def encode(self, found: Sequence[Word]) -> str:
        """One character a word."""
        codes, shapes = self._codes, self._shapes
        return "".join(
            codes.get(word.text) or codes.get(shapes(word.text), _UNKNOWN) for word in found
        )

    def find(self, found: Sequence[Word], codes: str) -> list[Found]:
        """The matches, longest first where they begin together, in text order."""
        matches = [
            (match.start(), -match.end(), number, match)
            for number, rule in enumerate(self._rules)
            for match in rule.finditer(codes)
            if match.end() > match.start()
        ]
        kept: list[Found] = []
        for start, end, number, match in sorted(matches, key=lambda m: m[:3]):
            if not kept or start > kept[-1].last:
                kept.append(Found(number, start, -end - 1, _fields(match, found)))
        return kept

    def _code(self, word: str) -> str:
        return self._codes.setdefault(word, chr(_FIRST_CODE + len(self._codes)))

    def _compile(self, rule: Rule) -> str:
        after = f"(?<={self._translate(rule.after)})" if rule.after else ""
        then = f"(?={self._translate(rule.then)})" if rule.then else ""
        unless = f"(?!{self._translate(rule.unless)})" if rule.unless else ""
        return f"{after}(?:{self._translate(rule.pattern)}){then}{unless}"

    def _translate(self, pattern: str) -> str:
        return "".join(self._item(item) for item in _ITEM.finditer(pattern))

    def _item(self, item: re.Match[str]) -> str:
        named, opened, part, sign, word = item.groups()
        if named:
            members = self._classes.get(named, frozenset({f"<{named}>"}))
            return f"({self._name(named)}[{''.join(self._code(m) for m in sorted(members))}])"
        if opened:
            return f"({self._name(opened)}"
        if part:
            return f"(?:{self._translate(self._parts[part])})"
        if sign:
            return "(?:" if sign == "(" else sign
        return self._code(word)

    def _name(self, name: str) -> str:
        """A group name of its own, since a pattern may hold a class twice."""
        self._names += 1
        return f"?P<{name}_{self._names}>"


def _fields(match: re.Match[str], found: Sequence[Word]) -> Fields:
    """What each name holds; of a name met twice, the first."""
    fields: Fields = {}
    for group, held in match.groupdict().items():
        if held is not None:
            start, end = match.span(group)
            name = group.rpartition("_")[0]
            fields.setdefault(name, " ".join(word.text for word in found[start:end]))
    return fields
