"""One part of a corpus as a Parquet file: a row an article, with its text, zones and what it states.

The rows are in the order of the articles. What could not be read and what was converted stands in the metadata of the
file, so that a part is one file, whole or not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import parquet

from kg import records, sources
from kg.corpus import Note, Problem
from kg.errors import SourceError
from kg.files import replacing
from kg.model import Article, Record, Span, Zone
from kg.partitions.planning import Part

__all__ = ["Made", "make", "pairs", "remark", "told"]

_ROWS = 500  # that are held in memory
_SCHEMA = pa.schema(
    [
        *(pa.field(name, pa.string(), nullable=False) for name in ("article", "text", "title", "origin", "sha256")),
        *(pa.field(name, pa.string()) for name in ("published", "url", "publisher")),
        pa.field("zones", pa.string(), nullable=False, metadata={"meaning": "JSON: kind, start, end of each"}),
        pa.field("record", pa.string(), nullable=False, metadata={"meaning": "what it states, as kg.records has it"}),
    ]
)
_TOLD, _MADE_FROM = b"told", b"made_from"


class Made(NamedTuple):
    """What became of a part: how many articles it holds, and whether it had to be made."""

    number: int
    articles: int
    anew: bool


def make(part: Part) -> Made:
    """Read the articles of a part and write it, unless it stands there already, made from the same."""
    rows = _standing(part)
    if rows is not None:
        return Made(part.number, rows, anew=False)
    told: list[Problem | Note] = []
    with replacing(part.path) as partial:
        rows = _write(partial, _rows(part, told), told, part.made_from)
    return Made(part.number, rows, anew=True)


def _standing(part: Part) -> int | None:
    """How many articles the part holds that stands there made from the same; None if there is no such part."""
    if not part.made_from or not part.path.is_file():
        return None
    try:
        about = parquet.read_metadata(part.path)
    except (OSError, pa.ArrowInvalid):
        return None
    made_from = (about.metadata or {}).get(_MADE_FROM, b"").decode()
    return int(about.num_rows) if made_from == part.made_from else None


def _rows(part: Part, told: list[Problem | Note]) -> Iterator[dict[str, Any]]:
    for found in sources.read(part.files, part.options, once=False):
        record = part.read(found) if isinstance(found, Article) else found
        if isinstance(found, Article) and isinstance(record, Record):
            yield _row(found, record)
        elif isinstance(record, Problem | Note):
            told.append(record)


def _row(article: Article, record: Record) -> dict[str, Any]:
    return {
        "article": article.id,
        "text": article.text,
        "title": article.title,
        "origin": article.origin,
        "sha256": article.sha256,
        "published": article.published,
        "url": article.url,
        "publisher": article.publisher,
        "zones": json.dumps([[zone.kind, *zone.span] for zone in article.zones]),
        "record": records.dumps(record),
    }


def _write(path: Path, rows: Iterable[dict[str, Any]], told: list[Problem | Note], made_from: str) -> int:
    count, rest = 0, iter(rows)
    with parquet.ParquetWriter(path, _SCHEMA, compression="zstd") as file:
        while batch := list(islice(rest, _ROWS)):
            file.write_table(pa.Table.from_pylist(batch, schema=_SCHEMA))
            count += len(batch)
        said = [[type(one).__name__, asdict(one)] for one in told]
        file.add_key_value_metadata({_TOLD: json.dumps(said).encode(), _MADE_FROM: made_from.encode()})
    return count


# ---------------------------------------------------------------- reading it again
def told(path: Path) -> Iterator[Problem | Note]:
    """What could not be read when the part was made, and what was converted."""
    return map(remark, json.loads((_opened(path).metadata.metadata or {}).get(_TOLD, b"[]")))


def remark(words: tuple[str, dict[str, Any]]) -> Problem | Note:
    """A problem or note as it was kept: its kind and its fields."""
    kind, fields = words
    return Problem(**fields) if kind == "Problem" else Note(**fields)


def pairs(path: Path) -> Iterator[tuple[Article, Record]]:
    """The articles of a part with what they state, a few at a time."""
    for batch in _opened(path).iter_batches(_ROWS):
        yield from map(_pair, batch.to_pylist())


def _opened(path: Path) -> parquet.ParquetFile:
    try:
        return parquet.ParquetFile(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise SourceError(f"{path}: cannot be read ({error}); expected a part that kg extract --parts wrote") from error


def _pair(row: dict[str, Any]) -> tuple[Article, Record]:
    article = Article(
        id=row["article"],
        text=row["text"],
        title=row["title"],
        published=row["published"],
        url=row["url"],
        publisher=row["publisher"],
        zones=tuple(Zone(kind, Span(start, end)) for kind, start, end in json.loads(row["zones"])),
        origin=row["origin"],
    )
    return article, records.loads(row["record"], article.origin)
