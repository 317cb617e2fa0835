"""A corpus in parts: each is read and written where it is read, so that no process sees all of it.

- `planning`: which files make up which part.
- `part`: one part: its articles are read, and stand with what they state in a Parquet file of its own.
- `folder`: the parts together, which `kg build` takes for articles that are read already.

The folder must be one that all workers see. A part appears whole or not at all and always the same, so a worker that
is lost on the way, or a run that is stopped, costs the parts under way and nothing else.
"""

from __future__ import annotations

from kg.partitions.folder import Parts, holds, load, write

__all__ = ["Parts", "holds", "load", "write"]
