"""What a store holds of ours, written down in the store itself: the graph ``<base>graph/publication``.

    <graph> a sd:NamedGraph ;                  # ours: claimed before anything is sent
        dcterms:identifier "sha256:9f2c…" ;    # of its sorted N-Triples; stated once the store was seen to hold it
        void:triples 58 .

An entry is claimed, which withdraws hash and number, before its graph is touched, and sealed with both after the
graph was sent and counted. So whenever a publisher dies, a sealed entry is true and a graph of ours is claimed. Only
data are inserted and deleted, in small portions, and twice does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.errors import PublishError
from kg.rdf.publishing.content import Content
from kg.rdf.publishing.store import Store
from kg.rdf.terms import DCTERMS, TYPE, XSD, Terms

__all__ = ["Ledger"]

_CLAIM = "<http://www.w3.org/ns/sparql-service-description#NamedGraph>"
_HASH = DCTERMS["identifier"]
_TRIPLES = "<http://rdfs.org/ns/void#triples>"


class Ledger:
    """The ledger of one store, as it was read and as it was changed since."""

    def __init__(self, store: Store, base: str) -> None:
        """Read the ledger of what is published under `base`; a store without one has published nothing."""
        self.graph = Terms(base).graph("publication")[1:-1]
        self._store = store
        self._entries = self._read()

    def __iter__(self) -> Iterator[str]:
        """The graphs that are ours, sorted."""
        return iter(sorted(self._entries))

    def states(self, content: Content) -> bool:
        """Whether the store was seen to hold just this content."""
        return self._entries.get(content.iri) == {_claim(content.iri), *_seal(content)}

    def claim(self, contents: Sequence[Content]) -> None:
        """State that these graphs are ours and that nothing is known of what they hold."""
        former = [line for one in contents for line in sorted(self._entries.get(one.iri, set()) - {_claim(one.iri)})]
        fresh = [_claim(one.iri) for one in contents if _claim(one.iri) not in self._entries.get(one.iri, set())]
        if former:
            self._store.withdraw(self.graph, "\n".join(former))
        if fresh:
            self._store.insert(self.graph, "\n".join(fresh))
        self._entries |= {one.iri: {_claim(one.iri)} for one in contents}

    def seal(self, content: Content) -> None:
        """State what the store was seen to hold."""
        self._store.insert(self.graph, "\n".join(_seal(content)))
        self._entries[content.iri] |= set(_seal(content))

    def forget(self, graph: str) -> None:
        """State nothing any more of a graph that is gone."""
        self._store.withdraw(self.graph, "\n".join(sorted(self._entries[graph])))
        del self._entries[graph]

    def check_claims(self, contents: Sequence[Content]) -> None:
        """Raise PublishError unless the store holds these claims: a graph without one would never be removed."""
        graphs = " ".join(f"<{one.iri}>" for one in contents)
        pattern = f"VALUES ?g {{ {graphs} }} GRAPH <{self.graph}> {{ ?g a {_CLAIM} }}"
        held = {graph for graph, _ in self._store.groups("?g", pattern)}
        self._complain(sum(one.iri not in held for one in contents))

    def check(self) -> None:
        """Raise PublishError unless the store holds the whole ledger as it was written."""
        held = self._read()
        self._complain(sum(held.get(graph) != self._entries.get(graph) for graph in held.keys() | self._entries.keys()))

    def _complain(self, wrong: int) -> None:
        if wrong:
            raise PublishError(
                f"the store accepts updates, but {wrong} graph(s) stand otherwise in its ledger <{self.graph}> than"
                " was written; expected a store that keeps what it accepts, and one publisher at a time"
            )

    def _read(self) -> dict[str, set[str]]:
        """The statements of the ledger by graph, as they are written; what others may have added is passed over."""
        pattern = f"GRAPH <{self.graph}> {{ ?g ?p ?o }} FILTER(?p IN ({_HASH}, {_TRIPLES}) || ?o = {_CLAIM})"
        groups = self._store.groups("?g ?p ?o", pattern)
        return {graph: {_statement(graph, row["p"], row["o"]) for row in rows} for graph, rows in groups}


def _claim(graph: str) -> str:
    return f"<{graph}> {TYPE} {_CLAIM} ."


def _seal(content: Content) -> Iterable[str]:
    yield f'<{content.iri}> {_HASH} "sha256:{content.sha256}" .'
    yield f"<{content.iri}> {_TRIPLES} {_number(content.triples)} ."


def _statement(graph: str, name: str, value: str) -> str:
    if name == _TRIPLES.strip("<>"):
        return f"<{graph}> {_TRIPLES} {_number(value)} ."
    if name == _HASH[1:-1]:
        words = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        return f'<{graph}> {_HASH} "{words}" .'
    return _claim(graph)


def _number(value: object) -> str:
    return f'"{value}"^^{XSD["integer"]}'
