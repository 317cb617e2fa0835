"""Which wishes and agreements were later met, by support, sharing or signing, and how soon?"""

from __future__ import annotations

import pandas as pd

from kg.graph import KnowledgeGraph, edtf
from kg.measures.basis.columns import column, of_unit, table
from kg.measures.basis.days import periods

__all__ = ["COLUMNS", "measure"]

COLUMNS = (
    column("id", "string", "id of the flow, statement or agreement; of one wish told twice the first"),
    column("kind", "string", "wish (a request, a wish to learn, a proposal) or agreement"),
    of_unit("one", "unit version that wishes or asks; of an agreement a party"),
    of_unit("other", "unit version that is asked; of an agreement another party, later in the alphabet"),
    column("topic", "string", "topic of the wish; NA where none is told, and for agreements"),
    column("meeting", "string", "meeting at which it was said or signed"),
    column(
        "until", "string", "last day that meeting can have been on, or the year of signing ends; NA where it is open"
    ),
    column("met", "bool", "whether something met it on a later day; NA where its own day is open"),
    column("how", "string", "what met it first: sharing, support or signing"),
    column("by", "string", "id of that flow, statement or agreement"),
    column("on", "string", "first day that can have been on"),
    column("days", "int", "days between until and on"),
)

_WISHED = ("wished", "proposed", "planned")
_ANSWER = ["by", "how", "one", "other", "about", "on"]
_WISH = ["id", "kind", "one", "other", "topic", "meeting"]


def measure(graph: KnowledgeGraph) -> pd.DataFrame:
    """A row for each wish and topic, and each agreement and two of its parties, in order of their days.

    A wish is met by support or sharing that goes the way it asked for, or by an agreement both are parties to; an
    agreement by support or sharing between the two in either direction, or by another agreement of theirs. Topics must
    be the same where both are told. Only later days count: what has no year neither is met nor meets.
    """
    asked = pd.concat([_wishes(graph), _agreed(graph)], ignore_index=True)
    answers = _answers(graph)
    spans = periods(graph)
    asked["until"] = _ends(graph, asked, spans)
    pairs = asked.reset_index().merge(answers, on=["one", "other"])
    other_topic = pairs["topic"].notna() & pairs["about"].notna() & (pairs["topic"] != pairs["about"])
    later = (pairs["until"] != "") & (pairs["on"] > pairs["until"]) & ~other_topic & (pairs["by"] != pairs["id"])
    first = pairs[later].sort_values(["index", "on", "how", "by"]).drop_duplicates("index").set_index("index")
    found = asked.join(first[["how", "by", "on"]])
    dated = found["until"] != ""
    found["met"] = found["by"].notna().astype("boolean").where(dated)
    found["until"] = found["until"].where(dated)
    spell = pd.to_datetime(found["on"], errors="coerce") - pd.to_datetime(found["until"], errors="coerce")
    found["days"] = spell.dt.days.astype("Int64")
    return table(COLUMNS, found, {"until": True, "kind": True, "id": True, "one": True, "other": True, "topic": True})


def _wishes(graph: KnowledgeGraph) -> pd.DataFrame:
    """What a unit (one) wishes of another, by topic; one wish told as a flow and as a statement stands once."""
    flows, said = graph.flows[graph.flows["kind"] == "request"], graph.statements
    proposals = said[(said["kind"] == "proposal") & (said["source"] != said["target"])]
    learning = said[(said["kind"] == "learning") & said["mode"].isin(_WISHED)]
    told = [
        _told(flows, "flow", one="source", other="target").merge(graph.flow_topics, on="flow", how="left"),
        _told(proposals, "statement", one="source", other="target"),
        _told(learning, "statement", one="target", other="source"),
    ]
    told[1:] = [rows.merge(graph.statement_topics, on="statement", how="left") for rows in told[1:]]
    frames = [rows.rename(columns={rows.columns[0]: "id"}) for rows in told]
    both = pd.concat(frames, ignore_index=True).assign(kind="wish")[_WISH].sort_values("id")
    return both[both["one"] != both["other"]].drop_duplicates(["meeting", "one", "other", "topic"])


def _told(rows: pd.DataFrame, id: str, *, one: str, other: str) -> pd.DataFrame:
    """Rows between two known units: their id, meeting, and the units by what they are called here."""
    known = rows.dropna(subset=[one, other])
    return pd.DataFrame(
        {name: known[from_] for name, from_ in {id: id, "meeting": "meeting", "one": one, "other": other}.items()}
    )


def _agreed(graph: KnowledgeGraph) -> pd.DataFrame:
    pairs = _signatories(graph)
    pairs = pairs[pairs["one"] < pairs["other"]]
    return pairs.rename(columns={"agreement": "id"}).assign(kind="agreement", topic=None)[_WISH]


def _signatories(graph: KnowledgeGraph) -> pd.DataFrame:
    """Every two parties of an agreement, in both orders."""
    parties = graph.agreement_parties[["agreement", "unit"]].merge(
        graph.agreements[["agreement", "meeting", "year"]], on="agreement"
    )
    pairs = parties.rename(columns={"unit": "one"}).merge(
        parties[["agreement", "unit"]].rename(columns={"unit": "other"}), on="agreement"
    )
    return pairs[pairs["one"] != pairs["other"]]


def _answers(graph: KnowledgeGraph) -> pd.DataFrame:
    """What meets wishes: `other` gives to `one`, both sign, and the same turned round for agreements."""
    spans, said = periods(graph), graph.statements
    given = graph.flows[graph.flows["kind"].isin(("share", "support"))].merge(graph.flow_topics, on="flow", how="left")
    told = said[said["kind"].isin(("sharing", "support")) & (said["mode"] == "happened")]
    told = told.dropna(subset=["source", "target"]).merge(graph.statement_topics, on="statement", how="left")
    frames = [
        rows.rename(columns={key: "by", "source": "other", "target": "one", "topic": "about"})
        for rows, key in ((given, "flow"), (told, "statement"))
    ]
    flowing = pd.concat(frames, ignore_index=True)[["by", "kind", "one", "other", "about", "meeting"]]
    flowing["how"] = flowing["kind"].replace({"share": "sharing"})
    flowing["on"] = flowing["meeting"].map(spans["first"]).fillna("")
    signed = _signatories(graph).rename(columns={"agreement": "by"}).assign(how="signing")
    on_the_day = signed["meeting"].astype(object).map(spans["first"])  # as objects: columns may hold nothing at all
    in_the_year = signed["year"].astype(object).map(_first, na_action="ignore")
    signed["on"] = on_the_day.astype(object).fillna(in_the_year.astype(object)).fillna("")
    signed = signed.merge(
        graph.meeting_topics[["meeting", "topic"]].rename(columns={"topic": "about"}), on="meeting", how="left"
    )
    found = pd.concat([flowing, signed], ignore_index=True)[_ANSWER]
    return found[found["on"] != ""].drop_duplicates()


def _ends(graph: KnowledgeGraph, asked: pd.DataFrame, spans: pd.DataFrame) -> pd.Series:
    years = graph.agreements.set_index("agreement")["year"].dropna().map(_last)
    ends = asked["meeting"].map(spans["last"]).astype(object).fillna(asked["id"].map(years))
    return ends.fillna("").astype(str)


def _first(year: str) -> str:
    return (edtf.days(year) or ("", ""))[0]


def _last(year: str) -> str:
    return (edtf.days(year) or ("", ""))[1]
