"""How long the questions that ship take on the store of a build, from the question to the table."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from kg.rdf.asking import Asked
from kg.rdf.questioning import questions

MOST = 1.0  # seconds a question should take on the graph of 2,000 articles


def asking(folder: Path) -> Iterator[str]:
    """A line for each question: seconds with a process of its own, rows, and a mark where it is too slow."""
    place = Asked.of(folder)
    yield from (f"asking               {note}" for note in place.notes)
    for question in questions():
        start = time.perf_counter()
        answer = place.answer(question, {})
        seconds = time.perf_counter() - start
        slow = "  too slow" if seconds > MOST else ""
        yield f"asking               {seconds:6.3f} s  {len(answer):5} rows  {question.name}{slow}"
