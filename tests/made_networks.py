"""Graphs made for tests and benchmarks of measures: meetings of provinces in a line each, or drawn with a seed.

Everyone is invented; the provinces are real, so that the reference data know where they lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from kg.graph import TABLES, KnowledgeGraph
from kg.reference import topics as reference_topics
from kg.reference import units as reference

ON = date(2024, 1, 1)
PROVINCES = tuple(unit.version for unit in reference.in_force(ON))
"""The 63 of 2024."""


def meetings_of(*groups: Sequence[str], dates: Sequence[str] | None = None, **tables: pd.DataFrame) -> KnowledgeGraph:
    """The graph of one meeting for each group of units (version ids), on 1 May 2020 or the dates given."""
    days = dates or ["2020-05-01"] * len(groups)
    rows = [(number, unit) for number, group in enumerate(groups) for unit in group]
    return made(len(groups), np.array([row[0] for row in rows], dtype=int), [row[1] for row in rows], days, **tables)


def made(
    count: int, meeting: np.ndarray, unit: Sequence[str], dates: Iterable[str | None], **tables: pd.DataFrame
) -> KnowledgeGraph:
    """The graph of so many meetings: at `meeting` (a number) was `unit`, row by row."""
    ids = np.array([f"meeting-{number:012x}" for number in range(count)], dtype=object)
    named = sorted({*unit, *_also(tables)})
    frames = {"units": unit_rows(named), "meetings": meeting_rows(ids, list(dates))}
    party = [f"party-{number:012x}" for number in range(len(unit))]
    frames["parties"] = frame(party=party, meeting=ids[meeting], unit=list(unit), confidence=1.0)
    return KnowledgeGraph(**{**frames, **tables})


def _also(tables: dict[str, pd.DataFrame]) -> set[str]:
    """The units that other tables name."""
    return {
        str(unit)
        for name, rows in tables.items()
        for column in TABLES[name].columns
        if column.refers == "units" and column.name in rows
        for unit in rows[column.name].dropna()
    }


def frame(**columns: Any) -> pd.DataFrame:
    """A table of these columns; one value stands for all rows."""
    rows = pd.DataFrame({name: value for name, value in columns.items() if not np.isscalar(value)})
    return rows.assign(**{name: value for name, value in columns.items() if np.isscalar(value)})


def unit_rows(versions: Iterable[str]) -> pd.DataFrame:
    """The rows of units, as resolution makes them; what is no version is foreign."""
    return pd.DataFrame(
        [_unit(one) for one in versions], columns=[c.name for c in TABLES["units"].columns], dtype=object
    )


def _unit(version: str) -> dict[str, Any]:
    if version == "central" or version.startswith("foreign-"):
        kind = version.partition("-")[0]
        return {"unit": version, "slug": version, "name_vi": version, "name_en": version, "kind": kind}
    one = reference.unit(version)
    row = {"unit": version, "slug": one.slug, "name_vi": one.name, "name_en": one.name_en}
    row |= {"kind": reference.kind_on(version, None), "region": one.region, "lat": one.lat, "lon": one.lon}
    return row | {
        name: day and day.isoformat()
        for name, day in (("valid_from", one.valid_from), ("valid_until", one.valid_until))
    }


def meeting_rows(ids: Sequence[str], dates: Sequence[str | None], **more: Any) -> pd.DataFrame:
    """The rows of meetings."""
    rows = {"label": "gặp", "label_en": "meeting", "kind": "visit", "scope": "inter-province", "status": "held"}
    rows |= {"unit_basis": "event-date", "quote": "Hai tỉnh gặp nhau", "articles": 1, "confidence": 1.0}
    return frame(meeting=list(ids), date=pd.array(list(dates), dtype="string"), **{**rows, **more})


def topic_rows(topics: Iterable[str]) -> pd.DataFrame:
    """The rows of topics, without what is broader."""
    names = sorted(set(topics))
    return frame(topic=names, label=names, label_en=names)


def about(*pairs: tuple[int, str]) -> dict[str, pd.DataFrame]:
    """The tables that say which meeting (a number) is about which topic."""
    told = [
        (f"meeting-topic-{place:012x}", f"meeting-{meeting:012x}", topic)
        for place, (meeting, topic) in enumerate(pairs)
    ]
    rows = pd.DataFrame(told, columns=["meeting_topic", "meeting", "topic"], dtype=object).assign(confidence=1.0)
    return {"meeting_topics": rows, "topics": topic_rows(topic for _, topic in pairs)}


def flows(*told: tuple[int, str, str, str, str | None]) -> dict[str, pd.DataFrame]:
    """The tables of flows: meeting (a number), source, target, kind, topic or None."""
    ids = [f"flow-{place:012x}" for place in range(len(told))]
    rows = frame(
        flow=ids,
        meeting=[f"meeting-{one[0]:012x}" for one in told],
        source=[one[1] for one in told],
        target=[one[2] for one in told],
        kind=[one[3] for one in told],
        confidence=1.0,
    )
    topics = [(flow, one[4]) for flow, one in zip(ids, told, strict=True) if one[4]]
    return {
        "flows": rows,
        "flow_topics": pd.DataFrame(topics, columns=["flow", "topic"], dtype=object),
        "topics": topic_rows(topic for _, topic in topics),
    }


def printed(*articles: tuple[str | None, Iterable[str], Iterable[int]]) -> dict[str, pd.DataFrame]:
    """The tables of articles: the publisher of each, the units it names, the meetings (numbers) it reports."""
    ids = [f"article-{number:06d}" for number in range(len(articles))]
    publishers = pd.array([publisher for publisher, _, _ in articles], dtype="string")
    named = [(article, unit) for article, (_, units, _) in zip(ids, articles, strict=True) for unit in units]
    told = [(article, number) for article, (_, _, meetings) in zip(ids, articles, strict=True) for number in meetings]
    return {
        "articles": frame(article=ids, title="Hai tỉnh", origin="x", sha256="0" * 64, chars=1, publisher=publishers),
        "mentions": frame(
            mention=[f"mention-{number:012x}" for number in range(len(named))],
            article=[article for article, _ in named],
            unit=[unit for _, unit in named],
        ),
        "accounts": frame(
            account=[f"account-{number:012x}" for number in range(len(told))],
            article=[article for article, _ in told],
            meeting=[f"meeting-{number:012x}" for _, number in told],
            kind="visit",
        ),
    }


def drawn(
    pairs: np.ndarray, units: Sequence[str], *, since: int = 2010, seed: int = 0, **tables: pd.DataFrame
) -> KnowledgeGraph:
    """The graph of meetings of two: `pairs` holds how often each two of `units` meet (its upper triangle)."""
    one, other = np.nonzero(np.triu(pairs, k=1))
    times = pairs[one, other].astype(int)
    one, other = np.repeat(one, times), np.repeat(other, times)
    count, names = len(one), np.array(units, dtype=object)
    meeting = np.repeat(np.arange(count), 2)
    present = names[np.column_stack([one, other]).ravel()]
    days = np.random.default_rng(seed).integers(0, 3650, count)
    known = [(date(since, 1, 1) + timedelta(days=day)).isoformat() for day in range(3650)]
    return made(count, meeting, list(present), [known[day] for day in days], **tables)


def large(meetings: int = 100_000, *, seed: int = 0) -> KnowledgeGraph:
    """A graph for benchmarks: the 63 provinces at meetings of 2 to 6, with topics, flows, articles and mentions."""
    random = np.random.default_rng(seed)
    sizes = random.choice([2, 3, 4, 6], meetings, p=[0.85, 0.1, 0.03, 0.02])
    pull = random.gamma(2.0, size=len(PROVINCES))
    keys = random.random((meetings, len(PROVINCES))).astype(np.float32) ** (1 / pull.astype(np.float32))
    chosen = np.argsort(-keys, axis=1)[:, :6]
    meeting = np.repeat(np.arange(meetings), sizes)
    place = np.arange(len(meeting)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    names = np.array(PROVINCES, dtype=object)
    unit = names[chosen[meeting, place]]
    ids = np.array([f"meeting-{number:012x}" for number in range(meetings)], dtype=object)
    articles = np.array([f"a{number:06d}" for number in range(meetings)], dtype=object)
    named = np.array([topic.id for topic in reference_topics.topics()], dtype=object)
    about_ = named[random.integers(0, len(named), meetings)]
    flowing = random.permutation(meetings)[: meetings // 3]
    tables = {
        "articles": frame(
            article=articles,
            title="Hai tỉnh",
            origin=articles,
            sha256="0" * 64,
            chars=100,
            publisher=np.array(["Báo A", "Báo B"], dtype=object)[random.integers(0, 2, meetings)],
        ),
        "accounts": frame(
            account=[f"account-{number:012x}" for number in range(meetings)],
            meeting=ids,
            article=articles,
            kind="visit",
        ),
        "mentions": frame(
            mention=[f"mention-{number:012x}" for number in range(len(unit))], article=articles[meeting], unit=unit
        ),
        "meeting_topics": frame(
            meeting_topic=[f"meeting-topic-{number:012x}" for number in range(meetings)],
            meeting=ids,
            topic=about_,
            confidence=1.0,
        ),
        "flows": frame(
            flow=[f"flow-{number:012x}" for number in flowing],
            meeting=ids[flowing],
            source=names[chosen[flowing, 0]],
            target=names[chosen[flowing, 1]],
            kind=np.array(["share", "support", "request"], dtype=object)[random.integers(0, 3, len(flowing))],
            confidence=1.0,
        ),
        "flow_topics": frame(flow=[f"flow-{number:012x}" for number in flowing], topic=about_[flowing]),
        "topics": topic_rows(named),
    }
    start = date(2010, 1, 1)
    known = np.array([(start + timedelta(days=day)).isoformat() for day in range(5500)], dtype=object)
    return made(meetings, meeting, list(unit), known[random.integers(0, 5500, meetings)], **tables)
