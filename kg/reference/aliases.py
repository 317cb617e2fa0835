"""What units are called in print: names, spellings, abbreviations, bynames, and when each can be trusted.

This module knows the names and their ambiguity; deciding in context, by date gates, prefixes and the words
around, is left to reading. Foreign provinces stand in a list of their own: they are never units.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from kg.reference.rows import Row, read_rows

__all__ = ["Alias", "AliasKind", "ForeignName", "aliases", "foreign_names"]

AliasKind = Literal[
    "abbrev", "ascii", "earlier", "english", "epithet", "former", "full", "merged", "part", "short", "spelling"
]

_KINDS = (
    "abbrev", "ascii", "earlier", "english", "epithet", "former", "full", "merged", "part", "short", "spelling"
)  # fmt: skip


class Alias(NamedTuple):
    """A way to write the name of a unit.

    `slug` is the unit's identity. Kinds: ``full`` with 'tỉnh' or 'thành phố', ``short`` the bare name,
    ``abbrev``, ``spelling``, ``epithet`` (Đất Mỏ), ``ascii`` and ``english``, ``part`` a half of a double
    name, ``former`` and ``merged`` with '(cũ)' or '(mới)', ``earlier`` the name of a unit gone before 2009.
    `ambiguity` says what else the words can mean, `rule` when to trust them; both empty if nothing is known.
    """

    text: str
    slug: str
    kind: AliasKind
    ambiguity: str
    rule: str
    source: str


class ForeignName(NamedTuple):
    """The Vietnamese name of a foreign province: slug, ISO country and subdivision code, what else it can mean."""

    text: str
    slug: str
    country: str
    iso: str
    ambiguity: str
    source: str


@cache
def aliases() -> tuple[Alias, ...]:
    """All names of Vietnamese units, sorted by slug, kind and text."""
    listed = map(_alias_of, read_rows("aliases.csv"))
    return tuple(sorted(listed, key=lambda alias: (alias.slug, alias.kind, alias.text)))


@cache
def foreign_names() -> tuple[ForeignName, ...]:
    """Names of foreign provinces that turn up beside Vietnamese ones, sorted by text."""
    return tuple(sorted(map(_foreign_of, read_rows("foreign.csv"))))


def _alias_of(row: Row) -> Alias:
    kind = cast(AliasKind, row.choice("kind", _KINDS))
    remarks = row.cells["ambiguity"], row.cells["rule"]
    return Alias(row.text("alias"), row.text("slug"), kind, *remarks, row.text("source"))


def _foreign_of(row: Row) -> ForeignName:
    code = row.text("country"), row.text("iso")
    return ForeignName(row.text("name"), row.text("slug"), *code, row.cells["ambiguity"], row.text("source"))
