"""Whatever the described addresses are given, the server answers and never breaks."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from quick import article, quick_ledger

from accordingto.web import Guard, page

SECRET = "a-long-enough-secret"  # noqa: S105 - a test's own
LEDGER = quick_ledger()
LEDGER.add(
    article(
        "The mayor said 12 barns burned in Tarn.",
        "The priest denied 12 barns burned in Tarn.",
        "The mayor vowed 5 barns burned in Zell.",
        publisher="Tarn Post",
        published="2031-05-12",
    )
)
# Its types are generic without end; what is used of it is three calls.
SCHEMA: Any = schemathesis.openapi.from_asgi(
    "/openapi.json",
    page(LEDGER, Guard(secret=SECRET)),
    headers={"authorization": f"Bearer {SECRET}", "host": "127.0.0.1"},
)


@SCHEMA.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_nothing_breaks_the_server(case: Any) -> None:  # noqa: ANN401 - as above
    headers = {"authorization": f"Bearer {SECRET}", "host": "127.0.0.1"}
    assert case.call(headers=headers).status_code < 500


def test_the_description_names_every_way_in() -> None:
    assert len(list(SCHEMA.get_all_operations())) >= 15
