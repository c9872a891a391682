"""A judgement on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from accordingto.terminal import words

if TYPE_CHECKING:
    from accordingto.judgement import Judgement

NOTE = 160
"""Characters of a note in a row."""


def judgement_line(judgement: Judgement) -> Text:
    """What was decided on what, by whom and when, and whether it was taken back."""
    on = " ".join(subject.id for subject in judgement.subjects)
    when = judgement.at.replace("T", " ").removesuffix("+00:00") + " UTC"
    undone = f"undone by {judgement.undone_by}" if judgement.undone_by else ""
    note = words.quoted(judgement.note, NOTE) if judgement.note else ""
    beside = words.aside(words.on_one_line(judgement.by, 60), when, undone)
    return Text.assemble(
        (f"{judgement.decision.value} {on}", words.HEADING), f"  {note}  " if note else "  ", beside
    )
