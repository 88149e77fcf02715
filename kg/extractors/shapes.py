"""Patterns that several extractors share."""

from __future__ import annotations

import re

HAN = re.compile(r"[㐀-鿿]")
