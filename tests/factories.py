"""Records for tests, made from records annotated by hand: their statements are found again in the text."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

from kg import records
from kg.model import Article, Evidence, Record, Span, Stated

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
SHARED = Path(__file__).parents[2] / "shared"
STEMS = sorted(path.stem for path in (SAMPLE / "records").glob("*.json"))
"""The names of the sample articles."""


def annotated(stem: str, folder: Path = SAMPLE) -> tuple[Article, Record]:
    """The article `stem` of `folder` and its hand-made record, with evidence found by looking for the words."""
    raw = (folder / "articles" / f"{stem}.txt").read_text(encoding="utf-8")
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n"))
    value = json.loads((folder / "records" / f"{stem}.json").read_text(encoding="utf-8"))
    article = Article(id=stem, text=text, title=text.split("\n", 1)[0], published=value["published"], origin=stem)
    return article, _evident(records.from_json(value, stem), text, value)


def _evident(record: Record, text: str, value: dict) -> Record:
    def at(words: str) -> tuple[Evidence, ...]:
        start = max(text.find(words), 0)
        return (Evidence(Span(start, start + len(words)), "by-hand"),)

    def of(stated: Stated, evidence: tuple[Evidence, ...]) -> Stated:
        return replace(stated, evidence=evidence)

    officials = tuple(
        replace(o, evidence=at(o.name), posts=tuple(replace(p, evidence=at(o.name)) for p in o.posts))
        for o in record.officials
    )
    meetings = []
    for meeting, raw in zip(record.meetings, value["meetings"], strict=True):
        clause = at(raw["quote"])
        meetings.append(
            replace(
                meeting,
                evidence=clause,
                date=meeting.date and of(meeting.date, clause),
                host=meeting.host and of(meeting.host, clause),
                parties=tuple(replace(p, evidence=clause) for p in meeting.parties),
                topics=tuple(of(t, clause) for t in meeting.topics),
                flows=tuple(replace(f, evidence=clause) for f in meeting.flows),
                agreements=tuple(replace(a, evidence=clause) for a in meeting.agreements),
                people=tuple(
                    replace(p, evidence=at(p.name), roles=tuple(of(r, at(p.name)) for r in p.roles))
                    for p in meeting.people
                ),
            )
        )
    agreements = tuple(
        replace(a, evidence=at(raw.get("quote") or a.title))
        for a, raw in zip(record.agreements, value["agreements"], strict=True)
    )
    first = at(text.strip().split("\n", 1)[0])
    return replace(
        record,
        provinces=tuple(of(p, first) for p in record.provinces),
        officials=officials,
        meetings=tuple(meetings),
        agreements=agreements,
    )
