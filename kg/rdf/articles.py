"""Articles, what they mention, and the run that read them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from kg.rdf import literals
from kg.rdf.reports import Report
from kg.rdf.terms import DCTERMS, PROV, RDFS, SCHEMA, TYPE, Fact, Iri, Literal, Terms, about, iri
from kg.rdf.things import thing
from kg.rdf.versions import release

__all__ = ["address", "articles", "run", "runs"]

_IRI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


def run(terms: Terms) -> Iri:
    """The run that read the articles, named by the reader's version alone: the same version reads the same."""
    return terms.id("run", f"reader-{release()}")


def runs(terms: Terms) -> Iterator[Fact]:
    """What the run was; the graph of each article says that the run used it."""
    label = literals.english(f"reading with Liên tỉnh {release()}")
    return about(run(terms), (TYPE, PROV["Activity"]), (RDFS["label"], label))


def articles(terms: Terms, report: Report) -> Iterator[Fact]:
    """The article of a report: title, date, address, publisher, hash of its text, and whom and what it mentions."""
    article, node = report.article, terms.id("article", report.article.article)
    yield from about(
        node,
        (TYPE, terms.lt["Article"]),
        (DCTERMS["title"], literals.vietnamese(article.title)),
        (DCTERMS["identifier"], literals.plain(article.article)),
        (DCTERMS["language"], literals.plain("vi")),
        (DCTERMS["issued"], literals.day(article.published)),
        (DCTERMS["publisher"], literals.vietnamese(article.publisher)),
        (SCHEMA["url"], address(article.url)),
        (terms.lt["textSha256"], literals.plain(article.sha256)),
        *((SCHEMA["mentions"], other) for other in _mentioned(terms, report)),
    )
    yield run(terms), PROV["used"], node


def _mentioned(terms: Terms, report: Report) -> Iterator[Iri]:
    people = {row.official for row in (*report.holdings, *report.participations)}
    bodies = {row.body for row in report.parties} - {None}  # those of holdings are only named inside of titles
    yield from (terms.id("unit", mention.unit) for mention in report.mentions)
    yield from (terms.id("person", official) for official in people)
    yield from (terms.id("body", body) for body in bodies)
    yield from (thing(terms, row) for named in report.things.values() for row in named)


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
