"""Scripts that pages of different kinds share: elements, text folded for search, quotes, the box that finds things.

They build on nothing else; what is found and what it is called is the business of each page.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

__all__ = ["script"]

_FOLDER = Path(__file__).parent
_SCRIPTS = ("elements", "quote", "combobox")


def script(folder: Path, names: Iterable[str]) -> str:
    """The shared scripts and those of a folder, in this order, joined in a scope of their own."""
    files = [*(_FOLDER / f"{name}.js" for name in _SCRIPTS), *(folder / f"{name}.js" for name in names)]
    parts = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'
