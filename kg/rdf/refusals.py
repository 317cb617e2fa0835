"""What a query may not hold: updates, and what would ask another server.

An update is no query and would not parse; it is refused here so that the message says why. `SERVICE` would parse,
and ask any address on the network. The engine shows no syntax tree, so what is refused is every text that holds
the shape of a service clause, strings and comments included: that is more than there can be, never less.
"""

from __future__ import annotations

import re

from kg.errors import QueryError

__all__ = ["refuse"]

_BLANK = r"(?>(?:\s|\#[^\n\r]*(?:[\n\r]|$))*)"
_SERVICE = re.compile(rf"SERVICE{_BLANK}(?:SILENT{_BLANK})?(?:<[^<>{{}}]*>|[^\s{{}}<>]+?){_BLANK}\{{", re.IGNORECASE)
_PROLOGUE = rf"(?:{_BLANK}(?:PREFIX{_BLANK}[^\s:]*:{_BLANK}<[^<>]*>|BASE{_BLANK}<[^<>]*>|VERSION{_BLANK}\S+))*{_BLANK}"
_UPDATE = re.compile(rf"{_PROLOGUE}(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse(query: str) -> None:
    """Raise QueryError if the query is an update or holds a service clause."""
    for text in (query, _CODE_POINT.sub(_sign, query)):
        if found := _UPDATE.match(text):
            raise QueryError(
                f"{found[1].upper()} is refused: a graph is only read; expected SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        if found := _SERVICE.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise QueryError(
                f"line {line}: SERVICE is refused: no other server is asked; expected a query of this graph alone"
            )


def _sign(escaped: re.Match[str]) -> str:
    code = int(escaped[1] or escaped[2], 16)
    return chr(code) if code <= 0x10FFFF else escaped[0]
