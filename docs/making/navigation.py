"""The order of the pages. A page of docs/ that no section names comes last under "How to"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_START = {"What it is": "index.md", "Tiếng Việt": "vi.md", "Tutorial": "tutorial.md", "Notebooks": "notebooks.md"}
_HOW_TO = {
    "Read your own corpus": "own-corpus.md",
    "Kinds of sources": "sources.md",
    "Build again, weekly": "weekly-build.md",
    "Incremental builds": "building.md",
    "Many machines": "scaling.md",
    "Review merges": "review-merges.md",
    "Ask in SPARQL": "asking.md",
    "Measure": "measures.md",
    "Look at it": "views.md",
    "Figures": "figures.md",
    "Reports": "report.md",
    "Export": "exports.md",
    "Load a triple store": "triple-stores.md",
}
_REFERENCE = {
    "Command line": "reference/cli.md",
    "Python": "reference/api.md",
    "Measures and networks": "reference/networks.md",
    "Tables": "reference/tables.md",
    "Records": "reference/records.md",
    "Settings and errors": "reference/settings.md",
    "RDF": "ontology.md",
}
_WHY = {
    "How an article is read": "reading.md",
    "Who is who, and when": "resolution.md",
    "How well it works": "evaluation.md",
    "Limits and ethics": "limits.md",
}
_PROJECT = {"Contributing": "contributing.md", "Changes": "changelog.md"}
_MADE = {"index.md", "vi.md", *_REFERENCE.values(), *_PROJECT.values()} - {"ontology.md"}


def nav(docs: Path) -> list[dict[str, Any]]:
    """The navigation as mkdocs takes it, of the pages there are."""
    there = {page.name for page in docs.glob("*.md")}
    sections = {
        "Start": _START, "How to": _HOW_TO, "Reference": _REFERENCE, "Explanation": _WHY, "Project": _PROJECT,
    }  # fmt: skip
    named = {uri for pages in sections.values() for uri in pages.values()}
    sections["How to"] = _HOW_TO | {name.removesuffix(".md").capitalize(): name for name in sorted(there - named)}
    return [
        {section: [{title: uri} for title, uri in pages.items() if uri in there | _MADE]}
        for section, pages in sections.items()
    ]
