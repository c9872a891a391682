"""One side of a comparison: what an account says, its turn, its stand, and what it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.stand import Stand, stand_of
from accordingto.linking.topic import is_undecided, key_of, own_keys, topic_of, turns
from accordingto.model import ClaimKind, Stance

if TYPE_CHECKING:
    from datetime import date

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.topic import Topic
    from accordingto.model import Claim, Event, Figure, When
    from accordingto.span import Span

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_AT = re.compile(
    r"\b(?:in|at|near|off|around|above|below|outside|from|to|of|on|through|across|into|inside)"
    r" (?:the )?(?:[a-z]+ of )?((?:[A-Z][\w'’-]+ ?)+)"
)
_BY = re.compile(r"\bby (?:the |a |an |some )?((?:[\w'’-]+ ?){1,5})")
_WHERE = re.compile(r" (?:in|at|from|near|of|who|close to) ")
_PLACED = re.compile(r" (?:in|at|from|near|who|close to) .*")
_SINGLED = re.compile(
    r"\bit was (?:[\w'’-]+ ){1,5}?(?:who|which)\b|\b(?:not|never) (?:[\w'’-]+ ){1,5}?but\b"
    r"|, not (?!one\b|a\b|even\b)(?:[\w'’-]+ ?){1,5}(?:,|$)|\b(?:rather than|instead of)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be) (?:\w+ly )?\w+(?:ed|en|wn|ght)\b")
_CLEFT = re.compile(r"\bit was ((?:[\w'’-]+ ?){1,4}?)(?:who|that|which)\b", re.IGNORECASE)
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_FORETELLING = frozenset({Stance.PREDICTS, Stance.PROMISES, Stance.THREATENS})
_LENGTH = re.compile(r"PT?(\d+)([A-Z])")
FRONT = 12
"""Characters at the head of a content in which its subject starts."""
BRIEF = 400
"""Characters below which an article is of one matter."""
FRONT_WORDS = 2
"""Content words at the head of a statement that are likely its subject."""
LEAD = 2
"""Lines of an article that are headline and first paragraph."""
OPENING = 3
"""Content words at the head of a statement that may name the doer."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an account says, in the terms that two accounts are compared in.

    Attributes:
        words: the words compared, the cue with them where it stands before the content.
        keys, names: as in a `Topic`.
        holder: keys of the names of who says it; of the subject where an outlet tells it.
        front, opening: keys of the first content words, two and three of them; no front where
            a passive leaves the doer out.
        agents: keys of "by …", "it was … who", and event authors.
        office: the topic of the words for who says it ("the mayor of Brill").
        party: keys of the holder and of whom he speaks for, not of where he is.
        singles: whether it says that it was this and no other ("it was X who", "not X but Y").
        authors: type of an act to keys of its authors.
        at: keys of the names behind a preposition of place.
        days, periods: TIMEX3 values inside the words, of one day or of a longer stretch.
        odd: whether an odd number of words turns the statement round.
        stand: on which side of what it speaks of the words are.
        outcome: above 0 if a thing came about, went well or goes on, below 0 if not.
        lengths: durations inside the words, unit and number.
        untrue, still, foretells, growth, part, cause, open, kept, admits: whether such words are in
            it.
        repeats: whether its cue says that it was said before.
        own: keys of what the speaker calls his own ("its fighters").
        of_itself: whether the speaker is the subject ("said it had never …").
        lead: whether it stands in the headline or the first paragraph.
        brief: whether its article is a short notice.
        scope: keys of the stretches of time in it ("second quarter").
    """

    account: Account
    words: str
    topic: Topic
    holder: frozenset[str]
    front: frozenset[str]
    opening: frozenset[str]
    agents: frozenset[str]
    office: Topic
    party: frozenset[str]
    singles: bool
    authors: dict[str, frozenset[str]]
    at: frozenset[str]
    days: frozenset[str]
    periods: frozenset[str]
    lengths: tuple[tuple[str, int], ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    odd: bool
    stand: Stand
    outcome: int
    untrue: bool
    still: bool
    foretells: bool
    growth: bool
    part: bool
    cause: bool
    open: bool
    kept: bool
    admits: bool
    repeats: bool
    own: frozenset[str]
    of_itself: bool
    lead: bool
    brief: bool
    scope: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the content words."""
        return self.topic.keys

    @property
    def names(self) -> frozenset[str]:
        """Those of them that are names."""
        return self.topic.names

    @property
    def negated(self) -> frozenset[str]:
        """Those of the keys that it says are not so; all where its cue denies it."""
        denies = turns(self.account.claim.said_with, self.account.claim.says)
        return self.keys - self.topic.negated if denies else self.topic.negated

    @property
    def doer(self) -> frozenset[str]:
        """Keys of who acts; of the first content words where nothing tells it."""
        return self.agents or self.front

    @property
    def day(self) -> date | None:
        """The day of speaking."""
        return self.account.day


def statement_of(account: Account, world: Accounts) -> Statement:
    """An account as it is compared with others."""
    claim = account.claim
    words = f"{claim.said_with} {claim.says}" if _leads(account) else claim.says
    topic = account.topic if account.answers else topic_of(f"· {claim.says}")
    events = tuple(world.events[name] for name in claim.about if name in world.events)
    whens = [when for when in world.times.get(claim.document.id, ()) if _inside(when.span, account)]
    acts = tuple(event for event in events if world.tells(account, event))
    agents = _agents(account, acts, world)
    told = bool(agents) or not _PASSIVE.search(claim.says)
    return Statement(
        account=account,
        words=words,
        topic=topic,
        holder=_holder(account),
        front=_opening(claim.says, FRONT_WORDS) if told else frozenset(),
        opening=_opening(claim.says, OPENING),
        agents=agents,
        office=_office(claim),
        party=_party(account),
        singles=bool(_SINGLED.search(claim.says)),
        authors=_authors(acts),
        at=_places(claim.says),
        days=frozenset(
            when.value[:10] for when in whens if when.type == "DATE" and _is_day(when.value)
        ),
        periods=frozenset(w.value for w in whens if w.type == "DATE" and _is_stretch(w.value)),
        lengths=tuple(length for when in whens if (length := _length(when))),
        figures=world.figures_in(claim),
        events=events,
        odd=_is_odd(account, words),
        stand=stand_of(words),
        outcome=_outcome(claim.says),
        untrue=_has("untrue", words) or turns(claim.said_with, claim.says),
        still=_has("still", claim.says),
        foretells=claim.stance in _FORETELLING or _has("future", words),
        growth=_has("growth", words),
        part=_has("part", words),
        cause=_has("cause", words),
        open=is_undecided(words) or _has("open", words),
        kept=_has("kept", words),
        admits=_has("admits", words),
        repeats=_has("repeats", claim.said_with),
        own=own_keys(words),
        of_itself=is_of_itself(claim),
        lead=_leads_article(claim),
        brief=len(claim.document.text) < BRIEF,
        scope=_scope(words),
    )


def _leads(account: Account) -> bool:
    """Whether the cue stands before the content, as in "opposed sending troops"."""
    claim = account.claim
    before = bool(claim.cue) and claim.cue[-1].end <= claim.content[0].start
    return before and claim.kind is not ClaimKind.DIRECT


def _inside(span: Span, account: Account) -> bool:
    return any(span.overlaps(part) for part in account.claim.content)


def _is_day(value: str) -> bool:
    return len(value) >= len("2031-05-13") and value[:4].isdigit() and value[8:10].isdigit()


def _leads_article(claim: Claim) -> bool:
    before = claim.document.text[: claim.content[0].start]
    return sum(bool(line.strip()) for line in before.split("\n")[:-1]) < LEAD


def _is_stretch(value: str) -> bool:
    return value[:4].isdigit() and not _is_day(value)


def _length(when: When) -> tuple[str, int] | None:
    found = _LENGTH.fullmatch(when.value) if when.type == "DURATION" else None
    return (found[2], int(found[1])) if found else None


def _holder(account: Account) -> frozenset[str]:
    claim = account.claim
    if claim.kind is ClaimKind.NARRATED:
        return topic_of(f"· {' '.join(claim.says.split()[:6])}").names
    own = topic_of(f"· {_WHERE.split(claim.by)[0]} · {_WHERE.split(account.name)[0]}")
    if claim.by.lower().startswith("its "):
        return _opening(claim.says, 1) | own.names
    return own.names or own.keys


def _party(account: Account) -> frozenset[str]:
    """Keys of the speaker, and of whom he speaks for: not of where he is or lives."""
    for_whom = topic_of(f"· {_PLACED.sub(' ', account.claim.by)}").names
    return _holder(account) | for_whom


def _office(claim: Claim) -> Topic:
    return topic_of(f"· {claim.by}" if claim.source.spans else "")


def _opening(words: str, number: int) -> frozenset[str]:
    found: dict[str, None] = {}
    for word in _WORD.findall(words):
        found.update(dict.fromkeys(topic_of(f"· {word}").keys))
        if len(found) >= number:
            break
    return frozenset(found)


def _agents(account: Account, events: tuple[Event, ...], world: Accounts) -> frozenset[str]:
    """Keys of the words for who acts, where grammar, an event or an actor in front tells it."""
    claim = account.claim
    named = [match[1] for pattern in (_BY, _CLEFT) for match in pattern.finditer(claim.says)]
    keys = [topic_of(f"· {part}").keys - _table("not_agents") for part in named]
    if not any(keys):
        spans = [span for event in events for span in event.actor_spans]
        first = claim.content[0].start + FRONT
        spans += [
            s for s, _ in world.mentions.get(claim.document.id, ()) if _in_front(s, claim, first)
        ]
        keys += [topic_of(f"· {span.of(claim.document.text)}").keys for span in spans]
    return frozenset[str]().union(*keys)


def _authors(events: tuple[Event, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for event in events:
        for span in event.actor_spans:
            keys = topic_of(f"· {span.of(event.document.text)}").keys
            found[event.type] = found.get(event.type, frozenset()) | keys
    return found


def is_of_itself(claim: Claim) -> bool:
    """Whether the content starts with a pronoun, or "that" and one, for the speaker."""
    first = [word.lower() for word in _WORD.findall(claim.says)[:2]]
    return bool(first) and not _PRONOUNS.isdisjoint(first if first[0] == "that" else first[:1])


def _in_front(span: Span, claim: Claim, first: int) -> bool:
    return claim.content[0].start <= span.start < first


def _places(words: str) -> frozenset[str]:
    found = (topic_of(f"· {match[1]}").keys for match in _AT.finditer(words))
    return frozenset[str]().union(*found)


def _is_odd(account: Account, words: str) -> bool:
    """Whether negators, and a cue or word that calls it untrue, turn the statement round."""
    topic = topic_of(words)
    turned = turns(account.claim.said_with, account.claim.says)
    return bool(topic.negated) ^ (turned and not topic.negated)


def _outcome(words: str) -> int:
    """The balance of words for what came about and for what did not, turned by a negator."""
    table = lexicon("en", "collisions")["outcome"]
    found = _WORD.findall(words.lower())
    keys = frozenset(map(key_of, found))
    line = f" {' '.join(found)} "
    off = sum(f" {phrase} " in line for phrase in table["off_phrases"])
    off += len(keys & _keys(tuple(table["off"])))
    score = len(keys & _keys(tuple(table["came"]))) - 2 * off
    return -score if topic_of(words).negated else score


def _scope(words: str) -> frozenset[str]:
    table = lexicon("en", "collisions")["scope"]
    plain = set(_WORD.findall(words.lower()))
    found = plain & set(table["words"])
    return frozenset(found | (plain & set(table["ordinals"])) if found else ())


def _has(group: str, words: str) -> bool:
    """Whether words or phrases of a group are in a text."""
    plain = _WORD.findall(words.lower())
    line = f" {' '.join(plain)} "
    phrases: list[str] = lexicon("en", "collisions")[group].get("phrases", [])
    if any(f" {phrase} " in line for phrase in phrases):
        return True
    return not _table(group).isdisjoint(key_of(word) for word in plain)


@cache
def _table(group: str) -> frozenset[str]:
    return _keys(tuple(lexicon("en", "collisions")[group].get("words", ())))


@cache
def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key_of, words))


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Pairs of keys that exclude each other as outcomes."""
    pairs = (
        *lexicon("en", "collisions")["opposites"]["pairs"],
        *lexicon("en", "topics")["opposites"],
    )
    return tuple((key_of(one), key_of(other)) for one, other in pairs)


def opposite(one: Statement, other: Statement) -> bool:
    """Whether an outcome in one excludes an outcome in the other."""
    left, right = one.keys - other.keys, other.keys - one.keys
    return any((a in left and b in right) or (b in left and a in right) for a, b in opposites())


@cache
def titles() -> frozenset[str]:
    """Words that stand as a title before a name."""
    return frozenset(lexicon("en", "collisions")["titles"]["words"])


@cache
def courtesy() -> frozenset[str]:
    """Words that stand before any name."""
    return frozenset(lexicon("en", "collisions")["titles"]["courtesy"])


def people() -> frozenset[str]:
    """Keys of the words for persons that are counted."""
    return _table("people")


def state_words() -> frozenset[str]:
    """Keys of the words for those who act for a state."""
    return _table("state")
