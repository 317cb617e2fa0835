"""Questions whose answer is a table: each file here is one measure, its name is the measure's name.

A measure is a module with `COLUMNS`, the columns of its answer with their meaning, and ``measure(graph, …)``, which
gives the DataFrame. The first line of its docstring is the question. To add one, add such a file; nothing else has to
change. What several of them stand on is in `kg.measures.basis`.

    import kg
    kg.measures.strength(graph, topic="tourism", since="2020", lens="today")
    kg.measures.known()

Meetings are counted, not articles, and planned meetings are left out. A measure never changes the graph, and gives the
same table for the same graph, options and seed.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import update_wrapper
from importlib import import_module
from inspect import Parameter, signature
from types import MappingProxyType, ModuleType
from typing import Any

import pandas as pd

from kg.errors import MeasureError, UnknownFormatError
from kg.graph import Column, KnowledgeGraph
from kg.graph.filtering import versions_of
from kg.network.selection import held

__all__ = ["columns", "known", "measure", "options", "question"]

_SHARED = ("unit", "topic", "since", "until", "kind", "scope", "min_confidence", "inferred_years", "lens", "backward")
_CONDITIONS = ("topic", "since", "until", "kind", "scope", "min_confidence", "inferred_years")


def known() -> tuple[str, ...]:
    """The names of all measures, sorted."""
    return tuple(_MODULES)


def question(name: str) -> str:
    """What a measure answers, in a line."""
    return (_module(name).__doc__ or "").split("\n", 1)[0]


def columns(name: str) -> tuple[Column, ...]:
    """The columns of a measure's answer: name, type (string, int, float, bool), and meaning with what is counted."""
    found: tuple[Column, ...] = _module(name).COLUMNS
    return found


def options(name: str) -> dict[str, Parameter]:
    """The options that are a measure's own, beside those that `measure` gives all of them."""
    taken = signature(_module(name).measure).parameters
    return {option: taken[option] for option in list(taken)[1:]}


def measure(graph: KnowledgeGraph, name: str, **given: Any) -> pd.DataFrame:
    """The table of the measure of that name; `columns` tells what its columns mean.

    For all measures: `lens` and `backward` say through whose units the graph is seen (`KnowledgeGraph.through`);
    `topic`, `since`, `until`, `kind`, `scope`, `min_confidence` and `inferred_years` which meetings count
    (`KnowledgeGraph.filter`); `unit` (a slug or version id) chooses the rows of that unit, which is measured among all
    others. Everything else is an option of the measure's own. Raises UnknownFormatError, which names the known
    measures, MeasureError for an option it does not take, GraphError for a unit, topic or date that cannot be meant.
    """
    module, own = _module(name), options(name)
    _check(name, given, own)
    seen = _seen(graph, {option: value for option, value in given.items() if value is not None and option not in own})
    found: pd.DataFrame = module.measure(seen, **{option: given[option] for option in given if option in own})
    unit = given.get("unit")
    return found if unit is None or "unit" in own else _of_unit(seen, found, module.COLUMNS, unit)


def _module(name: str) -> ModuleType:
    if name not in _MODULES:
        raise UnknownFormatError(f"no measure {name!r}; known: {' '.join(known())}")
    return _MODULES[name]


def _check(name: str, given: dict[str, Any], own: dict[str, Parameter]) -> None:
    strange = sorted(set(given) - set(own) - set(_SHARED))
    if strange:
        raise MeasureError(f"{name}: no option {strange[0]!r}; it takes {', '.join([*own, *_SHARED])}")
    missing = [option for option, one in own.items() if one.default is Parameter.empty and option not in given]
    if missing:
        raise MeasureError(f"{name}: needs {' and '.join(missing)}")


def _seen(graph: KnowledgeGraph, given: dict[str, Any]) -> KnowledgeGraph:
    if "lens" in given:
        graph = graph.through(given["lens"], backward=given.get("backward", "fractional"))
    conditions: dict[str, Any] = {option: given[option] for option in _CONDITIONS if option in given}
    return held(graph.filter(**conditions) if conditions else graph)


def _of_unit(graph: KnowledgeGraph, found: pd.DataFrame, told: tuple[Column, ...], unit: str) -> pd.DataFrame:
    """The rows that name a unit, in any of the columns that hold units."""
    naming = [column.name for column in told if column.refers == "units"]
    if not naming:
        raise MeasureError(f"its rows are of no unit, so none can be chosen; its columns: {' '.join(map(str, found))}")
    graph.lens.check(unit)
    return found[found[naming].isin(versions_of(graph.tables, unit)).any(axis=1)].reset_index(drop=True)


# ---------------------------------------------------------------- the measures as functions
def _named(name: str, module: ModuleType) -> Callable[..., pd.DataFrame]:
    """The measure as a function of the graph, with the options that all of them take."""

    def taken(graph: KnowledgeGraph, **given: Any) -> pd.DataFrame:
        return measure(graph, name, **given)

    update_wrapper(taken, module.measure, assigned=("__doc__",), updated=())
    taken.__name__ = taken.__qualname__ = name
    return taken


_MODULES = MappingProxyType(
    {
        one.name: import_module(f"{__name__}.{one.name}")
        for one in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name)
        if not one.ispkg
    }
)
# after the modules, whose names they take: a module once loaded is not bound again
globals().update({name: _named(name, module) for name, module in _MODULES.items()})


def __getattr__(name: str) -> Callable[..., pd.DataFrame]:
    """Measures are functions here; who asks for another name is shown those there are."""
    raise AttributeError(f"no measure {name!r}; known: {' '.join(known())}")
