"""How well articles are read: what is read of a gold set, held against its records."""

from __future__ import annotations

from pathlib import Path

from kg import evaluation, records
from kg.building import Watch
from kg.pipeline.gathering import articles, read

__all__ = ["compare", "evaluate"]


def evaluate(
    gold: str | Path, predicted: str | Path | None = None, *, workers: int | None = None, watch: Watch | None = None
) -> dict[str, evaluation.Score]:
    """The scores, facet by facet, against the gold set in the folder `gold`; see `compare`."""
    return compare(gold, predicted, workers=workers, watch=watch).scores()


def compare(
    gold: str | Path, predicted: str | Path | None = None, *, workers: int | None = None, watch: Watch | None = None
) -> evaluation.Comparison:
    """Records held against the gold set in the folder `gold` (``articles/`` and ``records/``), claim by claim.

    Without `predicted` (a folder of records or a JSON-lines file) the gold set's articles are read now.
    """
    printed, annotated = Path(gold) / "articles", evaluation.load(Path(gold) / "records")
    if predicted is not None:
        texts = {article.id: article.text for article in articles(printed, watch=watch)}
        return evaluation.Comparison.of(annotated, evaluation.load(Path(predicted)), texts)
    pairs = list(read(printed, workers=workers, watch=watch))
    found = {record.article: records.to_json(record, article.text) for article, record in pairs}
    return evaluation.Comparison.of(annotated, found, {article.id: article.text for article, _ in pairs})
