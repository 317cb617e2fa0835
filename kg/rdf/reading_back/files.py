"""Files of RDF of ours: opened, told from others, and read into facts.

N-Quads, TriG and JSON-LD keep the named graphs, which tell what each article says; other formats cannot be read back.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import RdfError, SettingsError, UnknownFormatError
from kg.graph.schema import VERSION
from kg.rdf.files import FORMATS
from kg.rdf.reading_back.facts import Facts, decoded
from kg.rdf.terms import DCTERMS, OA, ORG, PROV, RDF, SCHEMA, SEM, SKOS, Terms
from kg.rdf.vocabulary import ontology_version

__all__ = ["facts"]

_KEEP = sorted(name for name, form in FORMATS.items() if form.supports_datasets)
_GRAPH = re.compile(r"(.+/)graph/(?:vocabulary|reference|resolution|derived|tables|description|article/[^/]+)")
_NEEDED = ("vocabulary", "reference", "resolution", "tables")
_PASSED_OVER = frozenset(
    space[name][1:-1]
    for space, names in (
        (OA, "hasSource hasSelector start end exact prefix suffix"),
        (SKOS, "hiddenLabel inScheme closeMatch exactMatch relatedMatch definition topConceptOf"),
        (PROV, "wasDerivedFrom wasGeneratedBy"),
        (SEM, "hasBeginTimeStamp hasEndTimeStamp hasEarliestBeginTimeStamp hasLatestEndTimeStamp"),
        (SCHEMA, "mentions"),
        (ORG, "postIn unitOf"),
        (DCTERMS, "language relation"),
        (RDF, "first rest"),
    )
    for name in names.split()
)


def facts(path: str | os.PathLike[str], base: str | None) -> Facts:
    """What a file of our RDF says; its IRIs stand under `base`, which is found out where it is not given.

    Raises UnknownFormatError for the ending of no format that keeps named graphs; RdfError for a file that is not in
    its format, not ours, of another version or not whole; SettingsError for a base no IRI can begin with.
    """
    form = _format(path)
    with _opened(path) as file:
        quads = _quads(path, file, form)
        first = next(quads, None)
        if first is None:
            raise RdfError(f"{path}: holds no RDF; expected a file that kg export wrote")
        terms = _terms(path, first, base)
        found = Facts(str(path), terms)
        _take(found, chain([first], quads))
    _check(found)
    return found


def _format(path: str | os.PathLike[str]) -> RdfFormat:
    suffix = Path(str(path).lower().removesuffix(".gz")).suffix.removeprefix(".")
    known = " ".join(f".{name} .{name}.gz" for name in _KEEP)
    if suffix in FORMATS and suffix not in _KEEP:
        raise UnknownFormatError(
            f"{path}: a .{suffix} file keeps no named graphs, which tables are read from; {known} do"
        )
    if suffix not in FORMATS:
        raise UnknownFormatError(f"{path}: no RDF file is called so; expected a name that ends with one of {known}")
    return FORMATS[suffix]


@contextmanager
def _opened(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    try:
        with Path(path).open("rb") as file:
            if not str(path).lower().endswith(".gz"):
                yield file
                return
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield unpacked  # type: ignore[misc]  # it is one, as far as reading goes
    except (EOFError, gzip.BadGzipFile) as error:
        raise RdfError(f"{path}: {error}; expected a whole file compressed with gzip") from error
    except OSError as error:
        raise RdfError(f"{path}: cannot be read ({error.strerror}); expected a file that kg export wrote") from error


def _quads(path: str | os.PathLike[str], file: BinaryIO, form: RdfFormat) -> Iterator[Quad]:
    try:
        yield from parse(file, format=form)
    except (SyntaxError, ValueError) as error:
        raise RdfError(f"{path}: {error}; expected a file in {form.name}") from error


def _terms(path: str | os.PathLike[str], first: Quad, base: str | None) -> Terms:
    """The names under the base of the file, as its first named graph tells it."""
    name = first.graph_name.value if isinstance(first.graph_name, NamedNode) else ""
    match = _GRAPH.fullmatch(name)
    if match is None:
        where = f"is in the graph <{name}>" if name else "is in no named graph"
        raise RdfError(f"{path}: its first triple {where}; expected one such as <base>graph/vocabulary, of kg export")
    if base is not None and Terms(base).base != match[1]:
        raise RdfError(f"{path}: its IRIs begin with {match[1]}, not with the base {base}")
    try:
        return Terms(match[1])
    except SettingsError as error:
        raise RdfError(f"{path}: {error}") from error


def _take(found: Facts, quads: Iterator[Quad]) -> None:
    begin = f"{found.terms.base}graph/"
    unneeded = {f"{begin}derived", f"{begin}description"}
    for subject, predicate, value, graph in quads:
        name, where = predicate.value, graph.value if isinstance(graph, NamedNode) else ""
        if not where.startswith(begin):
            raise RdfError(f"{found.source}: {subject} is described in {graph}; expected graphs under {begin}")
        if name in _PASSED_OVER or where in unneeded or not isinstance(subject, NamedNode):
            continue
        if isinstance(value, Literal) and value.language == "en":
            name += "@en"
        if isinstance(value, NamedNode | Literal):
            found.add(where, subject.value, name, value.value)


def _check(found: Facts) -> None:
    """Raise RdfError for RDF of another version, or without a graph it should have."""
    begin = f"{found.terms.base}graph/"
    missing = [name for name in _NEEDED if begin + name not in found.graphs]
    if missing:
        raise RdfError(f"{found.source}: no named graph {begin}{missing[0]}; expected an export of all graphs")
    _check_version(found)
    told = {graph.removeprefix(f"{begin}article/") for graph in found.graphs if graph.startswith(f"{begin}article/")}
    for article in found.of_kind("article", found.lt("characters")):
        name = article.removeprefix(f"{found.terms.base}id/article/")
        if name not in told:
            raise RdfError(
                f"{found.source}: no named graph of the article {decoded(name)!r}; expected one of each article"
            )


def _check_version(found: Facts) -> None:
    written = found.one(f"{found.terms.base}ontology", "http://www.w3.org/2002/07/owl#versionInfo")
    if written != ontology_version():
        raise RdfError(
            f"{found.source}: of version {written} of the ontology; this program reads {ontology_version()},"
            " export the graph again"
        )
    schema = found.whole(f"{found.terms.base}graph/tables", found.lt("schemaVersion"))
    if schema != VERSION:
        raise RdfError(f"{found.source}: of tables of version {schema}; this program reads {VERSION}, build them again")
