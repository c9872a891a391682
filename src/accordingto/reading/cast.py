"""The cast of an article: which mentions are the same actor. Conservative: in doubt, two.

Persons are joined by surname and first name, bodies by name and bracketed initials, a country
with its government, its capital where that acts, and its people's adjective. Descriptions
("the minister") go to the nearest earlier actor of that office.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.model import ActorKind
from accordingto.ontology.territory import folded
from accordingto.reading.lexis import is_role, roles, unions_called
from accordingto.reading.member import Member
from accordingto.reading.mention import Form, singular
from accordingto.reading.name import PARTICLES
from accordingto.reading.nation import ASSEMBLIES, GOVERNED_BY

if TYPE_CHECKING:
    from accordingto.reading.mention import Mention
    from accordingto.reading.parse import Parse

_UNNAMED = frozenset({ActorKind.UNNAMED, ActorKind.PEOPLE})
_HOLDERS = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


class Cast:
    """The members so far, with the mentions of one text to be told apart."""

    def __init__(self, parse: Parse, mentions: list[Mention]) -> None:
        self.parse = parse
        self.members: list[Member] = []
        self.at: dict[int, Member] = {}
        self.heads: dict[int, Mention] = {}
        self._by_role: dict[str, dict[Member, None]] = {}
        self._nations: dict[str, Member] = {}
        self._last_government: Member | None = None
        self._by_word: dict[str, list[Member]] = {}
        self._groups: dict[frozenset[Member], Member] = {}
        self._fill(mentions)

    def _fill(self, mentions: list[Mention]) -> None:
        """Full names, surnames, what stands beside a name, then the rest in text order.

        Governments come last: one named for a man needs the man's country.
        """
        ends = {m.last for m in mentions if m.kind in _HOLDERS and not m.plural}
        mentions = _persons_called(self.parse, mentions, ends)
        persons = [m for m in mentions if m.kind is ActorKind.PERSON and m.form is Form.NAME]
        called = {m.first: at for m in persons if (at := _renamed(self.parse, m.first, ends))}
        names = {m.last for m in persons}
        other = {first: at for first, at in called.items() if at in names}
        described = {at: first for first, at in called.items() if at not in names}
        for mention in sorted(persons, key=lambda m: self._turn(m, other)):
            base = self.at[other[mention.first]] if mention.first in other else None
            self._join(base or self._person(self.name_key(mention), mention), mention)
            if base is not None:
                self._call(base, self.name_key(mention))
        for mention in mentions:
            if mention.kind in _HOLDERS and mention.head not in self.heads:
                named = described.get(mention.last)
                beside = self._apposed(mention) if named is None else self.at[named]
                if beside is not None:
                    self._join(beside, mention)
        rest = [mention for mention in mentions if mention.head not in self.heads]
        for mention in sorted(rest, key=lambda m: m.kind is ActorKind.GOVERNMENT):
            member = self._member(mention)
            if member is not None:
                self._join(member, mention)

    def _turn(self, mention: Mention, other: dict[int, int]) -> int:
        """Whose other name the text tells comes first, then that name, full names, surnames."""
        if mention.last in other.values():
            return 0
        return 1 if mention.first in other else 2 + (len(self.name_key(mention)) == 1)

    def _call(self, member: Member, key: tuple[str, ...]) -> None:
        """Let a person be found by another name: "Anton Rusk, known as Abu Velm"."""
        member.called.add(key)
        for word in key:
            self._by_word.setdefault(word, []).append(member)

    def _join(self, member: Member, mention: Mention) -> None:
        member.take(mention)
        self.at[mention.head] = member
        self.heads[mention.head] = mention
        if mention.noun is not None:
            self._by_role.setdefault(mention.noun, {})[member] = None
        for i in range(mention.first, mention.last + 1):
            self.at.setdefault(i, member)

    def add(self, member: Member, mention: Mention) -> None:
        """Give a member one more mention, found after the cast was filled."""
        if not member.mentions:
            self.members.append(member)
        self._join(member, mention)

    def together(self, heads: list[int]) -> Member | None:
        """The actor that several named side by side are together; None where one is unknown."""
        members = [self.at[i] for i in heads if i in self.heads]
        several = frozenset(members)
        if len(several) < 2 or len(members) < len(heads):
            return None
        if several not in self._groups:
            *others, last = (self.heads[i].words for i in heads)
            name = f"{', '.join(others)} and {last}"
            self._groups[several] = Member(ActorKind.PEOPLE, [(name,)], plural=True)
        return self._groups[several]

    def nation(self, key: str | None) -> Member | None:
        """The country of that key, if it is in the cast."""
        return self._nations.get(key) if key is not None else None

    def _new(self, member: Member, *keys: str) -> Member:
        self.members.append(member)
        for key in keys:
            self._by_word.setdefault(key, []).append(member)
        return member

    def name_key(self, mention: Mention) -> tuple[str, ...]:
        """The words of a name that tell it apart: folded, without particles and articles."""
        tokens = self.parse.tokens[mention.first : mention.last + 1]
        while mention.kind in _BODIES and len(tokens) > 1 and tokens[-1].text.islower():
            tokens = tokens[:-1]
        parts = [part for t in tokens for part in folded(t.text).split("-")]
        kept = tuple(part for part in parts if part and part not in PARTICLES)
        return kept or (folded(mention.words),)

    def _person(self, key: tuple[str, ...], mention: Mention) -> Member:
        """The person of a name: same surname and no other first name, the nearest before."""
        alike = [
            m for m in self._by_word.get(key[-1], ())
            if (key in m.called or _same_person(key, m)) and _agree(m.gender, mention.gender)
        ]  # fmt: skip
        if not alike:
            found = Member(ActorKind.PERSON, [key])
            return self._new(found, *set(key))
        found = max(alike, key=lambda member: (key[-1] == member.names[0][-1],
                                               member.before(mention.first)))  # fmt: skip
        if key not in found.names and key not in found.called:
            found.names.append(key)
            for word in key:
                known = self._by_word.setdefault(word, [])
                if found not in known:
                    known.append(found)
        return found

    def _member(self, mention: Mention) -> Member | None:
        """The member a name of a body or country, or a description, belongs to; None for no one."""
        apposed = self._apposed(mention)
        if apposed is not None:
            self._also(apposed, mention)
            return apposed
        if mention.kind is ActorKind.GOVERNMENT:
            self._last_government = self._government(mention)
            return self._last_government
        if mention.form is Form.NATION and mention.nation is not None:
            return self._nation(mention.nation, ActorKind.COUNTRY)
        if mention.form is Form.NAME and mention.nation in ASSEMBLIES:
            return self._nation(mention.nation, ActorKind.ORGANISATION)
        if mention.form is Form.NAME:
            return self._body(mention)
        return self._described(mention)

    def _apposed(self, mention: Mention) -> Member | None:
        """The actor beside the mention: "X, the Y", "the Y, X", "the Body of Y (BY)"."""
        tokens = self.parse.tokens
        if mention.first > 1 and tokens[mention.first - 1].text in {",", "("}:
            before = self.at.get(mention.first - 2)
            opened = tokens[mention.first - 1].text == "("
            bracketed = opened and _abbreviates(mention.words)
            tied = bracketed or tokens[mention.head].dep == "appos"
            if before is not None and tied and _fit(before, mention):
                return before
        if mention.last + 2 < len(tokens) and tokens[mention.last + 1].text == ",":
            return self._named_behind(mention)
        return None

    def _named_behind(self, mention: Mention) -> Member | None:
        """The actor whose name stands behind the comma: "the guide, Ivo Marn"; a title may open."""
        tokens = self.parse.tokens
        start = mention.last + 2
        while start + 1 < len(tokens) and (tokens[start].lower in roles().titles
                                           or tokens[start].text == "."):  # fmt: skip
            start += 1
        behind = self.at.get(start)
        name = next((m for m in behind.mentions if m.first == start), None) if behind else None
        if behind is None or name is None or not _fit(behind, mention):
            return None
        closed = name.last + 1 < len(tokens) and tokens[name.last + 1].text in {",", "."}
        one = mention.kind in _HOLDERS and closed and tokens[name.head].dep not in {"conj", "dobj"}
        return behind if tokens[name.head].dep == "appos" or one else None

    def _also(self, member: Member, mention: Mention) -> None:
        """Let a body be found by a second name: "Organisation for Safe Harbours (OSH)"."""
        key = self.name_key(mention)
        if mention.form is Form.NAME and key not in member.names:
            member.names.append(key)
            self._by_word.setdefault(key[-1], []).append(member)

    def _nation(self, key: str, kind: ActorKind) -> Member:
        if key not in self._nations:
            self._nations[key] = self._new(Member(kind, nation=key))
        return self._nations[key]

    def _government(self, mention: Mention) -> Member:
        """A country or its government; named for a man, that of his country."""
        nation = mention.nation
        owner = self._owner(mention)
        if nation is None and owner is not None:
            nation = owner.nation or GOVERNED_BY + " ".join(owner.names[0])
        if nation is not None:
            return self._nation(nation, ActorKind.COUNTRY)
        asked = set((mention.role or "").lower().split()) - {mention.noun} - roles().same
        bare = mention.last == mention.head and not asked
        if mention.definite and bare and self._last_government is not None:
            return self._last_government
        return self._new(Member(ActorKind.GOVERNMENT, [(folded(mention.words),)]))

    def _owner(self, mention: Mention) -> Member | None:
        """The person for whom a government is named: "Assad regime"."""
        if mention.owner is None:
            return None
        known = self._by_word.get(folded(self.parse.tokens[mention.owner].text), [])
        return next((member for member in known if member.kind is ActorKind.PERSON), None)

    def _body(self, mention: Mention) -> Member:
        """An organisation by name: the same words, or the end of a longer name."""
        key = self.name_key(mention)
        known = [m for m in self._by_word.get(key[-1], ()) if m.kind in _BODIES | _UNNAMED]
        for member in known:
            if _agree(member.nation, mention.nation) and _ends_alike(key, member.names):
                return member
        kind = mention.kind or ActorKind.ORGANISATION
        nouns = (word for word in key if is_role(word))
        return self._new(Member(kind, [key], plural=mention.plural), *{key[-1], *nouns})

    def _described(self, mention: Mention) -> Member | None:
        """A description: of a known actor of that office, of the same group, or of somebody new."""
        for code in unions_called(mention.noun or "") if mention.definite else ():
            if code in self._nations:
                return self._nations[code]
        if mention.definite and (not mention.plural or mention.kind in _BODIES):
            known = self._of_office(mention)
            if known is not None or mention.back:
                return known
        key = tuple(folded(mention.words).split())
        for member in self._by_word.get(f"={' '.join(key)}", ()):
            if mention.definite or mention.nation is not None or mention.plural:
                return member
        kind = mention.kind or ActorKind.UNNAMED
        found = Member(kind, [key], plural=mention.plural)
        return self._new(found, f"={' '.join(key)}", mention.noun or key[-1])

    def _of_office(self, mention: Mention) -> Member | None:
        """The nearest actor, before rather than after, who holds the office or is such a body."""
        noun = mention.noun or ""
        known = [*self._by_role.get(noun, ()), *self._by_word.get(noun, ())]
        fits = [member for member in known if _holds(member, mention)]
        return max(
            fits,
            key=lambda m: (m.before(mention.first), -m.mentions[0].first),
            default=self._speaker_before(mention),
        )

    def _speaker_before(self, mention: Mention) -> Member | None:
        """Whose office is told late: "Ada Wold said no. “Never,” the foreign minister added."."""
        tokens, here = self.parse.tokens, self.parse.sentence_number(mention.head)
        says = tokens[tokens[mention.head].head].lemma in roles().speaking
        if mention.kind is not ActorKind.PERSON or not says or here == 0:
            return None
        before = self.parse.sentences[here - 1]
        starts = tokens[before.start].start, tokens[mention.head].start
        if any(starts[0] < paragraph.start <= starts[1] for paragraph in self.parse.paragraphs):
            return None
        roots = (i for i in before if tokens[i].dep == "ROOT")
        subjects = (child.i for i in roots for child in self.parse.children(i, "nsubj"))
        member = next((self.at[i] for i in subjects if i in self.heads), None)
        if member is None or member.kind is not ActorKind.PERSON or member.role is not None:
            return None
        return member if _agree(member.nation, mention.nation) else None


def _renamed(parse: Parse, first: int, ends: set[int]) -> int | None:
    """The last token of the name for which the one from token `first` is another, if any."""
    i, told = first - 1, False
    while i > 0 and parse.tokens[i].lower in roles().between_names:
        told = told or parse.tokens[i].lower in roles().renaming
        i -= 1
    return i if told and i in ends else None


def _persons_called(parse: Parse, mentions: list[Mention], ends: set[int]) -> list[Mention]:
    """The mentions, where a name by which somebody goes is a person's, whatever it looks like."""
    called = {m.words for m in mentions if m.form is Form.NAME and _renamed(parse, m.first, ends)}
    return [
        replace(m, kind=ActorKind.PERSON) if m.form is Form.NAME and m.words in called else m
        for m in mentions
    ]


def _same_person(key: tuple[str, ...], member: Member) -> bool:
    """Whether a name may be the member's: no part contradicts, initials count."""
    if member.kind is not ActorKind.PERSON:
        return False
    if len(key) == 1:
        return True
    return all(
        len(name) == 1 or (name[-1] == key[-1] and (name[0] == key[0] or _initial(name[0], key[0])))
        for name in member.names
    )


def _ends_alike(key: tuple[str, ...], names: list[tuple[str, ...]]) -> bool:
    """Whether a name is the end of one of the others or the other way round."""
    pairs = (sorted((key, name), key=len) for name in names)
    return any(longer[-len(shorter) :] == shorter for shorter, longer in pairs)


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _abbreviates(words: str) -> bool:
    """Whether a word looks like initials: "OSH", "CoI"."""
    return " " not in words and sum(letter.isupper() for letter in words) > 1


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _fit(member: Member, mention: Mention) -> bool:
    """Whether two phrases in apposition can be the same sort of thing."""
    person = {ActorKind.PERSON, ActorKind.UNNAMED}
    if mention.kind in person:
        return member.kind in person and not mention.plural
    return mention.kind in _BODIES and member.kind in _BODIES


def _holds(member: Member, mention: Mention) -> bool:
    """Whether the member can be meant by "the minister", "the ministry", "the Syrian president"."""
    if not _agree(member.nation, mention.nation):
        return False
    if mention.kind is ActorKind.PERSON:
        return _holds_office(member, mention)
    if mention.kind in _BODIES and member.kind in _BODIES:
        asked = {singular(word) for word in (mention.role or mention.words).lower().split()}
        asked -= {mention.noun}
        alike = _ends_alike(tuple(folded(mention.words).split()), member.names)
        return alike or any(asked <= set(name) for name in member.names)
    if mention.kind is ActorKind.UNNAMED and member.kind in _HOLDERS and not member.plural:
        return (mention.role or "").lower() in {mention.noun, (member.role or "").lower()}
    return False


def _holds_office(member: Member, mention: Mention) -> bool:
    """Whether a person has the office that is asked for, by its whole name or an end of it."""
    if member.kind is not ActorKind.PERSON or member.role is None or mention.role is None:
        return False
    if mention.nation is None and mention.affiliation not in {None, member.affiliation}:
        return False
    held, asked = member.role.lower(), mention.role.lower()
    lesser = held.partition(" ")[0] in roles().lesser and " " in asked
    ends = held.endswith(f" {asked}") and not lesser
    return held == asked or ends or held.startswith(f"{asked} ")
