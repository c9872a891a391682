"""Train the attribution reader on PolNeAR and put its weights into the package.

    python training/attribution/train.py DATA --out src/accordingto/reading/weights

Reads `train/` for training and `dev/` for the figures of the log; no other split. All of it runs in
float32: bfloat16 is twice as fast on processors that have it and many times slower on the others.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import torch
from corpus import NOWHERE, OUTSIDE, Article, Example, examples, names, read_articles, vary
from encoder import Reader, Scores, pretrained
from export import averaged, encoder_folder, export, read_tokenizer
from torch import Tensor
from torch.nn import functional

from accordingto.reading.window import BREAK, SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Pieces = Callable[[str], list[int]]

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that shapes a run; written to its log."""

    epochs: float = 7.0
    cooldown: float = 0.7
    batch: int = 8
    encoder_rate: float = 1.5e-4
    head_rate: float = 8e-4
    decay: float = 0.01
    warmup: float = 0.25
    dropout: float = 0.05
    cue_weight: float = 0.5
    source_weight: float = 0.2
    average: float = 0.998
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded examples as tensors."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    tags: Tensor
    to_cue: Tensor
    to_source: Tensor


class Master:
    """The trained weights, their optimiser and their running average."""

    def __init__(self, reader: Reader, settings: Settings) -> None:
        self.weights = {n: p for n, p in reader.named_parameters() if p.requires_grad}
        self.average = {n: w.detach().clone() for n, w in self.weights.items()}
        self.settings = settings
        groups = [
            {"params": [w for n, w in self.weights.items() if _is_head(n) == head], "top": rate}
            for head, rate in ((False, settings.encoder_rate), (True, settings.head_rate))
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=settings.decay, fused=True)

    def step(self, rate: float, done: int) -> None:
        """One update with the gradients of the last batch."""
        torch.nn.utils.clip_grad_norm_(self.weights.values(), 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * rate
        self.optimiser.step()
        self.optimiser.zero_grad()
        keep = min(self.settings.average, done / (done + 10))
        with torch.no_grad():
            for name, weight in self.weights.items():
                self.average[name].lerp_(weight, 1 - keep)

    def save(self, path: Path, epoch: int) -> None:
        """Write everything that going on from here needs."""
        state = {"weights": self.weights, "average": self.average, "epoch": epoch}
        torch.save({**state, "optimiser": self.optimiser.state_dict()}, path)

    def load(self, path: Path) -> int:
        """Go on from a saved state; gives the number of epochs done."""
        state = torch.load(path)
        with torch.no_grad():
            for name, weight in self.weights.items():
                weight.copy_(state["weights"][name])
                self.average[name].copy_(state["average"][name])
        self.optimiser.load_state_dict(state["optimiser"])
        return state["epoch"]


def _is_head(name: str) -> bool:
    return name.startswith(("tags", "to_"))


def rate_at(epoch: float, settings: Settings) -> float:
    """Share of the top rate: up in `warmup` epochs, level, down to 0 over the cool-down."""
    left = (settings.epochs - epoch) / (settings.epochs * settings.cooldown)
    return max(0.0, min(1.0, epoch / settings.warmup, left))


def batches(found: Sequence[Example], settings: Settings, random: Random) -> list[Batch]:
    """Examples of like length together, in random order."""
    order = sorted(random.sample(range(len(found)), len(found)), key=lambda n: _length(found[n]))
    groups = [order[n : n + settings.batch] for n in range(0, len(order), settings.batch)]
    random.shuffle(groups)
    return [pad([found[n] for n in group]) for group in groups]


def _length(example: Example) -> int:
    return len(example.window.ids) // 8


def pad(group: Sequence[Example]) -> Batch:
    """Put examples side by side."""
    length = max(len(example.window.ids) for example in group)

    def filled(value: int) -> Tensor:
        return torch.full((len(group), length), value)

    batch = Batch(filled(0), filled(BREAK), filled(0).bool(), *(filled(IGNORED) for _ in range(3)))
    for row, example in enumerate(group):
        window = example.window
        size = len(window.ids)
        batch.ids[row, :size] = torch.tensor(window.ids)
        batch.shapes[row, :size] = torch.tensor(window.shapes)
        batch.mask[row, :size] = True
        places = torch.tensor(window.places)
        batch.tags[row, places] = torch.tensor(example.tags)
        for target, links in (
            (batch.to_cue, example.to_cue),
            (batch.to_source, example.to_source),
        ):
            found = torch.tensor(links)
            target[row, places[found != NOWHERE]] = found[found != NOWHERE]
    return batch


def loss_of(scores: Scores, batch: Batch, settings: Settings) -> Tensor:
    """Cross entropies of tags and links; a link competes with the pieces of its own window."""
    padding = ~batch.mask[:, None, :]
    loss = functional.cross_entropy(
        scores.tags.float().flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED
    )
    for links, gold, weight in (
        (scores.to_cue, batch.to_cue, settings.cue_weight),
        (scores.to_source, batch.to_source, settings.source_weight),
    ):
        rows = gold != IGNORED
        if rows.any():
            chosen = links.float().masked_fill(padding, -1e9)[rows]
            loss = loss + weight * functional.cross_entropy(chosen, gold[rows])
    return loss


def run(reader: Reader, batch: Batch) -> Scores:
    """Scores for a padded batch."""
    mask = (~batch.mask[:, None, None, :]).to(reader.tags.weight.dtype) * -1e4
    return reader(batch.ids, batch.shapes, mask)


def check(reader: Reader, found: Sequence[Batch], settings: Settings) -> dict[str, float]:
    """Loss and agreement of single words on dev; spans are scored after export."""
    reader.eval()
    loss, hits, guesses, golds = 0.0, 0, 0, 0
    with torch.no_grad():
        for batch in found:
            scores = run(reader, batch)
            loss += loss_of(scores, batch, settings).item()
            known = batch.tags != IGNORED
            guess, gold = scores.tags.argmax(-1)[known], batch.tags[known]
            hits += int(((guess == gold) & (gold != OUTSIDE)).sum())
            guesses += int((guess != OUTSIDE).sum())
            golds += int((gold != OUTSIDE).sum())
    reader.train()
    return {"dev_loss": loss / len(found), "dev_tag_f1": 2 * hits / (guesses + golds)}


class Material:
    """The articles, and the batches that an epoch makes of them."""

    def __init__(self, data: Path, pieces: Pieces, settings: Settings) -> None:
        self.train = read_articles(data / "train")
        self.pool = names(self.train)
        self.pieces = pieces
        self.settings = settings
        random = Random(settings.seed)  # noqa: S311 - order of the examples, no secret
        self.dev = batches(list(self._plain(read_articles(data / "dev"))), settings, random)

    def _plain(self, articles: Sequence[Article]) -> Iterator[Example]:
        for article in articles:
            yield from examples(article, self.pieces, SIZE, SIZE)

    def epoch(self, number: int) -> list[Batch]:
        """The batches of one epoch; the same for the same seed and number."""
        random = Random(f"{self.settings.seed} {number}")  # noqa: S311 - order, no secret
        found: list[Example] = []
        for article in self.train:
            varied = vary(article, self.pool, random)
            found.extend(examples(varied, self.pieces, SIZE, random.randrange(48, SIZE + 1)))
        return batches(found, self.settings, random)


def train(material: Material, reader: Reader, master: Master, runs: Path, first: int) -> None:
    """All epochs from `first`, the last perhaps in part; a state is kept after each."""
    settings = master.settings
    done = 0
    for epoch in range(first, math.ceil(settings.epochs)):
        start, pieces, total = time.monotonic(), 0, 0.0
        torch.manual_seed(settings.seed + epoch)
        whole = material.epoch(epoch)
        found = whole[: math.ceil((settings.epochs - epoch) * len(whole))]
        for number, batch in enumerate(found):
            loss = loss_of(run(reader, batch), batch, settings)
            loss.backward()
            done += 1
            master.step(rate_at(epoch + number / len(whole), settings), done + first * len(whole))
            pieces += int(batch.mask.sum())
            total += loss.item()
            if number % 25 == 24:
                speed = pieces / (time.monotonic() - start)
                note(
                    runs,
                    epoch=epoch,
                    step=number + 1,
                    of=len(found),
                    pieces_per_s=round(speed),
                    loss=round(total / (number + 1), 4),
                )
        master.save(runs / f"epoch-{epoch + 1}.pt", epoch + 1)
        note(
            runs,
            epoch=epoch + 1,
            minutes=round((time.monotonic() - start) / 60, 1),
            **check(reader, material.dev, settings),
        )


def note(runs: Path, **values: object) -> None:
    """One line of the log, also on standard output."""
    line = json.dumps({"time": time.strftime("%H:%M:%S"), **values})
    with (runs / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    print(line, flush=True)


def main() -> None:
    """Read the command line, train, export the mean of the last three states."""
    parser = argparse.ArgumentParser(description="Train the attribution reader.")
    parser.add_argument("data", type=Path, help="folder with train/ and dev/")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    parser.add_argument("--runs", type=Path, default=Path("/tmp/attribution-run"))  # noqa: S108 - states to throw away
    parser.add_argument("--resume", type=Path, help="a state of --runs to go on from")
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = parser.parse_args()
    settings = Settings(**{name: getattr(options, name) for name in asdict(Settings())})
    torch.manual_seed(settings.seed)  # the heads begin at random
    torch.set_num_threads(2)
    options.runs.mkdir(parents=True, exist_ok=True)
    note(options.runs, **asdict(settings), torch=torch.__version__)

    folder = encoder_folder()
    reader = pretrained(folder / "model.safetensors", settings.dropout)
    reader.words.requires_grad_(requires_grad=False)
    master = Master(reader, settings)
    tokenizer = read_tokenizer(folder / "tokenizer.json")
    pieces = cache(lambda form: tokenizer.encode(form, add_special_tokens=False).ids)
    material = Material(options.data, pieces, settings)
    first = master.load(options.resume) if options.resume else 0
    train(material, reader, master, options.runs, first)
    last = math.ceil(settings.epochs)
    states = [options.runs / f"epoch-{n}.pt" for n in range(max(1, last - 2), last + 1)]
    export(averaged(states, "average"), options.out, {"settings": asdict(settings)})


if __name__ == "__main__":
    main()
