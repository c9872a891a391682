"""Step 1: bytes to Documents, and a Refusal where there is none to be had."""

from accordingto.intake.fitness import LARGEST
from accordingto.intake.inputs import bytes_of, document_at, documents, is_address
from accordingto.intake.refusal import IntakeError, Refusal
from accordingto.intake.way import Way

__all__ = [
    "LARGEST",
    "IntakeError",
    "Refusal",
    "Way",
    "bytes_of",
    "document_at",
    "documents",
    "is_address",
]
