"""The reports of meetings that records hold, each with the year its article's words point to where it gives none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.errors import GraphError
from kg.graph import edtf
from kg.model import Article, Record
from kg.resolution.reports import Report
from kg.resolution.years import pointed_to

__all__ = ["reports"]


def reports(records: Iterable[Record], articles: Mapping[str, Article]) -> Iterator[Report]:
    """Every meeting of every record as a report; raises GraphError for one without evidence."""
    for record in records:
        article = articles[record.article]
        for meeting in record.meetings:
            if not meeting.evidence:
                raise GraphError(
                    f"record {record.article!r}: a meeting without evidence; expected the clause that reports it"
                )
            dated = edtf.has_year(meeting.date.value if meeting.date else None)
            year = None if dated else pointed_to(meeting, article)
            yield Report(record.article, article.published or record.published, meeting, year)
