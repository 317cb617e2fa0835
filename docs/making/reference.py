"""The reference: pages made from the code, so that they cannot say anything else."""

from __future__ import annotations

import inspect
from typing import Any

import commands
import recorded
from commands import cell

import kg
from kg import measures, network
from kg.graph import TABLES, Column
from kg.graph.schema import STATED, VERSION


def pages() -> dict[str, str]:
    """Every page of the reference by where it stands."""
    return {
        "reference/cli.md": commands.page(),
        "reference/api.md": _api(),
        "reference/networks.md": _networks(),
        "reference/tables.md": _tables(),
        "reference/records.md": recorded.page(),
        "reference/settings.md": _settings(),
    }


# ---------------------------------------------------------------- tables
def _tables() -> str:
    told = [
        "# Tables",
        f"A `KnowledgeGraph` has these {len(TABLES)} tables (schema version {VERSION}), each a DataFrame in memory and"
        " a Parquet file under `graph/`. They are made from `kg/graph/schema.py`. A column in bold tells rows apart;"
        f" ids of the tables {', '.join(f'`{name}`' for name in STATED)} are subjects of"
        " [`evidence`](#evidence), which leads to the sentences.",
    ]
    for table in TABLES.values():
        rows = "\n".join(_column(column, column.name in table.key) for column in table.columns)
        told.append(f"## {table.name}\n\nA row is {table.row}.\n\n| column | type | meaning |\n|---|---|---|\n{rows}")
    return "\n\n".join(told) + "\n"


def _column(column: Column, is_key: bool) -> str:
    name = f"**`{column.name}`**" if is_key else f"`{column.name}`"
    leads = f" → [{column.refers}](#{column.refers})" if column.refers else ""
    kind = f"{column.type}, optional" if column.optional else column.type
    return f"| {name} | {kind} | {cell(column.meaning)}{leads} |"


# ---------------------------------------------------------------- Python
_ROOMS = ("__version__", "figures", "measures", "network")
_MODULES = ("kg.errors", "kg.model", "kg.settings")
_ELSEWHERE = (
    "On pages of their own: `kg.measures` and `kg.network` ([measures and networks](networks.md)), `kg.figures`"
    " ([figures](../figures.md)), `kg.Article` and `kg.Record` ([records](records.md)), `kg.Settings` and `kg.KgError`"
    " ([settings and errors](settings.md))."
)


def _api() -> str:
    told = ["# Python", cell(kg.__doc__ or "")]
    homes = [_home(name) for name in kg.__all__ if name not in _ROOMS]
    told.append(_ELSEWHERE)
    told += [f"::: {home}" for home in homes if home.rpartition(".")[0] not in _MODULES]
    return "\n\n".join(told) + "\n"


def _home(name: str) -> str:
    """The module in which a public name is defined: there its documentation stands."""
    value: Any = getattr(kg, name)
    return f"{value.__module__}.{value.__qualname__}"


def _networks() -> str:
    listed = "\n".join(
        f"| [`{name}`](../measures.md#{name}) | {cell(measures.question(name))} | {_own(name)} |"
        for name in measures.known()
    )
    named = "\n".join(f"| `{name}` | {cell(_first(getattr(network, name)))} |" for name in network.known())
    return (
        "# Measures and networks\n\n`kg.measures.NAME(graph, …)` gives a DataFrame,"
        " `kg.network.network(graph, NAME, …)` a networkx graph.\n\n## Measures\n\n"
        "| measure | question | options of its own |\n|---|---|---|\n"
        f"{listed}\n\n::: kg.measures.measure\n\n## Networks\n\n| network | what it is |\n|---|---|\n{named}\n\n"
        "::: kg.network.registry.network\n\n::: kg.network.projections\n"
    )


def _own(name: str) -> str:
    return ", ".join(f"`{option}`" for option in measures.options(name))


def _first(value: object) -> str:
    return (inspect.getdoc(value) or "").split("\n\n")[0]


def _settings() -> str:
    return "# Settings and errors\n\n::: kg.settings\n\n::: kg.errors\n"
