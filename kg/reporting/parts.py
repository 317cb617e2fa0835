"""What sections are made of: headings, tables that print well, figures with captions, marks of what is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.figures import Figure
from kg.graph.confidence import UNSURE
from kg.html import Html, joined, tag
from kg.reporting.subject import Subject

__all__ = ["Section", "date_of", "figure", "note", "paragraph", "sure", "table"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its anchor, its title as plain text, and what stands in it."""

    id: str
    title: str
    body: Html

    def html(self) -> Html:
        """The section with its heading."""
        heading = tag("h2", self.title, id=f"{self.id}-title")
        return tag("section", heading, self.body, id=self.id, aria_labelledby=f"{self.id}-title")


def paragraph(*parts: object) -> Html:
    """A paragraph."""
    return tag("p", *parts)


def note(*parts: object) -> Html:
    """A remark beside the matter: why something is empty, what is left out."""
    return tag("p", *parts, class_="note")


def table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    numbers: Sequence[int] = (),
    anchors: Sequence[str] | None = None,
    kind: str = "",
) -> Html:
    """A table whose head repeats on every page; the first cell of a row heads it.

    Columns at the places `numbers` hold numbers; `anchors`, one for each row, let rows be led to; `kind` is a class
    by which the style sheet shares out the width.
    """
    head = tag("thead", tag("tr", *(_cell("th", one, at in numbers, scope="col") for at, one in enumerate(heads))))
    places: Sequence[str | None] = anchors or [None] * len(rows)
    body = tag("tbody", *(_row(cells, numbers, place) for cells, place in zip(rows, places, strict=True)))
    made = tag("table", tag("caption", caption), head, body)
    return tag("div", made, class_=f"scroll {kind}".strip(), role="region", tabindex="0", aria_label=caption)


def _row(cells: Sequence[object], numbers: Sequence[int], anchor: str | None) -> Html:
    first = _cell("th", cells[0], 0 in numbers, scope="row")
    return tag("tr", first, *(_cell("td", one, at in numbers) for at, one in enumerate(cells[1:], start=1)), id=anchor)


def _cell(name: str, value: object, number: bool, **attributes: object) -> Html:
    return tag(name, value, class_="n" if number else None, **attributes)


def figure(drawn: Figure, number: str | None = None) -> Html:
    """A figure with its number and title above, its caption below; where nothing is drawn, why.

    Without a number it has no title either: the heading it stands under says what it is.
    """
    heading = tag("h3", number, " ", drawn.title) if number else None
    caption = tag("figcaption", joined([drawn.caption, drawn.left_out] if drawn.left_out else [drawn.caption], " "))
    if not drawn.svg:
        return tag("div", heading, note(drawn.caption), class_="figure empty")
    picture = tag("div", Html(drawn.svg), class_="scroll", role="region", tabindex="0", aria_label=drawn.title)
    return tag("figure", heading, picture, caption)


# ---------------------------------------------------------------- what is unsure
def date_of(subject: Subject, meeting: object) -> Html:
    """The day of a meeting in words; a year that was inferred is marked, and says why; a year nobody knows too."""
    words, date = subject.words, getattr(meeting, "date", None)
    known, year = words.date(date), getattr(meeting, "year_inferred", None)
    if year is not None:
        reason = words("date.reason", sure=words.percent(getattr(meeting, "year_confidence", 0) or 0))
        why = f"{reason} {getattr(meeting, 'year_reason', '') or ''}"
        told = words("date.inferred", date=f"{known}/" if known and words.lang == "vi" else f"{known} ", year=year)
        return tag("span", told, class_="guess", title=why)
    if not known:
        return tag("span", words("date.none"), class_="unsure")
    return (
        joined([known]) if (date or "")[:4] != "XXXX" else tag("span", words("date.open", date=known), class_="unsure")
    )


def sure(subject: Subject, confidence: float) -> Html | None:
    """How sure a reading is, where it is not very; else nothing."""
    if confidence >= UNSURE:
        return None
    return tag("span", subject.words("sure", n=subject.words.percent(confidence)), class_="unsure")
