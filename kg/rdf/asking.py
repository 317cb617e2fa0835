"""Asking a graph in SPARQL: a query or a question that ships, with parameters, within a time.

    from kg import rdf
    rdf.ask("output", "SELECT ?name WHERE { ?x a lt:Official ; foaf:name ?name }")
    rdf.ask("output", question="exchange-partners", parameters={"unit": "lang-son"})

The default graph is the union of all named graphs; common prefixes need no declaration. A folder's store is asked
where it fits the tables, else the tables themselves, and the answer notes it. Nothing can be written, and no other
server be asked (`kg.rdf.refusals`); a query runs in a process of its own (`kg.rdf.answering`), which ends with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from kg.errors import QueryError, StoreError
from kg.files import output_of
from kg.graph import KnowledgeGraph
from kg.rdf import answering, store
from kg.rdf.answers import Answer
from kg.rdf.mistakes import mistake
from kg.rdf.parameters import Known, Names, term
from kg.rdf.quads import named_graphs
from kg.rdf.questioning import Parameter, Question, question, read
from kg.rdf.refusals import refuse
from kg.rdf.terms import DEFAULT_BASE, Terms

__all__ = ["Asked", "ask"]

Values = Mapping[str, object]

_UNITS = "SELECT DISTINCT ?id ?name { ?unit lt:slug ?id ; rdfs:label ?name FILTER(LANG(?name) = 'vi') }"
_PERSONS = "SELECT DISTINCT ?id ?name { ?person foaf:name ?id BIND(?id AS ?name) }"
_LOOKING_UP = 60.0  # seconds for looking up names, which no one bounds


def ask(
    graph: KnowledgeGraph | str | Path,
    query: str | None = None,
    *,
    question: str | None = None,
    parameters: Values | None = None,
    timeout: float = 30.0,
) -> pd.DataFrame:
    """The answer to a SPARQL query, a ``.rq`` file or a question that ships, as a table (`Answer.frame`).

    `graph` is a graph or the output folder of a build, which is asked faster. `parameters` are those that the header
    of the query or question names; `timeout` is in seconds. Raises QueryError for a query that is not understood,
    refused or out of time, and for parameters that do not fit.
    """
    return Asked.of(graph).answer(asked(query, question), parameters or {}, timeout=timeout).frame()


def asked(query: str | None, name: str | None) -> Question:
    """The question meant by a query, a ``.rq`` file or a name; raises QueryError unless there is just one."""
    if (query is None) == (name is None):
        raise QueryError("expected a query or the name of a question, one of the two")
    if name is not None:
        return question(name)
    if query is None or not query.endswith(".rq"):
        return read("the query", query or "")
    try:
        return read(query, Path(query).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{query}: cannot be read ({error}); expected a file of SPARQL") from error


@dataclass(frozen=True)
class Asked:
    """Where answers come from: the folder of a sound store, or else the N-Quads of a graph; and why it is that."""

    base: str
    place: Path | None = None
    tables: Path | None = None
    graph: KnowledgeGraph | None = None
    notes: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, graph: KnowledgeGraph | str | Path, *, base: str = DEFAULT_BASE) -> Asked:
        """What can be asked of a graph or of a build's folder; `base` is that of IRIs where no store says it."""
        if isinstance(graph, KnowledgeGraph):
            return cls(base, graph=graph)
        folder = Path(graph)
        place, tables = output_of(folder, "store"), output_of(folder, "graph")
        reason = store.fault(place, tables if tables.is_dir() else None)
        if reason is None:
            return cls(store.contents(place).base, place=store.data(place), tables=tables)
        return cls(base, tables=tables if tables.is_dir() else folder)._without_store(reason)

    def answer(self, question: Question, values: Values, *, timeout: float = 30.0, limit: int | None = None) -> Answer:
        """The answer to a question with these values, cut after `limit` rows or triples."""
        refuse(question.query)
        bound = self._bound(question, values)
        request = {"query": question.query, "parameters": bound, "limit": limit, "seconds": timeout}
        told = self._told(request)
        if told.get("error") == "store" and self.place is not None:
            reason = f"{self.place}: cannot be read ({told['message']})"
            return self._without_store(reason).answer(question, values, timeout=timeout, limit=limit)
        if "error" in told:
            raise QueryError(f"{question.name}: {mistake(question.query, told)}")
        rows = tuple(tuple(row) for row in told.pop("rows", ()))
        return Answer(variables=tuple(told.pop("variables", ())), rows=rows, notes=self.notes, **told)

    # ---------------------------------------------------------------- parameters
    def _bound(self, question: Question, values: Values) -> dict[str, Any]:
        """A term for each parameter, None for an optional one that is not given."""
        named = {parameter.name: parameter for parameter in question.parameters}
        for name in values:
            if name not in named:
                known = " ".join(map(str, named.values())) or "none"
                raise QueryError(f"{question.name} has no parameter {name!r}; known: {known}")
        return {self._iri(name): self._value(parameter, values) for name, parameter in named.items()}

    def _value(self, parameter: Parameter, values: Values) -> dict[str, str] | None:
        given = values.get(parameter.name, parameter.default)
        if given is None and not parameter.optional:
            raise QueryError(f"the parameter {parameter.name!r} must be given: {parameter}; {parameter.meaning}")
        known = Known(self._terms, self._units, self._persons)
        try:
            return None if given is None else term(parameter.kind, str(given), known)
        except QueryError as error:
            raise QueryError(f"{parameter.name}: {error}") from error

    def _units(self) -> Names:
        return self._names(_UNITS)

    def _persons(self) -> Names:
        return self._names(_PERSONS)

    def _names(self, query: str) -> Names:
        found = self.answer(read("names", query), {}, timeout=_LOOKING_UP)
        rows = found.frame().sort_values(["id", "name"]).itertuples(index=False, name=None)
        return {str(key): str(name) for key, name in rows}

    # ---------------------------------------------------------------- the process that answers
    def _told(self, request: dict[str, Any]) -> dict[str, Any]:
        prefixes = self._terms.prefixes() | {"param": self._iri("")}
        where = {"store": None if self.place is None else str(self.place), "prefixes": prefixes}
        line = json.dumps(request | where).encode() + b"\n"
        command = [sys.executable, "-P", answering.__file__]
        run = subprocess.run(command, input=line + self._quads, capture_output=True, check=False)
        if run.returncode == 0:
            told: dict[str, Any] = json.loads(run.stdout)
            return told
        reason = run.stderr.decode(errors="replace").strip()
        if reason.startswith("Timeout"):
            raise QueryError(f"stopped after {request['seconds']:g} s; ask for less, or allow more time (--timeout)")
        raise QueryError(f"the query ended its process (exit code {run.returncode}): {reason[-200:] or 'no reason'}")

    def _iri(self, parameter: str) -> str:
        return f"{self.base}parameter/{parameter}"

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self.base)

    @cached_property
    def _quads(self) -> bytes:
        """The N-Quads to ask where there is no store to open."""
        if self.place is not None:
            return b""
        graph = self.graph if self.graph is not None else KnowledgeGraph.load(self.tables or "")
        return _written(graph, self.base)

    def _without_store(self, reason: str) -> Asked:
        if self.tables is None or not (self.tables / "graph.json").is_file():
            raise StoreError(f"{reason}; and there are no tables to ask instead")
        return replace(self, place=None, notes=(f"{reason}; the tables are asked instead, which takes longer",))


def _written(graph: KnowledgeGraph, base: str) -> bytes:
    """The quads of a graph as N-Quads."""
    return b"".join(one.nquads() for one in named_graphs(graph, base=base))
