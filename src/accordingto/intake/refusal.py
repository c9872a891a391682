"""What intake says when it cannot go on: about one input, or about the whole call."""

from __future__ import annotations

from dataclasses import dataclass


class IntakeError(ValueError):
    """A mistake that makes the whole call pointless; the message says what to do next."""


class Unfit(Exception):  # noqa: N818 - not the caller's error: `documents` turns it into a Refusal
    """Why these bytes are no document, in words for the user."""


class Unreached(Unfit):
    """An address that gave no answer now, but may give one later.

    Attributes:
        wait: seconds that the host wants to be left alone, where it says so.
    """

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input that is no document; the others are read all the same.

    Attributes:
        where: the file as it was named, with its line or record: "wire.jsonl, line 12".
        why: what is wrong and what to do about it, in one sentence.
    """

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"
