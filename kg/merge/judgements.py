"""Users' judgements of which things are the same: a file of JSON Lines, a judgement a line, that can be edited by hand.

    {"judgement": "same", "left": "https://…/official/甲", "right": "https://…/official/乙", "who": "chen",
     "when": "2026-02-06", "why": "same office, same day"}

`judgement` is same, different or unsure. Empty lines and lines that begin with # are left out. The order of lines does
not matter, and a line that is taken out leaves no trace: the graph is then what it was before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from kg import ontology
from kg.errors import KgError

KINDS = ("same", "different", "unsure")
_FIELDS = ("judgement", "left", "right", "who", "when", "why")


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One judgement. `left` and `right` are IRIs: of things, as a merged or an article's own graph names them, or of
    mentions (``…article/…#char=5,9``), which stand for the thing that they mention in that article alone."""

    judgement: str
    left: str
    right: str
    who: str = ""
    when: str = ""
    why: str = ""
    place: str = ""  # file and line, for messages

    def line(self) -> str:
        """As a line of the file, without its line end."""
        return json.dumps({k: v for k, v in asdict(self).items() if k != "place" and v}, ensure_ascii=False)


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file; none if there is no such file yet.

    Raises:
        KgError: it cannot be read, or a line is none: with its number and what is wrong.
    """
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: the judgements cannot be read; they must be a file in UTF-8") from error
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.append(parse_judgement(line, f"{path}:{number}"))
    return tuple(found)


def parse_judgement(line: str, place: str) -> Judgement:
    """One line of the file.

    Raises:
        KgError: it is no judgement.
    """
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise KgError(f"{place}: not JSON ({error.msg}); one judgement a line, as kg resolve writes them") from error
    if not isinstance(record, dict) or not all(isinstance(v, str) for v in record.values()):
        raise KgError(f'{place}: not a judgement; write {{"judgement": "same", "left": IRI, "right": IRI, …}}')
    if unknown := sorted(set(record) - set(_FIELDS)):
        raise KgError(f"{place}: {unknown[0]!r} is no field of a judgement; those are {', '.join(_FIELDS)}")
    if record.get("judgement") not in KINDS:
        raise KgError(f'{place}: "judgement" must be {", ".join(KINDS[:-1])} or {KINDS[-1]}')
    for side in ("left", "right"):
        if not record.get(side, "").strip():
            raise KgError(f'{place}: "{side}" must be the IRI of a thing')
    if record.get("when"):
        try:
            date.fromisoformat(record["when"][:10])
        except ValueError as error:
            raise KgError(f'{place}: "when" must be a date such as 2026-02-06') from error
    left, right = full_iri(record["left"]), full_iri(record["right"])
    if left == right:
        raise KgError(f"{place}: left and right are the same IRI; a judgement is on two")
    return Judgement(
        record["judgement"], left, right, record.get("who", ""), record.get("when", ""), record.get("why", ""), place
    )


def full_iri(name: str) -> str:
    """The IRI that ``official/川普``, or an IRI as it stands, means."""
    name = name.strip()
    return name if ":" in name.partition("/")[0] else ontology.BASE + name


def short(iri: str) -> str:
    """An IRI as people write it here: below the data namespace, characters unescaped."""
    return unquote(iri.removeprefix(ontology.BASE))


def append_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write judgements below those in the file.

    Raises:
        KgError: the file cannot be written.
    """
    from kg.files import write_whole

    before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    write_whole(path, before + "".join(j.line() + "\n" for j in judgements))
