"""Measure how often each rule is right, and write the table reading takes its confidence from.

    python -m tests.bench.calibrate            rewrite kg/reading/confidence.csv
    python -m tests.bench.calibrate --check    only say how well it would do on articles it was not measured on

Measured on ``data/sample`` and on the development articles of ``../shared/gold`` where they are there; articles held
back are never opened. A statement counts under the rule of its surest evidence. Neighbouring stretches of a rule's
guess are joined until a higher guess never means a lower share (pool adjacent violators).
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg import reading, records
from kg.evaluation import STATEMENTS, Comparison, Outcome
from kg.evaluation.reliability import Judged, Reliability, band_of
from kg.evaluation.tables import reliability_lines
from kg.files import write_text
from kg.model import Record
from kg.reading.confidence import Measured, by_rule, probability, weighed
from tests.bench import gold

TABLE = gold.ROOT / "kg" / "reading" / "confidence.csv"
OF_ARTICLES = ("provinces", "officials", "posts+unit", "meetings", "agreements")
"""What is judged by itself; all other statements are judged within meetings that are right."""


class Stretch(NamedTuple):
    """Statements of one kind and rule whose guess begins at `above`."""

    above: float
    right: int
    seen: int

    @property
    def confidence(self) -> float:
        """The share that is right, smoothed."""
        return (self.right + 1) / (self.seen + 2)

    def joined(self, other: Stretch) -> Stretch:
        """Both stretches as one."""
        return Stretch(min(self.above, other.above), self.right + other.right, self.seen + other.seen)


def outcomes(folder: gold.Path) -> dict[str, list[Outcome]]:
    """What became of each drafted statement, by article."""
    annotated = gold.records(folder)
    drafts = {article.id: weighed(reading.draft(article)) for article in gold.articles(folder)}
    whole = _compared(annotated, drafts)
    within = _compared(annotated, {name: _right_meetings(drafts[name], found) for name, found in whole.items()})
    return {
        name: [one for one in whole[name] if one.facet in OF_ARTICLES]
        + [one for one in within[name] if one.facet not in OF_ARTICLES]
        for name in drafts
    }


def _compared(
    annotated: Mapping[str, Mapping[str, object]], drafts: Mapping[str, Record]
) -> Mapping[str, Sequence[Outcome]]:
    return Comparison.of(annotated, {name: records.to_json(draft) for name, draft in drafts.items()}).outcomes


def _right_meetings(draft: Record, found: Iterable[Outcome]) -> Record:
    kept = {one.claim.key for one in found if one.facet == "meetings" and one.verdict == "right"}
    return replace(draft, meetings=tuple(one for place, one in enumerate(draft.meetings) if place in kept))


# ---------------------------------------------------------------- the table
def table(found: Iterable[Outcome], source: str) -> list[Measured]:
    """The rows of the table, sorted."""
    counted: dict[tuple[str, str], dict[float, Stretch]] = defaultdict(dict)
    for one in filter(_counts, found):
        above = band_of(one.claim.confidence or 0) / 10
        stretches = counted[one.facet, one.claim.rule or ""]
        stretches[above] = stretches.get(above, Stretch(above, 0, 0)).joined(Stretch(above, one.verdict == "right", 1))
    return [
        Measured(*key, one.above, round(one.confidence, 3), one.right, one.seen, source)
        for key, stretches in sorted(counted.items())
        for one in _rising(stretches[above] for above in sorted(stretches))
    ]


def _counts(one: Outcome) -> bool:
    return one.facet in STATEMENTS and one.verdict != "missing" and one.claim.confidence is not None


def _rising(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches, joined until their shares rise with the guess."""
    risen: list[Stretch] = []
    for stretch in stretches:
        while risen and risen[-1].confidence >= stretch.confidence:
            stretch = risen.pop().joined(stretch)
        risen.append(stretch)
    return risen


def as_csv(rows: Iterable[Measured]) -> str:
    """The table as the file holds it."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerows([Measured._fields, *rows])
    return lines.getvalue()


# ---------------------------------------------------------------- how well it would do
def left_out(found: Mapping[str, Sequence[Outcome]]) -> Reliability:
    """The reliability where each article's statements are judged by a table measured on all other articles."""
    judged: dict[str, list[Judged]] = defaultdict(list)
    for article, outcomes_here in found.items():
        rows = by_rule(table((one for other in found if other != article for one in found[other]), ""))
        for one in filter(_counts, outcomes_here):
            guess, known = one.claim.confidence or 0.0, rows.get((one.facet, one.claim.rule or ""), ())
            judged[one.facet].append((probability(known, guess) if known else guess, one.verdict == "right"))
    return Reliability(judged)


def main() -> None:
    """Measure, then write the table or say how well it would do."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.calibrate", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say how well it would do")
    found: dict[str, list[Outcome]] = {}
    present = {name: folder for name, folder in gold.GOLD_SETS.items() if folder.is_dir()}
    for folder in present.values():
        found |= outcomes(folder)
    if parser.parse_args().check:
        sys.stdout.writelines(f"{line}\n" for line in reliability_lines({"left out": left_out(found)}))
        return
    source = f"{' and '.join(sorted(present))}: {len(found)} articles"
    write_text(TABLE, as_csv(table((one for outcomes_here in found.values() for one in outcomes_here), source)))
    sys.stdout.write(f"{TABLE}: measured on {source}\n")


if __name__ == "__main__":
    main()
