"""Who teaches and who learns, topic by topic?"""

from __future__ import annotations

import pandas as pd

from kg.graph import KnowledgeGraph
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.places import labels

__all__ = ["ALL", "COLUMNS", "measure"]

ALL = "all"

COLUMNS = (
    of_unit("unit", "unit version, a province, the centre or a foreign unit"),
    column("label", "string", "its Vietnamese name"),
    column("topic", "string", "topic id; 'all' counts every flow once, those without a topic too"),
    column("taught", "float", "flows in which it shared its experience, under a lens the sum of their shares"),
    column("learned", "float", "flows in which others shared theirs with it"),
    column("balance", "float", "(taught - learned) / (taught + learned): 1 only teaches, -1 only learns"),
    column("learners", "int", "units it taught"),
    column("teachers", "int", "units it learned from"),
)


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for each unit and topic of which experience was shared, and for all topics together."""
    flows = graph.flows[(graph.flows["kind"] == "share") & (graph.flows["source"] != graph.flows["target"])]
    about = flows.merge(graph.flow_topics, on="flow")
    both = pd.concat([flows.assign(topic=ALL), about])[["flow", "source", "target", "weight", "topic"]]
    taught = _side(both, "source", "target", ("taught", "learners"))
    learned = _side(both, "target", "source", ("learned", "teachers"))
    joined = taught.join(learned, how="outer").fillna(0).reset_index()
    joined["label"] = labels(graph, joined["unit"].tolist()).array
    joined["balance"] = (joined["taught"] - joined["learned"]) / (joined["taught"] + joined["learned"])
    joined["whole"] = joined["topic"] != ALL
    joined = joined.sort_values(
        ["whole", "topic", "balance", "taught", "unit"], ascending=[True, True, False, False, True]
    )
    return table(COLUMNS, joined.reset_index(drop=True))


def _side(flows: pd.DataFrame, unit: str, other: str, called: tuple[str, str]) -> pd.DataFrame:
    """For each unit on one side of the flows, by topic: their weight, and how many units are on the other."""
    grouped = flows.rename(columns={unit: "unit"}).groupby(["unit", "topic"])
    weight, met = grouped["weight"].sum(), grouped[other].nunique()
    return pd.DataFrame({called[0]: weight.astype(float), called[1]: met.astype(float)})
