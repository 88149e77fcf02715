"""Words by jieba, loaded when first needed: its dictionary takes most of a second to read."""

from __future__ import annotations

import logging
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _tokenizer() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    # jieba keeps a marshalled dictionary in the common temporary folder and loads whatever lies there; a folder of
    # the user's own cannot be prepared by somebody else.
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="kg-"))
    jieba.dt.tmp_dir = str(folder)
    jieba.initialize()
    return jieba.dt


def segment(folded: str) -> list[str]:
    """Cut folded text into words; joined together they are the text again."""
    words: list[str] = _tokenizer().lcut(folded)
    return words


def is_word(folded: str) -> bool:
    """Whether jieba's dictionary holds exactly this word."""
    return bool(_tokenizer().FREQ.get(folded))
