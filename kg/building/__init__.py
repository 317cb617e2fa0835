"""What a build leaves in its output folder: all of one build or nothing of it, and what the next one need not do again.

- `lock`: one build at a time works in a folder.
- `folder`: outputs are made beside their places and put there together; whoever is killed on the way leaves the last
  good outputs, and readers find either the old or the new ones.
- `manifest`: ``build.json`` names the outputs with their hashes.
- `kept`: results by the hash of what they were made from, in ``cache/``; `reading` keeps what articles state,
  `likeness` the signatures of their texts.
- `watching`: who follows a run, and is told what went wrong and how long each stage took.
- `rules`: a hash of the program's own rules, so that nothing made by other rules is taken for a result.

What is built, and in which order, is the business of `kg.pipeline`.
"""

from __future__ import annotations

from kg.building import rules
from kg.building.folder import OutputFolder, checked, last
from kg.building.kept import Kept
from kg.building.likeness import signatures, unsigned
from kg.building.manifest import digest_of
from kg.building.reading import Remembered, key_of
from kg.building.watching import Noting, Stage, Watch, timed

__all__ = [
    "Kept",
    "Noting",
    "OutputFolder",
    "Remembered",
    "Stage",
    "Watch",
    "checked",
    "digest_of",
    "key_of",
    "last",
    "rules",
    "signatures",
    "timed",
    "unsigned",
]
