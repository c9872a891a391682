"""Clauses: who is subject and object of a verb, in all the shapes English gives them.

Passives, participles, relative clauses, shared subjects of coordinated verbs, and the silent
subjects of infinitives (control) are undone here, so that the rooms above see plain
subject, verb, object. Labels are the CLEAR-style ones of the parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.languages import lexicon

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse, Token

_DEEPEST = 8
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_ENGAGED = frozenset({"in", "on", "under", "as", "through"})
_ONE = frozenset({"PRP", "NN", "NNP"})
_NOT_ONE = frozenset({"i", "we", "you", "they"})
_THIRD = frozenset({"it", "he", "she", "they"})


def passive(parse: Parse, i: int) -> bool:
    """Whether a verb is passive: "was attacked", "a town attacked by …"."""
    if parse.children(i, "nsubjpass", "auxpass"):
        return True
    token = parse.tokens[i]
    if token.tag != "VBN":
        return False
    if token.dep in {"acl", "amod"}:
        return not _main(parse, token)
    alone = not parse.children(i, "nsubj", "aux")
    if token.dep in {"advcl", "ccomp"} and alone and parse.children(i, "agent"):
        return True
    joined = token.dep == "conj" and token.head != i
    return alone and joined and passive(parse, token.head)


def _main(parse: Parse, token: Token) -> bool:
    """Whether what the parser takes for a participle is the verb of its sentence.

    "A commander threatened to fire." has no other; what is passive takes no object.
    """
    noun = parse.tokens[token.head]
    if token.dep != "acl" or noun.dep != "ROOT" or noun.i > token.i:
        return False
    whole = parse.tokens[parse.sentence(token.i)[-1]].text in {".", "”"}
    return bool(parse.children(token.i, "dobj") or (whole and parse.children(token.i, "xcomp")))


def subjects(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """Heads of the phrases that act; for a passive what stands after "by"."""
    if depth > _DEEPEST:
        return []
    if passive(parse, i):
        return [t for by in parse.children(i, "agent") for t in _agents(parse, by.i)]
    own = [t for t in parse.children(i, "nsubj", "csubj") if t.tag != "EX"]
    if own:
        return [_referent(parse, _named(parse, t), depth) for t in own]
    return _silent(parse, i, depth)


def _named(parse: Parse, subject: Token) -> Token:
    """In "miners living in Ost said", where the tree takes "living" for the subject, the miners."""
    under = parse.children(subject.i, "nsubj") if subject.tag == "VBG" else ()
    return under[0] if under else subject


def _actors_of(parse: Parse, noun: Token) -> list[int]:
    """The noun that a participle describes; of "is among those calling", the subject of "is"."""
    among = parse.tokens[noun.head]
    verb = parse.tokens[among.head]
    if noun.lower == "those" and among.lower in {"among", "of"} and verb.lemma == "be":
        return [t.i for t in parse.children(verb.i, "nsubj")] or [noun.i]
    return [noun.i]


def _agents(parse: Parse, by: int) -> list[int]:
    """Those behind "by"; in "by fleeing gunmen" the gunmen, whom the parser hangs on "fleeing"."""
    fleeing = [t for t in parse.children(by, "pcomp") if t.tag == "VBG"]
    own = [t.i for t in parse.children(by, "pobj")]
    return own or [
        t.i for verb in fleeing for t in parse.children(verb.i, "dobj") if t.i == verb.i + 1
    ]


def _silent(parse: Parse, i: int, depth: int) -> list[int]:
    """The subject that a verb takes from the clause above it."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN", "PRON"}:
        active = token.tag == "VBG" or _main(parse, token)
        return _actors_of(parse, above) if active else holders(parse, above.i, depth + 1)
    if token.dep == "pcomp":
        accused = blamed(parse, above) and parse.tokens[above.head].pos != "VERB"
        return [above.head] if accused else _controller(parse, above.head, depth)
    if token.dep in {"xcomp", "ccomp"}:
        return _controller(parse, above.i, depth)
    if token.dep in {"conj", "advcl", "acomp", "attr", "dep", "oprd"}:
        return _above(parse, _joined_to(parse, token), depth)
    return []


def _joined_to(parse: Parse, verb: Token) -> int:
    """The verb that a verb is joined to: forms must be alike.

    In "he said Ost would leave and accused Marland" a past tense goes with "said", not with
    an infinitive, wherever the tree hangs it.
    """
    above = parse.tokens[verb.head]
    if verb.dep != "conj" or verb.tag != "VBD" or above.tag != "VB":
        return above.i
    higher = (t for t in parse.ancestors(above.i) if t.tag == "VBD")
    return next(higher, above).i


def blamed(parse: Parse, preposition: Token) -> Token | None:
    """The verb in "accused Ost of …", whether the tree hangs "of" on the verb or on Ost."""
    above = parse.tokens[preposition.head]
    verb = parse.tokens[above.head] if above.dep in {"dobj", "nsubjpass"} else above
    alleging = lexicon("en", "modality")["governs"]["alleged"]
    return verb if verb.pos == "VERB" and verb.lemma in alleging else None


def _above(parse: Parse, i: int, depth: int) -> list[int]:
    """The subject of the clause above; of a passive, what it is about."""
    if passive(parse, i):
        return patients(parse, i, depth + 1)
    return subjects(parse, i, depth + 1)


def _controller(parse: Parse, i: int, depth: int) -> list[int]:
    """Whose act an infinitive or gerund is: the object's, if the verb above has one."""
    token = parse.tokens[i]
    if token.pos in {"NOUN", "PROPN"}:
        return holders(parse, i, depth + 1)
    own_act = token.lemma in lexicon("en", "modality")["control"]["subject"]
    if not own_act and (objects := patients(parse, i, depth + 1) or _asked(parse, i)):
        return objects
    return _above(parse, i, depth)


def _asked(parse: Parse, i: int) -> list[int]:
    """Whom "called on Ost to leave" and "appealed to Ost to leave" address."""
    asking = lexicon("en", "modality")["control"]["behind"]
    return oblique(parse, i, "on", "upon", "to", "with") if parse.tokens[i].lemma in asking else []


def holders(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """Whose a noun is: its possessor, or the subject of the verb it depends on.

    "Is engaged in an effort" is the subject's effort too.
    """
    if depth > _DEEPEST:
        return []
    owners = parse.children(i, "poss")
    if owners and owners[0].tag != "PRP$":
        return [owners[0].i]
    if authors := oblique(parse, i, "by"):
        return authors
    above = parse.tokens[parse.tokens[i].head]
    if parse.tokens[i].dep in {"dobj", "attr"} and above.i != i:
        return subjects(parse, above.i, depth + 1)
    governor = parse.tokens[above.head]
    if above.lower in _ENGAGED and not owners and governor.pos in {"VERB", "AUX"}:
        return _above(parse, governor.i, depth + 1)
    return []


def patients(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """Heads of the direct objects; for a passive its grammatical subject."""
    if depth > _DEEPEST:
        return []
    if passive(parse, i):
        own = parse.children(i, "dobj") or parse.children(i, "nsubjpass")
        if own:
            return [_referent(parse, t, depth) for t in own]
        token = parse.tokens[i]
        if token.dep in {"acl", "amod"}:
            return [token.head]
        if token.dep in {"advcl", "ccomp"} and parse.tokens[token.head].i != i:
            return subjects(parse, token.head, depth + 1)
        return patients(parse, token.head, depth + 1) if token.dep == "conj" else []
    own = parse.children(i, "dobj") or _shared_object(parse, i)
    return [_referent(parse, t, depth) for t in own]


def _shared_object(parse: Parse, i: int) -> tuple[Token, ...]:
    """The object of the next verb, where two share it: "beat and robbed the miners"."""
    for verb in parse.children(i, "conj"):
        if verb.i == i + 2 and verb.tag == parse.tokens[i].tag and not parse.children(i, "prep"):
            return tuple(parse.children(verb.i, "dobj"))
    return ()


def goes_on(parse: Parse, i: int) -> bool:
    """Whether a relative clause tells on: "that killed two", not "from which the attack came"."""
    return any(t.tag in _RELATIVE for t in parse.children(i, "nsubj", "nsubjpass"))


def _referent(parse: Parse, token: Token, depth: int) -> int:
    """What a relative pronoun or a pronoun in reported speech stands for."""
    if token.tag in _RELATIVE:
        clause = parse.tokens[token.head]
        return clause.head if clause.dep in {"relcl", "acl"} else token.i
    if token.lower in _THIRD and token.dep in {"nsubj", "nsubjpass"}:
        return _speaker(parse, token, depth)
    return token.i


def _speaker(parse: Parse, pronoun: Token, depth: int) -> int:
    """In "the army said it would leave" the subject of "said"; else the pronoun itself.

    Nobody asks himself: in "demanded that she leave" it is another.
    """
    if subjunctive(parse, parse.tokens[pronoun.head]):
        return pronoun.i
    for above in parse.ancestors(pronoun.head):
        under = parse.tokens[pronoun.head]
        if under.dep not in {"ccomp", "conj", "xcomp", "advcl"}:
            break
        said = parse.children(above.i, "nsubj", "nsubjpass")
        if said and said[0].i < pronoun.i and said[0].tag != "EX":
            fits = _agrees(parse, pronoun, said[0])
            return _referent(parse, said[0], depth + 1) if fits and depth < _DEEPEST else pronoun.i
        if above.dep == "ROOT":
            break
    return pronoun.i


def subjunctive(parse: Parse, verb: Token) -> bool:
    """Whether a clause tells what is to be done: "demanded that she leave", not "leaves"."""
    one = any(t.tag in _ONE for t in parse.children(verb.i, "nsubj") if t.lower not in _NOT_ONE)
    bare = verb.tag == "VB" or (verb.tag == "VBP" and one)
    return verb.dep == "ccomp" and bare and not parse.children(verb.i, "aux")


def _agrees(parse: Parse, pronoun: Token, said: Token) -> bool:
    """Whether a pronoun can stand for the one who says it: a person is neither "they" nor "it"."""
    plural = said.tag in {"NNS", "NNPS", "CD"} or bool(parse.children(said.i, "conj"))
    person = said.ent == "PERSON" or said.lower in {"he", "she", "i"}
    if pronoun.lower == "they":
        return plural or not person
    return not plural and not (person and pronoun.lower == "it")


def prepositions(parse: Parse, i: int) -> list[Token]:
    """The prepositions under token `i`; "out of" gives both."""
    found: list[Token] = []
    for word in parse.children(i, "prep", "dative"):
        if word.pos in {"ADP", "SCONJ"}:
            found += [word, *parse.children(word.i, "prep")]
    return found


def oblique(parse: Parse, i: int, *wanted: str) -> list[int]:
    """Heads of what follows the wanted prepositions under token `i`."""
    return [
        inside.i
        for word in prepositions(parse, i)
        if word.lower in wanted
        for inside in parse.children(word.i, "pobj")
    ]


def indirect(parse: Parse, i: int) -> list[int]:
    """Heads of indirect objects without a preposition: "gave the rebels arms".

    In "the rebels were given arms" it is the grammatical subject.
    """
    given = passive(parse, i) and parse.children(i, "dobj")
    got = parse.children(i, "nsubjpass") if given else ()
    return [t.i for t in (*got, *parse.children(i, "dative")) if t.pos != "ADP"]


def complements(parse: Parse, i: int) -> list[Token]:
    """The verbs that complete a verb or noun: "agreed to leave", "claims that it had left".

    So does "for Ost to leave", whichever way the tree hangs it.
    """
    found = [t for t in parse.children(i, "xcomp", "ccomp") if not _parted(parse, t.i, i)]
    opening = {"acl": {"that", "to"}, "advcl": {"for"}}
    return found + [
        t
        for t in parse.children(i, "acl", "advcl")
        if any(m.lower in opening[t.dep] for m in parse.children(t.i, "mark", "aux"))
    ]


def _parted(parse: Parse, first: int, second: int) -> bool:
    """Whether a semicolon parts two clauses that the tree makes one."""
    return any(t.text == ";" for t in parse.tokens[first:second])


def particles(parse: Parse, i: int) -> set[str]:
    """The small words that go with a verb or noun: "carried out", "called for", "claims that"."""
    small = {t.lower for t in parse.children(i, "prt", "advmod", "agent")}
    small |= {mark.lower for t in parse.children(i, "acl") for mark in parse.children(t.i, "mark")}
    return small | {t.lower for t in prepositions(parse, i)}
