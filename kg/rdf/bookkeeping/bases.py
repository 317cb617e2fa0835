"""The concepts for what settled the versions of units."""

from __future__ import annotations

import pyarrow.compute as pc

from kg.rdf.columns import Column, Table, each, only
from kg.rdf.terms import Iri, Terms

__all__ = ["basis", "unexpected"]


def basis(terms: Terms, basis: str | None) -> Iri:
    """The concept for what settled the version of a unit; there is one for nothing."""
    return terms.lt[f"basis-{basis or 'none'}"]


def unexpected(told: Table, expected: Column) -> Column:
    """What settled the unit of each row, where it is not what settled most units of the article."""
    usual, told_ = only(pc.is_valid(told["unit"]), expected), pc.fill_null(told["unit_basis"], "")
    other = pc.not_equal(told_, pc.fill_null(usual, ""))
    return only(other, each(told_, lambda name: basis(told.terms, name)))
