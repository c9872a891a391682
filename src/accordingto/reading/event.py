"""Events: who did what to whom, where and when, how real, and on whose word.

The steps are acts (the words that name one), proposition (the parties from one piece of syntax),
modality, voucher (the claims that carry it), happening (one event with all its mentions).
Types and modes are PLOVER 2.0, in `ontology/plover.toml`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.model import Claim, ClaimKind, Document, Event, Spans
from accordingto.ontology.plover import ontology
from accordingto.reading import clause, phrase
from accordingto.reading.act import Act, acts
from accordingto.reading.aim import aimed
from accordingto.reading.happening import Happening, Telling, in_body, joined, outline
from accordingto.reading.history import historical
from accordingto.reading.lexis import country_of
from accordingto.reading.modality import TO_COME, definite, modality
from accordingto.reading.phrase import ACTOR
from accordingto.reading.proposition import BETWEEN_PARTIES, Parties, Proposition, proposition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.model import Actor, Place, Span, When
    from accordingto.reading.parse import Parse, Token

_ANY = frozenset[str]()
_PURPOSE = {"CONSULT": frozenset({"for", "on"}), "REQUEST": frozenset({"for"})}
"""Prepositions behind which the same act is named again: "came for talks", "call for pressure"."""
_FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_DATES = frozenset({"DATE", "TIME"})


def read_events(  # noqa: PLR0913, PLR0917  (the signature that all rooms of reading/ share)
    document: Document,
    parse: Parse,
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    times: tuple[When, ...],
    claims: tuple[Claim, ...],
) -> tuple[Event, ...]:
    """The events of a document in text order, ids e1, e2 and so on.

    Each happening comes once, with all its mentions. What has no party that the text names
    is left out, and so is what PLOVER asks a recipient for and has none.
    """
    parse = _marked(parse, actors)
    reader = _Reader(parse, actors, places, times, claims)
    named = acts(parse)
    protests = {act.word for act in named if act.entry.type == "PROTEST"}
    kept = (a for a in named if not (_out_of_field(parse, a) or _topic(parse, a, protests)))
    told = (proposition(parse, act) for act in kept)
    tellings = [reader.telling(one) for one in told if not _by_a_thing(parse, one)]
    tellings = [t for t in tellings if t.sides or not t.heading]
    found = in_body([happening for happening in joined(tellings) if _complete(happening.main)])
    aims = aimed(parse, found)
    return tuple(_event(document, parse, n, h, aims) for n, h in enumerate(found, start=1))


class _Reader:
    """Finds ids, places, times and claims for propositions; looks each list up by token."""

    def __init__(
        self,
        parse: Parse,
        actors: tuple[Actor, ...],
        places: tuple[Place, ...],
        times: tuple[When, ...],
        claims: tuple[Claim, ...],
    ) -> None:
        self.parse = parse
        self.actors = _by_token(parse, ((a.id, a.mentions) for a in actors))
        self.places = _by_token(parse, ((p.id, p.spans) for p in places))
        dated = ((t.value, (t.span,)) for t in times if t.type in _DATES and t.value[:1].isdigit())
        self.times = _by_token(parse, dated)
        located = {p.id: p.country for p in places} | {a.id: a.country for a in actors}
        self.countries = {
            i: country
            for i, ids in (*self.places.items(), *self.actors.items())
            for country in (located.get(ids[0]),)
            if country
        }
        lands = {(p.id, p.country) for p in places if p.country and country_of(p.name)}
        self.around = {p.id: frozenset(i for i, code in lands if code == p.country) for p in places}
        told = [c for c in claims if c.kind is not ClaimKind.NARRATED]
        self.claims = {c.id: c for c in told}
        self.told = _by_token(parse, ((c.id, c.content) for c in told))

    def telling(self, told: Proposition) -> Telling:
        """One proposition with all that is known of it."""
        parse, act = self.parse, told.act
        carrying = self.carrying(act.word)
        sentence = [parse.tokens[i] for i in parse.sentence(act.word)]
        place = self.nearest(self.places, act)
        return Telling(
            told=told,
            trigger=parse.spans(list(told.trigger)),
            modality=modality(parse, act, carrying),
            voucher=tuple(claim.id for claim in carrying),
            actors=self.ids(told.actors, carrying),
            recipients=self.ids(told.recipients, carrying),
            heads=(self.heads(told.actors), self.heads(told.recipients)),
            place=place,
            when=self.nearest(self.times, act),
            definite=definite(parse, act),
            part_of=_part_of(parse, act),
            sentence=tuple(t.lower for t in sentence if t.pos != "PUNCT"),
            things=frozenset(phrase.weapon(t) for t in self.things(act)),
            known=frozenset(phrase.weapon(t) for t in self.things(act) if _pointed_at(parse, t)),
            lands=(self.lands(told.actors), self.lands(told.recipients)),
            around=self.around.get(place or "", frozenset()),
            heading=not sentence[-1].text.endswith((".", "!", "?", "”", '"')),
        )

    def carrying(self, word: int) -> tuple[Claim, ...]:
        """The claims whose content holds a token, outermost first."""
        found = [self.claims[i] for i in dict.fromkeys(self.told.get(word, ()))]
        return tuple(sorted(found, key=lambda c: (self._depth(c), -_length(c.content))))

    def _depth(self, claim: Claim) -> int:
        """How many claims stand around a claim."""
        depth, seen = 0, {claim.id}
        while claim.within in self.claims and claim.within not in seen:
            claim = self.claims[claim.within]
            seen.add(claim.id)
            depth += 1
        return depth

    def ids(self, parties: Parties, carrying: tuple[Claim, ...]) -> tuple[str, ...]:
        """The actors whose mentions hold the heads; "we" is whoever speaks."""
        found: list[str] = []
        for party in parties:
            beside = [t.i for t in self.parse.children(party.head, "appos")]
            if phrase.forceful(self.parse.tokens[party.head]):
                beside += [t.i for t in self.parse.children(party.head, "poss", "compound", "amod")]
            found += next(
                (self.actors[i] for i in (party.head, *beside) if i in self.actors), list[str]()
            )
            if self.parse.tokens[party.head].lower in _FIRST_PERSON and carrying:
                speaker = carrying[-1].source.actor
                found += [speaker] if speaker else []
        return tuple(dict.fromkeys(found))

    def things(self, act: Act) -> list[Token]:
        """The weapons that an act is done with: its object, or what stands for its subject."""
        heads = (*clause.subjects(self.parse, act.word), *clause.patients(self.parse, act.word))
        return [self.parse.tokens[i] for i in heads if phrase.armed(self.parse.tokens[i])]

    def lands(self, parties: Parties) -> frozenset[str]:
        """The countries of those parties that are a state's, and of places."""
        inside = [i for party in parties for i in self.parse.tokens_in(party.span)]
        return frozenset(self.countries[i] for i in inside if i in self.countries)

    def heads(self, parties: Parties) -> frozenset[str]:
        """The lemmas that head the parties."""
        heads = (phrase.measured(self.parse, party.head) for party in parties)
        return frozenset(self.parse.tokens[head].lemma for head in heads)

    def nearest(self, table: dict[int, list[str]], act: Act) -> str | None:
        """The first value found under the act, then in its clause, then in its sentence.

        Of an act that is only pointed at, "…, four days after the raid", it is not the clause's.
        """
        parse = self.parse
        verb = act.word if act.light is None else act.light
        if _aside(parse, act):
            return next((table[i][0] for i in _own_words(parse, verb) if i in table), None)
        clause_head = _clause(parse, verb)
        for head in dict.fromkeys((act.word, verb, clause_head)):
            for i in _own_words(parse, head):
                if i in table:
                    return table[i][0]
        others = {v for i in parse.sentence(verb) for v in table.get(i, ())}
        alone = len(others) == 1 and not parse.children(clause_head, "mark")
        return others.pop() if alone and parse.tokens[clause_head].dep != "ccomp" else None


def _marked(parse: Parse, actors: tuple[Actor, ...]) -> Parse:
    """The parse with a name's label on every mention of an actor that the parser missed."""
    known = {
        i
        for actor in actors
        for span in actor.mentions
        for i in parse.tokens_in(span)
        if _heads(parse, i, span) or parse.tokens[i].pos == "PROPN"
    }
    tokens = tuple(
        replace(t, ent=ACTOR) if t.i in known and not t.ent and t.pos in phrase.NOMINAL else t
        for t in parse.tokens
    )
    return replace(parse, tokens=tokens)


def _heads(parse: Parse, i: int, span: Span) -> bool:
    """Whether a token heads the words of a mention: in "survivors of the siege" not the siege."""
    token = parse.tokens[i]
    return token.head == i or token.head not in parse.tokens_in(span) or token.dep == "compound"


def _pointed_at(parse: Parse, token: Token) -> bool:
    """Whether a thing is one that was told of before: "the rockets"."""
    return any(t.lower in {"the", "these", "those"} for t in parse.children(token.i, "det"))


def _part_of(parse: Parse, act: Act) -> frozenset[int]:
    """The words above an act that may tell the same.

    "Killed in an attack", "the attack killed two", "…, killing two", "used gas to disperse them".
    """
    token = parse.tokens[act.word]
    joined: list[int] = []
    while token.dep == "conj" and _together(token, parse.tokens[token.head]):
        token = parse.tokens[token.head]
        joined.append(token.i)
    whole = _whole(parse, act, token)
    return frozenset(joined if whole is None else (*joined, whole))


def _together(token: Token, above: Token) -> bool:
    """Whether two verbs tell one happening: "…, killing two and burning …", "killed or hurt"."""
    casualty = lexicon("en", "events")["words"]["casualty"]
    return token.tag == "VBG" == above.tag or (token.lemma in casualty and above.lemma in casualty)


def _whole(parse: Parse, act: Act, token: Token) -> int | None:
    """The word above one word of an act that may tell the same."""
    above = parse.tokens[token.head]
    purpose = _PURPOSE.get(act.entry.type, _ANY)
    if token.dep == "pobj" and above.lower in {"in", "by", "during", "with"} | purpose:
        return above.head
    if token.dep == "nsubj" and act.entry.part == "noun":
        return above.i
    if token.dep == "relcl" and clause.goes_on(parse, token.i):
        return _told_with(parse, above)
    with_it = token.tag == "VBG" or (
        token.tag == "VB" and any(t.tag == "TO" for t in parse.children(token.i, "aux"))
    )
    return above.i if token.dep == "advcl" and with_it else None


def _told_with(parse: Parse, noun: Token) -> int:
    """The word of the act that a relative clause goes on with.

    "Fired a shell that killed two", "an attack on a town that killed two": neither shell nor
    town is the act.
    """
    above = parse.tokens[noun.head]
    if noun.dep == "dobj" and not phrase.can_act(parse, noun.i):
        return above.i
    return above.head if noun.dep == "pobj" and phrase.harmed(noun) else noun.i


def _by_token(parse: Parse, rows: Iterable[tuple[str, Spans]]) -> dict[int, list[str]]:
    """Which ids (or values) have a span over each token."""
    found: dict[int, list[str]] = {}
    for value, spans in rows:
        for span in spans:
            for i in parse.tokens_in(span):
                found.setdefault(i, []).append(value)
    return found


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _clause(parse: Parse, i: int) -> int:
    """The verb of the clause that token `i` stands in."""
    if parse.tokens[i].pos in {"VERB", "AUX"}:
        return i
    return next((t.i for t in parse.ancestors(i) if t.pos in {"VERB", "AUX"}), i)


def _own_words(parse: Parse, head: int) -> list[int]:
    """The tokens under a head that are not in a clause of their own, in text order."""
    found, waiting = [head], [head]
    while waiting:
        for child in parse.children(waiting.pop()):
            if child.dep not in {"ccomp", "relcl", "advcl", "parataxis", "conj"}:
                found.append(child.i)
                waiting.append(child.i)
    return sorted(found)


def _aside(parse: Parse, act: Act) -> bool:
    """Whether a clause on something else only points at an act: "left after the attack"."""
    subject = parse.tokens[act.word].dep in {"nsubj", "nsubjpass"}
    return definite(parse, act) and act.light is None and not subject


def _out_of_field(parse: Parse, act: Act) -> bool:
    """Whether the sentence is about sport, or tells what weather or earth has done."""
    words = lexicon("en", "events")["words"]
    sport, nature = words["sport"], words["nature"]
    sentence = parse.sentence(act.word)
    if any(parse.tokens[i].lemma in sport for i in sentence):
        return True
    if act.entry.type == "AID":
        return False
    return any(
        parse.tokens[i].lemma in nature
        and parse.tokens[i].dep in {"nsubj", "pobj"}
        and _strikes(parse, i)
        for i in sentence
    )


def _topic(parse: Parse, act: Act, protests: set[int]) -> bool:
    """Whether an act is only what a protest is for: "marched to demand the release of Ost"."""
    path = [parse.tokens[act.word], *parse.ancestors(act.word)]
    return any(
        under.dep == "advcl" and under.tag == "VB" and above.i in protests
        for under, above in pairwise(path)
    )


def _strikes(parse: Parse, i: int) -> bool:
    """Whether a force of nature is what acts."""
    token = parse.tokens[i]
    return token.dep == "nsubj" or parse.tokens[token.head].dep == "agent"


def _by_a_thing(parse: Parse, told: Proposition) -> bool:
    """Whether a thing does what only parties do: "this allows them", "the bill would give"."""
    entry = told.act.entry
    if told.actors or entry.actor or entry.part != "verb" or entry.type not in BETWEEN_PARTIES:
        return False
    heads = clause.subjects(parse, told.act.word)
    speaking = lexicon("en", "events")["words"]["document"]
    return bool(heads) and all(parse.tokens[i].lemma not in speaking for i in heads)


def _complete(telling: Telling) -> bool:
    """Whether anybody is named, and a recipient where the type needs one."""
    if not telling.sides:
        return False
    needed = ontology()[telling.type]["recipient"] == "needed"
    return bool(telling.told.recipients) or not needed or len(telling.told.actors) > 1


def _event(
    document: Document,
    parse: Parse,
    number: int,
    happening: Happening,
    aims: dict[int, tuple[str, ...]],
) -> Event:
    """The frozen event of a happening."""
    main = happening.main
    (acting, actors), (affected, recipients) = happening.actors, happening.recipients
    return Event(
        id=f"e{number}",
        type=main.type,
        mode=happening.mode,
        trigger=main.trigger,
        mentions=tuple(telling.trigger for telling in happening.tellings),
        actors=actors,
        recipients=recipients or aims.get(main.told.act.word, ()),
        actor_spans=outline(acting),
        recipient_spans=outline(affected),
        place=happening.place,
        when=happening.when,
        modality=main.modality,
        voucher=main.voucher,
        historical=main.modality not in TO_COME
        and historical(parse, main.told.act.word, happening.when, document.published),
        confidence=_confidence(main.told),
        document=document,
    )


def _confidence(told: Proposition) -> float:
    """How sure the reader is: a verb with conditions and both parties is surest."""
    surest = 0.5
    surest += 0.15 * (told.act.entry.part == "verb") + 0.1 * bool(told.act.entry.conditions)
    surest += 0.1 * bool(told.actors) + 0.1 * bool(told.recipients)
    return round(surest, 2)
