"""A program that answers one query in a process of its own, so that it can be stopped at any time.

It is run by `kg.rdf.asking` as a file, and knows nothing of ours: it starts in hundredths of a second. Standard
input holds a line of JSON with the request, and where that names no store, the N-Quads to ask. Standard output is
one JSON object. The default graph that is asked holds what all named graphs do, each triple once (`kg.rdf.loading`). A
store is opened for reading only; updates are no queries and do not parse.

After the time limit the process ends itself, whatever the query does, and says ``Timeout`` on standard error. So
nothing goes on when whoever asked is gone.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from io import BytesIO
from itertools import islice
from typing import Any

import pyoxigraph as ox

__all__ = ["main"]


def main() -> None:
    """Read the request, print the answer or what went wrong."""
    request = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, Any]
    try:
        answer = _answered(request, _store(request["store"]))
    except SyntaxError as error:
        answer = {"error": "syntax", "message": str(error)}
    except (OSError, RuntimeError, ValueError) as error:
        damaged = isinstance(error, OSError) or str(error).startswith("Corruption")
        answer = {"error": "store" if damaged else "query", "message": str(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _store(path: str | None) -> ox.Store:
    if path is not None:
        return ox.Store.read_only(path)
    store, lines = ox.Store(), sys.stdin.buffer.readlines()
    store.bulk_load(b"".join(lines), ox.RdfFormat.N_QUADS)
    store.bulk_load(b"".join(line.rsplit(b" ", 2)[0] + b" .\n" for line in lines), ox.RdfFormat.N_TRIPLES)
    return store


def _answered(request: dict[str, Any], store: ox.Store) -> dict[str, Any]:
    faulthandler.dump_traceback_later(request["seconds"], exit=True)
    found = store.query(
        request["query"],
        prefixes=request["prefixes"],
        custom_functions={ox.NamedNode(iri): _constant(term) for iri, term in request["parameters"].items()},
    )
    if isinstance(found, ox.QueryBoolean):
        return {"truth": bool(found)}
    limit = request["limit"]
    kept = list(islice(found, limit))
    cut = limit is not None and next(found, None) is not None
    if isinstance(found, ox.QuerySolutions):
        rows = [[None if term is None else _told(term) for term in row] for row in kept]
        return {"variables": [variable.value for variable in found.variables], "rows": rows, "cut": cut}
    return {"turtle": _turtle(kept, request["prefixes"]), "triples": len(set(kept)), "cut": cut}


def _constant(term: dict[str, str] | None) -> Any:
    value = None if term is None else _term(term)
    return lambda: value


def _term(term: dict[str, str]) -> ox.NamedNode | ox.Literal:
    if term["type"] == "uri":
        return ox.NamedNode(term["value"])
    if "xml:lang" in term:
        return ox.Literal(term["value"], language=term["xml:lang"])
    return ox.Literal(term["value"], datatype=ox.NamedNode(term["datatype"]))


def _told(term: object) -> dict[str, str]:
    """The term as in SPARQL 1.1 Query Results JSON."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, ox.Literal):
        raise ValueError(f"{term} has no place in a table; expected IRIs and literals")
    told = {"type": "literal", "value": term.value}
    if term.language:
        return told | {"xml:lang": term.language}
    return told if term.datatype.value.endswith("#string") else told | {"datatype": term.datatype.value}


def _turtle(triples: list[ox.Triple], prefixes: dict[str, str]) -> str:
    """The triples sorted, with the prefixes they need."""
    ordered = sorted(set(triples), key=str)
    words = " ".join(map(str, ordered))
    needed = {prefix: iri for prefix, iri in prefixes.items() if f"<{iri}" in words}
    written = BytesIO()
    ox.serialize(ordered, written, ox.RdfFormat.TURTLE, prefixes=needed)
    lines = written.getvalue().decode().replace("\t", "    ").splitlines(keepends=True)
    heading = sorted(line for line in lines if line.startswith("@prefix"))
    return "".join([*heading, *lines[len(heading) :]])


if __name__ == "__main__":
    main()
