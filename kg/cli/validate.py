"""``kg validate``: whether the graph as RDF holds what its shapes say."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import pipeline, rdf, settings
from kg.cli.options import SETTINGS, SettingsFile
from kg.cli.screen import printable, say, show

__all__ = ["validate"]

_BROKEN = 1
_MOST = 200  # rows a person reads; --json and --output have all


class Language(StrEnum):
    """The languages messages are written in."""

    vi = "vi"
    en = "en"


def validate(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="Output folder of kg build, or an RDF file.")],
    engine: Annotated[str, typer.Option(help="SHACL engine: auto, pyshacl or turbo.")] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help="Print each finding as a line of JSON.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File for a SHACL validation report (Turtle).")
    ] = None,
    language: Annotated[Language, typer.Option("--language", help="Language of the messages.")] = Language.en,
    settings_file: SettingsFile = SETTINGS,
) -> None:
    """Hold a graph, or an RDF file, against its shapes: what is wrong, where, and by which rule.

    Exit code 1 if a rule is violated; warnings are only shown. The shapes stand in kg/rdf/shapes.ttl. Needs
    pip install 'lientinh[validate]'.

    Example: kg validate output
    """
    base = settings.load(settings_file).base
    what = pipeline.load(graph) if graph.is_dir() else graph
    found = rdf.validate(what, base=base, engine_name=engine)
    if output:
        found.write(output)
    if as_json:
        for finding in found.findings:
            show(json.dumps(asdict(finding), ensure_ascii=False))
    elif found.findings:
        _table(found, language.value)
    violations = sum(finding.severity == "violation" for finding in found.findings)
    counts = f"{violations} violation(s), {len(found.findings) - violations} warning(s)"
    say(f"kg: {counts} in {found.triples:,} triples of {found.graphs:,} graph(s)")
    if not found.conforms:
        raise typer.Exit(_BROKEN)


def _table(found: rdf.Validation, language: str) -> None:
    """The findings for people: rule and severity, node and its label, what is wrong, and in which graph."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for heading in ("rule", "node", "what is wrong", "graph"):
        table.add_column(heading, overflow="fold")
    for finding in found.findings[:_MOST]:
        node = " ".join(filter(None, [_short(finding.node, found.base), _quoted(finding.label)]))
        wrong = "; ".join(filter(None, [getattr(finding, language), _pair(finding, found.base)]))
        cells = (f"{finding.severity} {finding.rule}", node, wrong, _short(finding.graph, found.base))
        table.add_row(*(Text(printable(cell)) for cell in cells))
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = 200
    console.print(table)
    if len(found.findings) > _MOST:
        say(f"kg: {len(found.findings) - _MOST} more; --json prints all")


def _pair(finding: rdf.Finding, base: str) -> str:
    """The property and its value, where they are what is wrong."""
    path, value = rdf.short(finding.path, base), _short(finding.value, base)
    return f"{path} {value}".strip() if len(value) < 80 else f"{path} {value[:80]}…"


def _quoted(label: str) -> str:
    return f"“{label if len(label) < 60 else label[:59] + '…'}”" if label else ""


def _short(name: str, base: str) -> str:
    return name.removeprefix(base).removeprefix("id/")
