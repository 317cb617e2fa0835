"""Records against gold: precision, recall and F1 for each facet of what an article says.

This module knows when a predicted statement counts as the gold one, in terms of the record format's JSON
form, and nothing of how records are read or printed. The rules are those of the gold set's own scorer:

* names and titles are compared in a plain form (case, tone-mark style, dashes, common abbreviations);
* meetings are paired first, one to one, by parties, day and people; what hangs on a meeting is then
  compared within the pair, and an unpaired meeting's statements count as missed or superfluous;
* facets that begin with ``at:`` look at paired meetings only;
* persons of kind ``other`` neither help nor hurt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import RecordError
from kg.evaluation.facets import FACETS, NO_RECORD, Json, compare
from kg.evaluation.score import Score
from kg.records import loads, to_json

__all__ = ["FACETS", "Score", "evaluate", "load"]


def evaluate(gold: Mapping[str, Json], predicted: Mapping[str, Json]) -> dict[str, Score]:
    """The score of every facet, counted over all articles of `gold`.

    Both map an article's id to its record in JSON form. An article without a predicted record counts as
    one about which nothing was said; predictions for articles without gold are left aside.
    """
    scores = dict.fromkeys(FACETS, Score())
    for article, record in gold.items():
        for facet, score in compare(record, predicted.get(article, NO_RECORD)):
            scores[facet] += score
    return scores


def load(path: Path) -> dict[str, Json]:
    """The records of a folder of ``<id>.json`` files or of one JSON-lines file, in JSON form, by article id.

    A record that does not follow the format raises RecordError with its file and line.
    """
    found: dict[str, Json] = {}
    for where, text in _texts(path):
        record = to_json(loads(text, where))
        if record["id"] in found:
            raise RecordError(f"{where}: a second record of article {record['id']!r}; expected one per article")
        found[record["id"]] = record
    return found


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        yield from ((str(file), file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.json")))
        return
    if not path.is_file():
        raise RecordError(f"{path}: no such file or folder; expected a folder of records or a JSON-lines file")
    with path.open(encoding="utf-8") as lines:
        yield from ((f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())
