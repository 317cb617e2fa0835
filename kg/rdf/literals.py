"""Values as RDF literals: NFC, with a language or a type, and nothing a file could not carry.

Article text is untrusted, but control and direction marks stay: quotes must fit their offsets. Quotes, backslashes and
control characters are escaped here, once, as JSON does it and N-Triples and Turtle understand it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from json import loads
from json.encoder import encode_basestring as quoted
from unicodedata import normalize

from kg.rdf.terms import XSD, Iri, Literal

__all__ = ["boolean", "day", "decimal", "english", "integer", "parts", "plain", "typed", "vietnamese", "year"]

_DECIMAL, _INTEGER = XSD["decimal"], XSD["integer"]


def plain(words: str) -> Literal:
    """Words in no language: a code, an id."""
    return Literal(quoted(normalize("NFC", words)))


def vietnamese(words: str | None) -> Literal | None:
    """Vietnamese words; None where there are none."""
    return Literal(f"{quoted(normalize('NFC', words))}@vi") if words else None


def english(words: str | None) -> Literal | None:
    """English words; None where there are none."""
    return Literal(f"{quoted(normalize('NFC', words))}@en") if words else None


def integer(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(f'"{number}"^^{_INTEGER}')


def typed(words: str, datatype: Iri) -> Literal:
    """Words in the form of that datatype."""
    return Literal(f"{quoted(normalize('NFC', words))}^^{datatype}")


@lru_cache(maxsize=1 << 12)
def decimal(number: float | None) -> Literal | None:
    """An xsd:decimal of at most four digits after the point: 0.95, 1.0."""
    if number is None:
        return None
    digits = f"{number:.4f}".rstrip("0")
    return Literal(f'"{digits}0"^^{_DECIMAL}' if digits.endswith(".") else f'"{digits}"^^{_DECIMAL}')


def boolean(truth: bool) -> Literal:
    """An xsd:boolean."""
    return typed("true" if truth else "false", XSD["boolean"])


def day(iso: str | date | None) -> Literal | None:
    """An xsd:date; a string that is no day of the calendar, or a day written another way, stays a plain string."""
    if not iso:
        return None
    try:
        known = str(iso if isinstance(iso, date) else date.fromisoformat(iso))
    except ValueError:
        known = ""
    return typed(known, XSD["date"]) if known == str(iso) else plain(str(iso))


def year(printed: str | None) -> Literal | None:
    """An xsd:gYear; what is not four digits stays a plain string."""
    if not printed:
        return None
    return typed(printed, XSD["gYear"]) if re.fullmatch(r"[0-9]{4}", printed) else plain(printed)


def parts(literal: str) -> tuple[str, str, str]:
    """The words of a literal, its language and its datatype (an IRI), each empty where it has none."""
    end = literal.rindex('"') + 1
    quoted, kind = literal[:end], literal[end:]
    words = loads(quoted) if "\\" in quoted else quoted[1:-1]
    return words, kind[1:] if kind.startswith("@") else "", kind.removeprefix("^^") if kind.startswith("^") else ""
