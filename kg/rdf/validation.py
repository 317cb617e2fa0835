"""Whether the graph as RDF holds what its shapes say; where it does not, what is wrong, in words.

report = rdf.validate(graph)           # or the path of an RDF file
report.conforms, report.findings
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import RdfError
from kg.files import replacing
from kg.graph import KnowledgeGraph
from kg.rdf import literals
from kg.rdf.engines import AUTO, Breach, Engine, engine
from kg.rdf.laws import broken_laws
from kg.rdf.parts import Context, Named, batches, described, of_file, of_graph, subject_of, triples_of
from kg.rdf.shapes import SH, Message, messages, rules_namespace, shapes
from kg.rdf.terms import DCTERMS, DEFAULT_BASE, FOAF, OA, RDFS, SKOS, TYPE, Iri, Terms, iri, node
from kg.rdf.terms import Literal as Words

__all__ = ["Finding", "Validation", "short", "validate"]

_LABELS = tuple(map(node, (RDFS["label"], FOAF["name"], SKOS["prefLabel"], DCTERMS["title"], OA["exact"])))
_TYPE = node(TYPE)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong: how grave (``violation`` or ``warning``), which rule, at which node of which named graph.

    `label` names the node for people, `path` is the property and `value` its value, where one is wrong; `vi` and
    `en` say what would have been right. Names are IRIs.
    """

    severity: str
    rule: str
    node: str
    label: str
    path: str
    value: str
    graph: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found in how many triples of how many named graphs; it conforms if nothing is a violation."""

    findings: tuple[Finding, ...]
    graphs: int
    triples: int
    base: str = DEFAULT_BASE

    @property
    def conforms(self) -> bool:
        """Whether no rule is violated; warnings are allowed."""
        return all(finding.severity != "violation" for finding in self.findings)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write a SHACL validation report as Turtle; the same bytes for the same findings."""
        prefixes = Terms(self.base).prefixes() | {"sh": SH.iri, "lts": rules_namespace(self.base)}
        with replacing(path) as partial:
            serialize(_report(self), partial, RdfFormat.TURTLE, prefixes=prefixes)


def validate(
    what: KnowledgeGraph | str | os.PathLike[str], *, base: str = DEFAULT_BASE, engine_name: str = AUTO
) -> Validation:
    """Hold a graph, or an RDF file, against the shapes under `base`, part by part.

    `engine_name` is one of `kg.rdf.engines.ENGINES` or ``auto``. Raises `RdfError` for a file that is no RDF or
    describes nothing in the terms of our ontology under `base`, `MissingLibraryError` without a SHACL library.
    """
    Terms(base)
    checking = engine(shapes(base), engine_name)
    graphs = of_graph(what, base) if isinstance(what, KnowledgeGraph) else of_file(what, base)
    return _Checking(checking, base).run(graphs)


class _Checking:
    """One run over the parts of a graph."""

    def __init__(self, engine: Engine, base: str) -> None:
        self._engine, self._base = engine, base
        self._findings: set[Finding] = set()
        self._graphs = self._triples = self._ours = 0

    def run(self, graphs: Iterable[Named]) -> Validation:
        """What is found: first in the graphs that are no article's, which are the context of all that follow.

        All but the graph of the tables: it tells a little of what articles describe, which is to be checked there.
        """
        context, tables = Context(), Terms(self._base).graph("tables")[1:-1]
        for of_articles, group in groupby(graphs, key=lambda graph: graph.article):
            for part in batches(group, context.described) if of_articles else [list(group)]:
                told = triples_of(part)
                self._check(part, told, context)
                if not of_articles:
                    context.add(triples_of(graph for graph in part if graph.name != tables))
        if self._triples and not self._ours:
            raise RdfError(f"nothing in it is in the terms of {self._base}ontology#; expected RDF under that base")
        return Validation(tuple(sorted(self._findings)), self._graphs, self._triples, self._base)

    def _check(self, part: list[Named], told: list[Triple], context: Context) -> None:
        """Take note of what is broken at the nodes the part describes; the context was checked before."""
        self._graphs += len(part)
        self._triples += len(told)
        self._ours += sum(triple.predicate == _TYPE and self._is_ours(triple) for triple in told)
        beside = context.of(told)
        nodes = described(told) - context.described
        found = self._engine.breaches(_named([*beside, *told]))
        broken = {breach for breach in found if breach.node in nodes}.union(broken_laws(told, self._base))
        if broken:
            self._findings.update(self._told(part, broken))

    def _is_ours(self, triple: Triple) -> bool:
        return isinstance(triple.object, NamedNode) and triple.object.value.startswith(f"{self._base}ontology#")

    def _told(self, part: list[Named], broken: set[Breach]) -> Iterator[Finding]:
        nodes = {breach.node for breach in broken}
        where = {subject_of(triple): graph.name for graph in part for triple in graph.triples}
        labels = _labels(triples_of(part), nodes)
        for breach in broken:
            name = breach.rule.removeprefix(rules_namespace(self._base))
            said = messages().get(name, Message(name, name, "violation"))
            label, graph = labels.get(breach.node, ""), where.get(breach.node, "")
            place = breach.node, label, breach.path or "", breach.value or "", graph
            yield Finding(said.severity, name, *place, said.vi, said.en)


def short(iri: str, base: str = DEFAULT_BASE) -> str:
    """An IRI with the prefix it is written with in our files, ``lt:evidence``; another stays as it is."""
    prefixes = Terms(base).prefixes().items()
    fitting = [(len(begin), prefix, iri.removeprefix(begin)) for prefix, begin in prefixes if iri.startswith(begin)]
    _, prefix, name = max(fitting, default=(0, "", iri))
    return f"{prefix}:{name}" if prefix else iri


def _named(triples: Iterable[Triple]) -> list[Triple]:
    """Without blank nodes, which shapes say nothing of: a law does."""
    return [one for one in triples if not (isinstance(one.subject, BlankNode) or isinstance(one.object, BlankNode))]


def _labels(triples: Iterable[Triple], nodes: set[str]) -> dict[str, str]:
    """What to call the nodes: a label, name, title or quoted words, in Vietnamese where there are some."""
    found: dict[str, tuple[int, bool, str]] = {}
    for triple in triples:
        if triple.predicate in _LABELS and isinstance(triple.object, Literal) and subject_of(triple) in nodes:
            rank = _LABELS.index(triple.predicate), triple.object.language != "vi", triple.object.value
            found[subject_of(triple)] = min(rank, found.get(subject_of(triple), rank))
    return {node: words for node, (_, _, words) in found.items()}


# ---------------------------------------------------------------- as RDF
def _report(validation: Validation) -> Iterator[Triple]:
    lines = "".join(f"{subject} {name} {value} .\n" for subject, name, value in _told(validation))
    return (quad.triple for quad in parse(lines.encode(), format=RdfFormat.N_TRIPLES))


def _told(validation: Validation) -> Iterator[tuple[str, Iri, str]]:
    yield "_:report", TYPE, SH["ValidationReport"]
    yield "_:report", SH["conforms"], literals.boolean(validation.conforms)
    for number, finding in enumerate(validation.findings, 1):
        result = f"_:r{number:06d}"
        yield "_:report", SH["result"], result
        yield from ((result, name, value) for name, value in _result(finding, validation.base))


def _result(finding: Finding, base: str) -> Iterator[tuple[Iri, Iri | Words]]:
    yield TYPE, SH["ValidationResult"]
    yield SH["resultSeverity"], SH[finding.severity.capitalize()]
    yield SH["focusNode"], _node(finding.node)
    yield SH["sourceShape"], iri(rules_namespace(base) + finding.rule)
    if finding.path:
        yield SH["resultPath"], iri(finding.path)
    if finding.value:
        yield SH["value"], _node(finding.value)
    if finding.graph:
        yield DCTERMS["isPartOf"], iri(finding.graph)
    for message in (literals.vietnamese(finding.vi), literals.english(finding.en)):
        if message:
            yield SH["resultMessage"], message


def _node(words: str) -> Iri | Words:
    """An IRI, or words where they are none."""
    try:
        return iri(words) if ":" in words else literals.plain(words)
    except ValueError:
        return literals.plain(words)
