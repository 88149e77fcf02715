"""Where the files that are no Python are found, in a checkout as in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_path(*parts: str) -> Path:
    """The path of a file or folder of the ontology, such as ``ontology_path("queries")``.

    In a checkout that is `ontology/` beside the package; a wheel carries the same folder as `kg/_ontology`.
    """
    installed = _PACKAGE / "_ontology"
    root = installed if installed.is_dir() else _PACKAGE.parent / "ontology"
    return root.joinpath(*parts)
