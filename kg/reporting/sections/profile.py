"""The profile of the unit a report is on."""

from __future__ import annotations

from kg.html import joined
from kg.reporting.ledger import Ledger
from kg.reporting.parts import Section
from kg.reporting.profiles import unit
from kg.reporting.subject import Subject

__all__ = ["section"]


def section(subject: Subject, ledger: Ledger) -> Section | None:
    """What no other section tells of the unit; nothing in a report on all units."""
    if not subject.versions:
        return None
    return Section("profile", subject.words.text("profile"), joined(unit.beside(subject, ledger)))
