"""With what words: the clause, object or phrase that a cue takes as its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accordingto.model import Stance
    from accordingto.reading.cue import Cue
    from accordingto.reading.parse import Parse, Token

_OBJECT = ("dobj", "oprd", "attr")
_EDGE = frozenset(",.;:—–-")


def content_tokens(parse: Parse, cue: Cue) -> tuple[list[int], Stance] | None:
    """Tokens of the content and the stance that goes with its form; None where there is none."""
    if cue.part == "preposition":
        return _host_clause(parse, cue), cue.forms["clause"]
    if cue.part == "noun":
        below = parse.children(cue.head, "acl", "prep", "relcl", "ccomp")
        return (_joined(parse, below, cue), cue.forms["noun"]) if below else None
    return _of_verb(parse, cue)


def _of_verb(parse: Parse, cue: Cue) -> tuple[list[int], Stance] | None:
    """The first form of the cue that the tree shows, fullest first."""
    objects = parse.children(cue.head, *_OBJECT)
    for form, stance in cue.forms.items():
        if "-" in form and objects:
            rest = _marked(parse, cue, form.partition("-")[2])
            if rest:
                return _joined(parse, (objects[0], *rest), cue), stance
    clauses = parse.children(cue.head, "ccomp")
    if "clause" in cue.forms and clauses:
        return _joined(parse, clauses[:1], cue), cue.forms["clause"]
    for form, stance in cue.forms.items():
        found = _plain_form(parse, cue, form)
        if found:
            return _joined(parse, found, cue), stance
    return None


def _plain_form(parse: Parse, cue: Cue, form: str) -> tuple[Token, ...]:
    """The dependents that realise one of the single-word forms of cues.toml."""
    if form == "clause" or "-" in form:
        return ()
    if form == "object":
        return tuple(word for word in parse.children(cue.head, "dobj") if word.pos != "PRON")
    return _marked(parse, cue, form)


def _marked(parse: Parse, cue: Cue, word: str) -> tuple[Token, ...]:
    """Dependents introduced by a preposition, or infinitives where the word is `to`."""
    if word == "to":
        clauses = parse.children(cue.head, "xcomp", "ccomp", "advcl")
        return tuple(
            clause for clause in clauses
            if any(child.lower == "to" for child in parse.children(clause.i, "aux"))
        )
    if word == "object":
        return ()
    return tuple(prep for prep in parse.children(cue.head, "prep") if prep.lower == word)


def _joined(parse: Parse, heads: tuple[Token, ...], cue: Cue) -> list[int]:
    """All tokens below the heads but the cue's own and punctuation at the edges."""
    found = sorted({i for head in heads for i in parse.subtree(head.i)} - set(cue.tokens))
    while found and parse.tokens[found[0]].text in _EDGE:
        found.pop(0)
    while found and parse.tokens[found[-1]].text in _EDGE:
        found.pop()
    return found


def _host_clause(parse: Parse, cue: Cue) -> list[int]:
    """The clause that `according to X` stands in, without the phrase itself."""
    phrase = set(parse.subtree(cue.head))
    clause = parse.tokens[cue.head]
    for above in parse.ancestors(cue.head):
        clause = above
        if above.pos in {"VERB", "AUX"} or above.dep == "ROOT":
            break
    inside = [i for i in parse.subtree(clause.i) if i not in phrase]
    conjoined = {
        i for child in parse.children(clause.i, "conj", "cc") if child.i > cue.head
        for i in parse.subtree(child.i)
    }
    kept = [i for i in inside if i not in conjoined]
    while kept and parse.tokens[kept[-1]].text in _EDGE:
        kept.pop()
    while kept and parse.tokens[kept[0]].text in _EDGE:
        kept.pop(0)
    return kept
