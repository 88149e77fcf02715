"""Rows and truth values in the four formats of SPARQL 1.1 results, up to a limit of rows and bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from kg.engines.terms import OxTerm, ox, usual_tag

Row = Sequence[OxTerm | None]
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"


def rows_as(
    form: str, variables: Sequence[str], rows: Iterator[Row], most_rows: int, most_bytes: int
) -> tuple[str, bool]:
    """The rows as ``json``, ``xml``, ``csv`` or ``tsv``, and whether some were left out because of the limits."""
    kept: list[Row] = []
    size = 0
    cut = False
    for row in rows:
        size += sum(40 + 3 * len(getattr(term, "value", "")) for term in row if term is not None)
        if len(kept) >= most_rows or size > most_bytes:
            cut = True
            break
        kept.append(row)
    write = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}[form]
    return write(variables, kept), cut


def truth_as(form: str, truth: bool) -> str:
    word = "true" if truth else "false"
    if form == "json":
        return json.dumps({"head": {}, "boolean": truth}) + "\n"
    if form == "xml":
        return f'<?xml version="1.0"?>\n<sparql xmlns="{_NAMESPACE}"><head/><boolean>{word}</boolean></sparql>\n'
    return word + "\n"


def _json(variables: Sequence[str], rows: Sequence[Row]) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(variables, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps({"head": {"vars": list(variables)}, "results": {"bindings": bindings}}, ensure_ascii=False) + "\n"


def _json_term(term: OxTerm) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    value = {"type": "literal", "value": term.value}
    if term.language:
        value["xml:lang"] = usual_tag(term.language)
    elif term.datatype.value != _STRING:
        value["datatype"] = term.datatype.value
    return value


def _xml(variables: Sequence[str], rows: Sequence[Row]) -> str:
    parts = [f'<?xml version="1.0" encoding="utf-8"?>\n<sparql xmlns="{_NAMESPACE}">\n<head>']
    parts += [f"<variable name={quoteattr(name)}/>" for name in variables]
    parts.append("</head>\n<results>\n")
    for row in rows:
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(variables, row, strict=True)
            if term is not None
        )
        parts.append(f"<result>{''.join(cells)}</result>\n")
    parts.append("</results>\n</sparql>\n")
    return "".join(parts)


def _xml_term(term: OxTerm) -> str:
    text = escape("".join(c if _is_xml(c) else "\ufffd" for c in term.value))
    if isinstance(term, ox.NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{text}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(usual_tag(term.language))}>{text}</literal>"
    if term.datatype.value != _STRING:
        return f"<literal datatype={quoteattr(term.datatype.value)}>{text}</literal>"
    return f"<literal>{text}</literal>"


def _is_xml(character: str) -> bool:
    return (character >= " " and character not in "\ufffe\uffff") or character in "\t\n\r"


def _csv(variables: Sequence[str], rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(variables)
    writer.writerows([_csv_term(term) for term in row] for row in rows)
    return out.getvalue()


def _csv_term(term: OxTerm | None) -> str:
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


def _tsv(variables: Sequence[str], rows: Sequence[Row]) -> str:
    lines = ["\t".join(f"?{name}" for name in variables)]
    lines += ["\t".join(map(_tsv_term, row)) for row in rows]
    return "\n".join(lines) + "\n"


def _tsv_term(term: OxTerm | None) -> str:
    if term is None:
        return ""
    text = str(term)
    if isinstance(term, ox.Literal) and term.language:
        text = text[: -len(term.language)] + usual_tag(term.language)
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
