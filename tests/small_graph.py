"""A small graph made by hand, for tests of everything that reads the tables: two articles, one meeting told in both."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from kg.graph import TABLES, KnowledgeGraph

HOSTILE = "\u202eTin \"nóng\" <b>'mới'</b> \\ \x0b & \u200f\t]]> {{x}}"
"""A title that would break a careless writer: direction and control marks, quotes, tags, a backslash."""

TEXTS = {
    "bài 1/ă?#": HOSTILE
    + "\nNgày 17/4, UBND tỉnh Quảng Ninh làm việc với tỉnh Lạng Sơn về du lịch.\nÔng Lê Thử chủ trì.",
    "b2": "Hai tỉnh gặp nhau\n"
    + "Quảng Ninh tiếp đoàn Lạng Sơn ngày 17/4/2017, chia sẻ cách làm. Bà Mai Nháp cùng chủ trì.",
}


def small_graph(**tables: list[dict[str, Any]]) -> KnowledgeGraph:
    """The graph, with whole tables replaced by the rows given; without any it is the same one every time."""
    graph = _small_graph()
    return replace(graph, **{name: frame_of(name, rows) for name, rows in tables.items()}) if tables else graph


@cache
def _small_graph() -> KnowledgeGraph:
    return KnowledgeGraph(**{name: frame_of(name, rows) for name, rows in _TABLES.items()})


def passage(article: str, words: str) -> dict[str, Any]:
    """The passage of the words in an article's text."""
    text = TEXTS[article]
    start = text.index(words)
    end = start + len(words)
    around = {"prefix": text[max(start - 20, 0) : start], "suffix": text[end : end + 20], "sentence": words}
    return {"passage": _id(article, words), "article": article, "start": start, "end": end, "quote": words, **around}


def _id(article: str, words: str) -> str:
    start = TEXTS[article].index(words)
    return f"{article}#char={start},{start + len(words)}"


def frame_of(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The table `name` of these rows, which may leave out what is missing."""
    columns = [column.name for column in TABLES[name].columns]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)  # else a missing number would make fractions of others
    return frame.astype({c.name: "string" for c in TABLES[name].columns if c.type == "string"})


def _article(id: str, **more: Any) -> dict[str, Any]:
    text = TEXTS[id]
    title = text.split("\n", 1)[0]
    return {"article": id, "title": title, "origin": id, "sha256": "0" * 64, "chars": len(text), **more}


def _unit(id: str, name: str, name_en: str, kind: str = "province", **more: Any) -> dict[str, Any]:
    return {"unit": id, "slug": id, "name_vi": name, "name_en": name_en, "kind": kind, "successor": id, **more}


def _topic(id: str, label: str, broader: str | None = None) -> dict[str, Any]:
    return {"topic": id, "label": label, "label_en": id, "broader": broader}


def _office(id: str, label: str, branch: str = "state") -> dict[str, Any]:
    return {"office": id, "label": label, "label_en": f"{id} (en)", "branch": branch, "level": "province"}


def _reason(subject: str, article: str, words: str, confidence: float = 1.0) -> dict[str, Any]:
    return {"subject": subject, "passage": _id(article, words), "rule": "by-hand", "confidence": confidence}


_A, _B = TEXTS
_FIRST = "UBND tỉnh Quảng Ninh làm việc với tỉnh Lạng Sơn"
_SECOND = "Quảng Ninh tiếp đoàn Lạng Sơn"
_WORDS = [(_A, _FIRST), (_A, "Ngày 17/4"), (_A, "Ông Lê Thử chủ trì"), (_B, _SECOND), (_B, "chia sẻ cách làm")]
_WORDS += [(_B, "Bà Mai Nháp cùng chủ trì")]

_TABLES: dict[str, list[dict[str, Any]]] = {
    "articles": [
        _article(_A, url="javascript:alert(1)", published="2017-04-18", publisher="Báo <Thử>"),
        _article(_B, url="https://báo.example/tin mới?x=1&y=<2>"),
    ],
    "passages": [passage(article, words) for article, words in _WORDS],
    "evidence": [
        _reason("meeting-1", _A, _FIRST),
        _reason("meeting-1", _B, _SECOND),
        _reason("party-1", _A, _FIRST),
        _reason("party-1", _B, _SECOND),
        _reason("part-1", _A, "Ông Lê Thử chủ trì"),
        _reason("part-2", _B, "Bà Mai Nháp cùng chủ trì"),
        _reason("holding-1", _A, "Ông Lê Thử chủ trì"),
        _reason("flow-1", _B, "chia sẻ cách làm"),
        _reason("agreement-1", _B, "chia sẻ cách làm"),
    ],
    "units": [
        _unit("quang-ninh", "Quảng Ninh", "Quang Ninh", region="Đồng bằng sông Hồng", lat=21.2, lon=107.3),
        _unit("lang-son", "Lạng Sơn", "Lang Son"),
        _unit("ha-giang", "Hà Giang", "Ha Giang", valid_until="2025-06-30") | {"successor": "tuyen-quang-2025"},
        _unit("tuyen-quang-2025", "Tuyên Quang", "Tuyen Quang", valid_from="2025-07-01"),
        _unit("central", "Trung ương", "central authorities", "central"),
        _unit("foreign-quang-tay", "Quảng Tây", "Guangxi", "foreign"),
    ],
    "mentions": [{"mention": "mention-1", "article": _A, "unit": "quang-ninh"}],
    "offices": [_office("ubnd-tinh", "UBND tỉnh"), _office("post-chu-tich-ubnd", "Chủ tịch UBND tỉnh")],
    "bodies": [
        {
            "body": "quang-ninh--ubnd-tinh",
            "unit": "quang-ninh",
            "label": "UBND tỉnh Quảng Ninh",
            "label_en": "Quang Ninh Provincial People's Committee",
            "classification": "ubnd-tinh",
            "branch": "state",
        }
    ],
    "officials": [
        {"official": "le-thu--quang-ninh", "name": "Lê Thử", "unit": "quang-ninh", "kind": "official", "sex": "male"},
        {"official": "mai-nhap--lang-son", "name": "Mai Nháp", "unit": "lang-son", "kind": "other", "sex": "female"},
    ],
    "holdings": [
        {
            "holding": "holding-1",
            "official": "le-thu--quang-ninh",
            "office": "post-chu-tich-ubnd",
            "body": "quang-ninh--ubnd-tinh",
            "unit": "quang-ninh",
            "title": "Chủ tịch UBND tỉnh",
            "level": "province",
            "former": False,
            "resolution": "context",
            "article": _A,
            "confidence": 0.9,
        }
    ],
    "meetings": [
        {
            "meeting": "meeting-1",
            "label": "Quảng Ninh làm việc với Lạng Sơn (17/4/2017)",
            "label_en": "Quang Ninh and Lang Son hold a working session (17 April 2017)",
            "kind": "working-session",
            "scope": "inter-province",
            "status": "held",
            "date": "2017-04-17",
            "date_text": "Ngày 17/4",
            "host": "quang-ninh",
            "unit_basis": "event-date",
            "quote": _FIRST,
            "articles": 2,
            "confidence": 0.95,
        }
    ],
    "accounts": [
        {
            "account": "account-1",
            "meeting": "meeting-1",
            "article": _A,
            "kind": "working-session",
            "date": "XXXX-04-17",
        },
        {"account": "account-2", "meeting": "meeting-1", "article": _B, "kind": "visit", "date": "2017-04-17"},
    ],
    "parties": [
        {
            "party": "party-1",
            "meeting": "meeting-1",
            "unit": "quang-ninh",
            "body": "quang-ninh--ubnd-tinh",
            "confidence": 1.0,
        },
        {"party": "party-2", "meeting": "meeting-1", "unit": "lang-son", "confidence": 0.8},
    ],
    "participations": [
        {
            "participation": "part-1",
            "meeting": "meeting-1",
            "official": "le-thu--quang-ninh",
            "role": "chair",
            "unit": "quang-ninh",
            "confidence": 1.0,
        },
        {
            "participation": "part-2",
            "meeting": "meeting-1",
            "official": "mai-nhap--lang-son",
            "role": "chair",
            "confidence": 0.7,
        },
    ],
    "meeting_topics": [
        {"meeting_topic": "meeting-topic-1", "meeting": "meeting-1", "topic": "tourism", "confidence": 0.875}
    ],
    "flows": [
        {
            "flow": "flow-1",
            "meeting": "meeting-1",
            "source": "quang-ninh",
            "target": "lang-son",
            "kind": "share",
            "confidence": 1.0,
        }
    ],
    "flow_topics": [{"flow": "flow-1", "topic": "tourism"}],
    "agreements": [
        {
            "agreement": "agreement-1",
            "title": 'Chương trình hợp tác "du lịch"',
            "type": "programme",
            "meeting": "meeting-1",
            "period": "2017-2020",
            "year": "2017",
            "article": _B,
            "confidence": 1.0,
        }
    ],
    "agreement_parties": [
        {"agreement": "agreement-1", "unit": "quang-ninh"},
        {"agreement": "agreement-1", "unit": "lang-son"},
    ],
    "topics": [_topic("tourism-culture", "Du lịch, văn hóa"), _topic("tourism", "Du lịch", "tourism-culture")],
}
