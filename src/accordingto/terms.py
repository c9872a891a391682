"""The closed vocabularies: each word that a row of a Reading or a ledger can carry."""

from __future__ import annotations

from enum import StrEnum


class ClaimKind(StrEnum):
    """How the words of a claim reach the reader (Pareti 2015; `narrated` is ours)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    CONDEMNS = "condemns"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    PROMISES = "promises"
    THREATENS = "threatens"
    SUPPORTS = "supports"
    REJECTS = "rejects"
    DOUBTS = "doubts"
    HOPES = "hopes"
    PROPOSES = "proposes"


class EvidenceStatus(StrEnum):
    """Whether the article says that evidence was offered for a claim."""

    CITED = "cited"
    NONE_OFFERED = "none-offered"
    UNSTATED = "unstated"


class Modality(StrEnum):
    """How real the text says an event is (PLOVER 2.0 auxiliary modes, made complete)."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    PLANNED = "planned"
    THREATENED = "threatened"
    PREDICTED = "predicted"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class ActorKind(StrEnum):
    """What an actor is; `unnamed` keeps a source that the article does not name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    COUNTRY = "country"
    ARMED_GROUP = "armed-group"
    PEOPLE = "people"
    UNNAMED = "unnamed"


class DisputeKind(StrEnum):
    """How accounts collide (after de Marneffe et al. 2008; `shift` and `framing` are ours)."""

    FIGURE = "figure"
    DENIAL = "denial"
    ROLE = "role"
    OCCURRENCE = "occurrence"
    SHIFT = "shift"
    FRAMING = "framing"


class PendingKind(StrEnum):
    """What is still to be settled by time."""

    PREDICTION = "prediction"
    PROMISE = "promise"
    THREAT = "threat"
    DEMAND = "demand"
    INQUIRY = "inquiry"
    CONDITION = "condition"


class PendingStatus(StrEnum):
    """What became of a pending matter, as far as the ledger has read."""

    OPEN = "open"
    MET = "met"
    FAILED = "failed"
    OVERTAKEN = "overtaken"


class Decision(StrEnum):
    """What a person decides; `undo` takes an earlier decision back."""

    CONFIRM = "confirm"
    REJECT = "reject"
    SPLIT = "split"
    MERGE = "merge"
    UNDO = "undo"
