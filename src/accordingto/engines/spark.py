"""Apache Spark, by `mapInArrow`: the cluster of `spark-submit`, else processes of this machine."""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from accordingto.engines.batch import work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

arrow: Any = import_module("pyarrow")
pyspark: Any = import_module("pyspark.sql")

ROUND = 16
"""Batches for each worker that are sent at once; only one round is held here."""
_SCHEMA = "number long, batch string"


def run(batches: Iterable[str], reader: str, *, workers: int) -> Iterator[str]:
    """Read the batches round by round; Spark itself does again what a lost executor had."""
    session = _session(workers)
    slots = max(workers, session.sparkContext.defaultParallelism)
    source = iter(batches)
    while sent := list(islice(source, ROUND * slots)):
        frame = session.createDataFrame(list(enumerate(sent)), _SCHEMA)
        frame = frame.repartitionByRange(min(len(sent), slots * 4), "number")
        found = frame.mapInArrow(partial(_read, reader=reader), _SCHEMA).collect()
        yield from (row.batch for row in sorted(found, key=lambda row: row.number))


def _session(workers: int) -> Any:  # noqa: ANN401 - pyspark has half its types
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = pyspark.SparkSession.builder
    if not import_module("pyspark").SparkConf().get("spark.master"):
        builder = builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
    session = builder.appName("accordingto").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _read(found: Iterator[Any], *, reader: str) -> Iterator[Any]:
    """Arrow batches with a row for each of ours."""
    for rows in found:
        for row in rows.to_pylist():
            made = [{"number": row["number"], "batch": work(row["batch"], reader)}]
            yield arrow.RecordBatch.from_pylist(made, schema=rows.schema)
