"""Terms of office: from when until when each office is attested to have been held by whom.

An article that names the holder of an office attests it on the day it was published. A term runs from the first such
day to the last; what lay before, between and after is not known here.

An article of which no day of publication is known tells its day less surely. It reports a meeting that was held, on a
day it prints or of a year that its words suggest; but it may look back on that meeting from years later, or the day may
be read wrongly. Such days never lengthen a term that articles of a known day attest. Where there are no others they
make a term of their own, whose `basis` says so.

Papers write "Phó Thủ tướng" and "Phó Thủ tướng Chính phủ" for one office: where a title leaves out the body and the
office exists in one body only, it is held there. Of a "Giám đốc Sở" no such thing is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import pandas as pd

from kg.graph import edtf
from kg.graph.rows import Row, rows
from kg.reference.offices import offices

__all__ = ["COLUMNS", "bodies_of", "days_of_articles", "terms"]

Tables = Mapping[str, pd.DataFrame]

PUBLICATION, MEETING = "publication", "meeting"

COLUMNS = {
    "official": "official id",
    "office": "office id",
    "body": "kind of body (office id), missing where neither title nor office tells it",
    "unit": "identity of the unit (its slug), missing where it is not known",
    "first": "first day attested, ISO",
    "last": "last day attested, ISO",
    "former_on": "first day on which an article calls the office a former one",
    "articles": "ids of the articles that attest it, by day",
    "basis": "what the days are of: publication; or meeting, where no article of a known day attests it: not certain",
}
"""The columns of a table of terms and what they hold; all are strings but `articles`, which holds tuples."""


def terms(tables: Tables) -> pd.DataFrame:
    """The attested terms, one row per official, office, body and unit, with the columns of `COLUMNS`."""
    days = days_of_articles(tables)
    sure = frozenset(_published(tables))
    slugs = dict(zip(tables["units"]["unit"], tables["units"]["slug"], strict=True))
    kinds = dict(zip(tables["bodies"]["body"], tables["bodies"]["classification"], strict=True))
    dated = [held for held in rows(tables["holdings"]) if held.article in days]
    bodies = bodies_of(dated, kinds)
    seen: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for held in dated:
        seen[held.official, held.office, bodies[held.holding], slugs.get(held.unit, "")].append(held)
    found = (_term(key, seen[key], days, sure) for key in sorted(seen))
    return _frame([term for term in found if term])


def bodies_of(holdings: Iterable[Row], kinds: Mapping[str, str]) -> dict[str, str]:
    """The kind of body each holding (by id) is in, '' where it is not known; `kinds` are those of bodies by id.

    A title that names no body means, if the office exists in one body only, the one that is named with it elsewhere for
    the same person and unit, else the one the office belongs to.
    """
    held = list(holdings)
    named: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for one in held:
        if one.body in kinds:
            named[one.official, one.office, one.unit].add(kinds[one.body])
    found = {}
    for one in held:
        others = named[one.official, one.office, one.unit]
        own = _own_bodies().get(one.office, "")
        meant = next(iter(others)) if own and len(others) == 1 else own
        found[one.holding] = kinds.get(one.body) or meant
    return found


@cache
def _own_bodies() -> dict[str, str]:
    """The one body of offices that exist in no other."""
    known = {one.id: one for one in offices()}
    return {
        one.id: one.parent
        for one in known.values()
        if one.kind == "post" and one.parent and known[one.parent].kind == "body"
    }


def days_of_articles(tables: Tables) -> dict[str, str]:
    """The ISO day of each article: of publication, else the last day of the latest meeting it reports as held.

    Dates that are not to the day give none: the first of January is not when something of that year was.
    """
    days: dict[str, str] = {}
    for account in rows(tables["accounts"]):
        told = edtf.days(account.date) if edtf.to_the_day(account.date) and edtf.has_year(account.date) else None
        if told and account.status in (None, "held"):
            days[account.article] = max(days.get(account.article, ""), told[1])
    return days | _published(tables)


def _published(tables: Tables) -> dict[str, str]:
    """The day of publication of each article of which it is known."""
    told = {article.article: edtf.days(article.published) for article in rows(tables["articles"])}
    return {article: span[0] for article, span in told.items() if span}


def _term(
    key: tuple[str, ...], seen: list[Row], days: Mapping[str, str], sure: frozenset[str]
) -> dict[str, object] | None:
    """One term; None where the office is only called a former one."""
    basis = PUBLICATION if any(one.article in sure and not one.former for one in seen) else MEETING
    counted = [one for one in seen if basis == MEETING or one.article in sure]
    held = sorted({(days[one.article], one.article) for one in counted if not one.former})
    former = sorted(days[one.article] for one in counted if one.former)
    if not held:
        return None
    official, office, body, unit = key
    return {
        "official": official,
        "office": office,
        "body": body or None,
        "unit": unit or None,
        "first": held[0][0],
        "last": held[-1][0],
        "former_on": former[0] if former else None,
        "articles": tuple(article for _, article in held),
        "basis": basis,
    }


def _frame(found: list[dict[str, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    strings = {name: "string" for name in COLUMNS if name != "articles"}
    order = ["office", "unit", "body", "first", "last", "official"]
    return frame.astype(strings).sort_values(order, ignore_index=True)
