"""What is read on paper: the report and the profiles, one document each for screen and print.

A report says in words what measures found, with every number a link to the rows behind it, shows figures and tables,
says what it rests on, and ends with the sentences. It is made of sections (`kg.reporting.sections`), findings
(`kg.reporting.findings`) and words (words.json). It asks for nothing outside itself, and runs no script but to open the
interactive pages it may carry (`kg.reporting.originals`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict, Unpack, overload

from kg.errors import SourceError
from kg.graph import KnowledgeGraph
from kg.html import Html, Page
from kg.reporting.about import meant, most_met
from kg.reporting.contents import contents
from kg.reporting.document import document
from kg.reporting.ledger import Ledger
from kg.reporting.originals import Maker, Originals
from kg.reporting.parts import Section, note
from kg.reporting.pdf import print_pdf
from kg.reporting.profiles import official, unit
from kg.reporting.sections import sentences
from kg.reporting.sections.cover import cover, head, heading, unit_name
from kg.reporting.sections.findings import why_empty
from kg.reporting.subject import Conditions, Subject, attended, subject

__all__ = ["Options", "print_pdf", "problems_of", "profile", "report"]

Problems = Sequence[Mapping[str, Any]]
PathLike = str | os.PathLike[str]
Facts = Sequence[tuple[Html, object]]


class Options(TypedDict, total=False):
    """What `report` takes."""

    lang: str
    lens: str | None
    unit: str | None
    topic: str | None
    since: str | None
    until: str | None
    problems: Problems | None
    pages: Maker | None


@overload
def report(graph: KnowledgeGraph, path: None = None, **options: Unpack[Options]) -> Page: ...
@overload
def report(graph: KnowledgeGraph, path: PathLike, **options: Unpack[Options]) -> Path: ...
def report(graph: KnowledgeGraph, path: PathLike | None = None, **options: Unpack[Options]) -> Page | Path:
    """The report of a graph: a `Page` that shows itself in a notebook, or with a `path` the file written there.

    Options: `lang` is vi or en. `unit` (slug or version id), `topic`, `since` and `until` choose meetings as
    `KnowledgeGraph.filter` does; `lens` is that of `KnowledgeGraph.through`. `problems` is what the run that made the
    graph could not read (`problems_of` its folder); None: not known. `pages` makes the interactive pages the report
    carries, as `kg.views.html` does; None: it carries none and runs no script. Equal graphs and options give equal
    bytes. Raises GraphError for what cannot be meant, UnknownFormatError for another language.
    """
    made = _composed(graph, **options)
    return made if path is None else made.save(path)


def _composed(
    graph: KnowledgeGraph,
    *,
    lang: str = "vi",
    lens: str | None = None,
    problems: Problems | None = None,
    pages: Maker | None = None,
    **conditions: str | None,
) -> Page:
    seen = graph if lens is None else graph.through(lens, backward=graph.lens.backward)
    about = subject(seen, lang=lang, conditions=Conditions(**conditions), problems=problems)
    originals = Originals(about, pages)
    sections = contents(about, originals)
    html = document(about.words, heading(about), cover(about, sections), sections, originals)
    return Page(html, heading(about), height=800)


def profile(
    graph: KnowledgeGraph,
    about: str | None = None,
    *,
    lang: str = "vi",
    topic: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Page:
    """The profile of a unit or official: an id, slug or name; without one, of the province at most meetings.

    The other options are those of `report`. Raises GraphError where nobody, or several, are meant.
    """
    asked = Conditions(topic=topic, since=since, until=until)
    whole = subject(graph, lang=lang, conditions=asked)
    who = meant(graph, about) if about else most_met(whole.held, whole.provincial)
    if who is None:
        return _nobody(whole)
    if who.kind == "unit":
        of = subject(graph, lang=lang, conditions=Conditions(unit=who.id, topic=topic, since=since, until=until))
        return _page(of, _capital(unit_name(of)), unit.facts(of), unit.sections)
    own = subject(attended(graph, who.id), lang=lang, conditions=asked)
    of = replace(own, whole=graph)

    def parts(of: Subject, ledger: Ledger) -> list[Section]:
        return official.sections(of, ledger, who.id)

    return _page(of, of.names[who.id], official.facts(of, who.id), parts)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _page(of: Subject, title: str, facts: Facts, parts: Callable[[Subject, Ledger], list[Section]]) -> Page:
    """A profile: its head, its parts, what the numbers rest on."""
    ledger = Ledger(of)
    sections = parts(of, ledger)
    if of.held.meetings.empty:
        sections.insert(0, Section("empty", of.words.text("findings"), note(why_empty(of))))
    sections.append(sentences.section(of, ledger))
    return Page(document(of.words, title, head(of, title, facts, sections), sections), title, height=800)


def _nobody(of: Subject) -> Page:
    """The page that says why there is nobody to tell of."""
    title = of.words.text("title.all")
    sections = [Section("empty", of.words.text("findings"), note(why_empty(of)))]
    return Page(document(of.words, title, head(of, title, [], sections), sections), title)


def problems_of(folder: PathLike) -> list[dict[str, Any]] | None:
    """What the run that wrote a folder could not read; None if `folder` is no run's output folder.

    Raises SourceError for a file that holds no JSON lines.
    """
    there = Path(folder)
    if not (there / "graph").is_dir():
        return None
    file = there / "problems.jsonl"
    if not file.exists():
        return []
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            told = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(
                f"{file}:{number}: no JSON ({error.msg}); expected a problem as kg build writes it"
            ) from None
        if not isinstance(told, dict):
            raise SourceError(f"{file}:{number}: no JSON object; expected a problem as kg build writes it")
        found.append(told)
    return found
