"""The PLOVER types of `plover.toml`, and how PLOVER folds what is to come into them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from accordingto.terms import Modality

_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


@cache
def ontology() -> dict[str, dict[str, Any]]:
    """The PLOVER types, each with meaning, quad, score, modes and `recipient`."""
    path = files("accordingto.ontology") / "plover.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def folded(kind: str, modality: str) -> str:
    """The type that PLOVER's manual gives an act with its modality.

    A planned CONSULT, SUPPORT, COOPERATE or AID is AGREE; a threatened act of material conflict
    is THREATEN; all others keep their type.
    """
    if modality == Modality.PLANNED and kind in _COOPERATION:
        return "AGREE"
    return "THREATEN" if modality == Modality.THREATENED and kind in _MATERIAL_CONFLICT else kind
