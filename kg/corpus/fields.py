"""An article out of named fields, as JSON lines, CSV and Parquet hold them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from kg.corpus.file import Options
from kg.layout import day_of
from kg.model import Article

__all__ = ["from_fields"]

_OPTIONAL = ("title", "published", "url", "publisher")


def from_fields(fields: Any, origin: str, options: Options) -> Article:
    """The article the fields stand for; raises ValueError saying which field is wrong."""
    if not isinstance(fields, Mapping):
        raise ValueError(f"{type(fields).__name__} in place of an object")
    column = options.column if options.columns else str
    given = {name: fields[column(name)] for name in _OPTIONAL if fields.get(column(name))}
    article_id, text = _id(fields, options), fields.get(column("text"), None)
    for name, value in ("id", article_id), ("text", text), *given.items():
        if value is None:
            raise ValueError(f"no field {column(name)!r}")
        if not isinstance(value, _TYPES.get(name, str)):
            raise ValueError(f"field {column(name)!r} is {type(value).__name__}, not text")
    if "published" in given:
        given["published"] = _day(given["published"], column("published"))
    return Article(id=str(article_id), text=cast(str, text), origin=origin, **given)


_TYPES: dict[str, Any] = {"id": (str, int), "published": (str, date)}


def _id(fields: Mapping[str, Any], options: Options) -> Any:
    if options.columns.get("id") != "#":
        return fields.get(options.column("id"))
    text = fields.get(options.column("text"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12] if isinstance(text, str) else ""


def _day(published: str | date, column: str) -> str:
    if isinstance(published, date):
        return (published.date() if isinstance(published, datetime) else published).isoformat()
    day = day_of(published.partition("T")[0])
    if day is None:
        raise ValueError(f"field {column!r} is {published!r}, which is no day such as 2019-05-14")
    return day
