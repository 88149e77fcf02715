"""Requests to SPARQL servers, and one line for each thing that can go wrong with them."""

from __future__ import annotations

import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit

from kg.errors import KgError, QueryError, ReadError

TIMEOUT = 60.0
"""Seconds that a server may be silent."""

PASSWORD = "KG_PASSWORD"
"""The environment variable that holds the password of a user named in an address (https://me@host/sparql)."""


def is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def send(
    url: str,
    *,
    method: str = "GET",
    data: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    timeout: float = TIMEOUT,
) -> bytes:
    """The body of the server's answer.

    Raises:
        QueryError: the server refuses the request's content (400).
        ReadError: it cannot be reached, or answers with another error.
    """
    shown = without_user(url)
    try:
        request = urllib.request.Request(shown, data=data, method=method, headers=dict(headers or {}))
        request.add_header("User-Agent", "newskg")
        if (credentials := _credentials(url)) is not None:
            request.add_header("Authorization", credentials)
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(shown, error) from error
    except urllib.error.URLError as error:
        raise ReadError(f"{shown}: cannot be reached ({_reason(error.reason)}); is the server running?") from error
    except (TimeoutError, OSError) as error:
        raise ReadError(f"{shown}: no answer ({_reason(error)}); try again, or ask for less") from error
    except (http.client.HTTPException, ValueError) as error:
        raise ReadError(f"{shown}: no proper answer ({_reason(error)}); check the address") from error


def without_user(url: str) -> str:
    """The address without user and password, as it may be shown."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _credentials(url: str) -> str | None:
    from base64 import b64encode
    from urllib.parse import unquote

    parts = urlsplit(url)
    if parts.username is None:
        return None
    if parts.password is not None:
        raise KgError(f"{without_user(url)}: no password in an address, please; put it into the variable {PASSWORD}")
    pair = f"{unquote(parts.username)}:{os.environ.get(PASSWORD, '')}"
    return "Basic " + b64encode(pair.encode()).decode("ascii")


def _refusal(shown: str, error: urllib.error.HTTPError) -> KgError:
    try:
        said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:200]
    except OSError:
        said = ""
    if error.code == 400:
        return QueryError(f"{shown} refuses the request: {said or error.reason}")
    hint = {
        401: f"; put the user into the address (https://user@…) and the password into {PASSWORD}",
        403: "; the user may not do this",
        404: "; check the path of the address",
        405: "; this address does not take such requests: check its path",
    }.get(error.code, "")
    return ReadError(f"{shown} answers {error.code} {error.reason}{hint}" + (f": {said}" if said and not hint else ""))


def _reason(error: object) -> str:
    return " ".join((getattr(error, "strerror", None) or str(error) or type(error).__name__).split())[:160]
