"""A member of the cast: one actor in the making, with the mentions that were given to it."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from accordingto.model import ActorKind
from accordingto.reading.mention import Mention


@dataclass(slots=True, eq=False)
class Member:
    """One actor in the making; `called` are the names that the text says it is also known by."""

    kind: ActorKind
    names: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    called: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    nation: str | None = None
    role: str | None = None
    affiliation: str | None = None
    gender: str | None = None
    plural: bool = False
    mentions: list[Mention] = field(default_factory=list[Mention])
    _ends: list[int] = field(default_factory=list[int])

    def before(self, i: int) -> int:
        """The last token of its nearest mention before token `i`; -1 where there is none."""
        n = bisect_left(self._ends, i)
        return self._ends[n - 1] if n else -1

    def take(self, mention: Mention) -> None:
        """Add a mention and what it tells that was not yet known."""
        self.mentions.append(mention)
        insort(self._ends, mention.last)
        if mention.kind in {ActorKind.PERSON, ActorKind.UNNAMED} or self.nation is None:
            self.nation = self.nation or mention.nation
        if self.kind is ActorKind.PERSON and (self.role is None or len(self.role) < 4):
            self.role = mention.role
        self.affiliation = self.affiliation or mention.affiliation
        self.gender = self.gender or mention.gender
        if mention.kind is ActorKind.ARMED_GROUP and self.kind is ActorKind.ORGANISATION:
            self.kind = ActorKind.ARMED_GROUP
        if mention.kind is ActorKind.GOVERNMENT:
            self.kind = ActorKind.GOVERNMENT
