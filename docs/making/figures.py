"""The table of how well the present version reads the articles that ship."""

from __future__ import annotations

from pathlib import Path

import kg

DATA = Path(__file__).parents[2] / "data"
MARK = "<!-- figures -->"
_SETS = {"data/sample (46)": DATA / "sample", "data/development (42)": DATA / "development"}


def with_figures(markdown: str) -> str:
    """The page with the table in place of the mark."""
    return markdown.replace(MARK, _table()) if MARK in markdown else markdown


def _table() -> str:
    scores = {name: kg.evaluate(folder) for name, folder in _SETS.items()}
    rows = [f"| {' | '.join(['F1', *scores])} |", f"|---|{'---|' * len(scores)}"]
    for facet in next(iter(scores.values())):
        found = [one[facet].f1 for one in scores.values()]
        rows.append(f"| `{facet}` | {' | '.join('' if f1 is None else f'{f1:.2f}' for f1 in found)} |")
    return "\n".join(rows)
