"""Knowledge graphs of who said what about which event, country and budget, from Chinese political news.

    import kg

    graph = kg.build("seeds/000_7c15f89bb0b56af4.txt")           # or the article's text itself
    result = kg.query(graph, name="statements-about", bindings={"country": "CN"})
    html = kg.view(graph)
    merged = kg.merge([graph, other_graph]).graph

Everything is loaded when it is first used: ``import kg`` alone is cheap.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import build as build
    from kg.api import read as read
    from kg.errors import KgError as KgError
    from kg.errors import QueryError as QueryError
    from kg.errors import ReadError as ReadError
    from kg.merge import merge as merge
    from kg.query import run as query
    from kg.validate import validate as validate
    from kg.view import render as view

__version__ = "0.1.0"
__all__ = ["KgError", "QueryError", "ReadError", "__version__", "build", "merge", "query", "read", "validate", "view"]

# Where each name is found. `merge`, `query`, `validate` and `view` are modules that can be called.
_FOUND_IN = {
    "build": "kg.api",
    "read": "kg.api",
    "KgError": "kg.errors",
    "QueryError": "kg.errors",
    "ReadError": "kg.errors",
}
_MODULES = ("merge", "query", "validate", "view")


def __getattr__(name: str) -> Any:
    if name in _FOUND_IN:
        return getattr(importlib.import_module(_FOUND_IN[name]), name)
    if name in _MODULES:
        return importlib.import_module(f"kg.{name}")
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
