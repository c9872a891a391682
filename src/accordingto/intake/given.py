"""What the caller says about all the inputs of one call."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from accordingto.intake.refusal import IntakeError
from accordingto.model import as_date


@dataclass(frozen=True, slots=True)
class Given:
    """Date, outlet and encoding for inputs that do not name their own.

    A plain file has no other date. A web page or a JSON record that states its own date or
    outlet keeps it: one `--published` for a folder must not redate the pages inside.
    """

    published: date | None = None
    publisher: str | None = None
    encoding: str | None = None


def given(published: date | str | None, publisher: str | None, encoding: str | None) -> Given:
    """The caller's words, checked.

    Raises:
        IntakeError: a date that is not in the calendar, or an encoding Python does not know.
    """
    try:
        day = as_date(published)
    except ValueError as error:
        raise IntakeError(str(error)) from error
    return Given(day, publisher or None, known(encoding) if encoding else None)


def known(encoding: str) -> str:
    """The name of an encoding, if it is one of text.

    Raises:
        IntakeError: Python has no such text encoding.
    """
    try:
        with suppress(UnicodeError):
            b"a".decode(encoding)
    except (LookupError, ValueError) as error:
        message = f"{encoding!r} is no text encoding: give a name such as utf-8, cp1252 or utf-16"
        raise IntakeError(message) from error
    return encoding
