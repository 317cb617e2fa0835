"""Who meets: units, pairs of units, regions, and who is not heard of."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg import measures
from kg.html import Html, joined
from kg.network import parties_of_provinces, provinces
from kg.reporting.findings.ranking import LEAST, ranking
from kg.reporting.ledger import Ledger
from kg.reporting.subject import Subject

__all__ = ["pairs", "partners", "regions", "silence", "units"]

_TWO = 2


def units(subject: Subject, ledger: Ledger) -> Html | None:
    """The units at most meetings; of a report on one unit, nothing: it would be that unit."""
    if subject.versions:
        return None
    words, strength = subject.words, measures.measure(subject.graph, "strength")
    attended = parties_of_provinces(subject.held)
    values = dict(zip(strength["unit"].astype(str), strength["meetings"].astype(float), strict=True))
    found = ranking(values)
    if not found.first:
        return None
    named = []
    for unit, value in found.first:
        name = subject.names[unit]
        ids = attended.loc[attended["unit"] == unit, "meeting"]
        named.append(words("with.number", name=name, n=ledger.meetings(ids, "unit", value, name=name)))
    more = [words("ranking.more", k=found.more, n=words.count(found.level, "meeting"))] if found.more else []
    return joined([words("units.most", names=words.list(named)), *more], " ")


def pairs(subject: Subject, ledger: Ledger) -> Html | None:
    """The pairs of units that met most often."""
    if subject.versions:
        return None
    network, words = provinces(subject.held), subject.words
    edges = {f"{one} {other}": values for one, other, values in network.edges(data=True)}
    if not edges:
        return None
    tied = ledger.number(words.count(len(edges), "pair"), words("basis.pairs"), _to_partners(subject))
    found = ranking({pair: values["weight"] for pair, values in edges.items()})
    named = []
    for pair, value in found.first:
        name = " – ".join(subject.names[unit] for unit in pair.split())
        told = ledger.meetings(edges[pair]["ids"], "pair", value, name=name)
        named.append(words("with.number", name=name, n=told))
    if not named:
        most = max(values["weight"] for values in edges.values())
        return words("pairs.none", n=tied, least=LEAST, most=words.count(most, "meeting"))
    more = [words("ranking.more", k=found.more, n=words.count(found.level, "meeting"))] if found.more else []
    return joined([words("pairs.most", n=tied, names=words.list(named)), *more], " ")


def partners(subject: Subject, ledger: Ledger) -> Html | None:
    """With whom the unit of the report met most."""
    if not subject.versions:
        return None
    words, met = subject.words, subject_partners(subject)
    if not met:
        return None
    meetings = {one for _, ids in met.values() for one in ids}
    found = ranking({other: value for other, (value, _) in met.items()})
    begin = words(
        "partners.all",
        unit=_own(subject),
        k=ledger.number(words.count(len(met), "partner"), words("basis.partners"), _to_partners(subject)),
        n=ledger.meetings(meetings, "with-partners"),
    )
    if not found.first:
        return joined([begin, words("partners.none", least=LEAST)], " ")
    named = []
    for other, value in found.first:
        told = ledger.meetings(met[other][1], "pair", value, name=f"{_own(subject)} – {subject.names[other]}")
        named.append(words("with.number", name=subject.names[other], n=told))
    return joined([begin, words("partners.most", names=words.list(named))], " ")


def subject_partners(subject: Subject) -> dict[str, tuple[float, tuple[str, ...]]]:
    """The provinces the unit of the report met: how often, and at which meetings."""
    met: dict[str, tuple[float, tuple[str, ...]]] = {}
    for one, other, values in provinces(subject.held).edges(data=True):
        for unit, partner in ((one, other), (other, one)):
            if unit in subject.versions and partner not in subject.versions:
                value, ids = met.get(partner, (0.0, ()))
                met[partner] = value + values["weight"], tuple(sorted({*ids, *values["ids"]}))
    return met


def _own(subject: Subject) -> str:
    """The unit of the report by the name all its versions share."""
    rows = subject.whole.units[subject.whole.units["unit"].isin(subject.versions)].sort_values("unit")
    return "" if rows.empty else subject.words.name(rows["name_vi"].iloc[-1], rows["name_en"].iloc[-1])


def _to_partners(subject: Subject) -> Html:
    return subject.words("see.partners")


def regions(subject: Subject, ledger: Ledger) -> Html | None:
    """How many meetings were between units of one region only."""
    region = dict(zip(subject.held.units["unit"], subject.held.units["region"].fillna(""), strict=True))
    parties = parties_of_provinces(subject.held)
    own: dict[str, set[str]] = defaultdict(set)
    for meeting, unit in zip(parties["meeting"], parties["unit"], strict=True):
        own[meeting].add(unit)
    several = {meeting: there for meeting, there in own.items() if len(there) >= _TWO}
    known = [meeting for meeting, there in several.items() if all(region.get(unit) for unit in there)]
    within = [meeting for meeting in known if len({region[unit] for unit in several[meeting]}) == 1]
    if len(known) < LEAST:
        return None
    words = subject.words
    told = ledger.meetings(known, "between")
    return (
        words("regions.within", n=ledger.meetings(within, "within-region"), all=told)
        if within
        else words("regions.none", all=told)
    )


def silence(subject: Subject, ledger: Ledger) -> Html | None:
    """How many units no article names, and how many of those named have no meeting; of all that was read.

    Of a report on one unit, nothing: its own silence is told month by month.
    """
    if subject.versions:
        return None
    lens: dict[str, Any] = {} if subject.whole.lens.day else {"lens": "today"}  # as reported there are old and new ones
    table, words = measures.measure(subject.whole, "coverage", **lens), subject.words
    table = table[table["publisher"] == "all"]
    if table.empty or not len(subject.whole.articles):
        return None
    parts = {}
    for key, said in (("no-articles", "no articles"), ("no-meetings", "no meetings")):
        names = [str(name) for name in table.loc[table["silence"] == said, "label"]]
        written = words.count(len(names), "unit")
        parts[key] = (
            ledger.number(written, words(f"basis.{key}"), joined([", ".join(sorted(names))])) if names else None
        )
    told = [words(f"silence.{key}", n=number) for key, number in parts.items() if number]
    if not told:
        return words("silence.none", all=words.count(len(table), "unit"))
    return words("silence.units", all=words.count(len(table), "unit"), parts=words.list(told))
