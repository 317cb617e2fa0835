"""A unit or an official on one page: whom they met, about what, in which offices, from when until when.

The page is made of the parts the report is made of (`kg.reporting`), runs no script and can be printed.
"""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.reporting import profile

__all__ = ["render"]


def render(
    graph: KnowledgeGraph,
    *,
    about: str | None = None,
    lang: str = "vi",
    topic: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> str:
    """The page as HTML; `about` is an id, slug or name, without one the province at most meetings.

    `topic`, `since` and `until` choose meetings as `KnowledgeGraph.filter` does. Raises GraphError where nobody, or
    several, are meant.
    """
    return profile(graph, about, lang=lang, topic=topic, since=since, until=until).html
