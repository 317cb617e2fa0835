"""The engines that hold RDF against SHACL shapes, each behind the same call.

``pyshacl`` is the reference; ``turbo`` (pyshacl-turbo) does the same in Rust, some fifty times faster, and is used
where it is installed. The libraries are loaded when an engine is first asked for: nothing else needs them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.errors import MissingLibraryError, UnknownFormatError
from kg.rdf.shapes import SH

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query

__all__ = ["AUTO", "ENGINES", "Breach", "Engine", "engine"]

AUTO = "auto"


class Breach(NamedTuple):
    """A place where a rule is broken: IRIs of the node, the rule and the property; the value, if one is wrong."""

    node: str
    rule: str
    path: str | None
    value: str | None


class Engine(Protocol):
    """Shapes that graphs can be held against."""

    def breaches(self, triples: Sequence[Triple]) -> list[Breach]:
        """What is broken in the graph of these triples, which hold no blank nodes; sorted."""


class _Pyshacl:
    """The reference engine."""

    def __init__(self, shapes: str) -> None:
        self._library = _loaded("pyshacl")
        self._shapes = rdflib.Graph().parse(data=shapes, format="turtle")

    def breaches(self, triples: Sequence[Triple]) -> list[Breach]:
        graph = _Prepared()
        for s, p, o in triples:
            graph.add((_term(s), _term(p), _term(o)))
        _, report, words = self._library.validate(graph, shacl_graph=self._shapes, inference="none", inplace=True)
        return _read(report, words)


class _Turbo:
    """The fast engine: shapes are compiled once, triples handed over in a store of Oxigraph."""

    def __init__(self, shapes: str) -> None:
        self._shapes = _loaded("pyshacl_turbo").compile_shapes(shapes, shacl_graph_format="turtle")

    def breaches(self, triples: Sequence[Triple]) -> list[Breach]:
        store = Store()
        store.extend(Quad(*triple) for triple in triples)
        _, report, words = self._shapes.validate(store)
        return _read(report, words)


ENGINES: Mapping[str, type[_Pyshacl] | type[_Turbo]] = MappingProxyType({"pyshacl": _Pyshacl, "turbo": _Turbo})
"""The engines by name."""


def engine(shapes: str, name: str = AUTO) -> Engine:
    """The engine of that name with these shapes (Turtle); ``auto`` is ``turbo`` where installed, else ``pyshacl``.

    Raises `UnknownFormatError` for an unknown name, `MissingLibraryError` if its library is not installed.
    """
    wanted = ("turbo" if find_spec("pyshacl_turbo") else "pyshacl") if name == AUTO else name
    if wanted not in ENGINES:
        raise UnknownFormatError(f"no engine {name!r}; known: {' '.join([AUTO, *sorted(ENGINES)])}")
    return ENGINES[wanted](shapes)


class _Prepared(rdflib.Graph):
    """A graph that parses a query once: pyshacl asks the same at every node, and parsing takes most of the time."""

    def query(self, query_object: Any, *args: Any, **more: Any) -> rdflib.query.Result:
        return super().query(_prepared(query_object) if isinstance(query_object, str) else query_object, *args, **more)


def _term(term: object) -> rdflib.URIRef | rdflib.Literal:
    """A term of pyoxigraph as rdflib has it, its value untouched."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise TypeError(f"{term!r}: shapes are held against IRIs and literals only")


@lru_cache(maxsize=256)
def _prepared(query: str) -> Query:
    from rdflib.plugins.sparql import prepareQuery  # takes long to load, and only pyshacl needs it

    return prepareQuery(query)


def _loaded(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        raise MissingLibraryError(
            f"{library} is not installed; graphs are validated after: pip install 'lientinh[validate]'"
        ) from error


def _read(report: Any, words: str) -> list[Breach]:
    """The results of a report; one result for every broken rule at a node, whatever parts of the rule are broken."""
    if not isinstance(report, rdflib.Graph):
        raise RuntimeError(f"the shapes cannot be used: {words}")
    name = {key: rdflib.URIRef(SH[key][1:-1]) for key in ("result", *_PARTS)}
    results = report.objects(None, name["result"])
    told = ({key: report.value(result, name[key]) for key in _PARTS} for result in results)
    return sorted({_breach(parts) for parts in told}, key=str)


_PARTS = ("focusNode", "sourceShape", "sourceConstraint", "resultPath", "value")


def _breach(parts: Mapping[str, Any]) -> Breach:
    constraint, path, value = parts["sourceConstraint"], parts["resultPath"], parts["value"]
    rule = constraint if isinstance(constraint, rdflib.URIRef) else parts["sourceShape"]
    return Breach(
        str(parts["focusNode"]),
        str(rule),
        str(path) if isinstance(path, rdflib.URIRef) else None,
        None if value is None or value == parts["focusNode"] else str(value),
    )
