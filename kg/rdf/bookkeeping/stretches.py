"""What the tables know of articles and their texts: where they were read, and the stretches their passages stand in.

The text is said once, in runs as long as passages cover it; passages and sentences are fragments of the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.graph import KnowledgeGraph
from kg.graph.rows import Row, grouped, rows
from kg.rdf import literals
from kg.rdf.articles import address
from kg.rdf.passages import at
from kg.rdf.terms import TYPE, Fact, Iri, Terms, about
from kg.rdf.texts import Cut, Text, runs

__all__ = ["article_bases", "articles", "basis", "stretches"]


def articles(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """Where each article was read from, how long it is, and what settled the versions of most units in it."""
    bases = article_bases(graph)
    for row in rows(graph.articles):
        node, told = terms.id("article", row.article), address(row.url)
        yield from about(
            node,
            (terms.lt["origin"], literals.plain(row.origin)),
            (terms.lt["characters"], literals.integer(row.chars)),
            (terms.lt["addressText"], literals.plain(row.url) if told and told[1:-1] != row.url else None),
            (terms.lt["unitBasis"], basis(terms, bases[row.article]) if row.article in bases else None),
        )


def basis(terms: Terms, basis: str | None) -> Iri:
    """The concept for what settled the version of a unit; there is one for nothing."""
    return terms.lt[f"basis-{basis or 'none'}"]


def article_bases(graph: KnowledgeGraph) -> dict[str, str]:
    """What settled the versions of most units an article mentions or gives offices in; of several alike the first."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for frame in (graph.mentions, graph.holdings):
        for article, unit, basis in zip(frame["article"], frame["unit"].notna(), frame["unit_basis"], strict=True):
            if unit and isinstance(basis, str):
                counted[article][basis] += 1
    return {article: min(found, key=lambda one: (-found[one], one)) for article, found in counted.items()}


def stretches(terms: Terms, graph: KnowledgeGraph) -> Iterator[Fact]:
    """The texts of passages with their sentences, and what cannot be cut out of them."""
    chars = dict(zip(graph.articles["article"], graph.articles["chars"], strict=True))
    evident = set(graph.evidence["passage"])
    for article, found in grouped(graph.passages, lambda passage: str(passage.article)).items():
        node = terms.id("article", article)
        text = _text(found, int(chars[article]))
        for start, words in text.runs:
            yield _fragment(node, start, start + len(words)), terms.lt["words"], literals.plain(words)
        for start, end in text.sentences:
            yield _fragment(node, start, end), TYPE, terms.lt["Sentence"]
        for row in found:
            yield from _told(terms, at(node, "char", row), row, text.passage(row.start, row.end))
            if row.passage not in evident:
                yield at(node, "char", row), TYPE, terms.lt["Stretch"]


def _text(found: Iterable[Row], chars: int) -> Text:
    """The text as far as the passages and their sentences tell it."""
    pieces: set[tuple[int, str]] = set()
    sentences: set[tuple[int, int]] = set()
    for row in found:
        if row.start >= len(row.prefix):
            pieces.add((row.start - len(row.prefix), row.prefix + row.quote + row.suffix))
        start = _start_of_sentence(row)
        if start is not None:
            pieces.add((start, row.sentence))
            sentences.add((start, start + len(row.sentence)))
    return Text(runs(piece for piece in pieces if piece[1]), sorted(sentences), chars)


def _start_of_sentence(row: Row) -> int | None:
    """Where the sentence of a passage begins: the quote stands in it, between the words around it."""
    place: int = row.sentence.find(row.quote)
    while place >= 0:
        before, after = row.sentence[:place], row.sentence[place + len(row.quote) :]
        if _meet(before[::-1], row.prefix[::-1]) and _meet(after, row.suffix) and place <= row.start:
            return int(row.start) - place
        place = row.sentence.find(row.quote, place + 1)
    return None


def _meet(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _fragment(article: Iri, start: int, end: int) -> Iri:
    return Iri(f"{article[:-1]}#char={start},{end}>")


def _told(terms: Terms, node: Iri, row: Row, cut: Cut) -> Iterator[Fact]:
    """The words of a passage that the text does not give as the table has them."""
    for name, known in cut._asdict().items():
        words = getattr(row, name)
        if words != known:
            yield node, terms.lt[f"{name}AsTold"], literals.plain(words)
