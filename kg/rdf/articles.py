"""Articles, what they mention, and the run that read them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from kg.rdf import literals
from kg.rdf.batches import Batch
from kg.rdf.columns import constant, each
from kg.rdf.facts import Facts, about
from kg.rdf.reports import Report
from kg.rdf.terms import DCTERMS, PROV, RDFS, SCHEMA, TYPE, Fact, Iri, Literal, Terms, iri
from kg.rdf.terms import about as about_one
from kg.rdf.things import thing
from kg.rdf.versions import release

__all__ = ["address", "articles", "run", "runs", "things_mentioned"]

_MENTIONED = (
    ("mentions", "unit", "unit"),
    ("holdings", "person", "official"),
    ("participations", "person", "official"),
    ("parties", "body", "body"),  # those of holdings are only named inside of titles
)
"""Whose mentioning makes an article mention what: tables, with the kind of things that a column of theirs names."""

_IRI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


def run(terms: Terms) -> Iri:
    """The run that read the articles, named by the reader's version alone: the same version reads the same."""
    return terms.id("run", f"reader-{release()}")


def runs(terms: Terms) -> Iterator[Fact]:
    """What the run was; the graph of each article says that the run used it."""
    label = literals.english(f"reading with Liên tỉnh {release()}")
    return about_one(run(terms), (TYPE, PROV["Activity"]), (RDFS["label"], label))


def articles(batch: Batch) -> Iterator[Facts]:
    """The articles: title, date, address, publisher, hash of their texts, and whom and what they mention."""
    terms, told, places = batch.source.terms, batch.table("articles"), batch.places("articles")
    node = told.id("article", "article")
    yield about(
        node,
        (TYPE, terms.lt["Article"]),
        (DCTERMS["title"], told.words("title")),
        (DCTERMS["identifier"], told.plain("article")),
        (DCTERMS["language"], literals.plain("vi")),
        (DCTERMS["issued"], each(told["published"], literals.day)),
        (DCTERMS["publisher"], told.words("publisher")),
        (SCHEMA["url"], each(told["url"], address)),
        (terms.lt["textSha256"], told.plain("sha256")),
        places=places,
    )
    yield about(constant(run(terms), node), (PROV["used"], node), places=places)
    for table, kind, column in _MENTIONED:
        places = batch.places(table)
        yield about(batch.nodes(places), (SCHEMA["mentions"], batch.table(table).id(kind, column)), places=places)


def things_mentioned(terms: Terms, report: Report) -> Iterator[Fact]:
    """The programmes, projects, sites and agencies an article speaks of."""
    node = terms.id("article", report.article.article)
    return ((node, SCHEMA["mentions"], thing(terms, row)) for named in report.things.values() for row in named)


def address(url: str | None) -> Iri | Literal | None:
    """An address as IRI if it is one of the web; anything else (``javascript:`` too) stays words no one can follow."""
    if not url:
        return None
    try:
        if urlsplit(url).scheme.lower() in ("http", "https") and urlsplit(url).hostname:
            return iri(quote(url, safe=_IRI_CHARACTERS))
    except ValueError:  # brackets or escapes that belong to no IRI
        pass
    return literals.plain(url)
