from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from accordingto.reading.scorer import (
    WEIGHTS,
    Scorer,
    WeightsError,
    digests,
    model_version,
    scorer,
)
from accordingto.reading.window import Window, paragraphs, windows

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“The gates are shut,” the harbour master told Radio Tarsa 😀 on Monday."


def window_of(text: str) -> Window:
    lines = paragraphs(text)
    pieces = [scorer().pieces(line) for line in lines]
    return next(windows(pieces, [[word.shape for word in line] for line in lines]))


def test_each_word_has_a_probability_for_each_tag_and_link() -> None:
    window = window_of(TEXT)
    scores = scorer().score(window)
    size = len(window.words)
    assert scores.tags.shape == (size, 7)
    assert scores.to_cue.shape == scores.to_source.shape == (size, size)
    assert np.allclose(np.exp(scores.tags).sum(axis=1), 1, atol=1e-4)
    for links in (scores.to_cue, scores.to_source):
        assert links.min() >= 0
        assert links.sum(axis=1).max() <= 1 + 1e-4


def test_the_same_window_has_the_same_scores_whoever_asks() -> None:
    window = window_of(TEXT)
    first, again = scorer().score(window), Scorer(WEIGHTS).score(window)
    assert (first.tags == again.tags).all()
    assert (first.to_cue == again.to_cue).all()


def test_pieces_are_given_back_word_by_word() -> None:
    (line,) = paragraphs("Unverifiable 😀 e\u0301migre\u0301s \u0301 left")
    pieces = scorer().pieces(line)
    assert len(pieces) == len(line)
    assert len(pieces[0]) > 1
    assert pieces[-1] == scorer().pieces(paragraphs("LEFT")[0])[0]


def test_the_version_names_the_file() -> None:
    assert digests()["attribution.onnx"].startswith(model_version().rpartition(":")[2])


def copied(folder: Path) -> Path:
    for name in ("weights.json", *digests()):
        shutil.copy(str(WEIGHTS / name), folder)
    return folder


@pytest.mark.parametrize("name", ["tokenizer.json", "attribution.onnx"])
def test_a_changed_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    with (folder / name).open("ab") as stored:
        stored.write(b"\n")
    with pytest.raises(WeightsError, match=f"{name} is not the file"):
        Scorer(folder)


@pytest.mark.parametrize("name", ["tokenizer.json", "attribution.onnx", "weights.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=name):
        Scorer(folder)


def test_the_weights_are_small_and_listed() -> None:
    listed = json.loads((WEIGHTS / "weights.json").read_text(encoding="utf-8"))["sha256"]
    assert set(listed) == {"attribution.onnx", "tokenizer.json"}
    assert sum(len((WEIGHTS / name).read_bytes()) for name in listed) < 25_000_000
