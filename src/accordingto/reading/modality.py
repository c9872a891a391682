"""How real the text says an act is: actual, alleged, planned, threatened and so on.

Settled from the act outwards: its own modifiers, auxiliaries and negation, then the words that
govern it, then the claim that reports it. The word lists are `languages/<language>/modality.toml`.
Method after FactBank (Saurí and Pustejovsky 2009), with PLOVER's auxiliary modes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.model import Modality, Stance
from accordingto.reading import clause

if TYPE_CHECKING:
    from accordingto.model import Claim
    from accordingto.reading.act import Act
    from accordingto.reading.parse import Parse, Token

THREATENABLE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
_ORDER = (
    Modality.DENIED,
    Modality.THREATENED,
    Modality.ALLEGED,
    Modality.PLANNED,
    Modality.PREDICTED,
    Modality.HYPOTHETICAL,
)
_STANCE = {
    Stance.DENIES: Modality.DENIED,
    Stance.REJECTS: Modality.DENIED,
    Stance.ACCUSES: Modality.ALLEGED,
    Stance.PREDICTS: Modality.PREDICTED,
    Stance.THREATENS: Modality.THREATENED,
    Stance.PROMISES: Modality.PLANNED,
    Stance.DEMANDS: Modality.HYPOTHETICAL,
    Stance.HOPES: Modality.HYPOTHETICAL,
    Stance.PROPOSES: Modality.HYPOTHETICAL,
    Stance.DOUBTS: Modality.HYPOTHETICAL,
}
TO_COME = frozenset({Modality.PREDICTED, Modality.THREATENED, Modality.PLANNED})
_DEEPEST = 8
_OWN_CLAUSE = frozenset({"relcl", "ROOT", "parataxis"})


@cache
def _words(table: str, language: str = "en") -> dict[str, Modality]:
    """The words of one table of the lexicon, each with its modality."""
    rows = lexicon(language, "modality")[table]
    return {word: kind for kind in reversed(_ORDER) for word in rows.get(kind.value, [])}


@cache
def _list(table: str, key: str, language: str = "en") -> frozenset[str]:
    return frozenset(lexicon(language, "modality")[table][key])


def modality(parse: Parse, act: Act, claims: tuple[Claim, ...]) -> Modality:
    """The modality of an act; `claims` are those that carry it, outermost first."""
    word = act.word if act.light is None else act.light
    found = _own(parse, act, word) or _governed(parse, act, word)
    if found in {None, Modality.PLANNED} and (carried := _carried(parse, act, claims, found)):
        return carried
    return found or Modality.ACTUAL


def _own(parse: Parse, act: Act, word: int) -> Modality | None:
    """What the words at the act say of it."""
    if _negated(parse, act.word) or _negated(parse, word):
        return Modality.DENIED
    planned = None if act.light is None else _words("object").get(parse.tokens[act.light].lemma)
    return _marked(parse, act) or _auxiliary(parse, act, word) or planned


def _negated(parse: Parse, word: int) -> bool:
    """Whether a negation stands at a word or at its subject: "no rebel attacked"."""
    subjects = parse.children(word, "nsubj", "nsubjpass")
    around = [*parse.children(word)]
    for subject in subjects:
        around += [subject, *parse.children(subject.i, "det", "preconj")]
    return any(t.lower in _list("negation", "words") and t.dep != "conj" for t in around)


def _marked(parse: Parse, act: Act) -> Modality | None:
    """What adjectives and adverbs say; a carried out "planned attack" is no longer planned."""
    marks = _words("modifies")
    beside = parse.children(act.word, "amod", "det", "advmod")
    found = {marks[t.lower] for t in beside if t.lower in marks}
    if act.light is not None:
        found -= TO_COME
    return next((kind for kind in _ORDER if kind in found), None)


def _auxiliary(parse: Parse, act: Act, word: int) -> Modality | None:
    """What the auxiliaries and the shape of the clause say."""
    if any(t.lower in _list("condition", "marks") for t in parse.children(word, "mark")):
        return Modality.HYPOTHETICAL
    if _asked(parse, word):
        return Modality.HYPOTHETICAL
    small = {t.lower for t in parse.children(word, "aux")}
    if small & _list("auxiliary", "future") or _foretold(parse, word, small):
        return _future(act)
    return Modality.HYPOTHETICAL if small & _list("auxiliary", "hypothetical") else None


def _foretold(parse: Parse, word: int, auxiliaries: set[str]) -> bool:
    """Whether "would" is the "will" of reported speech: "said it would leave", without an if."""
    if not auxiliaries & _list("reported", "future") or len(auxiliaries) > 1:
        return False
    token = parse.tokens[word]
    while token.dep == "conj":
        token = parse.tokens[token.head]
    above = parse.tokens[token.head]
    told = token.dep == "ccomp" and above.tag in {"VBD", "VBN"}
    clauses = [t for verb in (word, above.i) for t in parse.children(verb, "advcl")]
    marks = {m.lower for t in clauses for m in parse.children(t.i, "mark")}
    return told and marks.isdisjoint(_list("condition", "marks"))


def _future(act: Act) -> Modality:
    """What "will" foretells: harm announced is a threat, else it is planned."""
    return Modality.THREATENED if act.entry.type in THREATENABLE else Modality.PLANNED


def _asked(parse: Parse, word: int) -> bool:
    """Whether the clause is the main clause of a question."""
    sentence = parse.sentence(word)
    ends = parse.tokens[sentence[-1]].text == "?" or (
        len(sentence) > 1 and parse.tokens[sentence[-2]].text == "?"
    )
    return ends and parse.tokens[word].dep in {"ROOT", "ccomp", "conj"}


def _governed(parse: Parse, act: Act, word: int) -> Modality | None:
    """What the words above the act say, nearest first."""
    under = parse.tokens[word]
    for steps, above in enumerate(parse.ancestors(word)):
        if under.dep in _OWN_CLAUSE or steps > _DEEPEST:
            return None
        found, settled = _step(parse, act, under, above)
        if settled:
            return found
        under = above
    return None


def _step(parse: Parse, act: Act, under: Token, above: Token) -> tuple[Modality | None, bool]:
    """What one governor says of the act below it, and whether that settles the matter."""
    if under.dep == "advcl":
        return _adverbial(parse, under, above)
    if under.dep in {"xcomp", "ccomp", "pcomp", "acl", "acomp", "oprd"}:
        return _complement(parse, act, under, above)
    if under.dep in {"dobj", "nsubjpass", "pobj"} and under.pos in {"NOUN", "PROPN"}:
        return _as_object(parse, act, under, above)
    if under.dep == "prep" and under.lower == "of" and above.pos == "NOUN":
        return _inside(above)
    if under.dep == "conj":
        return _coordinated(parse, act, under, above)
    return None, under.dep in {"nsubj", "npadvmod", "poss", "agent", "appos", "nmod"}


def _adverbial(parse: Parse, under: Token, above: Token) -> tuple[Modality | None, bool]:
    """An adverbial clause: a condition, a purpose, or a circumstance told as real."""
    small = {t.lower for t in parse.children(under.i, "mark", "aux")}
    if small & _list("condition", "marks"):
        return Modality.HYPOTHETICAL, True
    if "for" in small and above.lemma in _words("governs"):
        return _words("governs")[above.lemma], True
    if under.tag == "VB" and "to" in small:
        return Modality.PLANNED, True
    return None, True


def _complement(parse: Parse, act: Act, under: Token, above: Token) -> tuple[Modality | None, bool]:
    """A clause that completes a verb, noun or adjective."""
    if under.dep == "acl" and under.tag == "VBN":
        return None, True
    words = _words("governs")
    told = under.dep == "ccomp" and under.tag in {"VBD", "VBZ", "VBP"}
    finite = told and not clause.subjunctive(parse, under)
    if above.lemma in words and not (finite and words[above.lemma] is Modality.HYPOTHETICAL):
        kind = words[above.lemma]
        planned = kind is Modality.PLANNED and act.entry.type in THREATENABLE
        vow = planned and above.lemma in {"vow", "swear", "pledge", "promise"}
        return (Modality.THREATENED if vow else kind), True
    if under.dep == "pcomp":
        return _gerund(parse, act, above)
    if above.lemma in _list("governs", "plain") and above.pos != "NOUN":
        own = _auxiliary(parse, act, above.i) if above.pos in {"VERB", "AUX"} else None
        return own, own is not None
    due = above.lemma == "be"
    if under.dep in {"xcomp", "acl"} and under.tag == "VB" and (due or above.pos != "AUX"):
        return (Modality.PLANNED if due else Modality.HYPOTHETICAL), True
    return None, False


def _gerund(parse: Parse, act: Act, above: Token) -> tuple[Modality | None, bool]:
    """A gerund behind a preposition: "without attacking", "accused of attacking"."""
    if above.lower in _list("negation", "prepositions"):
        return Modality.DENIED, True
    verb = clause.blamed(parse, above)
    return (_blame(parse, act, verb), True) if verb else (None, False)


def _blame(parse: Parse, act: Act, verb: Token) -> Modality:
    """What blame makes of an act; nobody alleges it yet in "they plan to accuse Ost of"."""
    outer = _auxiliary(parse, act, verb.i) or _governed(parse, act, verb.i)
    return Modality.HYPOTHETICAL if outer in TO_COME else Modality.ALLEGED


def _as_object(parse: Parse, act: Act, under: Token, above: Token) -> tuple[Modality | None, bool]:
    """A noun that is the object of a verb, or stands after a preposition."""
    known = under.i == act.word and _pointed(parse, under)
    if above.pos == "ADP":
        return _behind(parse, act, above, known=known)
    kind = _words("object").get(above.lemma)
    if kind is None and above.pos == "NOUN":
        kind = _words("governs").get(above.lemma)
    if kind:
        return kind, True
    if above.pos == "VERB" and above.lemma in _list("real", "verbs"):
        return Modality.ACTUAL, True
    if above.pos in {"VERB", "AUX"} and above.lemma in lexicon("en", "events")["words"]["light"]:
        own = _auxiliary(parse, act, above.i)
        return own, own is not None
    if known and above.lemma not in _words("governs").keys() | _list("governs", "plain"):
        return Modality.ACTUAL, True
    return None, above.pos == "VERB" and not _unreal(parse, above)


def _behind(
    parse: Parse, act: Act, preposition: Token, *, known: bool
) -> tuple[Modality | None, bool]:
    """A noun behind a preposition: "accused of", "called for"; what is known is as it was."""
    if preposition.lower in {"of", "for"} and (verb := clause.blamed(parse, preposition)):
        return _blame(parse, act, verb), True
    kind = _words("behind").get(parse.tokens[preposition.head].lemma)
    if kind and preposition.lower in _list("behind", "prepositions"):
        return kind, True
    return (Modality.ACTUAL, True) if known else (None, False)


def _inside(above: Token) -> tuple[Modality | None, bool]:
    """An act told as part of another thing: awaiting "the outcome of an inquiry" is no plan."""
    kind = _words("governs").get(above.lemma)
    measure = above.lemma in lexicon("en", "events")["words"]["measure"]
    return kind, kind is not None or not measure


def _unreal(parse: Parse, verb: Token) -> bool:
    """Whether a verb has an auxiliary or governor that its object may share."""
    return bool(parse.children(verb.i, "aux")) or verb.dep in {"xcomp", "advcl", "acl"}


def _coordinated(
    parse: Parse, act: Act, under: Token, above: Token
) -> tuple[Modality | None, bool]:
    """A verb joined to another shares its auxiliaries, unless it has its own subject or tense."""
    if under.pos not in {"VERB", "AUX"}:
        return None, False
    if parse.children(under.i, "nsubj", "aux", "nsubjpass") or under.tag in {"VBD", "VBZ", "VBP"}:
        return None, above.tag == "VB"
    own = _auxiliary(parse, act, above.i)
    return own, own is not None


def _carried(
    parse: Parse, act: Act, claims: tuple[Claim, ...], found: Modality | None
) -> Modality | None:
    """What the innermost telling claim makes of the act."""
    token = parse.tokens[act.word if act.light is None else act.light]
    past = token.tag in {"VBD", "VBN"} and found is None
    perfect = any(t.lemma == "have" for t in parse.children(token.i, "aux"))
    done = found is None and (token.tag == "VBD" or (token.tag == "VBN" and perfect))
    for claim in reversed(claims):
        kind = _STANCE.get(claim.stance)
        if claim.stance is Stance.DEMANDS and act.entry.type == "REQUEST":
            kind = None
        elif kind is None and _claimed(parse, claim):
            kind = Modality.ALLEGED
        if (kind in TO_COME and past) or (kind is Modality.HYPOTHETICAL and done):
            kind = None
        if kind and (found is None or kind in {Modality.THREATENED, Modality.DENIED}):
            return kind
    return None


def _claimed(parse: Parse, claim: Claim) -> bool:
    """Whether the cue itself marks what follows as not proved."""
    cues = (parse.tokens[i].lemma for span in claim.cue for i in parse.tokens_in(span))
    return not _list("claims", "alleged").isdisjoint(cues)


def definite(parse: Parse, act: Act) -> bool:
    """Whether a noun points back: "the attack", "those strikes", "Saturday's raid"."""
    if act.entry.part != "noun":
        return False
    if _pointed(parse, parse.tokens[act.word]):
        return True
    new = any(t.lower in {"a", "an"} for t in parse.children(act.word, "det"))
    return bool(clause.holders(parse, act.word)) and act.light is None and not new


def _pointed(parse: Parse, noun: Token) -> bool:
    """Whether an article, a demonstrative or an owner says that it is known which one."""
    pointing = {"the", "this", "that", "these", "those"}
    return any(
        t.dep == "poss" or t.lower in pointing for t in parse.children(noun.i, "det", "poss")
    )
