"""The order of the stages: articles are read into records, records are settled into a graph, the graph is shown.

This room knows which stage follows which and what each is made from; what each stage does is its own business, and
how a build is put into its folder that of `kg.building`. Nothing is printed here: a `Watch` is told of problems and
finished stages and may follow the work.
"""

from kg.building import Stage, Watch
from kg.pipeline.comparing import compare, evaluate
from kg.pipeline.gathering import articles, extract, extract_parts, read
from kg.pipeline.loading import load
from kg.pipeline.making import build
from kg.pipeline.showing import report

__all__ = [
    "Stage",
    "Watch",
    "articles",
    "build",
    "compare",
    "evaluate",
    "extract",
    "extract_parts",
    "load",
    "read",
    "report",
]
