"""The head of the report: what it is about, how much that is, how to read it, what stands where."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kg.graph import edtf
from kg.graph.filtering import dates_of
from kg.html import Html, joined, tag
from kg.reporting.parts import Section, note
from kg.reporting.subject import Subject

__all__ = ["cover", "head", "heading", "unit_name"]

_READING = 6  # remarks on how to read


def heading(subject: Subject) -> str:
    """The title of the report, as plain text."""
    words = subject.words
    if not subject.conditions.unit:
        return words.text("title.all")
    return words.text("title.unit", unit=unit_name(subject))


def unit_name(subject: Subject) -> str:
    """The unit of the report with its kind, as it is called today or was last."""
    units = subject.whole.units[subject.whole.units["unit"].isin(subject.versions)].sort_values("unit")
    if units.empty:
        return subject.conditions.unit or ""
    row = units.iloc[-1]
    full = row["full_name"]
    if subject.words.lang == "vi" and not pd.isna(full):
        return str(full)[:1].lower() + str(full)[1:]
    return subject.words.name(row["name_vi"], row["name_en"])


def cover(subject: Subject, sections: Sequence[Section]) -> Html:
    """The cover of a report: title, what was chosen, counts, how to read, contents."""
    words = subject.words
    reading = tag("ul", *(tag("li", words(f"reading.{at}")) for at in range(1, _READING + 1)))
    return tag(
        "header",
        tag("p", words("kicker"), class_="kicker"),
        tag("h1", heading(subject)),
        _list(_chosen(subject)),
        tag("ul", *(_tile(*tile) for tile in _counts(subject)), class_="tiles"),
        tag("section", tag("h2", words("reading"), id="reading-title"), reading, aria_labelledby="reading-title"),
        _contents(subject, sections),
        class_="cover",
    )


def head(subject: Subject, title: str, facts: Sequence[tuple[Html, object]], sections: Sequence[Section]) -> Html:
    """The head of a profile, which is no page of its own: title, what is known, how to read, contents."""
    words = subject.words
    return tag(
        "header",
        tag("p", words("kicker.profile"), class_="kicker"),
        tag("h1", title),
        _list([*facts, *_chosen(subject)]),
        note(words("reading.1"), " ", words("reading.3")),
        _contents(subject, sections),
        class_="head",
    )


def _list(lines: Sequence[tuple[Html, object]]) -> Html:
    return tag("dl", *(joined([tag("dt", key), tag("dd", value)]) for key, value in lines), class_="chosen")


def _contents(subject: Subject, sections: Sequence[Section]) -> Html:
    listed = tag("ol", *(tag("li", tag("a", one.title, href=f"#{one.id}")) for one in sections))
    return tag(
        "nav", tag("h2", subject.words("contents"), id="contents-title"), listed, aria_labelledby="contents-title"
    )


def _chosen(subject: Subject) -> list[tuple[Html, object]]:
    """What the report covers, line by line."""
    words, asked = subject.words, subject.conditions
    limits = [
        words(f"chosen.{name}", date=words.date(value))
        for name, value in (("since", asked.since), ("until", asked.until))
        if value
    ]
    lines: list[tuple[Html, object]] = [(words("chosen.span"), _span(subject))]
    if limits:
        lines.append((words("chosen.limits"), joined(limits, ", ")))
    if asked.topic:
        lines.append((words("chosen.topic"), subject.names.get(asked.topic, asked.topic)))
    lens = subject.whole.lens
    units = (
        words("chosen.as-reported") if lens.day is None else words("chosen.lens", day=words.date(lens.day.isoformat()))
    )
    return [*lines, (words("chosen.units"), units)]


def _span(subject: Subject) -> Html:
    """From when until when the meetings were that have a year."""
    words = subject.words
    spans = [span for date in dates_of(subject.graph.meetings).dropna() if (span := edtf.days(date))]
    if not spans:
        return words("chosen.no-span")
    first, last = min(span[0] for span in spans)[:7], max(span[1] for span in spans)[:7]
    return words("chosen.from-to", first=words.date(first), last=words.date(last))


def _counts(subject: Subject) -> list[tuple[str, str, str]]:
    """Numbers with their nouns, and where their rows stand."""
    held = subject.held
    provincial = held.parties.loc[held.parties["unit"].isin(subject.provincial), "unit"].nunique()
    counts = (
        (len(held.meetings), "meeting", "sentences"),
        (provincial, "unit", "partners"),
        (held.participations["official"].nunique(), "official", "officials"),
        (len(held.agreements), "agreement", "agreements"),
        (len(subject.whole.articles), "article", "method"),
    )
    return [(subject.words.number(value), subject.words.text(f"tile.{noun}"), at) for value, noun, at in counts]


def _tile(number: str, noun: str, at: str) -> Html:
    return tag("li", tag("a", tag("strong", number), " ", tag("span", noun), href=f"#{at}"))
