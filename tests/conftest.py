"""Settings for all tests: what properties find is the same on every machine in CI, and slow machines fail nothing."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("newskg", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("newskg")
