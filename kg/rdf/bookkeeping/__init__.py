"""The named graph ``graph/tables``: what the tables hold and no other graph says, so that RDF becomes tables again.

What the other graphs say exactly is not said again: `kg.rdf.reading_back` takes it from there. Here stand the text
around passages, which rule read what where, who named which unit, what each account of a meeting says, and what
becomes less exact elsewhere (dates, kinds, titles). Columns that only a lens fills are left out.
"""

from kg.rdf.bookkeeping.agents import bodies, holdings, mentions, officials, units
from kg.rdf.bookkeeping.decisions import decisions
from kg.rdf.bookkeeping.head import head
from kg.rdf.bookkeeping.meetings import accounts, agreements, flows, matters, meetings, parts
from kg.rdf.bookkeeping.readings import readings
from kg.rdf.bookkeeping.stretches import articles, stretches
from kg.rdf.bookkeeping.things import things
from kg.rdf.bookkeeping.untold import untold
from kg.rdf.facts import by_row

__all__ = ["BOOKKEEPING"]

BOOKKEEPING = (
    *(by_row(head), articles, stretches, by_row(units), by_row(bodies), officials, mentions, holdings),
    *map(by_row, (meetings, accounts, matters, parts, flows, things, agreements)),
    *(decisions, readings, untold),
)
"""What describes the tables' rows beyond the other graphs, table group by table group."""
