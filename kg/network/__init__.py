"""The graph as networkx sees it: named networks in which two things are tied by an edge.

In the graph a meeting is a thing with parties, a date and evidence. A network leaves most of that out so that
paths, centres and communities can be computed and drawn; each edge names the rows behind it, so that from any
edge two steps lead to the sentence. Questions whose answer is a table are left to `kg.measures`, drawing to `kg.views`.
"""

from kg.network.centrality import betweenness
from kg.network.everything import everything
from kg.network.placing import layout
from kg.network.projections import attendance, learning, officials, provinces, support, topics
from kg.network.registry import known, network
from kg.network.selection import Seen, Selection, Thinned, held
from kg.network.tables import Edge, NetworkTables, Node, tables
from kg.network.ties import PROVINCIAL, Ties, parties_of_provinces, skeleton, ties

__all__ = [
    "PROVINCIAL",
    "Edge",
    "NetworkTables",
    "Node",
    "Seen",
    "Selection",
    "Thinned",
    "Ties",
    "attendance",
    "betweenness",
    "everything",
    "held",
    "known",
    "layout",
    "learning",
    "network",
    "officials",
    "parties_of_provinces",
    "provinces",
    "skeleton",
    "support",
    "tables",
    "ties",
    "topics",
]
