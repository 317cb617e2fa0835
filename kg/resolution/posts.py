"""Offices and bodies: which kind a printed title or body is, and the rows that follow.

How titles are classified, `kg.reference.offices` knows; here a kind of body becomes the body of a unit, and an
office printed beside a name becomes a holding of that office.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.graph.naming import Named, body_labels
from kg.model import Level, Post
from kg.reference.offices import Classified, classify, classify_body
from kg.resolution.ids import content_id
from kg.resolution.officials import Roster
from kg.resolution.sightings import Sighting, is_former
from kg.resolution.statements import Statement
from kg.resolution.units import CENTRAL, Gazetteer, always_city, version

__all__ = ["body_name", "body_statements", "holding_statements"]


# ---------------------------------------------------------------- bodies
@cache
def _body(printed: str) -> Classified:
    body = classify_body(printed)
    return body if body.office else body._replace(office=content_id("body", printed))


def body_name(printed: str) -> tuple[str, str]:
    """The Vietnamese and the English label of a body without its unit."""
    body = _body(printed)
    return body.label, body.label_en


def body_statements(printed: str, unit: str, gazetteer: Gazetteer) -> tuple[str, list[Statement]]:
    """The id of a unit's body by its printed name and the unit's version, and the rows it needs."""
    body = _body(printed)
    identity = f"{unit}--{body.office}"
    label, label_en = (body.label, body.label_en) if unit == CENTRAL else _labels(body, unit, gazetteer)
    row = {
        "body": identity,
        "unit": unit,
        "label": label,
        "label_en": label_en,
        "classification": body.office,
        "branch": body.branch,
    }
    return identity, [Statement("bodies", row), _office(body, body.level)]


def _labels(body: Classified, unit: str, gazetteer: Gazetteer) -> Named:
    """The labels of a body with the name of its unit; one no other unit has goes by its own name."""
    named, kind = Named(gazetteer.name(unit), gazetteer.name_en(unit)), Named(body.label, body.label_en)
    if (body.office or "").endswith(f"-{gazetteer.row(unit)['slug']}"):
        return kind
    return body_labels(kind, body.level, named, is_city=always_city(unit))


def _office(classified: Classified, level: Level | None) -> Statement:
    """The row of an office, or of a kind of body."""
    row = {
        "office": classified.office,
        "label": classified.label,
        "label_en": classified.label_en,
        "branch": classified.branch,
        "level": classified.level or level or "other",
    }
    return Statement("offices", row)


# ---------------------------------------------------------------- holdings
def holding_statements(sighting: Sighting, roster: Roster, gazetteer: Gazetteer) -> Iterator[Statement]:
    """The rows of the offices a person holds according to one article."""
    official = roster.id(sighting)
    for post in sighting.official.posts:
        office = classify(post.title, day=sighting.basis.day)
        office = office if office.office else office._replace(office=content_id("office", post.title))
        unit = version(post.unit, sighting.basis) if post.unit else None
        body = None
        if unit and (printed := _printed_body(post.title, office)):
            body, statements = body_statements(printed, unit, gazetteer)
            yield from statements
        yield _office(office, post.level)
        yield _holding(post, sighting, {"official": official, "office": office.office, "body": body, "unit": unit})


def _holding(post: Post, sighting: Sighting, ids: dict[str, str | None]) -> Statement:
    identity = content_id("holding", *ids.values(), post.title, sighting.article)
    row = {
        "holding": identity,
        **ids,
        "title": post.title,
        "printed": post.printed,
        "level": post.level,
        "former": is_former(post.title),
        "resolution": post.resolution,
        "unit_basis": sighting.basis.kind if post.unit else None,
        "article": sighting.article,
    }
    return Statement("holdings", row, sighting.article, post.evidence)


@cache
def _printed_body(title: str, office: Classified) -> str | None:
    """The words at the end of a title that name an organ: 'Tỉnh ủy' of 'Bí thư Tỉnh ủy'; None where none do."""
    if office.body is None or office.branch == "other":
        return None
    words = title.split()
    endings = (" ".join(words[start:]) for start in range(len(words)))
    return next((ending for ending in endings if classify_body(ending).body == office.body), None)
