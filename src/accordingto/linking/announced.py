"""Collisions that the words of one article announce: staged, cleared, named well or ill, changed.

What such words are is in `collisions.toml`; both accounts stand in one article, which ties them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, permutations
from typing import TYPE_CHECKING

from accordingto.languages import lexicon
from accordingto.linking.collision import ACTS, Collision, name_given
from accordingto.linking.statement import is_of_itself
from accordingto.linking.topic import topic_of, wording
from accordingto.model import ClaimKind, DisputeKind, Stance
from accordingto.span import shorten, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.linking.account import Account, Accounts

_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
REACH = 4
"""Words beside one for a sham that name what is a sham."""
BEFORE = 400
"""Characters before the news of a change in which the stand that is changed is told."""


def announced(world: Accounts) -> Iterator[Collision]:
    """All such collisions, article by article; what a speaker denies having said, across them."""
    yield from _unsaid(world)
    for _, group in groupby(world.rows, key=lambda row: row.claim.document.id):
        rows = list(group)
        for look in (_staged, _cleared, _disputed, _valued, _changed):
            yield from look(rows, world)


def _staged(rows: list[Account], _: Accounts) -> Iterator[Collision]:
    """One speaks of a deed as a sham, another tells of such a deed as done."""
    shams = [(row, keys) for row in rows if len(keys := _sham_of(row.claim.says)) > 1]
    named = {row.claim.id for row, _ in shams}
    for sham, keys in shams:
        for real in rows:
            shared = keys & real.topic.keys - real.topic.negated - real.topic.names
            if len(shared) < 2 or real.voice == sham.voice or real.claim.id in named:
                continue
            if real.claim.stance in {Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS}:
                words = wording(shared, real.claim.says)
                because = (
                    f"{sham.name} speaks of a sham",
                    f"{real.name} tells of “{words}” as done",
                )
                question = f"Was it real or a sham: “{words}”?"
                yield Collision(DisputeKind.OCCURRENCE, real, sham, question, because, len(shared))


def _sham_of(says: str) -> frozenset[str]:
    """Keys of what some words call a sham: "a staged attack", "plans to fake an attack"."""
    words = _WORDS.findall(says)
    at = [n for n, word in enumerate(words) if word.lower() in _table("sham")]
    return frozenset[str]().union(
        *(topic_of(" ".join(words[n + 1 : n + 1 + REACH])).keys for n in at)
    )


def _cleared(rows: list[Account], world: Accounts) -> Iterator[Collision]:
    """One charges somebody with a part in a deed, another knows of none."""
    charges = [row for row in rows if row.claim.stance is Stance.ACCUSES and _of_deed(row, world)]
    clearing = [row for row in rows if _says(row, "cleared") and not _told(row)]
    for charge in charges:
        for clears in clearing:
            shared = world.parties_in(charge) & world.parties_in(clears) - {charge.voice}
            if charge.voice == clears.voice or not shared:
                continue
            kind = DisputeKind.DENIAL if clears.voice in shared else DisputeKind.ROLE
            question = f"Is the charge so: “{shorten(unquoted(charge.claim.says), 90)}”?"
            because = (
                f"the charge is made by {charge.name}",
                f"{clears.name} knows of no proof, or of no part in it",
            )
            yield Collision(kind, charge, clears, question, because, len(shared))


def _disputed(rows: list[Account], world: Accounts) -> Iterator[Collision]:
    """One says what somebody did, who right behind it denies something that concerns the one."""
    for said, denial in permutations(rows, 2):
        start, end = denial.claim.content[0].start, said.claim.content[-1].end
        near = end <= start <= end + BEFORE
        if not near or denial.claim.stance is not Stance.DENIES or said.voice == denial.voice:
            continue
        named = denial.voice in world.parties_in(said) and said.voice in world.parties_in(denial)
        if named and not _told(said) and said.claim.stance in {Stance.ASSERTS, Stance.ACCUSES}:
            question = (
                f"Is it so: “{shorten(unquoted(said.claim.says).removeprefix('that '), 90)}”?"
            )
            because = (
                f"{said.name} speaks of {denial.name}",
                f"{denial.name} denies something about {said.name} right behind it",
            )
            yield Collision(DisputeKind.DENIAL, said, denial, question, because, 1)


def _of_deed(row: Account, world: Accounts) -> bool:
    """Whether a charge is of a part in a deed."""
    types = {world.events[name].type for name in row.claim.about if name in world.events}
    return _says(row, "complicity") or bool(types & ACTS)


def _valued(rows: list[Account], world: Accounts) -> Iterator[Collision]:
    """Framing: one side calls its act by a word that defends it, another by one that condemns."""
    for one, other in permutations(rows, 2):
        given = None if _told(one) or _told(other) else name_given(one)
        if given is None or one.voice == other.voice or one.voice not in world.parties_in(other):
            continue
        thing, label = given
        if _has("defending", label) and _says(other, "condemning"):
            question = f"By what name is it to be called: “{shorten(thing, 60)}”?"
            because = (f"{one.name}: “{label}”", f"{other.name}: “{shorten(other.claim.says, 90)}”")
            yield Collision(DisputeKind.FRAMING, one, other, question, because, 1)


def _changed(rows: list[Account], _: Accounts) -> Iterator[Collision]:
    """Shift: a stand is told, and right behind it the outlet tells that it was changed."""
    for news in rows:
        start = news.claim.content[0].start
        if not _told(news) or not _change().search(news.claim.says):
            continue
        for stand in rows:
            if _told(stand) or not start - BEFORE <= stand.claim.content[0].start < start:
                continue
            question = f"Has {stand.name} changed position: “{shorten(stand.claim.says, 60)}”?"
            because = (f"{news.name} tells of a change: “{shorten(news.claim.says, 90)}”",)
            yield Collision(DisputeKind.SHIFT, stand, news, question, because, 1)


def _unsaid(world: Accounts) -> Iterator[Collision]:
    """A speaker denies having accused or blamed somebody of whom he spoke before."""
    for denial in world.rows:
        denies = denial.claim.stance is Stance.DENIES or denial.topic.negated
        if not denies or not _says(denial, "accusing") or not is_of_itself(denial.claim):
            continue
        named = world.parties_in(denial) - {denial.voice}
        anybody = _says(denial, "anybody")
        for before in world.rows:
            if not _earlier(before, denial) or before.claim.stance is Stance.DENIES:
                continue
            if named & world.parties_in(before) or (anybody and _of_deed(before, world)):
                question = (
                    f"Did {denial.name} say so: “{shorten(unquoted(before.claim.says), 90)}”?"
                )
                because = (f"said on {before.day}", f"{denial.name} denies having said it")
                yield Collision(DisputeKind.OCCURRENCE, before, denial, question, because, 1)


def _earlier(before: Account, after: Account) -> bool:
    """Whether one speaker said both, on two days."""
    if before.speaker is None or after.speaker is None or before.speaker.id != after.speaker.id:
        return False
    return str(before.day) < str(after.day)


@cache
def _change() -> re.Pattern[str]:
    """A stand and its change in one clause: "this policy was reversed", "changed its mind"."""
    table = lexicon("en", "collisions")["change"]
    stand, change = ("|".join(table[name]) for name in ("stands", "changes"))
    return re.compile(
        rf"\b(?:this|that|the|its|his|her|their)(?: \w+)? (?:{stand})\b"
        rf"(?: (?:was|were|has|had|have|is|been|then|later|suddenly))+ (?:{change})\b"
        rf"|\b(?:{change}) (?:its|his|her|their|this|that)(?: \w+)? (?:{stand})\b",
        re.IGNORECASE,
    )


def _told(row: Account) -> bool:
    return row.claim.kind is ClaimKind.NARRATED


def _says(row: Account, group: str) -> bool:
    return _has(group, row.claim.says)


def _has(group: str, text: str) -> bool:
    """Whether a word or phrase of a group stands in a text."""
    line = f" {' '.join(_WORDS.findall(text.lower().replace('’', chr(39))))} "
    return any(f" {phrase} " in line for phrase in _table(group))


@cache
def _table(group: str) -> frozenset[str]:
    return frozenset(lexicon("en", "collisions")[group]["words"])
