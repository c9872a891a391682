"""What is inserted in a sentence with a speaker of its own: "nine people (four, according to X)".

The speaker inside brackets, a pair of dashes or, with "according to", a pair of commas vouches for
what stands there with him, not for the sentence around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accordingto.reading.parse import Parse

_BRACKETS = {"(": ")", "[": "]"}
_DASHES = frozenset({"–", "—", "--", "-"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def inserted(parse: Parse, cue: int, tokens: list[int]) -> list[int]:
    """Those of the tokens that stand in one insertion with the cue; all of them if none does.

    What holds the main verb of its sentence is no insertion: "BRILL — Police said a man — a baker".
    """
    stretch = _between_brackets(parse, cue) or _between_dashes(parse, cue)
    stretch = stretch or _between_commas(parse, cue)
    if any(parse.tokens[i].dep == "ROOT" for i in stretch):
        return tokens
    return [i for i in tokens if i in stretch] or tokens


def _between_brackets(parse: Parse, cue: int) -> range:
    sentence = parse.sentence(cue)
    for i in range(cue - 1, sentence.start - 1, -1):
        if parse.tokens[i].text in _BRACKETS.values():
            break
        if parse.tokens[i].text in _BRACKETS:
            return range(i + 1, _next(parse, cue, {_BRACKETS[parse.tokens[i].text]}))
    return range(0)


def _between_dashes(parse: Parse, cue: int) -> range:
    """From the last dash before a cue to the next behind it, where the last one opens a pair."""
    sentence = parse.sentence(cue)
    before = [i for i in range(sentence.start, cue) if _is_dash(parse, i)]
    end = next((i for i in range(cue, sentence.stop) if _is_dash(parse, i)), 0)
    return range(before[-1] + 1, end) if len(before) % 2 else range(0)


def _is_dash(parse: Parse, i: int) -> bool:
    """Whether a token is a dash that does not tie two words."""
    token = parse.tokens[i]
    return token.text in _DASHES and not parse.text[token.start - 1 : token.start].strip()


def _between_commas(parse: Parse, cue: int) -> range:
    """The phrase without a verb of its own that "according to X" closes, before the main verb.

    "The camp, home to 4,000 according to the mission, was shelled"; with a comma before it as well
    the speaker vouches for the whole.
    """
    sentence = parse.sentence(cue)
    first = next((i for i in range(cue, sentence.start, -1) if parse.tokens[i].text == ","), cue)
    phrase = range(first + 1, cue)
    end = _next(parse, cue, {","})
    bare = all(parse.tokens[i].tag not in _FINITE for i in phrase)
    goes_on = any(parse.tokens[i].dep == "ROOT" for i in range(max(cue, end), sentence.stop))
    relay = parse.tokens[cue].dep == "prep"
    return range(first + 1, end) if relay and phrase and bare and goes_on else range(0)


def _next(parse: Parse, cue: int, marks: set[str]) -> int:
    """The next of some marks behind a cue in its sentence; 0 if none follows."""
    behind = range(cue, parse.sentence(cue).stop)
    return next((i for i in behind if parse.tokens[i].text in marks), 0)
