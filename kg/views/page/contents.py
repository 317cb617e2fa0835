"""What a page tells beside the drawing: panels, evidence of links, meetings, counts, and the words for all this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kg.graph.lenses import AS_REPORTED, Lens
from kg.views.page.assembly import LANGUAGES, words
from kg.views.page.doubts import doubts_of_tie
from kg.views.page.notes import Note
from kg.views.page.panels import panel
from kg.views.page.picture import Picture, Tie
from kg.views.page.quotations import Quotations
from kg.views.page.rows import Row, Rows
from kg.views.page.telling import Teller

__all__ = ["contents", "titles"]

_KINDS = ("province", "foreign", "central", "meeting", "official", "topic")


def contents(
    picture: Picture,
    rows: Rows,
    *,
    lang: str,
    title: dict[str, str],
    lens: Lens = AS_REPORTED,
    notes: list[Note] | None = None,
    **given: Any,
) -> Row:
    """Everything the scripts read from the element ``page``, ready for JSON.

    `title` and `notes` say by language and in order what the page is of and what it leaves out; `given` is handed on:
    what the page opens with (see page.js).
    """
    quotations = Quotations(rows)
    tell = Teller(rows, quotations)
    links = {tie.id: link for tie in picture.ties if (link := _link(tie, tell))}
    panels = {node["id"]: panel(tell, node["kind"], node["id"]) for node in picture.nodes}
    panels |= {one: panel(tell, "meeting", one) for one in tell.meetings.ids if one not in panels}
    met = tell.meetings.carried()
    behind = {meeting for tie in picture.ties for meeting in tie.meetings}
    return {
        "lang": lang,
        "title": title,
        "panels": panels,
        "links": links,
        **met,
        "counts": _counts(picture, len(behind)) | {"articles": len(rows.all("articles"))},
        "lens": _lens(lens, rows),
        "notes": notes or [],
        **given,
        "words": words(),
        **quotations.carried(),
    }


def titles(group: str, name: str, values: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """A title of the page by language, of words with values filled in."""
    spoken = words()
    return {
        language: spoken[language][group][name].format(**{key: value[language] for key, value in values.items()})
        for language in LANGUAGES
    }


def _link(tie: Tie, tell: Teller) -> Row:
    """What the page knows of a link: passages that state it, its meetings by number, and what is in doubt."""
    says = tell.quotations.says(*tie.stated)
    meetings = [tell.meetings.number(meeting) for meeting in tie.meetings]
    doubt = doubts_of_tie(tell.rows, tie.stated, tie.meetings)
    told = {"says": says, "meetings": meetings, "doubt": doubt}
    return {name: value for name, value in told.items() if value}


def _counts(picture: Picture, meetings: int) -> dict[str, int]:
    kinds = Counter(node["kind"] for node in picture.nodes)
    if "meeting" not in kinds:
        kinds["meeting"] = meetings
    return {kind: kinds[kind] for kind in _KINDS if kinds[kind]} | {"links": len(picture.links)}


def _lens(lens: Lens, rows: Rows) -> Row | None:
    """Whose units are shown and what the lens did, for the page to say; None as reported."""
    if lens.day is None:
        return None
    internal = sum(row["internal"] for row in rows.all("meetings"))
    done = {name: getattr(lens, name) for name in ("projected", "split", "dropped", "emptied")}
    return {"day": lens.day.isoformat(), "done": done | {"internal": internal}}
