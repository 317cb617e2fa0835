"""What a page tells beside the drawing: panels, evidence of links, counts, and the words to say all this with."""

from __future__ import annotations

from collections import Counter

from kg.graph.lenses import AS_REPORTED, Lens
from kg.views.page.assembly import LANGUAGES, words
from kg.views.page.panels import panel
from kg.views.page.picture import Picture
from kg.views.page.quotations import Quotations
from kg.views.page.rows import Row, Rows
from kg.views.page.telling import Teller

__all__ = ["contents"]

_KINDS = ("province", "foreign", "central", "meeting", "official", "topic")


def contents(picture: Picture, rows: Rows, *, lang: str, title: str | None = None, lens: Lens = AS_REPORTED) -> Row:
    """Everything the scripts read from the element ``page``, ready for JSON; without `title`, the page's own."""
    quotations = Quotations(rows)
    tell = Teller(rows, quotations)
    spoken = words()
    panels = {node["id"]: panel(tell, node["kind"], node["id"]) for node in picture.nodes}
    stated = {link: quotations.says(*subjects) for link, subjects in picture.stated.items()}
    return {
        "lang": lang,
        "title": {language: title or spoken[language]["page"]["title"] for language in LANGUAGES},
        "panels": panels,
        "links": {link: passages for link, passages in stated.items() if passages},
        "counts": _counts(picture) | {"articles": len(rows.all("articles"))},
        "lens": _lens(lens, rows),
        "left_out": picture.left_out,
        "unlinked": _unlinked(picture, rows),
        "words": spoken,
        **quotations.carried(),
    }


def _counts(picture: Picture) -> dict[str, int]:
    kinds = Counter(node["kind"] for node in picture.nodes)
    return {kind: kinds[kind] for kind in _KINDS if kinds[kind]} | {"links": len(picture.links)}


def _lens(lens: Lens, rows: Rows) -> Row | None:
    """Whose units are shown and what the lens did, for the page to say; None as reported."""
    if lens.day is None:
        return None
    internal = sum(row["internal"] for row in rows.all("meetings"))
    done = {name: getattr(lens, name) for name in ("projected", "split", "dropped", "emptied")}
    return {"day": lens.day.isoformat(), "done": done | {"internal": internal}}


def _unlinked(picture: Picture, rows: Rows) -> dict[str, int]:
    """How many provinces that articles name, and people, stand in no link at all."""
    units = {row["unit"] for row in rows.all("mentions")} - picture.linked
    people = {row["official"] for row in rows.all("officials")} - picture.linked
    return {"province": len(units), "official": len(people)}
