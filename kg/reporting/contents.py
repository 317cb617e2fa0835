"""What stands in a report, in which order."""

from __future__ import annotations

from collections.abc import Callable

from kg.reporting.ledger import Ledger
from kg.reporting.originals import Originals
from kg.reporting.parts import Section
from kg.reporting.sections import (
    agreements,
    basis,
    figures,
    findings,
    flows,
    method,
    officials,
    partners,
    profile,
    sentences,
)
from kg.reporting.subject import Subject

__all__ = ["contents"]

_AFTER: tuple[Callable[[Subject, Ledger], Section | None], ...] = (
    profile.section,
    partners.section,
    officials.section,
    agreements.section,
    flows.section,
    method.section,
    basis.section,  # after all that say numbers
    sentences.section,
)


def contents(subject: Subject, originals: Originals) -> list[Section]:
    """The sections of a report; one that has nothing to do with what was asked for is left out."""
    ledger = Ledger(subject)
    first = [findings.section(subject, ledger), figures.section(subject, originals)]
    return [*first, *(made for section in _AFTER if (made := section(subject, ledger)))]
