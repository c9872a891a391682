"""What the caller says about all the inputs of one call."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from accordingto.intake.refusal import IntakeError
from accordingto.model import as_date

if TYPE_CHECKING:
    from datetime import date

    from accordingto.intake.way import Way


@dataclass(frozen=True, slots=True)
class Given:
    """Date, outlet and encoding for inputs that do not name their own.

    A plain file has no other date. A web page or a JSON record that states its own date or
    outlet keeps it: one `--published` for a folder must not redate the pages inside. Files that are
    read are entered on the `way`.
    """

    published: date | None = None
    publisher: str | None = None
    encoding: str | None = None
    way: Way | None = None

    @classmethod
    def checked(
        cls,
        published: date | str | None,
        publisher: str | None,
        encoding: str | None,
        way: Way | None = None,
    ) -> Self:
        """The caller's words, if they can be meant.

        Raises:
            IntakeError: a date that is not in the calendar, an encoding Python does not know.
        """
        try:
            day = as_date(published)
        except ValueError as error:
            raise IntakeError(str(error)) from error
        if encoding and not is_encoding(encoding):
            raise IntakeError(
                f"{encoding!r} is no text encoding: give a name such as utf-8, cp1252 or utf-16"
            )
        return cls(day, publisher or None, encoding or None, way)


def is_encoding(name: str) -> bool:
    """Whether Python has a text encoding of this name."""
    try:
        with suppress(UnicodeError):
            b"a".decode(name)
    except (LookupError, ValueError):
        return False
    return True
