"""Bringing a store up to the graph: what is sent, in which order, and what is told of it.

Graphs are made, hashed and sent in one pass, a portion at a time, so memory does not grow with the corpus. A graph is
unchanged if the ledger states its hash and the store holds as many triples. What is removed are graphs the ledger
calls ours; all others are left alone, also under our base.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import partial

from kg.errors import PublishError, StoreLostError
from kg.graph import KnowledgeGraph
from kg.rdf.publishing.content import Content, contents
from kg.rdf.publishing.ledger import Ledger
from kg.rdf.publishing.store import Store
from kg.rdf.terms import DEFAULT_BASE, Terms

__all__ = ["Action", "Outcome", "publish"]

_PORTION = 50
_FAILURES_IN_A_ROW = 3


class Action(StrEnum):
    """What became of a graph; ``would-…`` in a dry run, ``foreign`` for one under our base that is not ours.

    ``adopted`` is one that somebody else loaded, and that is ours from now on.
    """

    SENT = "sent"
    ADOPTED = "adopted"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    FAILED = "failed"
    FOREIGN = "foreign"
    WOULD_SEND = "would-send"
    WOULD_REMOVE = "would-remove"
    WOULD_ADOPT = "would-adopt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one graph: how many triples it has in the build or the store, and why it failed if it did."""

    graph: str
    action: Action
    triples: int = 0
    reason: str = ""

    def __str__(self) -> str:
        """One line: ``sent <https://…/graph/reference> (3506 triples)``."""
        return f"{self.action} <{self.graph}>" + (f": {self.reason}" if self.reason else f" ({self.triples} triples)")


def publish(
    graph: KnowledgeGraph,
    store: Store,
    *,
    base: str = DEFAULT_BASE,
    only: Sequence[str] = (),
    dry_run: bool = False,
    loaded: bool = False,
    tables: bool = False,
) -> Iterator[Outcome]:
    """Let the store hold the named graphs of the graph and no others of ours; each graph's outcome as it comes.

    `only` are patterns (``article/*``) of the names behind ``<base>graph/``: other graphs are neither sent nor removed.
    A `dry_run` asks the store and changes nothing. `loaded` says that the files of this very build were loaded into
    the store in bulk: graphs that hold the right number of triples and have no entry in the ledger get one unsent.
    `tables` says that the store shall hold the graph of the tables too, so that `kg.from_rdf` reads a dump of it back;
    nobody else needs it, and it changes with every article.

    A graph that fails is told and the rest goes on; `PublishError` ends it where the store is lost, keeps nothing or
    fails three graphs in a row. It may then be run again.

    Raises `GraphError` for a graph seen through a lens and `SettingsError` for a base no IRI can begin with.
    """
    run = _Run(store, Ledger(store, base), Terms(base).graph("")[1:-1], only, dry_run)
    return run.over(contents(graph, base=base, tables=tables), loaded=loaded)


class _Run:
    """One pass over the graphs of a build."""

    def __init__(self, store: Store, ledger: Ledger, begin: str, only: Sequence[str], dry: bool) -> None:
        self._store, self._ledger, self._begin, self._only, self._dry = store, ledger, begin, only, dry
        self._held = store.counts(begin)
        self._adopted = set[str]()
        self._in_a_row = 0

    def over(self, built: Iterable[Content], *, loaded: bool) -> Iterator[Outcome]:
        if loaded:
            self._adopted = self._held.keys() - set(self._ledger)
        names, changed = set(), list[Content]()
        for content in built:
            names.add(content.iri)
            if not self._chosen(content.iri):
                continue
            if self._ledger.states(content) and self._held.get(content.iri) == content.triples:
                yield Outcome(content.iri, Action.UNCHANGED, content.triples)
                continue
            changed.append(content)
            if len(changed) == _PORTION:
                yield from self._sent(changed)
                changed = []
        yield from self._sent(changed)
        ours = {graph for graph in self._ledger if graph.startswith(self._begin)} - {self._ledger.graph}
        yield from self._removed([graph for graph in ours - names if self._chosen(graph)])
        yield from self._foreign(names | ours | {self._ledger.graph})
        if not self._dry:
            self._ledger.check()

    def _chosen(self, graph: str) -> bool:
        name = graph.removeprefix(self._begin)
        return not self._only or any(fnmatchcase(name, pattern) for pattern in self._only)

    def _sent(self, changed: Sequence[Content]) -> Iterator[Outcome]:
        if self._dry:
            steps = ((one, Action.WOULD_ADOPT if self._adopts(one) else Action.WOULD_SEND) for one in changed)
            yield from (Outcome(one.iri, action, one.triples) for one, action in steps)
        elif changed:
            self._ledger.claim(changed)
            self._ledger.check_claims(changed)
            for one in changed:
                yield from self._tried(*self._step(one))

    def _removed(self, gone: Sequence[str]) -> Iterator[Outcome]:
        for graph in sorted(gone):
            held = self._held.get(graph, 0)
            if self._dry:
                yield Outcome(graph, Action.WOULD_REMOVE, held)
            else:
                yield from self._tried(Outcome(graph, Action.REMOVED, held), partial(self._remove, graph))

    def _foreign(self, known: set[str]) -> Iterator[Outcome]:
        others = sorted(self._held.keys() - known)
        yield from (Outcome(graph, Action.FOREIGN, self._held[graph]) for graph in others)

    def _adopts(self, content: Content) -> bool:
        return content.iri in self._adopted and self._held[content.iri] == content.triples

    def _step(self, content: Content) -> tuple[Outcome, Callable[[], None]]:
        if self._adopts(content):
            return Outcome(content.iri, Action.ADOPTED, content.triples), partial(self._ledger.seal, content)
        return Outcome(content.iri, Action.SENT, content.triples), partial(self._send, content)

    def _send(self, content: Content) -> None:
        self._store.put(content.iri, content.ntriples)
        self._expect(content.iri, content.triples)
        self._ledger.seal(content)

    def _remove(self, graph: str) -> None:
        self._store.delete(graph)
        self._expect(graph, 0)
        self._ledger.forget(graph)

    def _expect(self, graph: str, triples: int) -> None:
        held = self._store.count(graph)
        if held != triples:
            raise PublishError(f"accepted, but the store holds {held} of {triples} triples afterwards")

    def _tried(self, outcome: Outcome, act: Callable[[], None]) -> Iterator[Outcome]:
        """The outcome, or that it failed."""
        try:
            act()
        except PublishError as error:
            self._in_a_row += 1
            yield Outcome(outcome.graph, Action.FAILED, outcome.triples, str(error))
            if isinstance(error, StoreLostError):
                raise
            if self._in_a_row == _FAILURES_IN_A_ROW:
                raise PublishError(f"{self._in_a_row} graphs in a row failed; the rest was not tried") from error
        else:
            self._in_a_row = 0
            yield outcome
