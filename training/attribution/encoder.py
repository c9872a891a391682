"""The model: a plain BERT encoder (all-MiniLM-L6-v2), seven BIO tags and two kinds of link.

The table of token types is enlarged to carry the shape of each word (case, inside quotation
marks, border), which costs nothing at run time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from accordingto.reading.window import SHAPES

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
TAGS = 7
LINK_WIDTH, FARTHEST = 128, 96


class Scores(NamedTuple):
    """Unnormalised scores: tags `[batch, piece, tag]`, links `[batch, from, to]`."""

    tags: Tensor
    to_cue: Tensor
    to_source: Tensor


class LockedDropout(nn.Module):
    """Dropout with one mask for all pieces of a window: as good, and nearly free on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """Drop features while training."""
        if not self.training:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2]) >= self.rate
        return states * (kept / (1 - self.rate)).to(states.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = LockedDropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Attend and transform; `mask` is added to the weights: 0, or very low on padding."""
        batch, length, _ = states.shape
        query, key, value = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv(states).split(WIDTH, dim=-1)
        )
        weights = (query * (WIDTH // HEADS) ** -0.5) @ key.transpose(2, 3)
        if mask is not None:
            weights = weights + mask
        seen = weights.softmax(-1) @ value
        seen = self.mixed(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.mixed_norm(states + self.dropout(seen))
        inner = self.outer(functional.gelu(self.inner(states)))
        return self.outer_norm(states + self.dropout(inner))


class Link(nn.Module):
    """Every piece points at one piece: a bilinear score and a bias for the distance."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, LINK_WIDTH)
        self.key = nn.Linear(WIDTH, LINK_WIDTH)
        self.distance = nn.Parameter(torch.zeros(2 * FARTHEST + 1))

    def forward(self, states: Tensor) -> Tensor:
        """Scores `[batch, from, to]`."""
        score = self.query(states) @ self.key(states).transpose(1, 2) * LINK_WIDTH**-0.5
        place = torch.arange(states.shape[1])
        apart = (place[None, :] - place[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        return score + self.distance[apart]


class Reader(nn.Module):
    """Encoder with the three heads."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, TAGS)
        self.to_cue = Link()
        self.to_source = Link()
        self.dropout = LockedDropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Scores:
        """Scores for piece ids and shapes `[batch, piece]`."""
        places = torch.arange(ids.shape[1])
        states = self.words(ids) + self.positions(places) + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        return Scores(self.tags(states), self.to_cue(states), self.to_source(states))


def pretrained(weights: Path, dropout: float) -> Reader:
    """A reader whose encoder is all-MiniLM-L6-v2 and whose heads are fresh."""
    stored = load_file(weights)
    reader = Reader(dropout)
    nn.init.normal_(reader.tags.weight, std=0.02)
    for link in (reader.to_cue, reader.to_source):
        nn.init.normal_(link.query.weight, std=0.02)
        nn.init.normal_(link.key.weight, std=0.02)
    reader.load_state_dict({**reader.state_dict(), **_renamed(stored)})
    return reader


def _renamed(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    tables = "embeddings."
    found = {
        "words.weight": stored[f"{tables}word_embeddings.weight"],
        "positions.weight": stored[f"{tables}position_embeddings.weight"],
        "shapes.weight": stored[f"{tables}token_type_embeddings.weight"][:1].repeat(SHAPES, 1),
    }
    names = {
        "attention.output.dense": "mixed",
        "attention.output.LayerNorm": "mixed_norm",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "outer_norm",
    }
    for part in ("weight", "bias"):
        found[f"norm.{part}"] = stored[f"{tables}LayerNorm.{part}"]
        for number in range(LAYERS):
            old, new = f"encoder.layer.{number}", f"layers.{number}"
            rows = [stored[f"{old}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            found[f"{new}.qkv.{part}"] = torch.cat(rows)
            for was, becomes in names.items():
                found[f"{new}.{becomes}.{part}"] = stored[f"{old}.{was}.{part}"]
    return found
