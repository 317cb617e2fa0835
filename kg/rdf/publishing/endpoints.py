"""Where a store listens: the addresses of its query, update and Graph Store services, as its makers document them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from kg.errors import SettingsError

__all__ = ["STORES", "Endpoints", "endpoints"]

STORES = {
    "fuseki": ("/query", "/update", "/data"),
    "graphdb": ("", "/statements", "/rdf-graphs/service"),
    "neptune": ("/sparql", "/sparql", "/sparql/gsp/"),
    "oxigraph": ("/query", "/update", "/store"),
    "qlever": ("", "", ""),
    "sparql": ("", "", None),
    "stardog": ("/query", "/update", ""),
    "virtuoso": ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
}
"""By store, what follows its base URL: query, update and Graph Store. Fuseki's base is the URL of a dataset, GraphDB's
of a repository, Stardog's of a database. ``sparql`` is any store that has no Graph Store service, only one for query
and update: it gets its graphs by SPARQL Update."""

_SERVICES = {
    "/data": ("/query", "/update"),
    "/rdf-graphs/service": ("", "/statements"),
    "/sparql-graph-crud-auth": ("/sparql-auth", "/sparql-auth"),
    "/sparql/gsp": ("/sparql", "/sparql"),
    "/store": ("/query", "/update"),
}
"""How a Graph Store address ends, and what stands in its place for query and update."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of one store; one without Graph Store (`graphs` is None) gets graphs by update."""

    query: str
    update: str
    graphs: str | None


def endpoints(
    url: str, *, store: str | None = None, query_url: str | None = None, update_url: str | None = None
) -> Endpoints:
    """The addresses of the store at `url`: the base URL of a store of `STORES`, else a Graph Store address.

    What is given by name comes before what is derived. Raises `SettingsError` for a URL that is none or that holds
    a password, for an unknown store, and where query and update cannot be derived; no message repeats a URL with a
    password.
    """
    base = _checked("--to", url)
    found = _preset(base, store) if store is not None else _beside(base)
    query = _checked("--query-url", query_url) if query_url else found.query
    update = _checked("--update-url", update_url) if update_url else found.update
    if not (query and update):
        known = " ".join(f"…{ending}" for ending in sorted(_SERVICES))
        raise SettingsError(
            f"where {base} is queried and updated cannot be told from it; expected --store with one of"
            f" {' '.join(sorted(STORES))}, or --query-url and --update-url, or an address such as {known}"
        )
    return replace(found, query=query, update=update)


def _preset(base: str, store: str) -> Endpoints:
    if store not in STORES:
        raise SettingsError(f"no store is called {store!r}; known: {' '.join(sorted(STORES))}")
    query, update, graphs = STORES[store]
    stem = base.rstrip("/")
    return Endpoints(stem + query, stem + update, None if graphs is None else stem + graphs)


def _beside(url: str) -> Endpoints:
    """A Graph Store and the services beside it, which stay empty where its address is not a known one."""
    for ending, (query, update) in _SERVICES.items():
        stem = url.rstrip("/").removesuffix(ending)
        if stem != url.rstrip("/"):
            return Endpoints(stem + query, stem + update, url)
    return Endpoints("", "", url)


def _checked(option: str, url: str) -> str:
    like = "expected one like https://store.example.org/kg"
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError as error:
        raise SettingsError(f"{option} is no URL; {like}") from error
    if "@" in url:
        raise SettingsError(
            f"{option} names a user in its URL, which others can read in the list of processes; expected the URL"
            " alone, and KG_STORE_USER and KG_STORE_PASSWORD in the environment"
        )
    if "?" in url or "#" in url:
        raise SettingsError(f"{option} has a query or fragment; {like}, and a token in KG_STORE_TOKEN")
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"\\^`{|}]", url):
        raise SettingsError(f"{option} {url!r} is no URL of a store; {like}")
    return url
