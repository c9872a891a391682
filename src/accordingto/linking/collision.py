"""Evidence that two accounts collide, each kind with reasons that a user can read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.account import same_scene
from accordingto.linking.topic import (
    contrary,
    is_negator,
    is_undecided,
    own_keys,
    topic_of,
    turns,
    wording,
)
from accordingto.model import ClaimKind, DisputeKind, Modality, Stance
from accordingto.span import shorten, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.account import Account, Accounts
    from accordingto.linking.matters import Pair
    from accordingto.model import Event

ACTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
"""Types of act whose author is worth a dispute."""
WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "CONSULT", "SUPPORT", "THREATEN"})
"""Types of act done by speaking; they say nothing of which deed is spoken of."""
WHOLE = 0.9
"""Share from which the lesser topic is all in the other."""
CLOSE = 0.45
"""Share of the lesser topic from which a contrary statement answers another one."""
CLOSER = 0.2
"""The same for accounts of one article that share two words which are no names."""
RESPONSIBILITY = frozenset({"responsibility", "responsible", "blame", "guilt", "guilty"})
"""Words for having done something; who denies that he "blamed" somebody denies no deed."""
WISHES = frozenset({Stance.HOPES, Stance.DEMANDS, Stance.PROPOSES})
"""Stances that report nothing which could be denied."""
COMMITTED = frozenset(
    {
        Stance.PROMISES,
        Stance.REJECTS,
        Stance.SUPPORTS,
        Stance.DEMANDS,
        Stance.ASSERTS,
        Stance.THREATENS,
        Stance.CONDEMNS,
        Stance.PREDICTS,
        Stance.PROPOSES,
        Stance.HOPES,
    }
)


@dataclass(frozen=True, slots=True)
class Collision:
    """Two accounts that cannot both stand, with the question between them and the reasons."""

    kind: DisputeKind
    one: Account
    other: Account
    question: str
    because: tuple[str, ...]
    strength: float


def answering(pair: Pair, world: Accounts) -> Iterator[Collision]:
    """Denial and occurrence: one account says what the other says is not so."""
    one, other = pair.one, pair.other
    together = one.claim.document is other.claim.document
    enough = CLOSER if len(pair.common) > 1 and together else CLOSE
    if one.voice == other.voice or pair.shared < enough or _is_open(one) or _is_open(other):
        return
    if not (together or same_scene(one, other)) or _of_other_acts(one, other, world):
        return
    if not contrary(one.topic, other.topic, world.weight) or _is_broken_word(one, other):
        return
    says, negates = (one, other) if _negated(other, pair) else (other, one)
    if says.answers is negates.claim:
        says, negates = negates, says
    answers = negates.answers is says.claim
    if not answers and not (_negated(negates, pair) and _answers(negates, says, pair)):
        return
    if says.claim.stance in WISHES or _is_background(says, negates):
        return
    if says.topic.negated and not (answers or turns(negates.claim.said_with, negates.claim.says)):
        return
    kind = DisputeKind.DENIAL if _is_party(negates, says) else DisputeKind.OCCURRENCE
    because = (f"both speak of {_words(pair)}", f"{negates.name} says it is not so")
    yield Collision(kind, says, negates, _is_it_so(says), because, pair.shared)


def _of_other_acts(one: Account, other: Account, world: Accounts) -> bool:
    """Whether both tell of deeds, and none of the one is of a type of the other's."""
    deeds = [
        {world.events[event].type for event in account.claim.about if event in world.events} - WORDS
        for account in (one, other)
    ]
    return bool(deeds[0] and deeds[1]) and not deeds[0] & deeds[1]


def _negated(account: Account, pair: Pair) -> bool:
    """Whether what the two share is what the account directly negates."""
    return bool(account.topic.struck & account.topic.negated & pair.common)


def _answers(negates: Account, says: Account, pair: Pair) -> bool:
    """Whether a denial meets what it denies: the denier's own part, or two words of one matter.

    "Denied that its fighters had fired" answers only who speaks of the fighters or the denier.
    """
    if pair.beside and says.claim.content[0] < negates.claim.content[0]:
        return True
    own = (
        own_keys(negates.text)
        if turns(negates.claim.said_with, negates.claim.says)
        else frozenset[str]()
    )
    speaker = topic_of(f"of {negates.name}").keys
    whole = pair.shared >= WHOLE or len(pair.common) > 1
    return bool((own | speaker) & says.topic.keys) or (not own and whole)


def _is_background(says: Account, negates: Account) -> bool:
    """Whether an outlet's own sentence is in play where nobody answers with a word of denial."""
    kinds = {says.claim.kind, negates.claim.kind}
    return ClaimKind.NARRATED in kinds and not turns(negates.claim.said_with, negates.claim.says)


def _is_open(account: Account) -> bool:
    """Whether the account takes no side: doubts, "could not say", "unless …"."""
    cue = account.claim.said_with
    if set(lexicon("en", "topics")["reservations"]) & set(account.claim.says.lower().split()):
        return True
    silent = any(is_negator(word) for word in cue.split())
    doubts = account.claim.stance is Stance.DOUBTS
    return doubts or silent or is_undecided(f"{cue} {account.claim.says}")


def _is_broken_word(one: Account, other: Account) -> bool:
    """Whether the earlier of two accounts only promises what the later reports otherwise."""
    before = min(one, other, key=lambda account: str(account.day))
    return one.day != other.day and before.claim.stance in {Stance.PROMISES, Stance.THREATENS}


def _is_party(denier: Account, accuser: Account) -> bool:
    """Whether the one who denies is spoken of in what is denied, or the cue is a denial."""
    spoken_of = denier.speaker is not None and bool(
        topic_of(denier.speaker.name).keys & accuser.topic.keys
    )
    answers = denier.answers is accuser.claim
    return spoken_of or answers or turns(denier.claim.said_with, denier.claim.says)


def roles(world: Accounts) -> Iterator[Collision]:
    """Role: one act, two authors.

    Accounts of one type of deed in articles that open on one scene collide when each blames the
    party that speaks in the other, or when they name one target and different authors.
    """
    deeds = [(account, act) for account in world.rows for act in _acts(account, world)]
    for (one, left), (other, right) in combinations(deeds, 2):
        if one.voice == other.voice or left.type != right.type or _apart(left, right, world):
            continue
        authors = world.authors(left), world.authors(right)
        if not all(authors) or authors[0] & authors[1] or not same_scene(one, other):
            continue
        crossed = one.voice in authors[1] or other.voice in authors[0]
        targets = _targets(left) & _targets(right)
        if crossed or targets:
            question = f"Who did it: {_author_name(left, world)}, or {_author_name(right, world)}?"
            because = ("one kind of deed, one scene", "the authors differ")
            if crossed:
                because = (*because, "one speaker is the author whom the other names")
            yield Collision(DisputeKind.ROLE, one, other, question, because, len(targets) + crossed)


def disowned(world: Accounts) -> Iterator[Collision]:
    """Role, denied: one account names the author of a deed, another denies his responsibility."""
    denials = [
        row
        for row in world.rows
        if row.claim.stance is Stance.DENIES
        and RESPONSIBILITY.intersection(re.findall(r"\w+", row.claim.says.lower()))
    ]
    deeds = [(row, act) for row in world.rows for act in _acts(row, world)] if denials else []
    for denial, (account, act) in product(denials, deeds):
        named = topic_of(f"by {_author(act)}").names & denial.topic.keys
        if named and denial.voice != account.voice and same_scene(denial, account):
            question = f"Is {_author_name(act, world)} responsible?"
            because = (f"{denial.name} denies the responsibility that {account.name} states",)
            yield Collision(DisputeKind.ROLE, account, denial, question, because, len(named))


def _apart(left: Event, right: Event, world: Accounts) -> bool:
    """Whether two deeds are of two days or of two places."""
    days = [event.when[:10] for event in (left, right) if event.when]
    places = [world.places[event.place] for event in (left, right) if event.place in world.places]
    cities = {place.name for place in places if place.geonames}
    return len(set(days)) > 1 or len(cities) > 1


def _targets(event: Event) -> frozenset[str]:
    """Keys of the words for whom or what a deed struck."""
    spans = " of ".join(span.of(event.document.text) for span in event.recipient_spans)
    return topic_of(spans).keys


def _acts(account: Account, world: Accounts) -> list[Event]:
    """The acts with a named author that an account tells as done."""
    events = (world.events[event] for event in account.claim.about if event in world.events)
    return [
        event
        for event in events
        if event.type in ACTS
        and event.actor_spans
        and world.tells(account, event)
        and event.modality in {Modality.ACTUAL, Modality.ALLEGED}
    ]


def _author_name(event: Event, world: Accounts) -> str:
    """The authors under the names they commonly go by, not under one side's."""
    names = dict.fromkeys(world.actors[a].name for a in event.actors if a in world.actors)
    return " and ".join(names) or _author(event)


def _author(event: Event) -> str:
    return " and ".join(span.of(event.document.text) for span in event.actor_spans)


def shifted(pair: Pair, world: Accounts) -> Iterator[Collision]:
    """Shift: one speaker, two days, two stands; inside one article its words have to tell it."""
    one, other = pair.one, pair.other
    if one.speaker is None or other.speaker is None or one.speaker.id != other.speaker.id:
        return
    if one.day is None or other.day is None or one.day == other.day:
        return
    if one.claim.document is other.claim.document or pair.shared < CLOSE:
        return
    if not contrary(one.topic, other.topic, world.weight):
        return
    if not {one.claim.stance, other.claim.stance} <= COMMITTED:
        return
    before, after = sorted((one, other), key=lambda account: str(account.day))
    question = f"Has {one.name} changed position: {_words(pair)}?"
    because = (f"said on {before.day} and on {after.day}", "the words are contrary")
    yield Collision(DisputeKind.SHIFT, before, after, question, because, pair.shared)


def framed(pair: Pair, world: Accounts) -> Iterator[Collision]:
    """Framing: two sources name one thing by different names."""
    del world
    one, other = pair.one, pair.other
    if one.voice == other.voice or ClaimKind.NARRATED in {one.claim.kind, other.claim.kind}:
        return
    names = [name_given(account) for account in (one, other)]
    if names[0] is None or names[1] is None:
        return
    things = [topic_of(thing).keys for thing, _ in (names[0], names[1])]
    labels = [topic_of(label).keys for _, label in (names[0], names[1])]
    if len(things[0] & things[1]) < 2 or labels[0] & labels[1] or not (labels[0] and labels[1]):
        return
    question = f"By what name is it to be called: “{shorten(names[0][0], 60)}”?"
    because = tuple(
        f"{a.name}: “{label}”" for a, (_, label) in ((one, names[0]), (other, names[1]))
    )
    yield Collision(DisputeKind.FRAMING, one, other, question, because, pair.shared)


def name_given(account: Account) -> tuple[str, str] | None:
    """The thing and the name that a source gives it: "called X a Y", "X is a Y"."""
    words = account.claim.says
    naming = set(lexicon("en", "topics")["naming"])
    joint = (" as ", " “", ' "', " a ") if naming & set(account.claim.said_with.split()) else ()
    for separator in (*joint, " is a ", " was a ", " is an ", " was an "):
        thing, found, label = words.partition(separator)
        if found and thing.strip():
            return thing, label
    return None


def _words(pair: Pair) -> str:
    """What two accounts share, in the words of the first."""
    return f"“{wording(pair.words, pair.one.text)}”"


def _is_it_so(says: Account) -> str:
    """The neutral question after what one account says, in its own words."""
    against, found, charge = says.claim.says.partition(" of ")
    if says.claim.stance is Stance.ACCUSES and found and says.text != says.claim.says:
        return f"Is the charge against {against} so: “{shorten(charge, 90)}”?"
    words = unquoted(says.claim.says).removeprefix("that ")
    return f"Is it so: “{shorten(words, 90)}”?"
