"""The articles with gold records one may measure on: those of the project, and the development part of the gold set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg import evaluation, sources
from kg.model import Article

ROOT = Path(__file__).parents[2]
GOLD_SETS = {
    "sample": ROOT / "data" / "sample",
    "development": ROOT / "data" / "development",
    "dev": ROOT.parent / "shared" / "gold",
}


def records(folder: Path) -> dict[str, Mapping[str, object]]:
    """The gold records of a set, without those held back."""
    held = evaluation.held_back(folder)
    return {article: record for article, record in evaluation.load(folder / "records").items() if article not in held}


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a set, without those held back: their files are not opened."""
    held = evaluation.held_back(folder)
    wanted = [path for path in sorted((folder / "articles").glob("*.txt")) if path.stem not in held]
    for article in sources.read(wanted):
        if not isinstance(article, Article):
            raise ValueError(f"{article}")
        yield article
