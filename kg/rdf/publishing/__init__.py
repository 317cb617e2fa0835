"""The graph in triple stores: each named graph sent when it changed, and removed when it is gone.

`publish` brings a store up to the graph and tells what it did. A store keeps its own ledger of what it holds
(`kg.rdf.publishing.ledger`), so an interrupted run, a repeated one and a store that was emptied all end as one
clean run would. The only place that speaks HTTP.

    from kg.rdf import publishing
    where = publishing.endpoints("http://127.0.0.1:7878", store="oxigraph")
    with publishing.Store(where) as store:
        for outcome in publishing.publish(graph, store, base="https://example.org/kg/"):
            print(outcome)
"""

from kg.rdf.publishing.credentials import Credentials
from kg.rdf.publishing.endpoints import STORES, Endpoints, endpoints
from kg.rdf.publishing.patience import Patience
from kg.rdf.publishing.publisher import Action, Outcome, publish
from kg.rdf.publishing.store import Store

__all__ = ["STORES", "Action", "Credentials", "Endpoints", "Outcome", "Patience", "Store", "endpoints", "publish"]
