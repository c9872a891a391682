"""Feeds and known addresses, asked again and again; what is new in them, and what was changed."""

from accordingto.watching.changes import Change, changes
from accordingto.watching.watch import Round, Watch

__all__ = ["Change", "Round", "Watch", "changes"]
