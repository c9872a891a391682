"""Who is credited: the subject of a cue, its agent, its possessor, or the words behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.lexis import roles
from accordingto.reading.phrase import can_act

if TYPE_CHECKING:
    from accordingto.reading.cue import Cue
    from accordingto.reading.parse import Parse, Token

_SUBJECTS = ("nsubj", "csubj")
_SHARING = frozenset({"acl", "conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp"})
_LEFT_OUT = frozenset({"relcl", "acl", "advcl", "punct", "cc", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def source_head(parse: Parse, cue: Cue) -> int | None:
    """The head token of the source of a cue, or None where nobody is named."""
    if cue.part == "preposition":
        last = parse.tokens[cue.tokens[-1]]
        objects = parse.children(last.i, "pobj")
        return objects[0].i if objects else None
    if cue.part == "noun":
        owners = parse.children(cue.head, "poss") or _demonyms(parse, cue.head)
        return owners[0].i if owners else None
    return _of_verb(parse, parse.tokens[cue.head])


def _of_verb(parse: Parse, verb: Token) -> int | None:
    """Subject, passive agent, or the subject that a participle or conjunct shares."""
    if parse.children(verb.i, "auxpass"):
        return _agent(parse, verb)
    subjects = parse.children(verb.i, *_SUBJECTS) or _quoted(parse, verb)
    if subjects:
        return _antecedent(verb, subjects[0])
    behind = [
        child
        for child in parse.children(verb.i, "dobj", "attr", "oprd")
        if child.i > verb.i and child.ent in {"PERSON", "ORG", "GPE", "NORP"}
    ]
    if behind and verb.tag in {"VBD", "VBZ"} and verb.lemma in {"say", "ask", "write"}:
        return behind[0].i
    if verb.dep == "acl" and verb.tag == "VBG" and can_act(parse, verb.head):
        return verb.head
    if verb.dep in _SHARING and verb.head != verb.i:
        return _shared(parse, verb)
    return None


def _quoted(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Who is quoted as saying something: object, or subject of the passive."""
    link = parse.tokens[verb.head]
    if verb.dep != "pcomp" or link.lower != "as":
        return ()
    return parse.children(link.head, "dobj", "nsubjpass")


def _shared(parse: Parse, verb: Token) -> int | None:
    """The subject of the nearest clause above that has one; of a participle, one that can speak.

    "Ostria said that the raid crossed a line, threatening to answer it": Ostria threatens.
    """
    nearest: int | None = None
    for above in parse.ancestors(verb.i):
        if inserted := _inserted(parse, above, verb):
            return inserted
        if parse.children(above.i, "auxpass"):
            return _agent(parse, above) if verb.dep == "conj" else nearest
        subjects = parse.children(above.i, *_SUBJECTS)
        if subjects:
            found = _antecedent(above, subjects[0])
            if verb.tag != "VBG" or can_act(parse, found):
                return found
            nearest = found if nearest is None else nearest
        elif above.dep not in _SHARING and verb.dep != "acl":
            break
    return nearest


def _inserted(parse: Parse, host: Token, verb: Token) -> int | None:
    """The speaker inserted between a clause and a verb joined to it, which cannot be its subject's.

    "Two boats turned back, the coastguard said, and accused Ostria": no boat accuses.
    """
    subjects = parse.children(host.i, "nsubj")
    if verb.dep != "conj" or any(can_act(parse, subject.i) for subject in subjects):
        return None
    for clause in parse.children(host.i, "parataxis"):
        for speaker in parse.children(clause.i, "nsubj"):
            if speaker.i < verb.i and can_act(parse, speaker.i):
                return speaker.i
    return None


def _agent(parse: Parse, verb: Token) -> int | None:
    """The noun behind `by` of a passive."""
    for by in parse.children(verb.i, "agent"):
        for noun in parse.children(by.i, "pobj"):
            return noun.i
    return None


def _antecedent(verb: Token, subject: Token) -> int:
    """The noun that a relative pronoun stands for; any other subject itself."""
    if subject.lower in _RELATIVE and verb.dep == "relcl":
        return verb.head
    return subject.i


def _demonyms(parse: Parse, noun: int) -> list[Token]:
    """Names before a noun that own it: "the Ostrian claim", "Western and US allegations"."""
    before = parse.children(noun, "amod", "compound", "nmod")
    names = {"NORP", "GPE", "ORG", "PERSON"}
    return [word for word in before if word.ent in names or word.lower in roles().blocs]


def source_tokens(parse: Parse, head: int) -> list[int]:
    """The noun phrase of a source, without clauses, insertions and outer punctuation."""
    if parse.tokens[head].pos not in _NOMINAL:
        return [head]
    kept = [head]
    for child in parse.children(head):
        if child.dep not in _LEFT_OUT and not _is_insertion(parse, child):
            kept += parse.subtree(child.i)
    kept.sort()
    while len(kept) > 1 and not parse.tokens[kept[0]].text[0].isalnum():
        kept.pop(0)
    while len(kept) > 1 and not parse.tokens[kept[-1]].text[-1].isalnum():
        kept.pop()
    return kept


def _is_insertion(parse: Parse, child: Token) -> bool:
    """Whether a phrase is set off by a comma and names nobody: ", without proof, …"."""
    if child.dep == "case":
        return True
    first = parse.subtree(child.i)[0]
    return child.dep == "prep" and first > 0 and parse.tokens[first - 1].text == ","
