"""Values as RDF literals: NFC, with a language or a type, and nothing a file could not carry.

Article text is untrusted, but control and direction marks stay: quotes must fit their offsets. How files escape
them is left to the writer.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from pyoxigraph import Literal

from kg.rdf.terms import XSD

__all__ = ["boolean", "day", "decimal", "english", "integer", "plain", "vietnamese", "year"]


def plain(words: str) -> Literal:
    """Words in no language: a code, an id."""
    return Literal(_clean(words))


def vietnamese(words: str | None) -> Literal | None:
    """Vietnamese words; None where there are none."""
    return Literal(_clean(words), language="vi") if words else None


def english(words: str | None) -> Literal | None:
    """English words; None where there are none."""
    return Literal(_clean(words), language="en") if words else None


def integer(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=XSD["integer"])


def decimal(number: float | None) -> Literal | None:
    """An xsd:decimal of at most four digits after the point: 0.95, 1.0."""
    if number is None:
        return None
    digits = f"{number:.4f}".rstrip("0")
    return Literal(digits + "0" if digits.endswith(".") else digits, datatype=XSD["decimal"])


def boolean(truth: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if truth else "false", datatype=XSD["boolean"])


def day(iso: str | date | None) -> Literal | None:
    """An xsd:date; a string that is no day of the calendar stays a plain string."""
    if not iso:
        return None
    try:
        return Literal((iso if isinstance(iso, date) else date.fromisoformat(iso)).isoformat(), datatype=XSD["date"])
    except ValueError:
        return plain(str(iso))


def year(printed: str | None) -> Literal | None:
    """An xsd:gYear; what is not four digits stays a plain string."""
    if not printed:
        return None
    return Literal(printed, datatype=XSD["gYear"]) if re.fullmatch(r"[0-9]{4}", printed) else plain(printed)


def _clean(words: str) -> str:
    return unicodedata.normalize("NFC", words)
