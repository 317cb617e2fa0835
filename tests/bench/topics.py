"""Fit the weights by which the topics of a meeting are ranked.

    python -m tests.bench.topics [FOLDER ...]   rewrite kg/reading/topic_weights.csv
    python -m tests.bench.topics --check        only say how well it would do on articles it was not fitted to

Fitted to ``data/sample``, to the development articles of ``../shared/gold`` where they are there, and to each FOLDER
with ``articles`` and ``records``; articles held back are never opened. It is a logistic regression by Newton's method
with a quadratic penalty: a small one for what the places of the cues say, a larger one for how usual a topic is, of
which few articles tell. Only meetings that are found count: of others it is not known which sentences tell of them.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from kg import reading, records
from kg.evaluation.facets import matched_meetings
from kg.files import write_text
from kg.model import Article, Stated
from kg.reading import occasions, topic_ranks
from tests.bench import gold

TABLE = gold.ROOT / "kg" / "reading" / "topic_weights.csv"
ALWAYS = "always"
PENALTY = {ALWAYS: 0.01, "topic": 2.0}
"""Of the square of a weight; 1 for those not named."""
FOLDS = 10
STEPS = 30  # of Newton's method; it settles in fewer than ten

Features = dict[str, float]


class Candidate(NamedTuple):
    """A topic a meeting of an article may be about, with what speaks for it, and whether the gold record has it."""

    article: str
    meeting: int
    topic: str
    features: Features
    right: bool


def candidates(folder: Path) -> Iterator[Candidate]:
    """The candidates of all meetings of a set that are found."""
    annotated = gold.records(folder)
    for article in gold.articles(folder):
        wanted = list(annotated[article.id]["meetings"])  # type: ignore[call-overload]
        found, features = _read(article)
        for here, there in matched_meetings(wanted, found):
            topics = set(wanted[here]["topics"])
            yield from (
                Candidate(article.id, here, topic, values, topic in topics)
                for topic, values in features[int(found[there]["topics"][0])].items()
            )


def _read(article: Article) -> tuple[list[dict[str, list[str]]], list[dict[str, Features]]]:
    """The meetings read, each with the place of its candidates in the second list as its only topic."""
    seen: list[dict[str, Features]] = []

    def keep(*found: object, **where: object) -> tuple[Stated, ...]:
        seen.append(topic_ranks.candidates(*found, **where))  # type: ignore[arg-type]
        return (Stated(str(len(seen) - 1), ()),)

    with mock.patch.object(occasions, "rank_topics", keep):
        draft = reading.draft(article)
    return list(records.to_json(draft)["meetings"]), seen  # type: ignore[call-overload]


# ---------------------------------------------------------------- the regression
def fitted(seen: Sequence[Candidate]) -> Mapping[str, float]:
    """The weight of each feature."""
    names = list(dict.fromkeys(name for one in seen for name in one.features))
    names.sort(key=lambda name: name.startswith("topic:"))
    places = {name: place for place, name in enumerate(names)}
    given = np.zeros((len(seen), len(names)))
    for row, one in enumerate(seen):
        given[row, [places[name] for name in one.features]] = list(one.features.values())
    right = np.array([one.right for one in seen], dtype=float)
    penalty = np.array([PENALTY.get(name.split(":")[0], 1.0) for name in names])
    return dict(zip(names, _newton(given, right, penalty).tolist(), strict=True))


def _newton(
    given: NDArray[np.float64], right: NDArray[np.float64], penalty: NDArray[np.float64]
) -> NDArray[np.float64]:
    weights = np.zeros(given.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (likely - right) + penalty * weights
        curve = (given * (likely * (1 - likely))[:, None]).T @ given + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def as_csv(weights: Mapping[str, float]) -> str:
    """The table as the file holds it: what the places say, then each topic in order."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("feature", "weight"))
    usual = sorted(name for name in weights if name.startswith("topic:"))
    told = [name for name in weights if not name.startswith("topic:")]
    writer.writerows((name, f"{weights[name]:.3f}") for name in (*told, *usual))
    return lines.getvalue()


# ---------------------------------------------------------------- how well it would do
def left_out(seen: Sequence[Candidate]) -> tuple[int, int, int]:
    """Topics that are right, stated and annotated, each article ranked by weights fitted to other articles."""
    articles = sorted({one.article for one in seen})
    counts = np.zeros(3, dtype=int)
    for fold in range(FOLDS):
        tested = set(articles[fold::FOLDS])
        weights = fitted([one for one in seen if one.article not in tested])
        by_meeting: dict[tuple[str, int], list[Candidate]] = {}
        for one in seen:
            if one.article in tested:
                by_meeting.setdefault((one.article, one.meeting), []).append(one)
        for rivals in by_meeting.values():
            likely = {one.topic: topic_ranks.probability(one.features, weights) for one in rivals}
            stated = set(topic_ranks.chosen(likely))
            counts += [
                sum(one.right and one.topic in stated for one in rivals),
                len(stated),
                sum(one.right for one in rivals),
            ]
    right, given, wanted = counts.tolist()
    return right, given, wanted


def main() -> None:
    """Fit, then write the table or say how well it would do."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.topics", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="more articles and records")
    parser.add_argument("--check", action="store_true", help="only say how well it would do")
    asked = parser.parse_args()
    present = [folder for folder in (*gold.GOLD_SETS.values(), *asked.folders) if folder.is_dir()]
    seen = [one for folder in present for one in candidates(folder)]
    if asked.check:
        right, stated, wanted = left_out(seen)
        sys.stdout.write(f"left out: {right} right of {stated} stated, of {wanted} that have a cue\n")
        return
    write_text(TABLE, as_csv(fitted(seen)))
    sys.stdout.write(f"{TABLE}: fitted to {len({one.article for one in seen})} articles\n")


if __name__ == "__main__":
    main()
