"""Conflicts: terms of office that cannot all be right. They are reported and never settled here.

Two officials in a seat that one person holds at a time, or one official in two units whose offices each take all of
one's time. A hand-over, when one term ends on the day the other begins, is no conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Literal, NamedTuple

import pandas as pd

from kg.graph.rows import Row, rows
from kg.graph.terms import MEETING, PUBLICATION, terms
from kg.reference.seats import is_full_time, is_single

__all__ = ["Conflict", "conflicts"]

Tables = Mapping[str, pd.DataFrame]

_CENTRAL = "central"


class Term(NamedTuple):
    """One side of a conflict: who was seen in which office (body and unit in words of ids), when, in which articles.

    `basis` is that of `kg.graph.terms.COLUMNS`: days that rest on meetings alone are not certain.
    """

    official: str
    office: str
    unit: str
    first: str
    last: str
    articles: tuple[str, ...]
    basis: str = PUBLICATION

    def __str__(self) -> str:
        """The term in one line."""
        doubt = " by meetings alone" if self.basis == MEETING else ""
        when = f"{self.first}–{self.last}{doubt}"
        return f"{self.official} {self.office} ({self.unit}) {when} [{', '.join(self.articles)}]"


class Conflict(NamedTuple):
    """Two terms that overlap though they should not, and by how many days."""

    kind: Literal["two-holders", "two-places"]
    days: int
    one: Term
    other: Term

    def __str__(self) -> str:
        """The conflict in one line: kind, days, both terms."""
        return f"{self.kind}: {self.days} day(s): {self.one} | {self.other}"


def conflicts(tables: Tables) -> list[Conflict]:
    """Every conflict, the longest first; empty where the terms agree."""
    found = [*_holders(tables), *_places(tables)]
    return sorted(found, key=lambda conflict: (-conflict.days, conflict.kind, conflict.one, conflict.other))


def _holders(tables: Tables) -> Iterator[Conflict]:
    """Two officials in one seat. A seat needs its body: Giám đốc Sở alone is many seats."""
    seats = (term for term in rows(terms(tables)) if is_single(term.office) and term.body and term.unit)
    for group in _by(seats, lambda term: (term.office, term.body, term.unit)):
        for one, other in combinations(group, 2):
            if one.official != other.official and (days := _overlap(one, other)) is not None:
                yield Conflict("two-holders", days, _side(one), _side(other))


def _places(tables: Tables) -> Iterator[Conflict]:
    """One official in two units; of the centre only offices whose body is known count."""
    tied = (t for t in rows(terms(tables)) if is_full_time(t.office) and t.unit and (t.body or t.unit != _CENTRAL))
    for group in _by(tied, lambda term: (term.official,)):
        for one, other in combinations(group, 2):
            if one.unit != other.unit and (days := _overlap(one, other)) is not None:
                yield Conflict("two-places", days, _side(one), _side(other))


def _by(found: Iterable[Row], key: Callable[[Row], tuple[str, ...]]) -> Iterable[list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for term in found:
        groups[key(term)].append(term)
    return groups.values()


def _overlap(one: Row, other: Row) -> int | None:
    """The days two terms have in common, less the one of a hand-over; None where they have none or only that."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if first < last or any(term.first < first == last < term.last for term in (one, other)):
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    at_once = one.first == one.last == other.first == other.last
    return 0 if at_once and set(one.articles).isdisjoint(other.articles) else None


def _side(term: Row) -> Term:
    where = "/".join(part for part in (term.body, term.unit) if part)
    return Term(term.official, term.office, where, term.first, term.last, term.articles, term.basis)
