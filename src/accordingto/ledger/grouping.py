"""Which documents are linked together: stories kept up to date, each change where it touches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import delete, func, insert, select

from accordingto.ledger import judging, load
from accordingto.ledger.conditions import not_superseded
from accordingto.ledger.tables import documents, readings, stories, story_keys, story_ties
from accordingto.linking import stories as linking
from accordingto.linking.stories import DECIDED, ENOUGH, LARGEST, WINDOW, Tie

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from accordingto.judgement import Judgement
    from accordingto.ledger.links import State
    from accordingto.linking.stories import Signature

Story = dict[int, int]
"""The documents of a story, each with its current reading."""


class Plan(NamedTuple):
    """What has to be linked anew.

    Attributes:
        stories: those whose documents, readings or judgements have changed.
        gone: documents that are superseded by a later version.
    """

    stories: list[Story]
    gone: set[int]


def plan(connection: Connection, known: State) -> Plan:
    """Index what came since `known`, and say which stories that changes."""
    recent = _recent(connection, known.reading)
    held = documents.c.superseded_by
    gone = set(_where(connection, select(documents.c.id), held, recent))
    gone |= set(
        _where(connection, select(documents.c.id).where(held.isnot(None)), documents.c.id, recent)
    )
    fresh = recent - gone
    before = set(connection.scalars(select(stories.c.document_id).limit(LARGEST + 1)))
    now = set(connection.scalars(select(documents.c.id).where(held.is_(None)).limit(LARGEST + 1)))
    _index(connection, fresh)
    judgements = judging.every(connection)
    rejudged = _judged(connection, judgements, known.judgement)
    others = select(story_ties.c.other_id)
    near = {*_where(connection, others, story_ties.c.document_id, gone)}
    near |= _outdone(connection, fresh)
    seeds = {*fresh, *rejudged, *near, *_mates(connection, gone | near)}
    few = len(now) <= LARGEST
    if few or len(before) <= LARGEST:
        seeds |= now | before
    found = _reached(connection, seeds - gone, _decided(connection, judgements.values()))
    apart = [tuple(found.names)] if few else linking.stories(found.names, found.ties)
    groups = [group for group in apart if group]
    return Plan(_changed(connection, groups, fresh | rejudged), gone)


def settle(connection: Connection, story: Story) -> None:
    """Enter the documents of a story under its number, the least of theirs."""
    for batch in load.batches(sorted(story)):
        connection.execute(delete(stories).where(stories.c.document_id.in_(batch)))
    rows = [
        {"document_id": document, "story": min(story), "reading_id": reading}
        for document, reading in story.items()
    ]
    connection.execute(insert(stories), rows)


def forget(connection: Connection, numbers: Collection[int]) -> None:
    """Take superseded documents out of their stories, with their keys and ties."""
    columns = (stories.c.document_id, story_ties.c.document_id, story_ties.c.other_id)
    for batch in load.batches(sorted(numbers)):
        for column in columns:
            connection.execute(delete(column.table).where(column.in_(batch)))
        for number, document in load.documents(connection, batch).items():
            keyed = _of(number, linking.signature(document))
            connection.execute(delete(story_keys).where(keyed))


def clear(connection: Connection) -> None:
    """Forget every story and all that decides it; the links stay until they are made again."""
    for table in (stories, story_ties, story_keys):
        connection.execute(delete(table))


class _Reached(NamedTuple):
    """Documents that hang together, by the names that settle ties, and all their ties."""

    names: dict[int, str]
    ties: list[Tie]


def _where(
    connection: Connection, query: Select[int], column: ColumnElement[Any], values: Collection[int]
) -> Iterable[int]:
    """What a query finds where a column has one of the values."""
    for batch in load.batches(sorted(values)):
        yield from connection.scalars(query.where(column.in_(batch)))


def _recent(connection: Connection, last: int) -> set[int]:
    """Documents with a reading newer than the last that was linked."""
    query = select(readings.c.document_id).where(readings.c.id > last)
    return set(connection.scalars(query))


def _index(connection: Connection, numbers: Collection[int]) -> None:
    """Keys and ties of documents that have none yet."""
    for batch in load.batches(sorted(numbers)):
        for number, document in sorted(load.documents(connection, batch).items()):
            found = linking.signature(document)
            kept = select(story_keys.c.weight).where(_of(number, found)).limit(1)
            if found.keys and connection.scalar(kept) is None:
                _enter(connection, number, found)


def _of(number: int, found: Signature) -> ColumnElement[bool]:
    """The keys of a document, which are a function of its text: no index needs to lead there."""
    keys = story_keys.c
    return keys.key.in_(found.keys) & (keys.day == found.day) & (keys.document_id == number)


def _enter(connection: Connection, number: int, found: Signature) -> None:
    near = story_keys.c.day.between(found.day - WINDOW, found.day + WINDOW)
    weight = func.sum(story_keys.c.weight)
    query = select(story_keys.c.document_id, weight).where(story_keys.c.key.in_(found.keys), near)
    query = query.group_by(story_keys.c.document_id).having(weight >= ENOUGH)
    ties = [
        {"document_id": one, "other_id": two, "strength": strength}
        for other, strength in connection.execute(query)
        for one, two in ((number, other), (other, number))
    ]
    rows = [
        {"key": key, "day": found.day, "document_id": number, "weight": weight}
        for key, weight in found.keys.items()
    ]
    connection.execute(insert(story_keys), rows)
    if ties:
        connection.execute(insert(story_ties), ties)


def _judged(connection: Connection, every: dict[int, Judgement], last: int) -> set[int]:
    """Documents that a judgement newer than the last known is about, or one that it undid."""
    newer = {each.id: each for number, each in every.items() if number > last}
    undone = {each.undoes for each in newer.values()}
    while undone - newer.keys() - {None}:
        newer |= {each.id: each for each in every.values() if each.id in undone}
        undone = {each.undoes for each in newer.values()}
    texts = {at.document for each in newer.values() for s in each.subjects for at in s.anchors}
    return {number for found in _numbers(connection, texts).values() for number in found}


def _decided(connection: Connection, every: Iterable[Judgement]) -> dict[int, set[int]]:
    """Document to those that a person's word brings into its story."""
    merges = linking.decided(every)
    numbers = _numbers(connection, {text for merge in merges for text in merge})
    found: defaultdict[int, set[int]] = defaultdict(set)
    for merge in merges:
        first, *rest = sorted(number for text in merge for number in numbers[text]) or [0]
        for other in rest:
            found[first].add(other)
            found[other].add(first)
    return found


def _numbers(connection: Connection, texts: Collection[str]) -> defaultdict[str, list[int]]:
    """SHA-256 to the current documents with that text."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    query = select(documents.c.sha256, documents.c.id).where(documents.c.superseded_by.is_(None))
    for batch in load.batches(sorted(texts)):
        for text, number in connection.execute(query.where(documents.c.sha256.in_(batch))):
            found[text].append(number)
    return found


def _outdone(connection: Connection, fresh: Collection[int]) -> set[int]:
    """Documents that have no stronger tie than one to a fresh document."""
    new = [tie for tie in _ties(connection, fresh) if tie.other not in fresh]
    best = _best(connection, {tie.other for tie in new})
    return {tie.other for tie in new if tie.strength == best[tie.other]}


def _mates(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Documents of the stories that some documents are in."""
    query = select(stories.c.story).distinct()
    labels = {*_where(connection, query, stories.c.document_id, numbers)}
    return {*_where(connection, select(stories.c.document_id), stories.c.story, labels)}


def _reached(
    connection: Connection, seeds: Collection[int], decided: dict[int, set[int]]
) -> _Reached:
    """All current documents that strong ties, or somebody's word, lead to from the seeds."""
    names: dict[int, str] = {}
    ties: list[Tie] = []
    best: dict[int, int] = {}
    waiting = {*seeds}
    while waiting:
        found = _named(connection, waiting, names)
        beside = list(_ties(connection, found))
        ends = {end for tie in beside for end in (tie.one, tie.other)}
        best |= _best(connection, ends - best.keys())
        new = linking.strong(beside, best)
        new += (Tie(DECIDED, one, other) for one in found for other in decided.get(one, ()))
        ties += new
        waiting = {tie.other for tie in new} - names.keys()
    return _Reached(names, ties)


def _named(connection: Connection, numbers: Collection[int], names: dict[int, str]) -> list[int]:
    """Enter the names of those documents that are current; which these are."""
    held = documents.c
    query = select(held.id, held.sha256, held.publisher, held.url).where(
        held.superseded_by.is_(None)
    )
    found: list[int] = []
    for batch in load.batches(sorted(numbers)):
        for number, *named in connection.execute(query.where(held.id.in_(batch))):
            names[number] = " ".join(map(str, named))
            found.append(number)
    return found


def _ties(connection: Connection, numbers: Collection[int]) -> Iterable[Tie]:
    """Ties of some documents to current ones."""
    kept = story_ties.c
    query = select(kept.strength, kept.document_id, kept.other_id)
    query = query.join(documents, documents.c.id == kept.other_id)
    query = query.where(not_superseded(documents))
    for batch in load.batches(sorted(numbers)):
        for found in connection.execute(query.where(kept.document_id.in_(batch))):
            yield Tie(*found)


def _best(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """Each document's strongest tie to a current one."""
    kept = story_ties.c
    query = select(kept.document_id, func.max(kept.strength)).group_by(kept.document_id)
    query = query.join(documents, documents.c.id == kept.other_id)
    query = query.where(not_superseded(documents))
    return {
        document: strength
        for batch in load.batches(sorted(numbers))
        for document, strength in connection.execute(query.where(kept.document_id.in_(batch)))
    }


def _changed(
    connection: Connection, groups: Sequence[tuple[int, ...]], touched: set[int]
) -> list[Story]:
    """The stories that are not stored as they are, or hold a document that was touched."""
    every = [number for group in groups for number in group]
    stored: dict[int, int] = {}
    size: defaultdict[int, int] = defaultdict(int)
    query = select(stories.c.document_id, stories.c.story)
    for batch in load.batches(sorted(every)):
        for document, story in connection.execute(query.where(stories.c.document_id.in_(batch))):
            stored[document] = story
            size[story] += 1
    changed = [
        group
        for group in groups
        if not touched.isdisjoint(group)
        or len({stored.get(number) for number in group}) > 1
        or size[stored.get(group[0], 0)] != len(group)
    ]
    current = _current(connection, [number for group in changed for number in group])
    return [{number: current[number] for number in group} for group in changed]


def _current(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """Document to its current reading."""
    query = select(readings.c.document_id, readings.c.id).where(readings.c.superseded_by.is_(None))
    return {
        document: reading
        for batch in load.batches(sorted(numbers))
        for document, reading in connection.execute(query.where(readings.c.document_id.in_(batch)))
    }
