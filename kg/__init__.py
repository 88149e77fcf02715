"""Knowledge graphs of who said what about which event, country and budget, from Chinese political news."""

from __future__ import annotations

__version__ = "0.1.0"
