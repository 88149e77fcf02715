"""Modules that can be called: `kg.query(graph, …)` runs a query, and `kg.query` still is the module around it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


def call_as(module: str, function: Callable[..., Any]) -> None:
    """Let a module, given by its ``__name__``, be called as one of its functions."""

    class CallableModule(ModuleType):
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs)

    sys.modules[module].__class__ = CallableModule
