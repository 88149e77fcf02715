"""What an attribution is."""

from __future__ import annotations

from dataclasses import dataclass

from kg.document import Quote
from kg.extractors.mentions import ActorMention
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """An opening of a statement.

    `start` is where the attribution's own words begin, `content` where the reported words begin (for a quotation
    that stands before its speaker: where they may go on). `before` is that quotation. `subjects` are joint speakers,
    nearest to the cue last. `embedded` says that the attribution sits inside a clause of somebody's words (被中國認為,
    盧秀燕說過美方…). `strong` says that a stop or quotation mark shows where the words begin.
    """

    start: int
    cue: Span | None
    act: str
    content: int
    subjects: tuple[ActorMention, ...] = ()
    before: Quote | None = None
    embedded: bool = False
    joined: bool = False  # 並, 也, 則: the reporter's own link, so never embedded
    strong: bool = True
    colon: bool = False
    earlier: bool = False  # the subject stands in an earlier clause of the sentence
    unknown: bool = False  # by somebody of whom nothing is known, so by nobody who spoke before
    until: int | None = None  # where the words end, if the opening itself tells

    @property
    def subject(self) -> ActorMention | None:
        """The subject nearest to the cue."""
        return self.subjects[-1] if self.subjects else None
