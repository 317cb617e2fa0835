"""A large graph made with a seed, for tests and benchmarks of views: as many nodes and links as are asked for.

Provinces meet mostly within their region, officials attend the meetings of their own province, every row has a
sentence that states it. Everyone is invented; the provinces and topics are those of the reference data.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from kg.graph import KnowledgeGraph
from kg.reference import topics as reference_topics
from tests.made_networks import PROVINCES, frame, topic_rows, unit_rows

__all__ = ["crowded"]

_FAMILY = ("Lê", "Trần", "Phạm", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_MIDDLE = ("Văn", "Thị", "Thử", "Mẫu", "Nháp", "Ví", "Giả", "Tạm")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khoa", "Lan", "Minh", "Nga", "Quý", "Sơn", "Tú", "Vân", "Yến")
_KINDS = np.array(["working-session", "study-visit", "visit", "talks", "signing", "conference"], dtype=object)
_ROLES = np.array(["chair", "head", "speaker", "signatory", "attendee"], dtype=object)
_FLOWS = np.array(["share", "support", "request"], dtype=object)
_TABLE_OF = {
    "party": "parties",
    "meeting": "meetings",
    "flow": "flows",
    "participation": "participations",
    "meeting_topic": "meeting_topics",
}  # the tables that an article of a meeting states, by their keys
_START = date(2010, 1, 1)

Array = np.ndarray[Any, Any]


def crowded(nodes: int = 10_000, links: int = 40_000, *, seed: int = 0, **words: str) -> KnowledgeGraph:
    """The graph whose network of everything has exactly so many nodes and edges, two fifths of the nodes meetings.

    `words` may give other texts for what articles say: `label` of meetings, `name` of people, `title` of articles,
    `sentence`; a number is put behind each, so that they differ.
    """
    random = np.random.default_rng(seed)
    topics = sorted(topic.id for topic in reference_topics.topics())
    meetings = (nodes * 2) // 5
    people = nodes - meetings - len(PROVINCES) - len(topics)
    parties = _parties(random, meetings)
    hosts = parties[:, 0]
    of_province = _cover(random, len(PROVINCES), people)
    flowing = np.arange(meetings // 4)
    about = _unique(np.column_stack([np.arange(meetings), _cover(random, len(topics), meetings)]))
    fixed = len(parties) * 2 + meetings + people + len(flowing) + len(about)
    present = _present(random, parties, of_province, links - fixed)
    made = _Ids(meetings, people)
    frames = {
        "units": unit_rows(PROVINCES),
        "topics": topic_rows(topics),
        "officials": made.officials(of_province, words.get("name")),
        "meetings": made.meetings(random, hosts, words.get("label")),
        "parties": made.parties(parties),
        "holdings": made.holdings(of_province),
        "offices": frame(office=["chair"], label="Chủ tịch", label_en="chair", branch="state", level="province"),
        "participations": made.participations(random, present),
        "meeting_topics": made.topics(about, topics),
        "flows": made.flows(random, flowing, parties),
    }
    return KnowledgeGraph(**frames, **made.told(frames, words))


def _parties(random: np.random.Generator, meetings: int) -> Array:
    """Two provinces for each meeting, mostly of one region, some provinces far more often than others."""
    units = unit_rows(PROVINCES)
    regions = units["region"].to_numpy(object)
    near = (regions[:, None] == regions[None, :]) * 1.0 + 0.06
    pull = random.gamma(1.2, size=len(PROVINCES)) + 0.05
    weight = np.triu(near * pull[:, None] * pull[None, :], k=1).ravel()
    pairs = random.choice(len(weight), meetings, p=weight / weight.sum())
    found = np.column_stack([pairs // len(PROVINCES), pairs % len(PROVINCES)])
    found[: len(PROVINCES)] = np.column_stack([np.arange(len(PROVINCES)), np.roll(np.arange(len(PROVINCES)), 1)])
    turned = random.random(meetings) < 0.5
    found[turned] = found[turned][:, ::-1]
    return found


def _cover(random: np.random.Generator, among: int, count: int) -> Array:
    """One of `among` for each of `count`, each at least once."""
    pull = random.gamma(1.5, size=among) + 0.1
    chosen = random.choice(among, count, p=pull / pull.sum())
    chosen[:among] = np.arange(among)
    return chosen


def _unique(rows: Array) -> Array:
    return np.unique(rows, axis=0)


def _present(random: np.random.Generator, parties: Array, of_province: Array, count: int) -> Array:
    """So many different pairs of a meeting and an official of a province that was a party to it."""
    members = [np.flatnonzero(of_province == place) for place in range(len(PROVINCES))]
    first = [np.flatnonzero((parties == place).any(axis=1)) for place in range(len(PROVINCES))]
    own = [first[place][who % len(first[place])] for who, place in enumerate(of_province)]
    found = everyone = np.column_stack([own, np.arange(len(of_province))])  # each at one meeting at least
    while len(found) < count:
        meeting = random.integers(0, len(parties), count)
        side = parties[meeting, random.integers(0, 2, count)]
        place = random.random(count) ** 1.6
        who = [members[one][int(at * len(members[one]))] for one, at in zip(side, place, strict=True)]
        found = _unique(np.concatenate([found, np.column_stack([meeting, who])]))
    more = found[(found[:, 0] != np.array(own)[found[:, 1]])]
    kept = more[random.permutation(len(more))[: count - len(everyone)]]
    return _unique(np.concatenate([everyone, kept]))


class _Ids:
    """The rows of tables, by number."""

    def __init__(self, meetings: int, people: int) -> None:
        self.meeting = np.array([f"meeting-{number:012x}" for number in range(meetings)], dtype=object)
        self.official = np.array([f"person-{number:05d}" for number in range(people)], dtype=object)
        self.unit = np.array(PROVINCES, dtype=object)

    def officials(self, of_province: Array, name: str | None) -> Any:
        names = [f"{name} {number}" if name else _name(number) for number in range(len(self.official))]
        unit = self.unit[of_province]
        return frame(official=self.official, name=names, unit=unit, kind="official", post="Chủ tịch")

    def meetings(self, random: np.random.Generator, hosts: Array, label: str | None) -> Any:
        count = len(self.meeting)
        days = [(_START + timedelta(days=int(day))) for day in random.integers(0, 5500, count)]
        open_year = random.random(count) < 0.1
        told = zip(days, open_year, strict=True)
        return frame(
            meeting=self.meeting,
            label=[f"{label or 'Cuộc gặp'} {number}" for number in range(count)],
            label_en=[f"{label or 'Meeting'} {number}" for number in range(count)],
            kind=_KINDS[random.integers(0, len(_KINDS), count)],
            date=[f"XXXX{day.isoformat()[4:]}" if unknown else day.isoformat() for day, unknown in told],
            host=self.unit[hosts],
            scope="inter-province",
            status="held",
            unit_basis="event-date",
            quote="Hai tỉnh gặp nhau",
            articles=1,
            confidence=np.where(random.random(count) < 0.1, 0.6, 1.0),
        )

    def parties(self, pairs: Array) -> Any:
        count = len(pairs) * 2
        meeting = np.repeat(self.meeting, 2)
        return frame(party=_named("party", count), meeting=meeting, unit=self.unit[pairs.ravel()], confidence=1.0)

    def holdings(self, of_province: Array) -> Any:
        count = len(self.official)
        return frame(
            holding=_named("holding", count),
            official=self.official,
            unit=self.unit[of_province],
            office="chair",
            title="Chủ tịch UBND tỉnh",
            level="province",
            former=False,
            resolution="explicit",
            article=[f"a{number % len(self.meeting):06d}" for number in range(count)],
            confidence=1.0,
        )

    def participations(self, random: np.random.Generator, present: Array) -> Any:
        return frame(
            participation=_named("participation", len(present)),
            meeting=self.meeting[present[:, 0]],
            official=self.official[present[:, 1]],
            role=_ROLES[random.integers(0, len(_ROLES), len(present))],
            confidence=1.0,
        )

    def topics(self, about: Array, topics: list[str]) -> Any:
        return frame(
            meeting_topic=_named("meeting-topic", len(about)),
            meeting=self.meeting[about[:, 0]],
            topic=np.array(topics, dtype=object)[about[:, 1]],
            confidence=1.0,
        )

    def flows(self, random: np.random.Generator, flowing: Array, parties: Array) -> Any:
        return frame(
            flow=_named("flow", len(flowing)),
            meeting=self.meeting[flowing],
            source=self.unit[parties[flowing, 0]],
            target=self.unit[parties[flowing, 1]],
            kind=_FLOWS[random.integers(0, 3, len(flowing))],
            confidence=1.0,
        )

    def told(self, frames: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
        """An article for each meeting, with two sentences; every row of the meeting stands on one of them."""
        count = len(self.meeting)
        articles = np.array([f"a{number:06d}" for number in range(count)], dtype=object)
        sentence = words.get("sentence") or "Hai tỉnh gặp nhau để trao đổi kinh nghiệm, có nhiều người cùng dự, lần thứ"
        passages = np.array([f"a{number // 2:06d}#{number % 2}" for number in range(2 * count)], dtype=object)
        number_of = {name: number for number, name in enumerate(self.meeting)}
        subjects: list[str] = []
        stated: list[int] = []
        for name, place in (("party", 0), ("meeting", 0), ("flow", 0), ("participation", 1), ("meeting_topic", 1)):
            rows = frames[_TABLE_OF[name]]
            subjects += rows[name].tolist()
            stated += [2 * number_of[one] + place for one in rows["meeting"]]
        subjects += frames["holdings"]["holding"].tolist()
        stated += [2 * int(one[1:]) + 1 for one in frames["holdings"]["article"]]
        return {
            "articles": frame(
                article=articles,
                title=[f"{words.get('title') or 'Hai tỉnh gặp nhau'} {number}" for number in range(count)],
                url=[f"https://bao.example/{number}" for number in range(count)],
                published="2024-01-01",
                publisher="Báo Thử",
                origin=articles,
                sha256="0" * 64,
                chars=400,
            ),
            "passages": frame(
                passage=passages,
                article=np.repeat(articles, 2),
                start=np.tile([0, 200], count),
                end=np.tile([17, 217], count),
                quote=[sentence[:17]] * (2 * count),
                prefix="",
                suffix=sentence[17:37],
                sentence=[f"{sentence} {number}." for number in range(2 * count)],
            ),
            "accounts": frame(account=_named("account", count), meeting=self.meeting, article=articles, kind="visit"),
            "evidence": frame(subject=subjects, passage=passages[stated], rule="made", confidence=1.0),
        }


def _named(kind: str, count: int) -> list[str]:
    return [f"{kind}-{number:012x}" for number in range(count)]


def _name(number: int) -> str:
    given, rest = number % len(_GIVEN), number // len(_GIVEN)
    return f"{_FAMILY[rest % len(_FAMILY)]} {_MIDDLE[rest // len(_FAMILY) % len(_MIDDLE)]} {_GIVEN[given]} {number}"
