"""The sections of the report: each file makes one, from a subject and the ledger of numbers.

`ALL` is their order. Sections that say numbers stand before the one that lists them.
"""

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

__all__ = ["ALL"]

ALL = (
    findings.section,
    figures.section,
    profile.section,
    partners.section,
    officials.section,
    agreements.section,
    flows.section,
    method.section,
    basis.section,
    sentences.section,
)
"""Each gives a Section, or None where it has nothing to do with what was asked for."""
