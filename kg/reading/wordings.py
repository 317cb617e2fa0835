"""Each office of a person once, in its fullest wording.

Papers say an office in full once ("Giám đốc Sở Giáo dục và Đào tạo") and shorter elsewhere ("Giám đốc Sở GD&ĐT",
"Giám đốc"); the same office in two provinces is two offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.reading.offices import OfficeMention
from kg.reading.ranks import is_former
from kg.reading.settling import Settled
from kg.reading.titles import title_key

__all__ = ["each_once", "fullest_wordings"]

_FORMER = re.compile(r"^(?:nguyên là|nguyên|cựu)\s", re.IGNORECASE)


def fullest_wordings(offices: Iterable[OfficeMention]) -> dict[str, str]:
    """For each office of the article its longest wording, by the key of `kg.reading.titles`."""
    longest: dict[str, str] = {}
    for office in offices:
        key = _key(office.title)
        longest[key] = max(longest.get(key, ""), office.title, key=len)
    return longest


def _key(title: str) -> str:
    """The key of a title, apart for provinces: "Chủ tịch UBND tỉnh" is no wording of "Chủ tịch UBND thành phố"."""
    return f"{title_key(title)} {'of a province' if title.endswith('tỉnh') else ''}"


def each_once(offices: Iterable[Settled], fullest: Mapping[str, str]) -> tuple[Settled, ...]:
    """Each office once, in its fullest wording: "Bộ trưởng" goes where "Bộ trưởng Bộ Y tế" is said."""
    kept: list[Settled] = []
    keys: list[list[str]] = []
    for office, resolution in offices:
        key = title_key(_without_former(office.title))
        said = replace(office, title=fullest.get(_key(office.title), office.title)), resolution
        words = key.split()
        place = _known(said, words, kept, keys)
        if place is None:
            kept.append(said)
            keys.append(words)
        elif is_former(office.title) != is_former(kept[place][0].title):
            kept[place] = (said if is_former(office.title) else kept[place]) if words == keys[place] else kept[place]
        elif len(words) > len(keys[place]):
            kept[place], keys[place] = _with_surer_unit(said, said, kept[place]), words
        elif kept[place][1] != "explicit" and resolution == "explicit":
            kept[place] = _with_surer_unit(kept[place], said, kept[place])
    return tuple(kept)


def _without_former(title: str) -> str:
    """The title without "nguyên": papers say "nguyên Bí thư" of whom they call "Bí thư" where they tell of then."""
    return _FORMER.sub("", title)


def _known(said: Settled, words: Sequence[str], kept: Sequence[Settled], keys: Sequence[Sequence[str]]) -> int | None:
    """The place of the office among those kept that says the same."""
    for place, other in enumerate(kept):
        if _says_same(words, keys[place]) and not _apart(said, other):
            return place
    return None


def _with_surer_unit(wording: Settled, said: Settled, kept: Settled) -> Settled:
    """The office as worded, with the unit of what is said now, or of what was kept if that says none."""
    (office, resolution), (other, settled) = said, kept
    return replace(wording[0], unit=office.unit or other.unit), resolution if office.unit else settled


def _apart(one: Settled, other: Settled) -> bool:
    """Whether both say a unit and say different ones: the same office in two provinces is two offices."""
    (first, how), (second, as_well) = one, other
    return first.unit != second.unit and how == as_well == "explicit"


def _says_same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Same words, or the shorter opens like the longer and holds nothing else."""
    short, long = sorted((a, b), key=len)
    half = len(short) // 2
    return short == long or (short[0] == long[0] and set(short) <= set(long) and short[:half] == long[:half])
