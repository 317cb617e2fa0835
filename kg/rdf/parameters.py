"""Values of parameters as RDF terms: what may be given for each kind, and what was meant where nothing fits.

Units and topics must be known, to the reference data or to the graph that is asked; persons to the graph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from kg.errors import QueryError
from kg.rdf.terms import XSD, Terms
from kg.reference import topics, units
from kg.reference.slugs import slug
from kg.text import fold, nfc

__all__ = ["KINDS", "Known", "Names", "near", "term"]

Term = dict[str, str]
Names = Mapping[str, str]


class Known(NamedTuple):
    """What the graph that is asked knows: its namespaces, and its units and persons, looked up when needed.

    `units` gives labels by slug, `persons` names by name.
    """

    terms: Terms
    units: Callable[[], Names]
    persons: Callable[[], Names]


def term(kind: str, given: str, known: Known) -> Term:
    """The term of a value, as in SPARQL results JSON; raises QueryError that says what would have been right."""
    return _TERMS[kind](given.strip(), known)


def near(given: str, names: Names) -> str:
    """What was perhaps meant by an id or label that is not among the names, in words."""
    labels = {fold(label): name for name, label in names.items()}
    by_id = get_close_matches(slug(given), names, n=4, cutoff=0.6)
    by_label = [labels[label] for label in get_close_matches(fold(given), labels, n=4, cutoff=0.6)]
    found = list(dict.fromkeys([*by_id, *by_label]))[:4]
    if not found:
        return f"known: {' '.join(sorted(names))}" if len(names) <= 20 else f"none is near; one looks like {min(names)}"
    return "near: " + ", ".join(f"{name} ({names[name]})" if names[name] not in ("", name) else name for name in found)


def _unit(given: str, known: Known) -> Term:
    """A slug, which all versions of a unit share; any name it had will do as well."""
    if found := _named().get(slug(given)):
        return _literal(found)
    names = {**{unit.slug: unit.name for unit in units.versions()}, **known.units()}
    if given in names:
        return _literal(given)
    raise QueryError(f"no unit {given!r}; {near(given, names)}")


@cache
def _named() -> Names:
    """The slugs of units by themselves, and by the slug of each name a unit had."""
    names = {
        slug(units.name_on(form.version, form.valid_from)): units.unit(form.version).slug for form in units.forms()
    }
    return names | {unit.slug: unit.slug for unit in units.versions()}


def _topic(given: str, known: Known) -> Term:
    names = {topic.id: topic.label for topic in topics.topics()}
    if given in names:
        return {"type": "uri", "value": known.terms.concept("topic", given)[1:-1]}
    raise QueryError(f"no topic {given!r}; {near(given, names)}")


def _person(given: str, known: Known) -> Term:
    names = known.persons()
    if nfc(given) in names:
        return {"type": "literal", "value": nfc(given), "xml:lang": "vi"}
    raise QueryError(f"no person {given!r} in this graph; {near(given, names)}")


def _date(given: str, known: Known) -> Term:
    try:
        return _literal(date.fromisoformat(given).isoformat(), "date")
    except ValueError:
        raise QueryError(f"{given!r} is no date; one looks like 2025-07-01") from None


def _year(given: str, known: Known) -> Term:
    return _matching(r"[12][0-9]{3}", given, "integer", "year; one looks like 2024")


def _integer(given: str, known: Known) -> Term:
    return _matching(r"[+-]?[0-9]{1,18}", given, "integer", "whole number; one looks like 6")


def _decimal(given: str, known: Known) -> Term:
    return _matching(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?", given, "decimal", "number; one looks like 0.9")


def _matching(form: str, given: str, datatype: str, wanted: str) -> Term:
    if not re.fullmatch(form, given):
        raise QueryError(f"{given!r} is no {wanted}")
    return _literal(given, datatype)


def _literal(value: str, datatype: str = "string") -> Term:
    return {"type": "literal", "value": value, "datatype": XSD[datatype][1:-1]}


_TERMS: dict[str, Callable[[str, Known], Term]] = {
    "date": _date,
    "decimal": _decimal,
    "integer": _integer,
    "person": _person,
    "topic": _topic,
    "unit": _unit,
    "year": _year,
}
KINDS = tuple(_TERMS)
"""The kinds of parameters."""
