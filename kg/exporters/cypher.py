"""CSV files for Neo4j and other property graphs, with the statements that load them: a folder, or one ZIP archive.

Every table whose rows have an id becomes the nodes of a label (``Meeting.csv``), every column that refers to another
table the relationships of a type (``Meeting-HOST-Unit.csv``), and so does every table that only ties two others. The
headers are those of ``neo4j-admin database import full``; ``load.cypher`` loads the same files with LOAD CSV.

All words are in quotes, with quotes in them doubled; what is missing is empty, without quotes. So no word can end a
cell. Unlike in `kg.exporters.csv`, nothing guards spreadsheets against words that look like formulas: these files are
for databases. ``load.cypher`` says with which settings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import UnknownFormatError
from kg.files import write_bytes, zipped
from kg.graph import TABLES, KnowledgeGraph
from kg.graph.rows import dicts
from kg.graph.schema import STATED, Column, Table

__all__ = ["SUFFIXES", "export"]

SUFFIXES = (".cypher", ".cypher.zip")

_TYPES = {"string": "string", "int": "long", "float": "double", "bool": "boolean"}
_READ = {"string": "{}", "int": "toInteger({})", "float": "toFloat({})", "bool": "toBoolean({})"}
_HEAD = """\
// Put the CSV files into the import folder of Neo4j, set db.import.csv.legacy_quote_escaping=false (a backslash is a
// backslash), and run this: cypher-shell --file load.cypher
// Or, into a new database: neo4j-admin database import full --multiline-fields=true --nodes=… --relationships=…
"""

Row = dict[str, Any]
File = tuple[str, bytes]


def export(graph: KnowledgeGraph, path: str | os.PathLike[str], **options: Any) -> None:
    """Write all tables as nodes and relationships into the folder or archive `path`; no option concerns them.

    Raises `UnknownFormatError` if `path` does not end with ``.zip`` and is a file: the tables need a folder.
    """
    target = Path(path)
    if target.suffix.lower() == ".zip":
        write_bytes(target, zipped(_files(graph)))
        return
    if target.is_file():
        raise UnknownFormatError(f"{target}: is a file; several tables need a folder, or a name that ends with .zip")
    for name, content in _files(graph):
        write_bytes(target / name, content)


def _files(graph: KnowledgeGraph) -> Iterator[File]:
    nodes = [(name, table) for name, table in TABLES.items() if len(table.key) == 1]
    statements = [_constraint(table) for _, table in nodes]
    for name, table in nodes:
        yield f"{_label(table)}.csv", _nodes(table, list(dicts(graph.tables[name])))
        statements.append(_load_nodes(table))
    for start, kind, end, properties, rows in _relationships(graph):
        file = f"{_label(start)}-{kind}-{_label(end)}.csv"
        yield file, _ties(start, kind, end, properties, rows)
        statements.append(_load_ties(file, start, kind, end, properties))
    yield "load.cypher", (_HEAD + "".join(f"\n{statement};\n" for statement in statements)).encode()


Ties = tuple[Table, str, Table, list[Column], list[tuple[str, str, Row]]]
"""The relationships of one type from one label to another: properties, and for each the two ids and its row."""


def _relationships(graph: KnowledgeGraph) -> Iterator[Ties]:
    for name, table in TABLES.items():
        rows = list(dicts(graph.tables[name]))
        if len(table.key) == 1:
            for column in (column for column in table.columns if column.refers):
                found = [(row[table.key[0]], row[column.name], row) for row in rows if row[column.name] is not None]
                yield table, column.name.upper(), TABLES[column.refers], [], found
        elif name == "evidence":
            yield from _evidence(graph, table, rows)
        else:
            start, end = (column for column in table.columns if column.refers)
            properties = [column for column in table.columns if not column.refers]
            found = [(row[start.name], row[end.name], row) for row in rows]
            yield TABLES[start.refers], name.upper(), TABLES[end.refers], properties, found


def _evidence(graph: KnowledgeGraph, table: Table, rows: list[Row]) -> Iterator[Ties]:
    """What stands on which passages: the subject of a row is in one of several tables."""
    properties = [column for column in table.columns if column.name not in ("subject", "passage")]
    for name in STATED:
        ids = set(graph.tables[name][TABLES[name].key[0]])
        found = [(row["subject"], row["passage"], row) for row in rows if row["subject"] in ids]
        yield TABLES[name], "EVIDENCE", TABLES["passages"], properties, found


# ---------------------------------------------------------------- files
def _label(table: Table) -> str:
    """The label of a table's rows: YearCandidate for those whose id is in ``year_candidate``."""
    return table.key[0].title().replace("_", "")


def _plain(table: Table) -> list[Column]:
    """The columns of a node that are neither its id nor that of another node."""
    return [column for column in table.columns if not column.refers and column.name != table.key[0]]


def _nodes(table: Table, rows: list[Row]) -> bytes:
    header = [_id(table), *map(_property, _plain(table)), ":LABEL"]
    columns = [table.key[0], *(column.name for column in _plain(table))]
    return _csv(header, ([*(row[column] for column in columns), _label(table)] for row in rows))


def _ties(start: Table, kind: str, end: Table, properties: list[Column], rows: list[tuple[str, str, Row]]) -> bytes:
    header = [f":START_ID({_label(start)})", f":END_ID({_label(end)})", *map(_property, properties), ":TYPE"]
    return _csv(header, ([one, other, *(row[column.name] for column in properties), kind] for one, other, row in rows))


def _id(table: Table) -> str:
    return f"{table.key[0]}:ID({_label(table)})"


def _property(column: Column) -> str:
    return f"{column.name}:{_TYPES[column.type]}"


def _csv(header: list[str], rows: Iterator[list[Any]]) -> bytes:
    return "".join([",".join(map(_cell, row)) + "\n" for row in (header, *rows)]).encode()


def _cell(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


# ---------------------------------------------------------------- statements
def _constraint(table: Table) -> str:
    return f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{_label(table)}) REQUIRE n.{table.key[0]} IS UNIQUE"


def _load_nodes(table: Table) -> str:
    merge = f"MERGE (n:{_label(table)} {{{table.key[0]}: row.`{_id(table)}`}})"
    return f"{_from(f'{_label(table)}.csv')}\n{merge}{_set('n', _plain(table))}"


def _load_ties(file: str, start: Table, kind: str, end: Table, properties: list[Column]) -> str:
    ends = (
        f"MATCH ({name}:{_label(table)} {{{table.key[0]}: row.`:{key}({_label(table)})`}})"
        for name, table, key in (("a", start, "START_ID"), ("b", end, "END_ID"))
    )
    return f"{_from(file)}\n{' '.join(ends)}\nCREATE (a)-[r:{kind}]->(b){_set('r', properties)}"


def _from(file: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{file}' AS row"


def _set(name: str, columns: list[Column]) -> str:
    values = (f"{name}.{one.name} = {_READ[one.type].format(f'row.`{_property(one)}`')}" for one in columns)
    return f"\nSET {', '.join(values)}" if columns else ""
