"""Months as a grid, a line for each year: where there is something, and where there is silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from kg.graph import edtf
from kg.graph.filtering import dates_of
from kg.graph.terms import days_of_articles
from kg.html import Html, joined, tag
from kg.reporting.parts import note, table
from kg.reporting.subject import Subject

__all__ = ["article_months", "counts_grid", "silence_grid"]

_MONTHS = [f"{month:02d}" for month in range(1, 13)]
_FEW = 3  # years without anything that have lines of their own


def article_months(subject: Subject, articles: Iterable[str]) -> dict[str, str]:
    """The month (``2019-05``) of each article of a known day: of publication, else of a meeting it reports."""
    days = days_of_articles(subject.whole.tables)
    return {one: days[one][:7] for one in articles if one in days}


def counts_grid(subject: Subject, caption: str, groups: Sequence[tuple[str, Sequence[str]]]) -> Html:
    """How many articles of each group were published in which month; a line for each group and year."""
    words, rows = subject.words, []
    for name, articles in groups:
        months = Counter(article_months(subject, articles).values())
        for year in sorted({month[:4] for month in months}):
            own = [months.get(f"{year}-{month}", 0) for month in _MONTHS]
            rows.append([name, year, *(words.number(n) if n else "·" for n in own), words.number(sum(own))])
        undated = len(articles) - sum(months.values())
        if undated:
            rows.append([name, words("months.undated"), *[""] * len(_MONTHS), words.number(undated)])
    if not rows:
        return note(words("months.empty"))
    heads = [
        words.text("column.source-name"),
        words.text("column.year"),
        *map(_bare, _MONTHS),
        words.text("column.total"),
    ]
    return tag("div", table(caption, heads, rows, numbers=range(2, len(heads))), class_="grid")


def _bare(month: str) -> str:
    return str(int(month))


def silence_grid(subject: Subject, meetings: Sequence[str], articles: Sequence[str]) -> Html:
    """Months with meetings (how many), with articles but no meeting (○), and without articles (blank)."""
    words = subject.words
    met, read = _meeting_months(subject, meetings), set(article_months(subject, articles).values())
    years = {int(month[:4]) for month in (*met, *read)}
    if not years:
        return note(words("months.empty"))
    rows = [
        [name, *(_mark(subject, f"{year:04d}-{month}", met, read) for month in _MONTHS)] for name, year in _lines(years)
    ]
    heads = [words.text("column.year"), *map(_bare, _MONTHS)]
    made = table(words.text("silence.caption"), heads, rows, numbers=range(1, len(heads)))
    placed = set(meetings) - {one for month in met.values() for one in month}
    rest = [note(words("silence.unplaced", n=words.count(len(placed), "meeting")))] if placed else []
    return joined([note(words("silence.legend")), tag("div", made, class_="grid silence"), *rest])


def _lines(years: set[int]) -> list[tuple[str, int]]:
    """The years from the first to the last, by name; many of which nothing is known are one line."""
    found: list[tuple[str, int]] = []
    last = min(years) - 1
    for year in sorted(years):
        between = range(last + 1, year)
        if len(between) > _FEW:
            found.append((f"{between[0]}–{between[-1]}", between[0]))
        else:
            found += [(str(one), one) for one in between]
        found.append((str(year), year))
        last = year
    return found


def _meeting_months(subject: Subject, meetings: Sequence[str]) -> dict[str, set[str]]:
    """The meetings of each month, of those that lie in one; a year inferred counts."""
    found: dict[str, set[str]] = {}
    dates = dict(zip(subject.graph.meetings["meeting"], dates_of(subject.graph.meetings), strict=True))
    for one in meetings:
        span = edtf.days(None if pd.isna(dates[one]) else dates[one])
        if span and span[0][:7] == span[1][:7]:
            found.setdefault(span[0][:7], set()).add(one)
    return found


def _mark(subject: Subject, month: str, met: Mapping[str, set[str]], read: set[str]) -> Html:
    words = subject.words
    if month in met:
        inferred = any(subject.meetings[one].year_inferred is not None for one in met[month])
        return tag("span", str(len(met[month])), class_="met guess" if inferred else "met")
    if month in read:
        return tag("span", "○", class_="read", title=words("silence.read"))
    return tag("span", " ", class_="none")
