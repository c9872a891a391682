"""The one door to the attribution model: scores for a window of words, never a decision.

Another model touches this file and `weights/` alone. The weights are checked against their
reviewed digests before they are used; one thread, one window at a time, so that the same text
has the same scores whatever else is read beside it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from accordingto.reading.window import Window, Word

    Scores = NDArray[np.float32]

WEIGHTS = files("accordingto.reading") / "weights"


class WeightsError(RuntimeError):
    """The weights are missing or are not those this release was measured with."""


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the model says of the words of one window.

    `tags`: log-probabilities `[word, tag]`; tag 0 is outside, 1 and 2 begin and go on with a
    source, 3 and 4 a cue, 5 and 6 a content. `to_cue[i, j]`: probability that word `j` begins
    the cue to which word `i` of a source or content belongs. `to_source[i, j]`: probability
    that word `j` begins the source of the cue that word `i` begins; `to_source[i, i]`: that it
    has none.
    """

    tags: Scores
    to_cue: Scores
    to_source: Scores


class Scorer:
    """A loaded model with its tokeniser."""

    def __init__(self, folder: Traversable) -> None:
        """Load `attribution.onnx` and `tokenizer.json` of a folder.

        Raises:
            WeightsError: a file is missing or differs from the digest in `weights.json`.
        """
        stored = {name: _checked(folder, name, digest) for name, digest in digests(folder).items()}
        runtime = cast("Any", onnxruntime)
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = runtime.InferenceSession(
            stored["attribution.onnx"], options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = cast("Any", Tokenizer).from_str(stored["tokenizer.json"].decode())

    def pieces(self, words: Sequence[Word]) -> list[list[int]]:
        """The ids of the pieces of each word; none for a mark that the tokeniser drops."""
        found: list[list[int]] = [[] for _ in words]
        forms = [word.form for word in words]
        encoded = self._tokenizer.encode(forms, is_pretokenized=True, add_special_tokens=False)
        word_of: list[int] = encoded.word_ids
        for piece, number in zip(encoded.ids, word_of, strict=True):
            found[number].append(piece)
        return found

    def score(self, window: Window) -> WindowScores:
        """Scores for the words of one window."""
        inputs = {"ids": window.ids, "shapes": window.shapes, "places": window.places}
        arrays = {name: np.asarray(values, dtype=np.int64) for name, values in inputs.items()}
        tags, to_cue, to_source = self._session.run(None, arrays)
        return WindowScores(tags, to_cue, to_source)


def digests(folder: Traversable = WEIGHTS) -> dict[str, str]:
    """The reviewed SHA-256 of each file of the weights."""
    try:
        record = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise WeightsError(f"{folder} holds no weights.json: install accordingto again") from error
    return cast("dict[str, str]", record["sha256"])


def model_version() -> str:
    """Name and digest of the attribution model, for the record of a Reading."""
    return f"attribution sha256:{digests()['attribution.onnx'][:16]}"


@cache
def scorer() -> Scorer:
    """The model that ships, loaded once."""
    return Scorer(WEIGHTS)


def _checked(folder: Traversable, name: str, digest: str) -> bytes:
    try:
        stored = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise WeightsError(f"{folder / name} is missing: install accordingto again") from error
    if hashlib.sha256(stored).hexdigest() != digest:
        raise WeightsError(
            f"{folder / name} is not the file this release was measured with: "
            "install accordingto again, or make weights.json anew with training/attribution"
        )
    return stored
