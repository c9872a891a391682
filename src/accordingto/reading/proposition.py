"""Who does what to whom: the parties of one act, all from one proposition.

A verb finds its actor as subject (or after "by") and its recipient as object, behind a
preposition, or in the clause that completes it. A noun finds them as owner, as the name
before it ("the Ostian strikes"), behind prepositions, or through its light verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.reading import clause, phrase
from accordingto.reading.act import Entry, names_act, verbal

if TYPE_CHECKING:
    from accordingto.reading.act import Act
    from accordingto.reading.parse import Parse
    from accordingto.reading.phrase import Party

Parties = tuple["Party", ...]
_VERB_SLOTS = (
    "indirect", "object", "to", "with", "against", "on", "upon", "at", "from", "for", "into",
    "toward", "towards", "over", "of", "between", "among", "about", "by", "complement", "in",
)  # fmt: skip
_NOUN_SLOTS = (
    "against", "on", "upon", "of", "to", "with", "into", "at", "towards", "toward", "for", "from",
    "over", "in", "complement",
)  # fmt: skip
_PARTNER_SLOTS = ("indirect", "object", "with")
_MUTUAL_SLOTS = ("between", "of", "among", "with")
_LOCATIVE = frozenset({"in", "at", "near", "on", "outside"})
_PHYSICAL = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_SPATIAL = _PHYSICAL | {"MOBILIZE", "AID", "SANCTION", "PROTEST"}
"""Types whose acts are done to whoever holds the place they happen in."""
_FROM_WHOM = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "REJECT", "AID"})
"""Types whose nouns have who acts behind "from": "drew praise from Ost"."""
BETWEEN_PARTIES = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID", "COOPERATE"}
)
"""Types whose acts only parties do, never things."""
_OCCASION = frozenset({"for", "after", "before", "during", "at", "in"})
_PURPOSEFUL = frozenset({"PROTEST", "MOBILIZE"})
_DEEPEST = 4
_PLAIN = Entry(type="", lemma="", part="verb")
"""Asks for the parties of a verb that names no act of its own."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A word with the slots around it where parties stand.

    `taken` are the objects that belong to the act, `depth` counts completing clauses.
    """

    word: int
    entry: Entry = _PLAIN
    taken: tuple[int, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Proposition:
    """One act with its parties; `trigger` are the tokens that name the act, in text order."""

    act: Act
    trigger: tuple[int, ...]
    actors: Parties
    recipients: Parties


def proposition(parse: Parse, act: Act) -> Proposition:
    """The parties of an act."""
    noun = act.entry.part == "noun"
    doers = _noun_actors if noun else _verb_actors
    actors = _between(parse, act) or doers(parse, act)
    recipients = _recipients(parse, act, actors)
    if act.entry.mutual and not recipients and not actors:
        actors = _slots(parse, Frame(act.word, act.entry), _MUTUAL_SLOTS, ())
    if act.entry.mutual and actors:
        actors, recipients = _distinct([*actors, *recipients]), ()
    return Proposition(act, _trigger(parse, act, recipients), actors, recipients)


def _trigger(parse: Parse, act: Act, recipients: Parties) -> tuple[int, ...]:
    """Verb, particle, and the thing it takes; noun and light verb."""
    verb = act.word if act.light is None else act.light
    words = {act.word, verb, *act.taken}
    if act.word > 1 and parse.tokens[act.word - 1].text == "-":
        words |= {act.word - 2, act.word - 1}
    words |= {t.i for t in parse.children(verb, "prt")}
    if act.entry.part != "noun":
        busy = {party.head for party in recipients}
        things = clause.patients(parse, act.word)
        words |= {i for i in things if i not in busy and not phrase.can_act(parse, i)}
        words |= {t.i for t in clause.complements(parse, act.word) if t.dep == "xcomp"}
        words |= {
            t.i
            for word in parse.children(act.word, "prep")
            for t in parse.children(word.i, "pcomp")
            if t.tag == "VBG"
        }
        words |= {t.i for t in parse.children(act.word) if t.lower in act.entry.particle}
        words |= _duty(parse, act)
    sentence = parse.sentence(act.word)
    return tuple(sorted(i for i in words if i in sentence))


def _duty(parse: Parse, act: Act) -> set[int]:
    """What somebody is told to do, where a plain "said" only asks by it: "said Ost must leave"."""
    duty = act.entry.complement
    found = set[int]()
    for verb in clause.complements(parse, act.word):
        modals = (t for t in parse.children(verb.i, "aux") if t.tag == "MD")
        found |= {i for modal in modals if modal.lower in duty for i in (modal.i, verb.i)}
        if "have to" in duty and verb.lemma in {"have", "need"}:
            found |= {verb.i, *(t.i for t in clause.complements(parse, verb.i))}
    return found


def _acting(parse: Parse, heads: list[int]) -> Parties:
    """The parties that can act among subjects; the owner, where a thing acts."""
    found: list[Party] = []
    for head in heads:
        for joined in phrase.coordinated(parse, head):
            token = parse.tokens[joined]
            if token.tag in {"WDT", "WP", "DT", "EX"}:
                continue
            if phrase.can_act(parse, joined) or token.tag == "PRP":
                found += (
                    phrase.parties(parse, joined)
                    if joined == head
                    else [phrase.party(parse, joined)]
                )
            elif any(phrase.can_act(parse, t.i) for t in parse.children(joined, "appos")):
                found.append(phrase.party(parse, joined))
            elif not phrase.harmed(token):
                found += phrase.within(parse, joined, phrase.OWNED)
    return _distinct(found)


def _distinct(found: list[Party]) -> Parties:
    """The same parties, each once, in text order."""
    return tuple(sorted({p.span: p for p in found}.values(), key=lambda p: p.span))


def _verb_actors(parse: Parse, act: Act) -> Parties:
    """Who acts in a verb's act."""
    if act.entry.actor:
        return _slots(parse, Frame(act.word, act.entry), act.entry.actor, ())
    heads = clause.subjects(parse, act.word)
    return _acting(parse, heads) or _authors(parse, act)


def _authors(parse: Parse, act: Act) -> Parties:
    """Who tells of a thing, or does something to it, that does what only parties do.

    "Issued a statement accusing Ost", "said the raid crossed a line, threatening to answer".
    """
    word = parse.tokens[act.word]
    participle = word.dep in {"acl", "advcl"} and word.tag == "VBG"
    if not participle or act.entry.type not in BETWEEN_PARTIES:
        return ()
    for verb in parse.ancestors(act.word):
        doers = clause.subjects(parse, verb.i) if verb.pos == "VERB" else []
        if heads := [i for i in doers if phrase.can_act(parse, i)]:
            return _acting(parse, heads)
    return ()


def _noun_actors(parse: Parse, act: Act) -> Parties:
    """Who acts in a noun's act: the light verb's subject, "by", "from", owner, name before."""
    if act.entry.actor:
        return _slots(parse, Frame(act.word, act.entry), act.entry.actor, ())
    authors = {"by", "from"} if act.entry.type in _FROM_WHOM else {"by"}
    for by in parse.children(act.word, "prep", "agent"):
        if by.lower in authors:
            return _acting(parse, [t.i for t in parse.children(by.i, "pobj")])
    if act.light is not None:
        return _acting(parse, clause.subjects(parse, act.light))
    for participle in parse.children(act.word, "acl"):
        if participle.tag == "VBN" and (agents := clause.subjects(parse, participle.i)):
            return _acting(parse, agents)
    above = parse.tokens[parse.tokens[act.word].head]
    if above.lower in {"of", "for"} and (verb := clause.blamed(parse, above)):
        return _acting(parse, clause.patients(parse, verb.i))
    return _owner(parse, act.word, act.entry)


def _between(parse: Parse, act: Act) -> Parties:
    """Whoever comes "for talks with Ost", or leaves "after a meeting with Ost", takes part."""
    preposition = parse.tokens[parse.tokens[act.word].head]
    verb = parse.tokens[preposition.head]
    talks = act.entry.part == "noun" and act.entry.mutual
    if not talks or preposition.lower not in _OCCASION or verb.pos != "VERB":
        return ()
    others = _slots(parse, Frame(act.word, act.entry), ("with",), ())
    return _distinct([*_acting(parse, clause.subjects(parse, verb.i)), *others]) if others else ()


def _owner(parse: Parse, i: int, entry: Entry = _PLAIN) -> Parties:
    """Possessor of a noun, or the name that modifies it; "its" is whoever acts in the clause.

    The words an entry asks for say what sort of act it is, not whose: "a prisoner exchange"; and
    "the Dorl attack" is an attack on Dorl, unlike "the Dorlish attack".
    """
    joined = parse.tokens[i]
    if joined.dep == "conj" and not parse.children(i, "poss"):
        i = joined.head
    for owner in parse.children(i, "poss"):
        if owner.tag != "PRP$":
            return _acting(parse, [owner.i])
        if owner.ent and parse.tokens[i].dep in {"nsubj", "nsubjpass", "dobj"}:
            return (phrase.party(parse, owner.i),)
        above = parse.tokens[parse.tokens[i].head]
        if parse.tokens[i].dep in {"dobj", "pobj"} and above.pos in {"VERB", "ADP"}:
            verb = above.i if above.pos == "VERB" else above.head
            return _acting(parse, clause.subjects(parse, verb))
        return ()
    before = parse.children(i, "amod", "compound", "nmod")
    for modifier in reversed(() if _scene(parse, i, entry) else before):
        people = phrase.people(modifier) and modifier.lemma not in entry.object
        if modifier.ent in phrase.NAMES or (people and modifier.tag in {"NN", "NNS"}):
            return tuple(phrase.parties(parse, modifier.i))
    return tuple(phrase.party(parse, n) for n in phrase.nations(parse, i))


def _scene(parse: Parse, i: int, entry: Entry) -> Parties:
    """The place before the noun of an act of force: "the Dorl attack"."""
    if entry.part != "noun" or entry.type not in _PHYSICAL:
        return ()
    before = parse.children(i, "compound", "nmod")
    return tuple(phrase.party(parse, t.i) for t in before if phrase.is_scene(t))


def _recipients(parse: Parse, act: Act, actors: Parties) -> Parties:
    """Who the act is done to; nobody who also does it."""
    entry = act.entry
    if entry.recipient == ("none",):
        return ()
    if undergone := _undergoing(parse, act):
        return undergone
    slots = entry.recipient or (_NOUN_SLOTS if entry.part == "noun" else _VERB_SLOTS)
    if entry.mutual and not entry.recipient:
        slots = _PARTNER_SLOTS
    if not entry.recipient and entry.type not in _SPATIAL:
        slots = tuple(slot for slot in slots if slot != "in")
    found = _slots(parse, Frame(act.word, entry, act.taken), slots, actors)
    if not found and act.light is not None:
        found = _slots(parse, Frame(act.light), entry.recipient or _VERB_SLOTS, actors)
    if not found and act.taken:
        behind = phrase.DEALT if entry.mutual else phrase.DEALT | {"in"}
        inside = [p for i in act.taken for p in _inside(parse, i, behind)]
        found = _others(parse, inside, actors)
    if not found and entry.type in _PURPOSEFUL:
        found = _purpose(parse, act, actors)
    return found or _scene(parse, act.word, entry)


def _undergoing(parse: Parse, act: Act) -> Parties:
    """Whoever is "under investigation" or "under attack", whether or not the text says by whom."""
    under = parse.tokens[parse.tokens[act.word].head]
    if act.entry.part != "noun" or under.lower != "under" or under.dep != "prep":
        return ()
    return _acting(parse, clause.subjects(parse, under.head))


def _inside(parse: Parse, i: int, behind: frozenset[str]) -> list[Party]:
    """The parties inside a noun, or of the verb that tells its purpose: "a deal to arm Ost"."""
    found = phrase.within(parse, i, behind)
    for verb in () if found else parse.children(i, "acl"):
        found += _slots(parse, Frame(verb.i), _VERB_SLOTS, ())
    return found


def _purpose(parse: Parse, act: Act, actors: Parties) -> Parties:
    """Whom a protest or a show of force is meant for: "marched to demand the release of …"."""
    for i in (act.word, act.light):
        for verb in () if i is None else parse.children(i, "advcl", "acl", "xcomp"):
            if found := _slots(parse, Frame(verb.i), _VERB_SLOTS, actors):
                return found
    return ()


def _others(parse: Parse, found: list[Party], actors: Parties) -> Parties:
    """Those of the parties who are not already acting."""
    spans = [party.span for party in actors]
    lemmas = {parse.tokens[p.head].lemma for p in actors if phrase.named(parse.tokens[p.head])}
    return _distinct(
        [
            p
            for p in found
            if not any(p.span.overlaps(s) for s in spans)
            and parse.tokens[p.head].lemma not in lemmas
        ]
    )


def _slots(parse: Parse, frame: Frame, slots: tuple[str, ...], actors: Parties) -> Parties:
    """The parties of the first slot of a frame that names somebody else than the actors."""
    for slot in slots:
        found = _others(parse, _slot(parse, frame, slot), actors)
        if found:
            return found
    return ()


def _slot(parse: Parse, frame: Frame, slot: str) -> list[Party]:
    """The parties that one slot of a frame names; an unknown slot is a preposition."""
    match slot:
        case "object":
            return _objects(parse, frame)
        case "indirect":
            heads = clause.indirect(parse, frame.word)
            return [p for head in heads for p in phrase.affected(parse, head)]
        case "subject":
            return list(_acting(parse, clause.subjects(parse, frame.word)))
        case "owner":
            return list(_owner(parse, frame.word))
        case "complement":
            return _completing(parse, frame)
        case _:
            return _behind(parse, frame, slot)


def _behind(parse: Parse, frame: Frame, preposition: str) -> list[Party]:
    """The parties behind a preposition, and the places that violence or force is used on."""
    found: list[Party] = []
    for head in clause.oblique(parse, frame.word, preposition):
        token = parse.tokens[head]
        whole = phrase.can_act(parse, head) or phrase.harmed(token) or names_act(token)
        if preposition == "in" and not whole:
            continue
        inside = phrase.affected(parse, head)
        physical = frame.entry.type in _PHYSICAL and phrase.harmed(token)
        around = all(_lies_in(parse, head, party) for party in inside)
        found += phrase.parties(parse, head) if physical and around else inside
    return found


def _objects(parse: Parse, frame: Frame) -> list[Party]:
    """The parties named by or inside the object; a thing that is harmed counts itself."""
    entry = frame.entry
    found: list[Party] = []
    harmed = entry.type in _PHYSICAL and not entry.object
    literal = bool(entry.target) or entry.recipient == ("object",) or harmed
    for head in clause.patients(parse, frame.word):
        own = not {head, phrase.measured(parse, head)}.isdisjoint(frame.taken)
        seek = phrase.within if own else phrase.affected
        inside = seek(parse, head)
        lies = [p for p in inside if _lies_in(parse, head, p)]
        found += inside if not (literal and lies) else phrase.parties(parse, head)
        thing = parse.tokens[head]
        if not found and literal and not (phrase.armed(thing) or names_act(thing)):
            found += phrase.parties(parse, head)
    return found


def _lies_in(parse: Parse, head: int, party: Party) -> bool:
    """Whether a name only says where or what a thing is: "the terminal in Ost", "Ost airport"."""
    under = parse.tokens[party.head]
    for above in parse.ancestors(party.head):
        if above.i == head:
            return under.lower in _LOCATIVE or phrase.is_scene(under)
        under = above
    return False


def _completing(parse: Parse, frame: Frame) -> list[Party]:
    """Whom the completing clause is about: its subject, else those it acts on."""
    if frame.depth > _DEEPEST:
        return []
    for verb in clause.complements(parse, frame.word):
        whose = verb.dep == "ccomp" or parse.children(verb.i, "nsubj", "nsubjpass")
        doers = _acting(parse, clause.subjects(parse, verb.i)) if whose else ()
        threat = frame.entry.type == "THREATEN"
        if doers and not threat:
            return list(doers)
        if verb.dep != "xcomp" and frame.entry.type == "ACCUSE":
            continue
        act = verbal(parse, verb)
        entry, taken = (act.entry, act.taken) if act else (_PLAIN, ())
        if verb.lemma in lexicon("en", "events")["words"]["moved"]:
            taken = (*taken, *clause.patients(parse, verb.i))
        inner = Frame(verb.i, entry, taken, frame.depth + 1)
        if found := _slots(parse, inner, entry.recipient or _VERB_SLOTS, ()):
            return list(found)
        suffers = verb.lemma in lexicon("en", "events")["words"]["suffer"]
        if doers and (suffers or clause.passive(parse, verb.i)):
            return list(doers)
    return []
