"""Fit the weights by which the topics of a meeting are ranked.

    python -m tests.bench.topics [FOLDER ...]   rewrite kg/reading/topic_weights.csv and topic_cues.csv
    python -m tests.bench.topics --check        only say how well it would do on sets it was not fitted to

Fitted to ``data/sample``, ``data/development``, the development articles of ``../shared/gold`` where they are there,
and each FOLDER with ``articles`` and ``records``; articles held back are never opened, and one that is in several sets
counts once. It is a logistic regression by Newton's method with a quadratic penalty: a small one for what the places of
the cues say, a larger one for how usual a topic is and for single cues, of which few articles tell. Only meetings that
are found count: of others it is not known which sentences tell of them. How rare a cue is, is counted in
``../shared/corpus``; where that is not there, the table keeps what it has.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from kg import evaluation, reading, records, sources
from kg.evaluation.facets import matched_meetings
from kg.files import write_text
from kg.model import Article, Stated
from kg.reading import occasions, topic_ranks, topic_tables
from kg.reading.topics import find_topics
from kg.reference import topics as reference
from kg.text import normalise
from tests.bench import gold

WEIGHTS = gold.ROOT / "kg" / "reading" / "topic_weights.csv"
CUES = gold.ROOT / "kg" / "reading" / "topic_cues.csv"
CORPUS = gold.ROOT.parent / "shared" / "corpus" / "sample-2000.jsonl.gz"
PENALTY = {
    "always": 0.01,
    "abroad": 0.2,
    "topic": 2.0,
    "scope": 3.0,
    "cue": 1.0,
    "region-conference": 0.3,
    "region-visit": 0.3,
    "region-alone": 0.3,
}
"""Of the square of a weight; 1 for those not named."""
STEPS = 30  # of Newton's method; it settles in fewer than ten

Features = dict[str, float]


class Told(NamedTuple):
    """A meeting of a set that was found: the topics of its gold record, and what speaks for each candidate."""

    article: str
    topics: frozenset[str]
    features: Mapping[str, Features]

    def candidates(self) -> Iterator[tuple[Features, bool]]:
        """What speaks for each topic it may be about, and whether it is."""
        return ((features, topic in self.topics) for topic, features in self.features.items())


def meetings(folders: Iterable[Path]) -> dict[str, list[Told]]:
    """The meetings found in each set, articles of earlier sets left out."""
    known: set[str] = set()
    return {folder.name: list(_told(folder, known)) for folder in folders}


def _told(folder: Path, known: set[str]) -> Iterator[Told]:
    annotated = gold.records(folder)
    for article in gold.articles(folder):
        longest = max(article.text.splitlines(), key=len)  # copies differ in what stands around the text
        if longest in known:
            continue
        known.add(longest)
        wanted = list(annotated[article.id]["meetings"])  # type: ignore[call-overload]
        found, features = _read(article)
        for here, there in matched_meetings(wanted, found):
            number = int(found[there]["topics"][0])
            yield Told(article.id, frozenset(wanted[here]["topics"]), features[number])


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
def fitted(seen: Iterable[Told]) -> Mapping[str, float]:
    """The weight of each feature."""
    rows = [row for told in seen for row in told.candidates()]
    names = list(dict.fromkeys(name for features, _ in rows for name in features))
    places = {name: place for place, name in enumerate(names)}
    given = np.zeros((len(rows), len(names)))
    for row, (features, _) in enumerate(rows):
        given[row, [places[name] for name in features]] = list(features.values())
    right = np.array([right for _, right in rows], dtype=float)
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
        step = np.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


# ---------------------------------------------------------------- the tables
def rarities() -> Mapping[tuple[str, str], float]:
    """How rare each cue of a topic is: the natural logarithm of articles per article that has it."""
    if not CORPUS.is_file():
        return topic_tables.rarities()
    number, having = 0, Counter[tuple[str, str]]()
    for article in _corpus():
        text, number = normalise(article.text).text, number + 1
        having.update({(one.topic, text[one.start : one.end].lower()) for one in find_topics(text) if not one.named})
    return {cue: round(math.log(number / count), 2) for cue, count in having.items()}


def _corpus() -> Iterator[Article]:
    held = evaluation.held_back(gold.GOLD_SETS["dev"])
    return (one for one in sources.read([CORPUS]) if isinstance(one, Article) and one.id not in held)


def weights_csv(weights: Mapping[str, float]) -> str:
    """The table of features: what all topics share, then what each topic has of its own, in order."""
    own = sorted(name for name in weights if name.startswith(("topic:", "scope:")))
    shared = [name for name in weights if ":" not in name]
    return _csv(("feature", "weight"), ((name, f"{weights[name]:.3f}") for name in (*shared, *own)))


def cues_csv(weights: Mapping[str, float], rare: Mapping[tuple[str, str], float]) -> str:
    """The table of cues, by topic: those of the scheme that were seen."""
    scheme = {(topic.id, normalise(cue).text.lower()) for topic in reference.topics() for cue in topic.cues}
    cues = sorted(scheme & {*rare, *(_cue(name) for name in weights if name.startswith("cue:"))})
    rows = (
        (*cue, f"{rare.get(cue, topic_tables.UNSEEN):.2f}", f"{weights.get(':'.join(('cue', *cue)), 0.0):.3f}")
        for cue in cues
    )
    return _csv(("topic", "cue", "rarity", "weight"), rows)


def _cue(name: str) -> tuple[str, str]:
    _, topic, cue = name.split(":", 2)
    return topic, cue


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return lines.getvalue()


# ---------------------------------------------------------------- how well it would do
class Counts(NamedTuple):
    """Topics that are right, stated and annotated."""

    right: int
    stated: int
    wanted: int

    @property
    def f1(self) -> float:
        """F1; 1 where there is nothing to find and nothing was found."""
        return 2 * self.right / (self.stated + self.wanted) if self.stated + self.wanted else 1.0


def counted(seen: Iterable[Told], weights: Mapping[str, float]) -> Counts:
    """How the topics of meetings are told by weights."""
    counts = np.zeros(3, dtype=int)
    for told in seen:
        likely = {topic: topic_ranks.probability(told.features[topic], weights) for topic in told.features}
        stated = set(topic_ranks.chosen(likely))
        counts += len(stated & told.topics), len(stated), len(told.topics)
    return Counts(*counts.tolist())


def left_out(sets: Mapping[str, Sequence[Told]]) -> dict[str, Counts]:
    """Each set by weights fitted to all others, with the sum of them all at the end."""
    found = {
        name: counted(sets[name], fitted(told for other in sets if other != name for told in sets[other]))
        for name in sets
    }
    return {**found, "all": Counts(*map(sum, zip(*found.values(), strict=True)))}


def main() -> None:
    """Fit, then write the tables or say how well it would do."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.topics", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="more articles and records")
    parser.add_argument("--check", action="store_true", help="only say how well it would do")
    asked = parser.parse_args()
    rare = rarities()
    with mock.patch.object(topic_tables, "rarities", return_value=rare):
        sets = meetings(folder for folder in (*gold.GOLD_SETS.values(), *asked.folders) if folder.is_dir())
    if asked.check:
        for name, counts in left_out(sets).items():
            sys.stdout.write(
                f"{name:12} F1 {counts.f1:.3f}: {counts.right} of {counts.stated}, {counts.wanted} wanted\n"
            )
        return
    weights = fitted(told for seen in sets.values() for told in seen)
    write_text(WEIGHTS, weights_csv(weights))
    write_text(CUES, cues_csv(weights, rare))
    sys.stdout.write(f"fitted to {len({told.article for seen in sets.values() for told in seen})} articles\n")


if __name__ == "__main__":
    main()
