"""Runs a query over a graph, in an order that is the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from kg.engines import Answer, Engine, engine_of
from kg.errors import QueryError
from kg.loading import union_view
from kg.ontology import PREFIXES, vocabulary
from kg.query.catalogue import Query, find, nearest
from kg.query.naming import Index, Names
from kg.query.parameters import guess, resolve
from kg.query.planning import apart_from_order
from kg.query.wording import first_named, fully_ordered, with_values

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.plugins.sparql.sparql import Query as Prepared
    from rdflib.query import ResultRow
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: rows (SELECT), a truth value (ASK) or a graph (CONSTRUCT, DESCRIBE).

    `rows` hold one term or None a variable. `names` gives readers' names for the IRIs in it, for tables; they are read
    from the graph when they are asked for.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    answer: bool | None = None
    graph: Graph | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows) if self.graph is None else len(self.graph)


def run(
    graph: Graph,
    sparql: str | None = None,
    name: str | None = None,
    bindings: Mapping[str, str] | None = None,
) -> Result:
    """Answer a query.

    Args:
        graph: a Graph, or a Dataset whose default graph is what plain patterns match.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE text; the prefixes of `kg.ontology.PREFIXES` need no declaration.
        name: instead, the name of a catalogue query.
        bindings: parameter, or variable of one's own text → value as a reader writes it (see `kg.query.parameters`).
    Raises:
        QueryError: neither or both of sparql and name; an unknown name; a wrong, missing or ambiguous parameter; a
            syntax error, with its place; SERVICE or FROM, which would reach out to the net.
    """
    if (sparql is None) == (name is None):
        raise QueryError("give either a SPARQL text or the name of a query")
    graph = union_view(graph)
    given = dict(bindings or {})
    engine = engine_of(graph)
    if name is not None:
        query = find(name)
        values = _values(graph, query, given)
        if engine is not None:
            return _ask_catalogue(engine, graph, query, values)
        prepared = _prepare(query.with_values(values))
        bound: dict[str, Node] = {}
        searched = _with_vocabulary(graph) if query.needs_vocabulary else graph
    else:
        assert sparql is not None
        prepared = _prepare(sparql)
        bound = _bind(graph, prepared, given)
        searched = graph
    _refuse_remote(graph, prepared)
    if engine is not None and sparql is not None:
        return _ask(engine, graph, sparql, prepared, bound)
    return _evaluate(searched, prepared, bound)


def _values(graph: Graph, query: Query, given: Mapping[str, str]) -> dict[str, list[Node]]:
    parameters = {parameter.name: parameter for parameter in query.parameters}
    known = ", ".join(f"{p.name} ({p.kind})" for p in query.parameters) or "none"
    for name in given:
        if name not in parameters:
            raise QueryError(f"{query.name} has no parameter {name!r}; it has: {known}")
    missing = [p.name for p in query.parameters if p.required and p.name not in given]
    if missing:
        raise QueryError(f"{query.name} needs --set {missing[0]}=VALUE; its parameters: {known}")
    index = Index(graph)
    return {name: resolve(graph, parameters[name], value, index) for name, value in given.items()}


def _bind(graph: Graph, prepared: Prepared, given: Mapping[str, str]) -> dict[str, Node]:
    variables = sorted(_variables(prepared))
    bound: dict[str, Node] = {}
    index = Index(graph)
    for name, value in given.items():
        variable = name.lstrip("?$")
        if variable not in variables:
            near = nearest(variable, variables) or variables
            raise QueryError(f"the query has no variable ?{variable}; it has: {', '.join('?' + v for v in near)}")
        terms = guess(graph, value, index)
        if len(terms) > 1:
            several = " ".join(map(str, terms[:5]))
            raise QueryError(f"{name}={value}: several things are so called; give one IRI: {several}")
        bound[variable] = terms[0]
    return bound


def _prepare(text: str) -> Prepared:
    from pyparsing.exceptions import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
    except ParseException as error:
        raise QueryError(_syntax_error(text, error.lineno, error.column, str(error.msg))) from None
    except RecursionError:
        raise QueryError("the query is nested too deeply") from None
    try:
        prepared = translateQuery(parsed, None, dict(PREFIXES))
    except Exception as error:  # rdflib raises bare Exceptions here
        raise QueryError(_semantic_error(text, str(error))) from None
    if parsed[1].name == "SelectQuery" and not parsed[1].projection:  # SELECT *
        _name_columns(prepared, text)
    _order_fully(prepared)
    return prepared


def _name_columns(prepared: Prepared, text: str) -> None:
    """Let the columns of SELECT * stand in the order in which the text names the variables."""
    order = first_named(text)
    node: Any = prepared.algebra
    while node.name != "Project":
        node = node.p
    node["PV"] = prepared.algebra["PV"] = sorted(node.PV, key=lambda variable: order.index(str(variable)))


def _syntax_error(text: str, line: int, column: int, reason: str) -> str:
    lines = text.split("\n")
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    before, after = shown[: column - 1], shown[column - 1 :]
    excerpt = " ".join(f"{before[-40:]}▸{after[:40]}".split())
    if re.match(r"\s*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", text, re.IGNORECASE):
        reason = "queries only read; updates are not accepted"
    return f"SPARQL syntax error at line {line}, column {column} (▸): {excerpt} — {' '.join(reason.split())[:200]}"


def _semantic_error(text: str, reason: str) -> str:
    prefix = re.match(r"Unknown namespace prefix : ?(.*)", reason)
    if not prefix:
        return f"SPARQL error: {' '.join(reason.split())[:200]}"
    at = re.search(rf"(?<![\w-]){re.escape(prefix[1])}:", text)
    line = text.count("\n", 0, at.start()) + 1 if at else 1
    column = at.start() - text.rfind("\n", 0, at.start()) if at else 1
    known = ", ".join(PREFIXES)
    return f"SPARQL error at line {line}, column {column}: prefix {prefix[1]}: is not declared; ready-made are {known}"


def _order_fully(prepared: Prepared) -> None:
    """Let every projected variable break ties, so that rows, and what LIMIT cuts, are the same in every run."""
    from rdflib.plugins.sparql.parserutils import CompValue

    node: Any = prepared.algebra
    while isinstance(node, CompValue) and node.name in ("SelectQuery", "Slice", "Distinct", "Reduced"):
        node = node.p
        if isinstance(node, CompValue) and node.name == "Project":
            ties = [CompValue("OrderCondition", expr=variable) for variable in node.PV]
            if isinstance(node.p, CompValue) and node.p.name == "OrderBy":
                node.p["expr"] = [*node.p.expr, *ties]
            else:
                node["p"] = CompValue("OrderBy", p=node.p, expr=ties)
            return


def _walk(prepared: Prepared) -> list[Any]:
    from rdflib.plugins.sparql.algebra import traverse

    seen: list[Any] = []

    def visit(node: Any) -> None:
        seen.append(node)

    traverse(prepared.algebra, visitPre=visit)
    return seen


def _variables(prepared: Prepared) -> set[str]:
    from rdflib.term import Variable

    return {str(node) for node in _walk(prepared) if isinstance(node, Variable)}


def _refuse_remote(graph: Graph, prepared: Prepared) -> None:
    from rdflib import Dataset
    from rdflib.plugins.sparql.parserutils import CompValue

    if any(isinstance(node, CompValue) and node.name == "ServiceGraphPattern" for node in _walk(prepared)):
        raise QueryError("SERVICE is not available: queries never reach out to the net")
    known = {str(g.identifier) for g in graph.graphs()} if isinstance(graph, Dataset) else set()
    engine = engine_of(graph)
    for clause in prepared.algebra.get("datasetClause") or ():
        named = str(clause.default or clause.named)
        if named not in known and not (engine is not None and engine.has_graph(named)):
            raise QueryError(f"FROM <{named}>: no such named graph is loaded, and none is fetched")


def _ask(engine: Engine, graph: Graph, text: str, prepared: Prepared, bound: Mapping[str, Node]) -> Result:
    """The same as `_evaluate`, by the engine behind the graph, which gets the query as text."""
    projected = tuple(str(variable) for variable in prepared.algebra.get("PV") or ())
    text = with_values(fully_ordered(text, projected), {name: term.n3() for name, term in bound.items()})
    answer = engine.ask(text)
    if answer.truth is not None:
        return Result(answer=answer.truth)
    if answer.triples is not None:
        from rdflib import Graph as PlainGraph

        built = PlainGraph(bind_namespaces="none")
        for triple in answer.triples:
            built.add(triple)
        for prefix, namespace in PREFIXES.items():
            built.bind(prefix, namespace, override=True, replace=True)
        return Result(graph=built, names=Names(graph, answer.triples))
    return _selected(graph, projected, answer)


def _ask_catalogue(engine: Engine, graph: Graph, query: Query, values: Mapping[str, list[Node]]) -> Result:
    """The same for a query of the catalogue."""
    text, by = apart_from_order(query.with_values(values, narrowed=True))
    narrow = any(p.names_things and p.name in values for p in query.parameters)
    return _selected(graph, query.variables, engine.ask_catalogue(text, query.variables, by, narrow))


def _selected(graph: Graph, variables: tuple[str, ...], answer: Answer) -> Result:
    """The rows of an engine's answer under these variables."""
    rows = answer.rows or ()
    if answer.variables != variables:
        at = {name: i for i, name in enumerate(answer.variables)}
        rows = tuple(tuple(row[at[name]] if name in at else None for name in variables) for row in rows)
    return Result(variables=variables, rows=rows, names=Names(graph, rows))


def _evaluate(graph: Graph, prepared: Prepared, bound: Mapping[str, Node]) -> Result:
    try:
        answer = graph.query(prepared, initBindings={variable: cast("Any", term) for variable, term in bound.items()})
        if answer.type == "ASK":
            return Result(answer=bool(answer.askAnswer))
        if answer.type in ("CONSTRUCT", "DESCRIBE"):
            built = answer.graph
            assert built is not None
            for prefix, namespace in PREFIXES.items():
                built.bind(prefix, namespace, override=True, replace=True)
            return Result(graph=built, names=Names(graph, [tuple(triple) for triple in built]))
        variables = tuple(str(variable) for variable in answer.vars or ())
        rows = tuple(tuple(row) for row in cast("Iterable[ResultRow]", answer))
    except QueryError:
        raise
    except Exception as error:  # an engine's fault on a query is the query's fault to its user
        if "requiring a dataset" in str(error):
            raise QueryError("GRAPH needs named graphs: load TriG or N-Quads files") from None
        raise QueryError(f"the query cannot be run: {' '.join(str(error).split())[:200]}") from error
    return Result(variables=variables, rows=rows, names=Names(graph, rows))


def _with_vocabulary(graph: Graph) -> Graph:
    from rdflib import Graph as PlainGraph

    union = PlainGraph()
    for triple in graph.triples((None, None, None)):
        union.add(triple)
    for triple in vocabulary():
        union.add(triple)
    return union
