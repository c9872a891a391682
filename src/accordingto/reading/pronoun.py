"""Pronouns: who "he said", "its forces", "we" of a quotation is. Conservative: in doubt, nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from accordingto.model import ActorKind, Span
from accordingto.reading.lexis import roles
from accordingto.reading.mention import Form, Mention
from accordingto.reading.phrase import coordinated
from accordingto.reading.quotation import quotations
from accordingto.reading.transcript import turns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.cast import Cast, Member
    from accordingto.reading.parse import Parse, Token

_PERSONS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_GROUPS = frozenset({"they", "them", "their"})
_THINGS = frozenset({"it", "its"})
_SPEAKERS = frozenset({"i", "my", "me", "we", "our"})
_ALL = _GROUPS | _THINGS | _SPEAKERS | _PERSONS.keys()
_SUBJECTS = ("nsubj", "nsubjpass", "agent")
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_SENTENCES_BACK = 2
_SPEAKERS_BACK = 20
_BODY = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.ORGANISATION,
                   ActorKind.ARMED_GROUP})  # fmt: skip
_HUMAN = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


class Pronouns:
    """The pronouns of one text, resolved in text order into its cast."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse = parse
        self.cast = cast
        found, _ = quotations(parse.text, parse.paragraphs)
        self.quotes: list[Span] = sorted(quotation.span for quotation in found)
        self._starts = [span.start for span in self.quotes]
        self._turns = turns(parse.text)
        self._paragraph_starts = [span.start for span in parse.paragraphs]
        self._speakers = [
            token.i
            for token in parse.tokens
            if self._speaks(token) and self.quote_of(token) is None
        ]

    def resolve(self) -> None:
        """Give each pronoun that can be told to the actor it stands for."""
        later: list[Token] = []
        for token in self.parse.tokens:
            if token.tag not in {"PRP", "PRP$"} or token.lower not in _ALL:
                continue
            if token.lower in _SPEAKERS:
                later.append(token)
            elif (member := self._third(token)) is not None:
                self._give(token, member)
        for token in later:
            if (member := self._speaking(token)) is not None:
                self._give(token, member)

    def _give(self, token: Token, member: Member) -> None:
        gender = _PERSONS.get(token.lower)
        kind = member.kind
        self.cast.add(
            member,
            Mention(token.i, token.i, token.i, Form.PRONOUN, token.text, kind, gender=gender),
        )
        owned = self.cast.at.get(token.head) if token.dep == "poss" else None
        if owned and owned.role and owned.nation is None and kind is ActorKind.COUNTRY:
            owned.nation = member.nation

    def quote_of(self, token: Token) -> Span | None:
        """The quotation that a token stands in."""
        n = bisect_right(self._starts, token.start) - 1
        return self.quotes[n] if n >= 0 and token.start < self.quotes[n].end else None

    def _third(self, token: Token) -> Member | None:
        """The actor behind a pronoun of the third person."""
        quote = self.quote_of(token)
        counts = token.lower in _PERSONS or self._counts(token)
        for subject in self._subjects_above(token):
            member = self._named_by(subject, token)
            reaches = not self._acts_on(subject.i, token) and (counts or self._says(subject, token))
            if member and self.quote_of(subject) == quote and reaches:
                return member
        if not counts:
            return None
        if token.lower in _PERSONS and quote is None and self._speaks(token):
            speaker = self._subject_before(token) or self._last_speaker(token)
            if speaker is not None:
                return speaker
        number = self.parse.sentence_number(token.i)
        for sentence in range(number, max(-1, number - 1 - _SENTENCES_BACK), -1):
            start = self.parse.tokens[self.parse.sentences[sentence].start].start
            since = start if quote is None else max(start, quote.start)
            own = self.parse.tokens[token.head]
            ahead = token.dep == "poss" and self._speaks(own)
            found = self._nearest(token, since, by_subject=ahead or sentence != number)
            if found is not None or since != start:
                return found
        return self._body_before(token) if token.lower in _GROUPS and quote is None else None

    def _body_before(self, token: Token) -> Member | None:
        """The body that the sentence before is about: "The union will sue. They say …"."""
        number = self.parse.sentence_number(token.i)
        before = self.parse.sentences[number - 1] if number else ()
        subjects = (i for i in before if self.parse.tokens[i].dep in _SUBJECTS)
        members = (self.cast.at[i] for i in subjects if i in self.cast.heads)
        first = next(members, None)
        return first if first and first.kind in _BODY else None

    def _named_by(self, subject: Token, token: Token) -> Member | None:
        """The fitting actor of a subject: of "his lawyer said he …" the one whose lawyer it is."""
        for owner in self.parse.children(subject.i, "poss"):
            member = self.cast.at.get(owner.i)
            said = self.parse.tokens[subject.head].lemma in roles().speaking
            if said and token.lower in _PERSONS and member and self._fits(member, token):
                return member
        return self._meant(subject.i, token)

    def _meant(self, i: int, token: Token) -> Member | None:
        """The fitting actor at token `i`; for "they", all that are named side by side there."""
        several = self._together(i) if token.lower in _GROUPS else None
        member = several or self.cast.at.get(i)
        return member if member and self._fits(member, token) else None

    def _together(self, i: int) -> Member | None:
        """The actor that "A, B and C" are together, if all are known."""
        first = self.parse.tokens[i]
        while first.dep == "conj" and first.head != first.i:
            first = self.parse.tokens[first.head]
        joined = coordinated(self.parse, first.i)
        both = any(word.lower == "and" for j in joined for word in self.parse.children(j, "cc"))
        return self.cast.together(joined) if both else None

    def _says(self, subject: Token, token: Token) -> bool:
        """Whether "it" or "they" can be whoever says the clause: "the army said that it …".

        Not the "it" of "it was too early".
        """
        verb = self.parse.tokens[token.head]
        if token.lower == "it" and verb.lemma == "be":
            return False
        says = self.parse.tokens[subject.head].lemma in roles().speaking
        return says or self._coordinated(token)

    def _acts_on(self, i: int, token: Token) -> bool:
        """Whether token `i` is the subject of the clause in which the pronoun is an object."""
        subject = self.parse.tokens[i]
        acts = subject.dep in _SUBJECTS and token.dep in _OBJECTS
        return acts and subject.head == self._clause(token)

    def _clause(self, token: Token) -> int:
        """The verb of the clause that an object stands in."""
        above = self.parse.ancestors(token.i)
        return next((word.i for word in above if word.pos in {"VERB", "AUX"}), token.head)

    def _counts(self, token: Token) -> bool:
        """Whether "it" or "they" is in a place where it is worth resolving."""
        return token.dep == "poss" or self._speaks(token)

    def _coordinated(self, token: Token) -> bool:
        """Whether the pronoun is the subject of a second main clause: "X did this, but it …"."""
        return token.dep == "nsubj" and self.parse.tokens[token.head].dep == "conj"

    def _speaks(self, token: Token) -> bool:
        head = self.parse.tokens[token.head]
        return token.dep == "nsubj" and head.lemma in roles().speaking

    def _subjects_above(self, token: Token) -> Iterable[Token]:
        """Subjects of the clauses that contain the pronoun, nearest first, that stand before it."""
        for above in self.parse.ancestors(token.i):
            for subject in self.parse.children(above.i, *_SUBJECTS):
                if subject.i < token.i:
                    yield subject

    def _fits(self, member: Member, token: Token) -> bool:
        """Whether number, gender and kind of an actor agree with the pronoun."""
        word = token.lower
        if word in _PERSONS:
            human = member.kind in _HUMAN and not member.plural
            return human and member.gender in {None, _PERSONS[word]}
        if word in _THINGS:
            return member.kind in _BODY and not member.plural
        return member.plural or member.kind is ActorKind.PEOPLE

    def _nearest(self, token: Token, since: int, *, by_subject: bool) -> Member | None:
        """The fitting actor named last since an offset; on request a subject before all else."""
        nearest: Member | None = None
        for i in range(token.i - 1, -1, -1):
            if self.parse.tokens[i].start < since:
                break
            member = self._meant(i, token) if i in self.cast.heads else None
            if member is None or self._acts_on(i, token):
                continue
            if not by_subject or self.parse.tokens[i].dep in _SUBJECTS:
                return member
            nearest = nearest or member
        return nearest

    def _subject_before(self, token: Token) -> Member | None:
        """The subject of the main clause of the sentence before, in the same paragraph."""
        number = self.parse.sentence_number(token.i)
        before = self.parse.sentences[number - 1] if number else ()
        for i in before:
            verb = self.parse.tokens[i]
            if verb.dep != "ROOT" or self._paragraph(verb.start) != self._paragraph(token.start):
                continue
            for subject in self.parse.children(i, *_SUBJECTS):
                if self.quote_of(subject) is None:
                    return self._meant(subject.i, token)
        return None

    def _last_speaker(self, token: Token) -> Member | None:
        """Who spoke last before a token, in its paragraph or the one before."""
        here = self._paragraph(token.start)
        since = self._paragraph_starts[max(0, here - 1)]
        before = bisect_left(self._speakers, token.i)
        for i in reversed(self._speakers[max(0, before - _SPEAKERS_BACK) : before]):
            if self.parse.tokens[i].start < since:
                return None
            member = self.cast.at.get(i)
            if member is not None and self._fits(member, token):
                return member
        return None

    def _paragraph(self, offset: int) -> int:
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def _speaking(self, token: Token) -> Member | None:
        """The actor behind "I" and "we": whoever is quoted, or for "we" the country spoken for."""
        speaker = self._turn_at(token) or self._quoted(token)
        if speaker is None or token.lower in {"i", "my", "me"}:
            return speaker if speaker is None or speaker.kind in _HUMAN else None
        if speaker.kind in _BODY or speaker.plural:
            return speaker
        return (self.cast.nation(speaker.nation) if speaker.role else None) or speaker

    def _turn_at(self, token: Token) -> Member | None:
        """Who has the word at a token of a transcript: "MS. WARDEN: We saw no one"."""
        n = bisect_right(self._turns, token.start, key=lambda turn: turn.speech.start) - 1
        if n < 0 or not self._turns[n].speech.start <= token.start < self._turns[n].speech.end:
            return None
        labelled = (self.cast.at.get(i) for i in self.parse.tokens_in(self._turns[n].speaker))
        return next((member for member in labelled if member is not None), None)

    def _quoted(self, token: Token) -> Member | None:
        """Who is quoted at a token: who speaks in its sentence, its paragraph, beside it."""
        quote = self.quote_of(token)
        if quote is None:
            return None
        inside = self.parse.tokens_in(quote)
        first, last = self.parse.sentence(inside[0]), self.parse.sentence(inside[-1])
        here = self._paragraph(token.start)
        return (
            self._speaker_among(range(first.start, last.stop))
            or self._speaker_in(here)
            or self._speaker_beside(here)
        )

    def _speaker_in(self, paragraph: int) -> Member | None:
        """The last one who speaks in a paragraph, outside quotation marks."""
        return self._speaker_among(self.parse.tokens_in(self.parse.paragraphs[paragraph]))

    def _speaker_among(self, inside: range) -> Member | None:
        """The last one who speaks among some tokens, outside quotation marks."""
        first = bisect_left(self._speakers, inside.start)
        behind = bisect_left(self._speakers, inside.stop)
        for i in reversed(self._speakers[max(first, behind - _SPEAKERS_BACK) : behind]):
            if i in self.cast.at:
                return self.cast.at[i]
        return None

    def _speaker_beside(self, paragraph: int) -> Member | None:
        """For a paragraph that is all quotation: who was quoted before, else who is behind."""
        spans = self.parse.paragraphs
        if paragraph and self._quotes_in(spans[paragraph - 1]):
            return self._speaker_in(paragraph - 1)
        if paragraph + 1 < len(spans):
            following = self.parse.tokens_in(spans[paragraph + 1])
            if following and self.quote_of(self.parse.tokens[following[0]]) is not None:
                return self._speaker_in(paragraph + 1)
        return None

    def _quotes_in(self, paragraph: Span) -> bool:
        """Whether a paragraph holds a quotation; none runs over the end of one."""
        n = bisect_left(self._starts, paragraph.start)
        return n < len(self.quotes) and self.quotes[n].start < paragraph.end
