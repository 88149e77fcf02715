"""GraphML and GEXF, by networkx; both open in Gephi."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx

from kg.export.network import Network, Properties

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(network: Network) -> str:
    out = io.BytesIO()
    nx.write_graphml_xml(_graph(network), out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode("utf-8") + "\n"


def gexf(network: Network) -> str:
    text = "\n".join(nx.generate_gexf(_graph(network), encoding="utf-8", prettyprint=True)) + "\n"
    return _TODAY.sub("", text, count=1)  # the same bytes in every run


def _graph(network: Network) -> Any:
    graph = nx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(_clean(node.id), kind=node.kind, **_plain(node.properties))
    for edge in network.edges:
        graph.add_edge(_clean(edge.start), _clean(edge.end), key=edge.id, kind=edge.kind, **_plain(edge.properties))
    return graph


def _plain(properties: Properties) -> Properties:
    return {name: _clean(value) if isinstance(value, str) else value for name, value in properties.items()}


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
