"""The server's addresses: the endpoint, the editor, the interactive page, and a page for each thing.

/            what there is
/sparql      SPARQL 1.1 protocol (query only); without a query, its service description
/editor      a query editor with the catalogue
/page        the interactive page, of everything or (?article=IRI) of one article
/entity      a thing by its IRI (?iri=…), as a page or as RDF
/<path>      the thing whose IRI is the data namespace and that path
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.iri import iri as iri_of
from kg.ontology import BASE, PREFIXES, shorten
from kg.query.catalogue import catalogue
from kg.serve.negotiation import HTML, ROWS, TRIPLES, choose
from kg.serve.pool import Pool
from kg.serve.worker import Reply

MOST_TEXT = 200_000
"""Bytes of a request's body."""

MOST_ON_PAGE = 400_000
"""Triples of a graph that is shown as one interactive page."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_pages = Environment(loader=PackageLoader("kg.serve"), autoescape=True, undefined=StrictUndefined)


def application(pool: Pool, title: str, hosts: frozenset[str] | None = None) -> Starlette:
    """The server as an ASGI application.

    Args:
        pool: workers over the database; started and stopped with the application.
        title: what the first page is called.
        hosts: the host names by which it may be called, lest a page on the net reads it by a name of its own; None for
            any.
    """
    site = _Site(pool, title)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        pool.start()
        try:
            yield
        finally:
            pool.stop()

    static = StaticFiles(directory=str(files("kg.serve").joinpath("static")))
    routes = [
        Route("/", site.home),
        Route("/sparql", site.sparql, methods=["GET", "POST"]),
        Route("/editor", site.editor),
        Route("/page", site.page),
        Route("/entity", site.entity),
        Mount("/static", static),
        Route("/{path:path}", site.by_path),
    ]
    return Starlette(routes=routes, lifespan=lifespan, middleware=[Middleware(_Guard, hosts=hosts)])


class _Guard:
    """Refuses foreign host names, and adds the headers that keep browsers from running what is not ours."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.hosts is not None and _host(scope) not in self.hosts:
            await PlainTextResponse("this server is not called so\n", 421)(scope, receive, send)
            return

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                headers.append((b"x-content-type-options", b"nosniff"))
                headers.append((b"referrer-policy", b"no-referrer"))
                if not any(name == b"content-security-policy" for name, _ in headers):
                    headers.append((b"content-security-policy", _POLICY.encode("ascii")))
            await send(message)

        await self.app(scope, receive, with_headers)


def _host(scope: Scope) -> str:
    value = next((v for name, v in scope["headers"] if name == b"host"), b"").decode("latin-1")
    return value.partition("]")[0] + "]" if value.startswith("[") else value.partition(":")[0].lower()


class _Site:
    def __init__(self, pool: Pool, title: str) -> None:
        self.pool = pool
        self.title = title
        self.base = ""
        self._overview: dict[str, Any] | None = None

    # -- pages --

    async def home(self, request: Request) -> Response:
        overview = await self._known()
        if isinstance(overview, Reply):
            return _response(overview)
        counts = [(shorten(name), name, count) for name, count in overview["counts"]]
        articles = [{**article, "href": self.href(article["iri"])} for article in overview["articles"]]
        return self._page("home.html", request, counts=counts, articles=articles, queries=_examples())

    async def editor(self, request: Request) -> Response:
        return self._page("editor.html", request, queries=_examples())

    async def page(self, request: Request) -> Response:
        article = request.query_params.get("article")
        reply = await self.pool.ask("page", article, _language(request), MOST_ON_PAGE)
        response = _response(reply)
        if reply.status == 200:  # it brings its own policy, with a nonce
            response.headers["content-security-policy"] = "frame-ancestors 'none'"
        return response

    async def entity(self, request: Request) -> Response:
        return await self._thing(request, [request.query_params.get("iri", "")])

    async def by_path(self, request: Request) -> Response:
        overview = await self._known()
        if isinstance(overview, Reply):
            return _response(overview)
        raw = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("?")[0].lstrip("/")
        path = unquote(raw)
        candidates = [iri_of(path, self.base), self.base + path, self.base + raw]
        return await self._thing(request, list(dict.fromkeys(candidates)))

    async def _thing(self, request: Request, iris: list[str]) -> Response:
        form = _wanted(request, TRIPLES, html=True)
        if form is None:
            return _plain(406, f"no format that is accepted; there are {', '.join([HTML, *TRIPLES.values()])}")
        if form != "html":
            return _response(await self.pool.ask("describe", iris, form))
        thing = await self.pool.ask("thing", iris, _language(request))
        if isinstance(thing, Reply):
            return _response(thing)
        if thing is None:
            return self._page("missing.html", request, status=404, iri=iris[0])
        for group in [*thing["properties"], *thing["references"]]:
            for value in group["values"]:
                value["href"] = self.href(value["iri"]) if value["iri"] else ""
        return self._page("thing.html", request, thing=thing, formats=list(TRIPLES), address=_address(thing["iri"]))

    # -- the endpoint --

    async def sparql(self, request: Request) -> Response:
        parameters: Mapping[str, list[str]]
        if request.method == "GET":
            parameters = _lists(request.query_params.multi_items())
        else:
            try:
                body = await _body(request)
            except ClientDisconnect:
                return _plain(400, "the request ended early")
            if body is None:
                return _plain(413, f"a query may be {MOST_TEXT} bytes long, no more")
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            try:
                text = body.decode("utf-8")
            except UnicodeDecodeError:
                return _plain(400, "the query is not in UTF-8")
            if kind == "application/sparql-query":
                parameters = {**_lists(request.query_params.multi_items()), "query": [text]}
            elif kind == "application/x-www-form-urlencoded":
                from urllib.parse import parse_qsl

                parameters = _lists(parse_qsl(text, keep_blank_values=True, max_num_fields=100))
            elif kind == "application/sparql-update":
                return _plain(403, "this server only reads: no updates")
            else:
                return _plain(415, "send application/sparql-query or application/x-www-form-urlencoded")
        if "update" in parameters:
            return _plain(403, "this server only reads: no updates")
        queries = parameters.get("query", [])
        if not queries:
            return self._description(request) if request.method == "GET" else _plain(400, "no query is given")
        if len(queries) > 1:
            return _plain(400, "give one query")
        reply = await self.pool.ask(
            "query",
            queries[0],
            _wanted(request, ROWS),
            _wanted(request, TRIPLES),
            parameters.get("default-graph-uri", []),
            parameters.get("named-graph-uri", []),
        )
        return _response(reply)

    def _description(self, request: Request) -> Response:
        """SPARQL 1.1 Service Description; people get the editor."""
        form = _wanted(request, {"ttl": TRIPLES["ttl"]}, html=True)
        if form == "html":
            return Response(status_code=303, headers={"location": "/editor"})
        formats = "".join(f" ,\n    <http://www.w3.org/ns/formats/{name}>" for name in _W3C_FORMATS).removeprefix(" ,")
        text = (
            "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n\n"
            "<> a sd:Service ;\n"
            "  sd:endpoint <> ;\n"
            "  sd:supportedLanguage sd:SPARQL11Query ;\n"
            f"  sd:resultFormat{formats} .\n"
        )
        return Response(text, media_type=TRIPLES["ttl"])

    # -- what they share --

    async def _known(self) -> dict[str, Any] | Reply:
        if self._overview is None:
            found = await self.pool.ask("overview")
            if isinstance(found, Reply):
                return found
            self._overview = found
            self.base = found["base"]
        return self._overview

    def href(self, iri: str) -> str:
        """The address at which this server shows a thing."""
        base = self.base or BASE
        rest = iri.removeprefix(base)
        if rest != iri and rest and "#" not in rest and "?" not in rest and not rest.startswith(_TAKEN):
            return "/" + quote(rest, safe="/,:@=~+%")
        return _address(iri)

    def _page(self, name: str, request: Request, status: int = 200, **values: Any) -> Response:
        text = _pages.get_template(name).render(title=self.title, lang=_language(request), **values)
        return Response(text.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


_TAKEN = ("sparql", "editor", "page", "entity", "static/", "/")
_W3C_FORMATS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
                "JSON-LD", "N-Triples", "RDF_XML")  # fmt: skip


def _address(iri: str) -> str:
    return "/entity?iri=" + quote(iri, safe="")


def _language(request: Request) -> str:
    return "en" if request.query_params.get("lang") == "en" else "zh"


def _wanted(request: Request, formats: Mapping[str, str], html: bool = False) -> str | None:
    asked = request.query_params.get("format")
    if asked in formats:
        return asked
    return choose(request.headers.get("accept", ""), formats, html)


def _lists(items: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in items:
        found.setdefault(name, []).append(value)
    return found


async def _body(request: Request) -> bytes | None:
    """The request's body; None if it is too long."""
    parts = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MOST_TEXT:
            return None
        parts.append(chunk)
    return b"".join(parts)


def _response(reply: Reply) -> Response:
    headers = {"vary": "accept"}
    if reply.cut:
        headers["x-kg-incomplete"] = "the limit of rows or bytes is reached"
    if reply.status == 503:
        headers["retry-after"] = "5"
    media = reply.media + ("; charset=utf-8" if reply.media.startswith("text/") else "")
    return Response(reply.body, reply.status, headers=headers, media_type=media)


def _plain(status: int, text: str) -> Response:
    return PlainTextResponse(text + "\n", status)


def _examples() -> list[dict[str, str]]:
    """The catalogue's queries as the editor shows them, with the prefixes that they need."""
    found = []
    for query in catalogue():
        used = [p for p in sorted(PREFIXES) if f"{p}:" in query.text]
        prologue = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used)
        found.append(
            {"name": query.name, "en": query.title("en"), "zh": query.title("zh-Hant"), "text": prologue + query.text}
        )
    return found
