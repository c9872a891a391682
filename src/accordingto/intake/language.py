"""The language of a text, by py3langid (Lui & Baldwin 2012): English is read, others are not."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from accordingto.intake.refusal import Unfit

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = 2000
"""Characters that are looked at, from the beginning and from the middle each."""
ENOUGH = 100
"""Letters below which a text in Latin script is too short to be judged, and is read."""
SURE = 0.9
"""Probability of another language from which a text is set aside."""
FOREIGN = 0.5
"""Share of letters in another script from which a text is no English, however short."""
FEWEST = 15
"""Letters of another script that are needed for that."""


COMMON = 0.05
"""Share of words that only English uses so often, from which a text of foreign names is English."""


def require_english(text: str) -> None:
    """Let a text pass that is English, or too short or too mixed to tell.

    Raises:
        Unfit: it is in another language, whose name the message tells.
    """
    middle = max(len(text) // 2, SAMPLE)
    sample = text[:SAMPLE] + " " + text[middle : middle + SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    foreign = sum(not is_latin(letter) for letter in letters)
    script = foreign >= FEWEST and foreign > FOREIGN * len(letters)
    if not script and (len(letters) < ENOUGH or has_common_words(sample)):
        return
    code, probability = identifier().classify(sample)
    if script and code in {"en", "zxx"}:
        raise Unfit("is not in Latin script: left out, only English is read")
    if code not in {"en", "zxx"} and (script or probability >= SURE):
        raise Unfit(f"is in {language_name(code)}: left out, only English is read")


def has_common_words(text: str) -> bool:
    """Whether the words that only English uses so often are as frequent as in English."""
    words = text.lower().split()
    return sum(word in _data().english for word in words) >= COMMON * len(words)


@cache
def is_latin(letter: str) -> bool:
    """Whether a letter is of the Latin script, as its Unicode name says."""
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "")


class Identifier(Protocol):
    """What we use of py3langid."""

    def classify(self, text: str) -> tuple[str, float]:
        """The likeliest language, as an ISO 639 code, and its probability."""
        ...


@cache
def identifier() -> Identifier:
    """The identifier of the languages it knows, loaded once."""
    from py3langid import langid  # noqa: PLC0415 - half a second that short texts do not need

    made = cast("Callable[..., Identifier]", langid.LanguageIdentifier.from_model_file)
    return made(langid.MODEL_FILE, norm_probs=True)


def language_name(code: str) -> str:
    """The English name of a language; its code where we have none."""
    return _data().names.get(code, code)


class _Data(NamedTuple):
    names: dict[str, str]
    english: frozenset[str]


@cache
def _data() -> _Data:
    path = files("accordingto") / "ontology" / "languages.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Data(read["names"], frozenset(read["english"]))
