"""Liên tỉnh: a knowledge graph of cooperation between Vietnam's provinces, read from newspaper articles.

These are the public names. Importing this package is cheap: a name's module is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg import figures, measures, network
    from kg.errors import KgError
    from kg.evaluation import Score
    from kg.exporters import export
    from kg.graph import KnowledgeGraph
    from kg.model import Article, Record
    from kg.pipeline import Watch, build, compare, evaluate, extract, load, report
    from kg.rdf import ask, from_rdf
    from kg.settings import Settings
    from kg.views import view

__all__ = [
    "Article",
    "KgError",
    "KnowledgeGraph",
    "Record",
    "Score",
    "Settings",
    "Watch",
    "__version__",
    "ask",
    "build",
    "compare",
    "evaluate",
    "export",
    "extract",
    "figures",
    "from_rdf",
    "load",
    "measures",
    "network",
    "report",
    "view",
]

__version__ = "0.1.0"

_HOMES = {
    "kg.errors": ("KgError",),
    "kg.evaluation": ("Score",),
    "kg.exporters": ("export",),
    "kg.graph": ("KnowledgeGraph",),
    "kg.model": ("Article", "Record"),
    "kg.pipeline": ("Watch", "build", "compare", "evaluate", "extract", "load", "report"),
    "kg.rdf": ("ask", "from_rdf"),
    "kg.settings": ("Settings",),
    "kg.views": ("view",),
}
_ROOMS = ("figures", "measures", "network")  # rooms that are public as a whole
_HOME = {name: module for module, names in _HOMES.items() for name in names} | {name: f"kg.{name}" for name in _ROOMS}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no public name {name!r}; see kg.__all__")
    module = importlib.import_module(_HOME[name])
    value = globals()[name] = module if name in _ROOMS else getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
