"""With what words: the clause, object or phrase that a cue takes as its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.insertion import inserted
from accordingto.reading.phrase import can_act

if TYPE_CHECKING:
    from accordingto.model import Stance
    from accordingto.reading.cue import Cue
    from accordingto.reading.parse import Parse, Token

_OBJECT = ("dobj", "oprd", "attr")
_EDGE = frozenset(",.;:—–-")


class Content(NamedTuple):
    """The tokens of a content, the form of cues.toml that it takes, and the stance with it."""

    tokens: list[int]
    form: str
    stance: Stance


def content_of(parse: Parse, cue: Cue) -> Content | None:
    """The content of a cue as the tree shows it; None where it shows none."""
    if cue.part == "preposition":
        return Content(_host_clause(parse, cue), "clause", cue.forms["clause"])
    if cue.part == "noun":
        below = parse.children(cue.head, "acl", "prep", "relcl", "ccomp")
        tokens = _joined(parse, below, cue)
        return Content(tokens, "noun", cue.forms["noun"]) if tokens else None
    return _of_verb(parse, cue)


def _of_verb(parse: Parse, cue: Cue) -> Content | None:
    """The first form of the cue that the tree shows, fullest first."""
    objects = parse.children(cue.head, *_objects(parse, cue))
    for form, stance in cue.forms.items():
        if "-" in form and objects:
            word = form.partition("-")[2]
            rest = _marked(parse, cue, word)
            hung = any(prep.lower == word for prep in parse.children(objects[0].i, "prep"))
            if rest or hung:
                return Content(_joined(parse, (objects[0], *rest), cue), form, stance)
    clauses = tuple(c for c in parse.children(cue.head, "ccomp") if not _is_parted(parse, c, cue))
    clauses = clauses or _behind_a_noun(parse, cue)
    clauses = clauses or _gerunds(parse, cue)
    if "clause" in cue.forms and clauses:
        return Content(_joined(parse, clauses[:1], cue), "clause", cue.forms["clause"])
    if "clause" in cue.forms and parse.tokens[cue.head].dep == "parataxis":
        return Content(_around(parse, cue), "clause", cue.forms["clause"])
    for form, stance in cue.forms.items():
        found = _plain_form(parse, cue, form)
        if found:
            return Content(_joined(parse, found, cue), form, stance)
    return None


def _is_parted(parse: Parse, clause: Token, cue: Cue) -> bool:
    """Whether a clause before the cue has a speaker of its own: "Ost claims …; Tarn denies …"."""
    between = parse.tokens[clause.i : cue.head]
    parted = any(word.text == ";" for word in between)
    return parted and any(can_act(parse, word.i) for word in parse.children(clause.i, "nsubj"))


def _objects(parse: Parse, cue: Cue) -> tuple[str, ...]:
    """The labels of what a verb is done to; of a passive with its agent, the subject's."""
    return ("nsubjpass",) if parse.children(cue.head, "agent") else _OBJECT


def _behind_a_noun(parse: Parse, cue: Cue) -> tuple[Token, ...]:
    """The that-clause that the parser hangs on the venue: "said in a statement that …"."""
    for prep in parse.children(cue.head, "prep"):
        for noun in parse.children(prep.i, "pobj"):
            for clause in parse.children(noun.i, "acl", "relcl"):
                if any(mark.lower == "that" for mark in parse.children(clause.i, "mark")):
                    return (clause,)
    return ()


def _gerunds(parse: Parse, cue: Cue) -> tuple[Token, ...]:
    """The gerund that a cue takes for a clause: "denied sending weapons"."""
    return tuple(word for word in parse.children(cue.head, "xcomp") if word.tag == "VBG")


def _plain_form(parse: Parse, cue: Cue, form: str) -> tuple[Token, ...]:
    """The dependents that realise one of the single-word forms of cues.toml."""
    if form == "clause" or "-" in form:
        return ()
    if form == "object":
        objects = parse.children(cue.head, *_objects(parse, cue)[:2])
        return objects if any(word.pos != "PRON" for word in objects) else ()
    return _marked(parse, cue, form)


def _marked(parse: Parse, cue: Cue, word: str) -> tuple[Token, ...]:
    """Dependents introduced by a preposition, or infinitives where the word is `to`."""
    if word == "to":
        clauses = parse.children(cue.head, "xcomp", "ccomp", "advcl")
        return tuple(
            clause
            for clause in clauses
            if any(child.lower == "to" for child in parse.children(clause.i, "aux"))
        )
    if word == "object":
        return ()
    return tuple(prep for prep in parse.children(cue.head, "prep") if prep.lower == word)


def _joined(parse: Parse, heads: tuple[Token, ...], cue: Cue) -> list[int]:
    """All tokens below the heads but the cue's own and punctuation at the edges."""
    found = sorted({i for head in heads for i in parse.subtree(head.i)} - set(cue.tokens))
    return _trimmed(parse, found)


def _trimmed(parse: Parse, tokens: list[int]) -> list[int]:
    """Tokens without punctuation at the edges."""
    while tokens and parse.tokens[tokens[0]].text in _EDGE:
        tokens = tokens[1:]
    while tokens and parse.tokens[tokens[-1]].text in _EDGE:
        tokens = tokens[:-1]
    return tokens


def _around(parse: Parse, cue: Cue) -> list[int]:
    """The clause that a cue is inserted in: "the guns, he said, were silent"."""
    said = set(parse.subtree(cue.head))
    host = parse.subtree(parse.tokens[cue.head].head)
    around = [i for i in host if i not in said]
    return _trimmed(parse, inserted(parse, cue.head, around))


def host_of(parse: Parse, preposition: int) -> int:
    """The head of the clause that a phrase stands in: the nearest verb above its preposition."""
    clause = preposition
    for above in parse.ancestors(preposition):
        clause = above.i
        if above.pos in {"VERB", "AUX"}:
            break
    return clause


def _host_clause(parse: Parse, cue: Cue) -> list[int]:
    """The clause that `according to X` stands in, without the phrase itself."""
    phrase = set(parse.subtree(cue.head))
    clause = parse.tokens[host_of(parse, cue.head)]
    marks = {mark.i for mark in parse.children(clause.i, "mark")}
    inside = [i for i in parse.subtree(clause.i) if i not in phrase | marks]
    conjoined = {
        i
        for child in parse.children(clause.i, "conj", "cc")
        if child.i > cue.head
        for i in parse.subtree(child.i)
    }
    own = [i for i in inside if i not in conjoined]
    return _trimmed(parse, inserted(parse, cue.head, own))
