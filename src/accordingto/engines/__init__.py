"""Who turns the crank from Document to Reading: this process, a pool, or a cluster engine.

One contract: batches of documents in, batches of readings out, in the same order, the reader
made once in each process. Batches travel as JSON of ASCII letters, so a reading is the same to
the byte whatever engine made it.
"""

from __future__ import annotations

from accordingto.engines.batch import Engine, EngineError, readings
from accordingto.engines.choice import ENGINES, engine

__all__ = ["ENGINES", "Engine", "EngineError", "engine", "readings"]
