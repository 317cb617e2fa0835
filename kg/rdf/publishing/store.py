"""A triple store as publishing sees it: graphs put, removed and counted, queries, updates.

Graphs travel one by one as N-Triples over the SPARQL 1.1 Graph Store protocol (a dataset in one request is answered
well and lost by Virtuoso 7.2), queries and updates as forms (which all stores take). Results are read as SPARQL JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Self
from urllib.parse import urlencode

from kg import __version__
from kg.errors import PublishError
from kg.rdf.publishing.credentials import Credentials
from kg.rdf.publishing.endpoints import Endpoints
from kg.rdf.publishing.patience import Patience
from kg.rdf.publishing.transport import Request, Transport

__all__ = ["Row", "Store"]

Row = dict[str, str]
"""One solution: the lexical values by variable."""

_FORM = "application/x-www-form-urlencoded"
_RESULTS = "application/sparql-results+json"
_PAGE = 5000  # below the 10,000 rows at which Virtuoso cuts off in silence
_TRIPLES_AN_UPDATE = 500


class Store:
    """One store, over one connection that is closed with ``close`` or at the end of a ``with`` block.

    All methods raise `StoreLostError` where going on makes no sense, and `PublishError` for what failed this time.
    """

    def __init__(
        self,
        where: Endpoints,
        credentials: Credentials | None = None,
        *,
        timeout: float = 60.0,
        patience: Patience | None = None,
    ) -> None:
        """The store at these addresses; nothing is sent yet."""
        self._where = where
        agent = f"lientinh/{__version__}"
        self._transport = Transport(
            credentials or Credentials(), timeout=timeout, patience=patience or Patience(), agent=agent
        )

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._transport.close()

    def put(self, graph: str, ntriples: bytes) -> None:
        """Let the graph hold these triples and no others."""
        if self._where.graphs is not None:
            request = Request("PUT", self._where.graphs, ntriples, "application/n-triples", graph)
            self._transport.send(request)
            return
        self.update(f"DROP SILENT GRAPH <{graph}>")
        lines = iter(ntriples.decode().split("\n"))  # splitlines would split at signs that stand in literals too
        while some := list(islice(lines, _TRIPLES_AN_UPDATE)):
            self.insert(graph, "\n".join(some))

    def delete(self, graph: str) -> None:
        """Let there be no such graph."""
        if self._where.graphs is None:
            self.update(f"DROP SILENT GRAPH <{graph}>")
        else:
            self._transport.send(Request("DELETE", self._where.graphs, graph=graph), missing_is_fine=True)

    def insert(self, graph: str, triples: str) -> None:
        """Add triples, written in N-Triples, to a graph."""
        self.update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}\n}} }}")

    def withdraw(self, graph: str, triples: str) -> None:
        """Take triples, written in N-Triples, out of a graph."""
        self.update(f"DELETE DATA {{ GRAPH <{graph}> {{\n{triples}\n}} }}")

    def update(self, update: str) -> None:
        """Run a SPARQL update."""
        self._transport.send(Request("POST", self._where.update, urlencode({"update": update}).encode(), _FORM))

    def select(self, query: str) -> list[Row]:
        """The solutions of a SPARQL query."""
        form = urlencode({"query": query}).encode()
        answer = self._transport.send(Request("POST", self._where.query, form, _FORM, accept=_RESULTS))
        try:
            bindings = json.loads(answer.text)["results"]["bindings"]
            return [{name: str(term["value"]) for name, term in row.items()} for row in bindings]
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise PublishError(
                f"POST {self._where.query}: the answer is no SPARQL JSON result; expected the address of queries"
            ) from error

    def count(self, graph: str) -> int:
        """How many triples a graph holds."""
        rows = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return _number(rows[0].get("n", "")) if rows else 0

    def counts(self, begin: str) -> dict[str, int]:
        """How many triples each graph holds whose IRI begins so."""
        pattern = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{begin}"))'
        return {
            graph: _number(rows[0]["n"]) for graph, rows in self.groups("?g (COUNT(*) AS ?n)", pattern, "GROUP BY ?g")
        }

    def groups(self, variables: str, pattern: str, grouping: str = "") -> Iterator[tuple[str, list[Row]]]:
        """All solutions of a pattern, together by their ``?g`` in its order, however few rows the store hands out.

        Stores cut long results without a word, so pages go on from the last ``?g`` until one is empty. The last
        group of a page may be cut in two and is asked for again, unless it is alone.
        """
        after = ""
        while True:
            query = f'SELECT {variables} WHERE {{ {pattern} FILTER(STR(?g) > "{after}") }} {grouping} ORDER BY ?g'
            rows = self.select(f"{query} LIMIT {_PAGE}")
            page = [(graph, list(group)) for graph, group in groupby(rows, key=lambda row: row["g"])]
            if not page:
                return
            whole = page[:-1] or page
            if whole[-1][0] <= after:
                raise PublishError(f"POST {self._where.query}: results do not come in the order that was asked for")
            yield from whole
            after = whole[-1][0]


def _number(words: str) -> int:
    try:
        return int(words)
    except ValueError as error:
        raise PublishError(f"the store counts {words!r} triples; expected a whole number") from error
