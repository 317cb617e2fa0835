"""Terms of office as the bars of a figure: who held what, from when until when articles say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.graph.filtering import versions_of
from kg.graph.rows import Row, rows
from kg.reference.offices import offices

__all__ = ["Bar", "bars"]

_LEADING = ("party", "state", "front")  # branches whose offices come first, in this order


@dataclass(frozen=True, slots=True)
class Bar:
    """One term: its id, who, in which office of which unit, its days, and the meetings the articles tell of.

    `former` is the first day on which an article calls it a former one. `articles` counts those that attest it; `sure`
    says whether the days are of publication, not of meetings that undated articles report.
    """

    id: str
    official: str
    person: str
    office: str
    place: str
    first: str
    last: str
    former: str | None
    articles: int
    sure: bool
    meetings: tuple[str, ...]
    rank: tuple[int, str]


def bars(graph: KnowledgeGraph, lang: str, *, unit: str | None, official: str | None) -> list[Bar]:
    """The terms in a unit (slug or version), or of an official, or all of them; by office and first day.

    Raises GraphError for an official who is not in the graph, or a unit that cannot be meant.
    """
    found = graph.terms()
    if official is not None:
        if official not in set(graph.officials["official"]):
            raise GraphError(f"official={official!r}: not in the graph; graph.find() looks for ids by name")
        found = found[found["official"] == official]
    if unit is not None:
        versions = versions_of(graph.tables, unit)
        found = found[found["unit"].isin(graph.units.loc[graph.units["unit"].isin(versions), "slug"])]
    names, bodies, told = _names(graph, lang), _bodies(graph, lang == "vi"), _meetings(graph)
    made = [_bar(row, names, bodies, told) for row in rows(found)]
    return sorted(made, key=lambda one: (one.rank, one.office, one.place, one.first, one.id))


def _names(graph: KnowledgeGraph, lang: str) -> dict[str, dict[str, str]]:
    """Labels by table and id; offices also by branch."""
    vi = lang == "vi"
    units = graph.units.drop_duplicates("slug", keep="last")
    offices = graph.offices
    return {
        "person": dict(zip(graph.officials["official"], graph.officials["name"], strict=True)),
        "office": dict(zip(offices["office"], offices["label" if vi else "label_en"], strict=True)),
        "branch": dict(zip(offices["office"], offices["branch"], strict=True)),
        "unit": dict(zip(units["slug"], units["name_vi" if vi else "name_en"], strict=True)),
    }


def _meetings(graph: KnowledgeGraph) -> dict[tuple[str, str], set[str]]:
    """The meetings an article reports and an official took part in."""
    both = graph.accounts[["article", "meeting"]].merge(graph.participations[["meeting", "official"]], on="meeting")
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows(both.drop_duplicates()):
        found[row.article, row.official].add(row.meeting)
    return found


def _bar(
    row: Row,
    names: dict[str, dict[str, str]],
    bodies: dict[tuple[str, str], str],
    told: dict[tuple[str, str], set[str]],
) -> Bar:
    office = names["office"].get(row.office, row.office)
    branch = names["branch"].get(row.office, "other")
    rank = _LEADING.index(branch) if branch in _LEADING else len(_LEADING)
    return Bar(
        id="~".join(part or "" for part in (row.official, row.office, row.body, row.unit)),
        official=row.official,
        person=names["person"][row.official],
        office=office,
        place=(row.office in _shared() and bodies.get((row.body, row.unit))) or names["unit"].get(row.unit, ""),
        first=row.first,
        last=row.last,
        former=row.former_on,
        articles=len(row.articles),
        sure=row.basis == "publication",
        meetings=_together(told, row.articles, row.official),
        rank=(rank, row.office),
    )


def _bodies(graph: KnowledgeGraph, vi: bool) -> dict[tuple[str, str], str]:
    """The names of bodies, their units' with them, by kind and unit (slug)."""
    slugs = dict(zip(graph.units["unit"], graph.units["slug"], strict=True))
    return {
        (one.classification, slugs.get(one.unit, "")): one.label if vi else one.label_en for one in rows(graph.bodies)
    }


@cache
def _shared() -> frozenset[str]:
    """The offices that are held in many bodies, such as a minister's."""
    families = {one.id for one in offices() if one.kind == "family"}
    return frozenset(one.id for one in offices() if one.kind == "post" and one.parent in families)


def _together(told: dict[tuple[str, str], set[str]], articles: Iterable[str], official: str) -> tuple[str, ...]:
    return tuple(sorted({meeting for article in articles for meeting in told.get((article, official), ())}))
