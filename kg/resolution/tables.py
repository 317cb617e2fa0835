"""Assembling the graph: every statement of a row becomes one row with all its evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from kg.errors import GraphError, ReferenceDataError
from kg.graph import KnowledgeGraph, edtf
from kg.graph.schema import TABLES
from kg.model import Article, Record, Span
from kg.reference.topics import ancestors, topic
from kg.resolution.agreements import Occasion, Telling, agreement_statements
from kg.resolution.decisions import Decision, resolution_rows
from kg.resolution.ids import content_id
from kg.resolution.judgements import Judgement, standing
from kg.resolution.meeting_rows import Known, agreements_of, meeting_statements
from kg.resolution.meetings import Settled, settle_meetings
from kg.resolution.officials import roster
from kg.resolution.passages import passage_id, passage_rows
from kg.resolution.posts import holding_statements
from kg.resolution.reporting import reports
from kg.resolution.statements import Row, Statement
from kg.resolution.units import Basis, Gazetteer, article_basis, event_basis, version
from kg.resolution.years import infer_years

__all__ = ["settle"]


def settle(
    articles: Iterable[Article],
    records: Iterable[Record],
    *,
    judgements: Iterable[Judgement] = (),
    years: bool = True,
) -> KnowledgeGraph:
    """The graph of what the records state about the articles they were read from.

    Judges who is who, which reports mean one meeting, and which version of a unit is meant; the result does
    not depend on the order of articles or records. A record without ``sha256`` (annotated by hand) is taken at
    its word. What people judged goes before what is judged here. With `years` off, no year is inferred. Raises
    GraphError if a record is of another text or of no article given, or a span cuts out nothing, and JudgementError
    if judgements contradict each other.
    """
    texts = _by_id(articles)
    known_records = sorted(_checked(records, texts), key=lambda record: record.article)
    bases = {record.article: article_basis(texts[record.article], record) for record in known_records}
    verdicts = standing(judgements)
    gazetteer = Gazetteer(known_records)  # first: it refuses units that do not exist
    meetings, decisions = settle_meetings(reports(known_records, texts), verdicts)
    dated = infer_years(meetings, texts, {record.article: record for record in known_records}) if years else {}
    known = Known(texts, roster(known_records, bases, texts, verdicts), gazetteer, dated)
    return _graph(known, list(_statements(known_records, bases, known, meetings)), decisions)


def _by_id(articles: Iterable[Article]) -> dict[str, Article]:
    texts: dict[str, Article] = {}
    for article in articles:
        former = texts.setdefault(article.id, article)
        if former != article:
            raise GraphError(f"article {article.id!r} twice, from {former.origin} and {article.origin}; ids are unique")
    return dict(sorted(texts.items()))


def _checked(records: Iterable[Record], texts: Mapping[str, Article]) -> Iterator[Record]:
    seen: dict[str, Record] = {}
    for record in records:
        article = texts.get(record.article)
        if article is None:
            raise GraphError(
                f"record {record.article!r}: no article of that id; settle() needs the texts of all records"
            )
        if record.sha256 not in ("", article.sha256):
            raise GraphError(
                f"record {record.article!r} was read from another text (sha256 {record.sha256[:12]}…) than the article"
                f" {article.id!r} has now ({article.sha256[:12]}…); read it again"
            )
        if seen.setdefault(record.article, record) != record:
            raise GraphError(f"record {record.article!r} twice, and they differ; expected one record an article")
    yield from seen.values()


# ---------------------------------------------------------------- what is stated
def _statements(
    records: list[Record], bases: Mapping[str, Basis], known: Known, meetings: Iterable[Settled]
) -> Iterator[Statement]:
    yield from (Statement("articles", _article_row(article)) for article in known.articles.values())
    yield from known.roster.statements()
    for sighting in known.roster.sightings:
        yield from holding_statements(sighting, known.roster, known.gazetteer)
    for record in records:
        yield from _record_statements(record, bases[record.article])
    tellings = [telling for record in records for telling in _tellings(record, bases[record.article])]
    for settled in meetings:
        yield from meeting_statements(settled, known)
        tellings += agreements_of(settled)
    yield from agreement_statements(tellings)


def _article_row(article: Article) -> Row:
    return {
        "article": article.id,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "publisher": article.publisher,
        "origin": article.origin,
        "sha256": article.sha256,
        "chars": len(article.text),
    }


def _record_statements(record: Record, basis: Basis) -> Iterator[Statement]:
    for province in record.provinces:
        unit = version(province.value, basis)
        row = {"mention": content_id("mention", record.article, unit), "article": record.article, "unit": unit}
        row["unit_basis"] = basis.kind
        yield Statement("mentions", row, record.article, province.evidence)


def _tellings(record: Record, basis: Basis) -> Iterator[Telling]:
    """The agreements an article tells of outside of meetings."""
    for agreement in record.agreements:
        signed = event_basis(agreement.year, []) if edtf.has_year(agreement.year) else basis
        units = sorted({version(unit, signed) for unit in agreement.parties})
        yield Telling(agreement, Occasion(record.article, None, signed.kind), tuple(units))


# ---------------------------------------------------------------- rows
def _graph(known: Known, statements: list[Statement], decisions: Iterable[Decision]) -> KnowledgeGraph:
    tables = {name: _rows(name, group) for name, group in _by_table(statements).items()}
    tables["passages"] = _passages(statements, known.articles)
    tables["evidence"] = _evidence(statements)
    tables["resolutions"] = resolution_rows([*known.roster.decisions(), *decisions])
    tables["topics"] = _topic_rows(_used(tables, "topics"))
    tables["units"] = _unit_rows(_used(tables, "units"), known.gazetteer)
    return KnowledgeGraph(**{name: _frame(name, rows) for name, rows in tables.items()})


def _by_table(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[statement.table].append(statement)
    return grouped


def _rows(name: str, statements: Iterable[Statement]) -> list[Row]:
    """One row per key; where spellings of it differ, the most frequent. Confidence is that of the surest evidence."""
    table = TABLES[name]
    grouped: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[tuple(statement.row[column] for column in table.key)].append(statement)
    has_confidence = any(column.name == "confidence" for column in table.columns)
    return [_row(group, has_confidence=has_confidence) for group in grouped.values()]


def _row(statements: list[Statement], *, has_confidence: bool) -> Row:
    row = dict(statements[0].row)
    if any(statement.row != row for statement in statements):
        spellings = Counter(tuple(statement.row.items()) for statement in statements)
        frequent = min(spellings, key=lambda spelling: (-spellings[spelling], repr(spelling)))
        row = dict(frequent)
    if has_confidence:
        row["confidence"] = max(_confidences(statements), default=row.get("confidence") or 0.0)
    return row


def _confidences(statements: Iterable[Statement]) -> Iterator[float]:
    return (evidence.confidence for statement in statements for evidence in statement.evidence)


def _evidence(statements: Iterable[Statement]) -> list[Row]:
    """The rows of the table evidence: why each row stands, each reason once with its highest confidence."""
    surest: dict[tuple[str, str, str], float] = {}
    for statement in statements:
        subject = str(statement.row[TABLES[statement.table].key[0]])
        for evidence in statement.evidence:
            key = subject, passage_id(statement.article, evidence.span), evidence.rule
            surest[key] = max(surest.get(key, 0.0), evidence.confidence)
    return [
        {"subject": subject, "passage": passage, "rule": rule, "confidence": confidence}
        for (subject, passage, rule), confidence in surest.items()
    ]


def _passages(statements: Iterable[Statement], articles: Mapping[str, Article]) -> list[Row]:
    spans: dict[str, set[Span]] = defaultdict(set)
    for statement in statements:
        spans[statement.article].update(evidence.span for evidence in statement.evidence)
    return [row for article, cut in spans.items() if cut for row in passage_rows(articles[article], cut)]


# ---------------------------------------------------------------- what is known and referred to
def _used(tables: Mapping[str, list[Row]], target: str) -> set[str]:
    """The ids of another table that the rows refer to."""
    return {
        str(row[column.name])
        for name, rows in tables.items()
        for column in TABLES[name].columns
        if column.refers == target
        for row in rows
        if row[column.name] is not None
    }


def _unit_rows(ids: set[str], gazetteer: Gazetteer) -> list[Row]:
    """The rows of units, and of those that hold their territory today."""
    rows = [gazetteer.row(version) for version in ids]
    today = {str(row["successor"]) for row in rows if row["successor"]} - ids
    return rows + [gazetteer.row(version) for version in today]


def _topic_rows(ids: set[str]) -> list[Row]:
    """The rows of topics and of all broader ones; raises GraphError for one that is not of the scheme."""
    try:
        scheme = [one for name in ids for one in (topic(name), *ancestors(name))]
    except ReferenceDataError as error:
        raise GraphError(f"a record gives a meeting a topic that is not of the scheme: {error}") from None
    rows = {
        one.id: {"topic": one.id, "label": one.label, "label_en": one.label_en, "broader": one.broader}
        for one in scheme
    }
    return list(rows.values())


def _frame(name: str, rows: list[Row]) -> pd.DataFrame:
    columns = [column.name for column in TABLES[name].columns]
    return pd.DataFrame(rows, columns=columns, dtype=object)  # so that a missing number makes no others fractions
