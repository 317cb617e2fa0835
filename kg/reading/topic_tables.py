"""The tables topics are ranked by, as `python -m tests.bench.topics` writes them: weights of features, and of cues.

`topic_weights.csv` has what each feature weighs. `topic_cues.csv` has, for each cue of a topic, how rare it is in
newspapers (the natural logarithm of articles per article that has it) and what it weighs besides.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["UNSEEN", "USUAL", "rarities", "weights"]

USUAL = 5.0
"""The rarity of a cue that is in one of 150 articles: neither usual nor rare."""

UNSEEN = 7.0
"""The rarity of a cue that no article had in which they were counted."""


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature; "always" has every topic, "topic:…", "scope:…" and "cue:…" only one."""
    told = {row["feature"]: float(row["weight"]) for row in _rows("topic_weights.csv")}
    return told | {f"cue:{row['topic']}:{row['cue']}": float(row["weight"]) for row in _rows("topic_cues.csv")}


@cache
def rarities() -> Mapping[tuple[str, str], float]:
    """How rare each cue of a topic is, by topic and cue in small letters."""
    return {(row["topic"], row["cue"]): float(row["rarity"]) for row in _rows("topic_cues.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    table = resources.files("kg.reading").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))
