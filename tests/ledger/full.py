"""What is run on a small disk until it is full: `python full.py LEDGER`; told on standard output."""

from __future__ import annotations

import sys

from quick import article, quick_ledger

from accordingto.ledger.errors import DiskFullError


def main(file: str) -> None:
    """Add until there is no room, then prove what is there."""
    added = 0
    with quick_ledger(file) as ledger:
        try:
            while True:
                lines = [f"The mayor said {added}{n} barns burned in Tarn." for n in range(50)]
                added += ledger.add(article(*lines)).added
        except DiskFullError as error:
            sys.stdout.write(f"{error}\n")
    with quick_ledger(file) as ledger:
        whole = len(ledger.documents()) == added and len(ledger.claims()) == 50 * added
        sys.stdout.write(f"whole: {whole}, sound: {bool(ledger.check())}\n")


if __name__ == "__main__":
    main(sys.argv[1])
