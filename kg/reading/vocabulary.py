"""Long lists of words the rules know: one file of this package each, one word a line."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["vocabulary"]


@cache
def vocabulary(name: str) -> tuple[str, ...]:
    """The words of ``words/<name>.txt`` in the order of the file; lines that open with # say what they are."""
    text = resources.files("kg.reading").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
