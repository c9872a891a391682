"""Acts: which words of a text name a PLOVER event, by lemma, object, particle and preposition.

The lexicon is `languages/<language>/events.toml`. An entry matches a word when all its
conditions hold; of several the one with most conditions wins, so that "strike a deal" and
"strike a bridge" are told apart. A light verb ("carried out an attack") lends its subject to
the noun of the act.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from accordingto.languages import lexicon
from accordingto.reading import clause, phrase

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse, Token

_WORDS = frozenset[str]
_PARTS = ("verb", "noun", "adjective")
_WIDE = frozenset({"@party", "@name", "to", "that"})
_ANY = frozenset[str]()
_NARROW = frozenset({"object", "particle", "prep", "complement"})
"""Conditions under which alone a verb is of its type: it is not one of the type's verbs."""
_DUTY = frozenset({"must", "should", "ought", "have to"})
_TAGS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ", "ADV")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon; an empty condition is none.

    Attributes:
        part: verb, noun or adjective.
        object: lemmas, one of which must head the object (a noun's: stand as modifier).
        target: the same, where the object is whom or what the act is done to.
        unless: lemmas that must not stand there, nor after a preposition of the act, nor be
            what completes it.
        subject: lemmas, one of which must head the subject: the things that "explode".
        particle, prep: words, one of which must go with the verb; `about` what follows `prep`.
        complement: "to", "that", or auxiliaries and lemmas of the completing verb.
        actor, recipient: where they stand, if not where they usually do: "subject",
            "object", "complement", "owner", or a preposition.
        mutual: whether those named take part on equal terms ("talks between", "met"); by
            PLOVER's rule all are actors then.
    """

    type: str
    lemma: str
    part: str
    mode: str | None = None
    object: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: bool = False
    yes: str = field(default="", compare=False)
    no: str = field(default="", compare=False)

    @property
    def conditions(self) -> int:
        """How narrow the entry is: two for each list of words, one if anybody will do."""
        around = (self.subject, self.particle, self.prep, self.about, self.complement)
        lists = (self.object, self.target, *around)
        return sum(1 if words & _WIDE else 2 for words in lists if words)


@dataclass(frozen=True, slots=True)
class Act:
    """A word that names an event.

    Attributes:
        word: the token that the tree hangs on: the verb, or the noun of the act.
        light: the verb that carries a noun ("carried out" an attack), else None.
        taken: tokens of the object that belong to the act itself ("sign" a treaty).
    """

    entry: Entry
    word: int
    light: int | None = None
    taken: tuple[int, ...] = ()


@cache
def entries(language: str = "en") -> tuple[Entry, ...]:
    """The lexicon of a language, in the order of its file.

    Raises:
        ValueError: an entry has no key verb, noun or adjective; the message shows it.
    """
    table = lexicon(language, "events")
    nouns = {
        f"{kind}{ending}": frozenset(
            row[part] for row in rows if part in row and narrow.isdisjoint(row)
        )
        for kind, rows in table.items()
        if kind.isupper()
        for part, ending, narrow in (("noun", "", _ANY), ("verb", ".verbs", _NARROW))
    }
    classes = {name: frozenset(words) for name, words in table["words"].items()} | nouns
    rows = ((kind, row) for kind in table if kind.isupper() for row in table[kind])
    return tuple(_entry(kind, row, classes) for kind, row in rows)


def _entry(kind: str, row: dict[str, Any], classes: dict[str, _WORDS]) -> Entry:
    """One line of the file as an entry; "@name" stands for a class of words."""
    part = next((part for part in _PARTS if part in row), None)
    if part is None:
        raise ValueError(f"this {kind} has no verb, noun or adjective: {row}")

    def words(key: str) -> frozenset[str]:
        value: list[str] | str = row.get(key, [])
        listed = [value] if isinstance(value, str) else value
        return frozenset[str]().union(
            *(classes.get(w[1:], {w}) if w.startswith("@") else {w} for w in listed)
        )

    def places(key: str) -> tuple[str, ...]:
        value: list[str] | str = row.get(key, [])
        return (value,) if isinstance(value, str) else tuple(value)

    return Entry(
        kind,
        row[part],
        part,
        row.get("mode"),
        words("object"),
        words("target"),
        words("unless"),
        words("subject"),
        words("particle"),
        words("prep"),
        words("about"),
        words("complement"),
        places("actor"),
        places("recipient"),
        row.get("mutual", False),
        row.get("yes", ""),
        row.get("no", ""),
    )


@cache
def _by_lemma(part: str) -> dict[str, tuple[Entry, ...]]:
    """Entries of a part of speech by lemma, those with most conditions first."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries(), key=lambda e: -e.conditions):
        if entry.part == part:
            found.setdefault(entry.lemma, []).append(entry)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def names_act(token: Token) -> bool:
    """Whether a noun is one of the lexicon: an act, and nobody."""
    return token.pos == "NOUN" and token.lemma in _by_lemma("noun")


def acts(parse: Parse) -> list[Act]:
    """The acts that a text names, in text order; each noun counts once."""
    found: dict[int, Act] = {}
    for token in parse.tokens:
        act = verbal(parse, token) if token.pos not in {"NOUN", "PROPN"} else None
        if act:
            found[act.word] = act
    taken = {i for act in found.values() for i in act.taken}
    for token in parse.tokens:
        if token.pos in {"NOUN", "PROPN"} and token.i not in taken:
            act = _nominal(parse, token)
            if act:
                found[token.i] = act
    return [found[i] for i in sorted(found)]


def verbal(parse: Parse, token: Token) -> Act | None:
    """The act of a verb or predicative adjective."""
    part = "verb" if token.pos in _TAGS["verb"] else "adjective"
    if token.pos not in _TAGS[part] or (part == "verb" and token.dep in {"aux", "auxpass"}):
        return None
    table = _by_lemma(part)
    rows = next((table[form] for form in forms(token) if form in table), ())
    if not rows or _sets_scene(parse, token) or not _well_spelt(token):
        return None
    if _describes(parse, token):
        return None
    if token.dep in {"amod", "compound"} and not parse.children(token.i, "agent"):
        return None
    objects = _objects(parse, token.i)
    entry = next((e for e in rows if _fits(parse, token.i, e, objects)), None)
    if entry is None:
        return None
    taken = tuple(i for word, i in objects if word in entry.object) if entry.object else ()
    return Act(entry, token.i, None, taken)


def _sets_scene(parse: Parse, token: Token) -> bool:
    """Whether a passive participle only opens a sentence: "Rebuked by Ost, Marland is …"."""
    opens = token.tag == "VBN" and token.dep == "advcl" and token.i < token.head
    return opens and not parse.children(token.i, "nsubj", "nsubjpass", "aux", "auxpass", "mark")


def _describes(parse: Parse, token: Token) -> bool:
    """Whether a verb only says what sort of party one is, or hedges what follows.

    "Rebels backed by Ost", "the men whom Ost backs"; "is suspected of", where nobody suspects.
    """
    words = lexicon("en", "events")["words"]
    if token.lemma in words["hedging"]:
        return clause.passive(parse, token.i) and not clause.subjects(parse, token.i)
    if token.lemma not in words["lasting"]:
        return False
    if token.dep == "relcl" and not clause.passive(parse, token.i):
        return not clause.goes_on(parse, token.i)
    told = parse.children(token.i, "aux", "npadvmod")
    return token.dep in {"acl", "relcl"} and token.tag == "VBN" and not told


def _well_spelt(token: Token) -> bool:
    """Whether a present tense ends as English has it; the parser guesses a lemma for any word."""
    hissing = token.lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
    return (
        token.tag != "VBZ"
        or hissing
        or token.lower != f"{token.lemma}es"
        or (token.lemma.endswith("e"))
    )


def forms(token: Token) -> tuple[str, ...]:
    """The lemma, and what else it may be where the parser took too much or too little away."""
    word = token.lower
    if token.tag in {"VBD", "VBN"} and word.endswith("ed"):
        doubled = len(word) > 4 and word[-3] == word[-4]
        return token.lemma, word[:-1], word[:-3] if doubled else word[:-2]
    if token.tag == "VBG" and word.endswith("ing"):
        return token.lemma, f"{word[:-3]}e"
    return token.lemma, word.removesuffix("s")


def _whole(parse: Parse, i: int) -> str:
    """The lemma of a noun, with what a hyphen joins to it: "cease-fire", "cover-up"."""
    lemma = parse.tokens[i].lemma
    if i > 1 and parse.tokens[i - 1].text == "-":
        return f"{parse.tokens[i - 2].lower}-{lemma}"
    return lemma


def _objects(parse: Parse, i: int) -> list[tuple[str, int]]:
    """Lemmas of the objects of a verb, each with its token; "a part of the aid" is aid too."""
    found: list[tuple[str, int]] = []
    for patient in clause.patients(parse, i):
        for head in phrase.coordinated(parse, patient):
            found += _with_measure(parse, head)
    return found


def _with_measure(parse: Parse, head: int) -> list[tuple[str, int]]:
    """A head with the modifiers and, behind "of", what it is a measure or a part of."""
    token = parse.tokens[head]
    words = {*forms(token), token.lower, _whole(parse, head)}
    found = [(word, head) for word in sorted(words)]
    alone = token.pos == "NUM" and parse.tokens[token.head].dep == "conj"
    if phrase.can_act(parse, head) or alone:
        found.append(("@party", head))
    if token.pos == "PROPN":
        found.append(("@name", head))
    found += [(t.lemma, head) for t in parse.children(head, "compound", "amod") if not t.ent]
    if token.lemma in lexicon("en", "events")["words"]["measure"] or token.ent == "MONEY":
        found += [(parse.tokens[inner].lemma, inner) for inner in clause.oblique(parse, head, "of")]
    counted = bool(parse.children(head, "nummod"))
    money = counted and token.lemma in lexicon("en", "events")["words"]["currency"]
    if money or token.ent == "MONEY" or token.lower in {"$", "€", "£"}:
        found.append(("@money", head))
    return found


def _fits(parse: Parse, i: int, entry: Entry, objects: list[tuple[str, int]]) -> bool:
    """Whether all conditions of a verb's entry hold at token `i`."""
    named = {word for word, _ in objects}
    completing = {verb.lemma for verb in clause.complements(parse, i)}
    if any(wanted and not named & wanted for wanted in (entry.object, entry.target)):
        return False
    if (named | completing) & entry.unless:
        return False
    with_it = clause.particles(parse, i) if entry.particle or entry.prep else set[str]()
    if entry.particle and not with_it & entry.particle:
        return False
    if entry.prep and not (with_it & entry.prep and _after(parse, i, entry)):
        return False
    if entry.subject and not _subject_fits(parse, i, entry):
        return False
    ahead = entry.type != "THREATEN" or not _looks_back(parse, i)
    return ahead and (not entry.complement or _completed(parse, i, entry))


def _looks_back(parse: Parse, i: int) -> bool:
    """Whether what completes a verb is no danger to come: "warned that it was a mistake"."""
    inner = [t for t in clause.complements(parse, i) if t.dep == "ccomp"]
    return any(
        (t.tag == "VBD" or t.lemma == "be") and not parse.children(t.i, "aux") for t in inner
    )


def _after(parse: Parse, i: int, entry: Entry) -> bool:
    """Whether the right words stand after the preposition of an entry."""
    if not entry.about and not entry.unless:
        return True
    heads = clause.oblique(parse, i, *entry.prep)
    words = {word for head in heads for word, _ in _with_measure(parse, head)}
    if words & entry.unless:
        return False
    return not entry.about or bool(words & entry.about)


def _subject_fits(parse: Parse, i: int, entry: Entry) -> bool:
    """Whether one of the entry's words heads the subject."""
    heads = clause.subjects(parse, i) or clause.patients(parse, i)
    words = {
        w for h in heads for n in phrase.coordinated(parse, h) for w, _ in _with_measure(parse, n)
    }
    return not words.isdisjoint(entry.subject)


def _completed(parse: Parse, i: int, entry: Entry) -> bool:
    """Whether the verb is completed as an entry asks; a demand needs somebody who is to act."""
    wanted = entry.complement
    purposes = [t for t in parse.children(i, "advcl") if t.tag == "VB"]
    for verb in (*clause.complements(parse, i), *purposes):
        small = {t.lower for t in parse.children(verb.i, "aux", "mark")}
        yet = any(t.lower == "yet" for t in parse.children(verb.i, "advmod"))
        if verb.lemma in {"have", "need"} and clause.complements(parse, verb.i) and not yet:
            small.add("have to")
        if entry.type == "REQUEST" and not _addressed(parse, verb):
            small -= _DUTY
        if wanted & (small | {verb.lemma}):
            return True
        if "that" in wanted and verb.dep == "ccomp":
            return True
    return False


def _addressed(parse: Parse, verb: Token) -> bool:
    """Whether somebody else is told his duty: not "said it must be true", "said we should go"."""
    subjects = parse.children(verb.i, "nsubj")
    return (
        any(
            t.lower in {"he", "she", "they", "you"}
            or (t.pos != "PRON" and phrase.can_act(parse, t.i))
            for t in subjects
        )
        and verb.lemma != "be"
    )


def _nominal(parse: Parse, token: Token) -> Act | None:
    """The act of a noun, with the light verb that carries it."""
    table = _by_lemma("noun")
    rows = next(
        (table[form] for form in (_whole(parse, token.i), *forms(token)) if form in table), ()
    )
    if not rows or token.dep in {"compound", "amod"} or token.ent in phrase.NAMES:
        return None
    modifiers = {t.lemma for t in parse.children(token.i, "compound", "amod", "nmod")}
    light = _light(parse, token)
    entry = next((e for e in rows if _noun_fits(parse, token.i, light, e, modifiers)), None)
    return Act(entry, token.i, light) if entry else None


def _noun_fits(parse: Parse, i: int, light: int | None, entry: Entry, modifiers: set[str]) -> bool:
    """Whether the conditions of a noun's entry hold; a light verb may have its prepositions."""
    if (entry.object and not modifiers & entry.object) or modifiers & entry.unless:
        return False
    places = (i,) if light is None else (i, light)
    if entry.prep and not any(
        clause.particles(parse, n) & entry.prep and _after(parse, n, entry) for n in places
    ):
        return False
    return not entry.complement or bool(entry.complement & {t.dep for t in parse.children(i)})


def _light(parse: Parse, token: Token) -> int | None:
    """The light verb whose object (or passive subject) the noun is, if it is one."""
    while token.dep == "conj" and token.pos in phrase.NOMINAL:
        token = parse.tokens[token.head]
    verb = parse.tokens[token.head]
    if token.dep == "pobj" and verb.lower in {"on", "in", "into"}:
        verb = parse.tokens[verb.head]
    elif token.pos == "VERB" and parse.children(token.i, "dobj"):
        verb = token
    elif token.dep not in {"dobj", "nsubjpass"}:
        return None
    light = lexicon("en", "events")["words"]["light"]
    return verb.i if verb.pos == "VERB" and not set(forms(verb)).isdisjoint(light) else None
