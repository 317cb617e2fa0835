"""Articles as JSON lines: one object a line.

Fields: ``id`` and ``text`` are needed; ``title``, ``published`` (a day such as 2019-05-14), ``url`` and
``publisher`` are taken where they are given; the options may give them other names. Other fields are left alone. A
line that cannot be used is a problem of its own; the other lines are read.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from kg.corpus import File, Problem, UnusableError, lines
from kg.corpus.fields import from_fields
from kg.model import Article
from kg.sources import Found

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".jsonl", ".ndjson")
_WIDE = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE


def read(file: File) -> Iterator[Found]:
    """The articles of one file, a line each."""
    for number, line in lines(file):
        if number == 1 and isinstance(line, bytes) and line.startswith(_WIDE):
            raise UnusableError("JSON lines in UTF-16", "JSON lines in UTF-8", number)
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            yield _article(line, file, number)


def _article(line: bytes, file: File, number: int) -> Article | Problem:
    try:
        return from_fields(json.loads(line.decode("utf-8-sig")), f"{file.name}:{number}", file.options)
    except json.JSONDecodeError as error:
        reason = f"not JSON ({error.msg} at character {error.pos})"
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} of the line is not UTF-8"
    except RecursionError:
        reason = "brackets within brackets without end"
    except ValueError as error:
        reason = str(error)
    names = ", ".join(f'"{file.options.column(name)}": "…"' for name in ("id", "title", "text"))
    return file.problem(reason, f"an object such as {{{names}}}", number)
