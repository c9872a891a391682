"""Who is quoted as saying something, and by whom.

"Vale was quoted by the agency as saying that …" is the agency's claim, with Vale's inside it;
where nobody is named who quotes, it is Vale's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.holding import indices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from accordingto.reading.attribution import Attribution
    from accordingto.reading.parse import Parse, Token


def quoted_as_saying(
    found: Attribution, by_syntax: Iterable[Attribution], parse: Parse
) -> Attribution:
    """The attribution; of a passive such as "was quoted as saying" with the parts that it has."""
    verb = parse.head_of(found.cue)
    if verb is None or not parse.children(verb, "auxpass"):
        return found
    links = [link for link in parse.children(verb, "prep") if link.lower == "as"]
    said = {word.i: link.i for link in links for word in parse.children(link.i, "pcomp")}
    for other in by_syntax:
        saying = parse.head_of(other.cue)
        if saying in said:
            spoken = indices(other.content, parse)
            by = next(_named_behind_by(parse, verb, saying), None)
            if by is None:
                return replace(found, source=other.source, content=other.content)
            whole = {*indices(other.source, parse), said[saying], saying, *spoken}
            source = parse.spans(parse.subtree(by.i))
            cue = parse.spans([i for i in indices(found.cue, parse) if i not in whole])
            return replace(found, source=source, cue=cue, content=parse.spans(sorted(whole)))
    return found


def _named_behind_by(parse: Parse, *verbs: int) -> Iterator[Token]:
    """What stands behind "by", which the parser hangs on either verb."""
    for verb in verbs:
        for by in parse.children(verb, "agent", "prep"):
            if by.lower == "by":
                yield from parse.children(by.i, "pobj")
