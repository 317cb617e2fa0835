"""What the company of an article tells of its year: other meetings it reports, and the numbers of its source.

Portals and collections number articles in the order they appeared. Where the numbers and the known years of one
source run the same way, an article between two of one year is of that year.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from kg.resolution.year_reasons import Hint

__all__ = ["Known", "numbered_between", "series"]

_NUMBERED = re.compile(r"(?P<source>.*?\D)(?P<number>\d{5,})")
_LEAST_KNOWN = 3  # articles of known year without which an order shows nothing
_SHARE = 0.85


class Known(NamedTuple):
    """An article of known year, by its number in the source."""

    number: int
    year: int
    article: str


def series(years: Mapping[str, int]) -> dict[str, list[Known]]:
    """The numbered articles of known year of each source whose numbers follow the years, in their order."""
    sources: dict[str, list[Known]] = defaultdict(list)
    for article, year in years.items():
        if match := _NUMBERED.fullmatch(article):
            sources[match["source"]].append(Known(int(match["number"]), year, article))
    ordered = {source: sorted(known) for source, known in sources.items() if len(known) >= _LEAST_KNOWN}
    return {source: known for source, known in ordered.items() if _runs_along(known)}


def _runs_along(known: list[Known]) -> bool:
    return all(before.year <= after.year for before, after in pairwise(known))


def numbered_between(article: str, sources: Mapping[str, list[Known]], own: Collection[str]) -> Iterator[Hint]:
    """The year of the nearest numbered articles before and after one, where they agree; `own` do not count."""
    match = _NUMBERED.fullmatch(article)
    known = [one for one in sources.get(match["source"], ()) if one.article not in own] if match else []
    place = bisect(known, (int(match["number"]),)) if match else 0
    if 0 < place < len(known) and known[place - 1].year == known[place].year:
        grounds = f"numbered between {known[place - 1].article} and {known[place].article}"
        yield Hint("numbered-between", grounds, ((known[place].year, _SHARE),), article)
