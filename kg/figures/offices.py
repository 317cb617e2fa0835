"""Who is in which office from when until when: a bar for each term that articles attest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from kg.errors import UnknownFormatError
from kg.figures import Figure
from kg.figures._paint import paint
from kg.figures._svg import element, figure, words
from kg.figures._terms import Bar, bars
from kg.figures._type import shortened
from kg.graph import KnowledgeGraph, edtf

__all__ = ["draw"]

_WIDTH, _LABELS, _RIGHT = 900.0, 330.0, 20.0
_TOP, _LINE, _HEAD = 34.0, 22.0, 26.0
_BAR, _DOT = 11.0, 4.5
_TICKS = 12  # years that are named at most
_SHORT = 2  # years up to which quarters are named
_PALE = 0.45
_COLUMNS = ["id", "label", "official", "office", "first", "last", "former", "articles", "sure", "meetings"]

_SAID: dict[str, dict[str, str]] = {
    "vi": {
        "title": "Cán bộ giữ chức qua thời gian",
        "title_of": "Chức vụ của {name} qua thời gian",
        "caption": "{n} nhiệm kỳ theo báo chí, {first} – {last}. Thanh đi từ ngày đầu đến ngày cuối báo nhắc tên người"
        " với chức vụ, không phải từ ngày nhậm chức đến ngày thôi chức; chấm: chỉ một ngày được nhắc. Chấm rỗng: ngày"
        " đầu tiên báo gọi là nguyên.",
        "doubt": " Hình nhạt: chỉ có bài không rõ ngày đăng, nên lấy ngày của cuộc gặp mà bài kể; ngày ấy có thể sai.",
        "empty": "Không có hình: không bài báo nào có ngày nêu người giữ chức vụ{where}.",
        "where_unit": " ở địa phương này",
        "where_official": " này",
        "left_out": "Không vẽ {n} nhiệm kỳ được ít bài nhắc nhất.",
        "tip": "{label}: {first} – {last}, {n} bài báo",
    },
    "en": {
        "title": "Officials in office through time",
        "title_of": "The offices of {name} through time",
        "caption": "Terms as reported: {n}, {first} – {last}. A bar runs from the first to the last day on which an"
        " article names the person with the office, not from appointment to leaving; a dot is a single day. A hollow"
        " dot is the first day on which an article says former.",
        "doubt": " Pale marks are of undated articles alone, on the day of a meeting they tell of, which may be wrong.",
        "empty": "No figure: no dated article names who holds an office{where}.",
        "where_unit": " here",
        "where_official": " for this person",
        "left_out": "Not drawn are {n} terms that the fewest articles name.",
        "tip": "{label}: {first} – {last}, {n} articles",
    },
}


def draw(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    unit: str | None = None,
    official: str | None = None,
    since: str | None = None,
    until: str | None = None,
    top: int = 40,
) -> Figure:
    """The terms in a unit (slug or version id), or of an official (id), or all; of more than `top` the best attested.

    `since` and `until` (EDTF with a year) leave the terms attested between them. Raises GraphError for what cannot be
    meant, UnknownFormatError for a language no figure speaks.
    """
    if lang not in _SAID:
        raise UnknownFormatError(f"no figure in language {lang!r}; known: {' '.join(_SAID)}")
    said = _SAID[lang]
    every = [one for one in bars(graph, lang, unit=unit, official=official) if _between(one, since, until)]
    kept = sorted(every, key=lambda one: (-one.articles, one.id))[:top]
    shown = [one for one in every if one in kept]
    title = said["title_of"].format(name=every[0].person) if official and every else said["title"]
    if not shown:
        where = said["where_official"] if official else said["where_unit"] if unit else ""
        return Figure(title, said["empty"].format(where=where), "", pd.DataFrame(columns=_COLUMNS))
    span = min(one.first for one in shown), max(one.former or one.last for one in shown)
    caption = said["caption"].format(n=len(shown), first=_words(span[0], lang), last=_words(span[1], lang))
    caption += "" if all(one.sure for one in shown) else said["doubt"]
    left = said["left_out"].format(n=len(every) - len(shown)) if len(every) > len(shown) else ""
    return Figure(title, caption, _drawing(shown, span, title, caption, lang, official), _rows(shown), left)


def _between(one: Bar, since: str | None, until: str | None) -> bool:
    first, last = edtf.days(since), edtf.days(until)
    return (first is None or one.last >= first[0]) and (last is None or one.first <= last[1])


def _rows(shown: list[Bar]) -> pd.DataFrame:
    values = [
        {name: getattr(one, name) for name in _COLUMNS if name != "label"} | {"label": _label(one)} for one in shown
    ]
    return pd.DataFrame(values, columns=_COLUMNS)


def _label(one: Bar) -> str:
    return ", ".join(part for part in (one.person, one.office, one.place) if part)


def _words(day: str, lang: str) -> str:
    year, month, _ = day.split("-")
    return f"{int(month)}/{year}" if lang == "vi" else f"{year}-{month}"


# ---------------------------------------------------------------- drawing
def _drawing(
    shown: list[Bar], span: tuple[str, str], title: str, description: str, lang: str, official: str | None
) -> str:
    """Lines under the heads of their offices; of one official without heads."""
    years = int(span[0][:4]), int(span[1][:4]) + 1
    parts, y, above = [], _TOP, None
    for one in shown:
        if official is None and one.office != above:
            parts.append(_head(one.office, y))
            y, above = y + _HEAD, one.office
        label = one.person if official is None else ", ".join(part for part in (one.office, one.place) if part)
        parts.append(_line(one, label, y, years, lang))
        y += _LINE
    return figure(_WIDTH, y + 12, title, description, *_axis(years, y), *parts)


def _x(day: str, years: tuple[int, int]) -> float:
    """Where a day stands between the first of January of two years."""
    first, last = date(years[0], 1, 1).toordinal(), date(years[1], 1, 1).toordinal()
    share = (date.fromisoformat(day).toordinal() - first) / (last - first)
    return _LABELS + share * (_WIDTH - _LABELS - _RIGHT)


def _axis(years: tuple[int, int], bottom: float) -> list[str]:
    if years[1] - years[0] <= _SHORT:
        return [part for year in range(*years) for part in _quarters(year, years, bottom)]
    every = max(1, -(-(years[1] - years[0]) // _TICKS))
    parts = []
    for year in range(years[0], years[1] + 1):
        x = _x(f"{year}-01-01", years)
        parts.append(element("line", x1=x, y1=_TOP - 6, x2=x, y2=bottom, stroke=paint("line"), stroke_width=0.8))
        if (year - years[0]) % every == 0 and year < years[1]:
            parts.append(words(str(year), x=x + 3, y=_TOP - 12, font_size=11.5, fill=paint("quiet")))
    return parts


def _quarters(year: int, years: tuple[int, int], bottom: float) -> list[str]:
    """The quarters of a year, where there are few years."""
    parts = []
    for month in (1, 4, 7, 10):
        x = _x(f"{year}-{month:02d}-01", years)
        parts.append(element("line", x1=x, y1=_TOP - 6, x2=x, y2=bottom, stroke=paint("line"), stroke_width=0.8))
        parts.append(words(f"{month}/{year}", x=x + 3, y=_TOP - 12, font_size=11.5, fill=paint("quiet")))
    return parts


def _head(office: str, y: float) -> str:
    text = shortened(office, 12.5, _WIDTH - 20)
    halo: dict[str, Any] = {"stroke": paint("fig-halo"), "stroke_width": 4, "paint_order": "stroke"}
    return words(text, x=2, y=y + 18, font_size=12.5, font_weight=600, fill=paint("ink"), **halo)


def _line(one: Bar, label: str, y: float, years: tuple[int, int], lang: str) -> str:
    """The name, and the bar of its term, with what the pointer tells."""
    middle = y + _LINE / 2
    start, end = _x(one.first, years), _x(one.last, years)
    tip = _SAID[lang]["tip"].format(
        label=_label(one), first=_words(one.first, lang), last=_words(one.last, lang), n=one.articles
    )
    looks: dict[str, Any] = {"fill": paint("fig-mark")} | ({} if one.sure else {"fill_opacity": _PALE})
    shape = (
        element("circle", cx=start, cy=middle, r=_DOT, **looks)
        if end - start < 2 * _DOT
        else element("rect", x=start, y=middle - _BAR / 2, width=end - start, height=_BAR, rx=3, **looks)
    )
    title = words(tip).replace("<text>", "<title>", 1).replace("</text>", "</title>")
    name = words(shortened(label, 12, _LABELS - 24), x=12, y=middle + 4, font_size=12, fill=paint("ink"))
    return element("g", title, name, shape, *_former(one, end, middle, years), data_id=one.id)


def _former(one: Bar, end: float, middle: float, years: tuple[int, int]) -> list[str]:
    """From the last day in office to the first on which an article says former."""
    if one.former is None or one.former < one.last:
        return []
    x = _x(one.former, years)
    looks: dict[str, Any] = {"stroke": paint("quiet"), "stroke_width": 1.2}
    tick = element("circle", cx=x, cy=middle, r=3.5, fill=paint("surface"), **looks)
    return [element("line", x1=end, y1=middle, x2=x, y2=middle, stroke_dasharray="3 3", **looks), tick]
