"""How the report was made and what it rests on: sources by month, what could not be read, what is unsure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kg.graph import edtf
from kg.graph.confidence import UNSURE
from kg.html import Html, joined, tag
from kg.reporting.ledger import Ledger
from kg.reporting.months import counts_grid
from kg.reporting.parts import Section, note, paragraph, table
from kg.reporting.subject import Subject

__all__ = ["section"]

_SOURCES = 8  # that have lines of their own; the rest share theirs
_PROBLEMS = 50  # that are listed
_BANDS = ((0.95, 1.01), (UNSURE, 0.95), (0.8, UNSURE), (0.0, 0.8))
_MEASURED = ("strength", "teaching", "followup", "coverage")


def section(subject: Subject, ledger: Ledger) -> Section:
    """The method, then coverage, dates, confidence and lens."""
    words = subject.words
    parts = [
        paragraph(words("method.made")),
        paragraph(words("method.counts", measures=words.list(_MEASURED))),
        tag("h3", words("method.sources")),
        _sources(subject),
        tag("h3", words("method.problems")),
        _problems(subject),
        tag("h3", words("method.dates")),
        _dates(subject),
        tag("h3", words("method.confidence")),
        _confidence(subject),
        *([tag("h3", words("method.lens")), _lens(subject)] if subject.whole.lens.day else []),
    ]
    return Section("method", words.text("method"), joined(parts))


def _sources(subject: Subject) -> Html:
    """Articles by source and month: of everything that was read, not only of what was chosen."""
    words, articles = subject.words, subject.whole.articles
    if articles.empty:
        return note(words("empty.articles"))
    named = articles["publisher"].astype(object).where(articles["publisher"].notna(), words.text("method.unnamed"))
    sizes = named.value_counts()
    order = sorted(sizes.index, key=lambda name: (-int(sizes[name]), str(name)))
    groups = [(str(name), list(articles.loc[named == name, "article"])) for name in order[:_SOURCES]]
    rest = list(articles.loc[named.isin(order[_SOURCES:]), "article"])
    if rest:
        groups.append((words.text("method.others", n=len(order) - _SOURCES), rest))
    reporting = subject.whole.accounts["article"].nunique()
    told = words(
        "method.read", all=words.count(len(articles), "article"), n=words.count(reporting, "reporting-article")
    )
    return joined([paragraph(told), counts_grid(subject, words.text("method.grid"), groups)])


def _problems(subject: Subject) -> Html:
    """What could not be read, as the run that made the graph noted it."""
    words, problems = subject.words, subject.problems
    if problems is None:
        return note(words("problems.unknown"))
    if not problems:
        return note(words("problems.none"))
    rows = [[_where(one), str(one.get("reason", ""))] for one in problems[:_PROBLEMS]]
    made = table(words.text("problems.caption"), [words.text("column.place"), words.text("column.reason")], rows)
    more = len(problems) - _PROBLEMS
    return joined([made, note(words("problems.more", n=more)) if more > 0 else None])


def _where(problem: Mapping[str, Any]) -> str:
    line = problem.get("line")
    return str(problem.get("path", "")) + (f":{line}" if line is not None else "")


def _dates(subject: Subject) -> Html:
    """How much is known of the days of the meetings held."""
    words, told = subject.words, subject.held.meetings
    if told.empty:
        return note(words("sentences.empty"))
    kinds = [_known(date, year) for date, year in zip(told["date"], told["year_inferred"], strict=True)]
    counts = pd.Series(kinds).value_counts()
    order = [kind for kind in ("day", "month", "year", "inferred", "open", "none") if kind in counts.index]
    rows = [
        [words(f"dated.{kind}"), words.number(counts[kind]), words.percent(counts[kind] / len(told))] for kind in order
    ]
    heads = [words.text(f"column.{one}") for one in ("known", "meetings", "share")]
    return table(words.text("dated.caption"), heads, rows, numbers=(1, 2))


def _known(date: Any, inferred: Any) -> str:
    if not pd.isna(inferred):
        return "inferred"
    if pd.isna(date):
        return "none"
    if not edtf.has_year(date):
        return "open"
    return "day" if edtf.to_the_day(date) else "month" if "-" in str(date) else "year"


def _confidence(subject: Subject) -> Html:
    """The meetings held by how sure their reading is."""
    words, sure = subject.words, subject.held.meetings["confidence"]
    if sure.empty:
        return note(words("sentences.empty"))
    rows = []
    for low, high in _BANDS:
        number = int(((sure >= low) & (sure < high)).sum())
        band = f"{words.number(low)} – {words.number(min(high, 1.0))}"
        rows.append([band, words.number(number), words.percent(number / len(sure))])
    heads = [words.text(f"column.{one}") for one in ("confidence", "meetings", "share")]
    return joined(
        [paragraph(words("confidence.note")), table(words.text("confidence.caption"), heads, rows, numbers=(1, 2))]
    )


def _lens(subject: Subject) -> Html:
    """Through whose units it is seen, and what that did to the rows."""
    words, lens = subject.words, subject.whole.lens
    internal = int(subject.held.meetings["internal"].sum())
    done = {name: words.number(getattr(lens, name)) for name in ("projected", "split", "dropped", "emptied")}
    day = words.date(lens.day.isoformat()) if lens.day else ""
    return paragraph(
        words("lens.done", day=day, **done), " ", words("lens.internal", n=words.count(internal, "meeting"))
    )
