"""What it is about: topics, learning, agreements, and what came of wishes."""

from __future__ import annotations

from kg import measures
from kg.html import Html, joined
from kg.network import learning as learning_network
from kg.reporting.findings.ranking import LEAST, ranking
from kg.reporting.ledger import Ledger
from kg.reporting.subject import Subject

__all__ = ["agreements", "followup", "learning", "mutual", "topics"]


def topics(subject: Subject, ledger: Ledger) -> Html | None:
    """The topics of most meetings, and how many meetings tell none."""
    words, told = subject.words, subject.held.meeting_topics[["meeting", "topic"]].drop_duplicates()
    groups = {str(topic): list(ids) for topic, ids in told.groupby("topic")["meeting"]}
    found = ranking({topic: float(len(ids)) for topic, ids in groups.items()})
    if not found.first:
        return None
    named = [
        words(
            "with.number",
            name=_lower(subject, topic),
            n=ledger.meetings(groups[topic], "topic", name=subject.names[topic]),
        )
        for topic, _ in found.first
    ]
    more = [words("ranking.more-topics", k=found.more, n=words.count(found.level, "meeting"))] if found.more else []
    rest = set(subject.held.meetings["meeting"]) - set(told["meeting"])
    none = [words("topics.without", n=ledger.meetings(rest, "without-topic"))] if rest else []
    return joined([words("topics.most", names=words.list(named)), *more, *none], " ")


def _lower(subject: Subject, topic: str) -> str:
    name = subject.names[topic]
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def learning(subject: Subject, ledger: Ledger) -> Html | None:
    """Who shared experience most often, and with how many."""
    words, table = subject.words, measures.measure(subject.graph, "teaching")
    table = table[table["topic"] == "all"]
    values = dict(zip(table["unit"].astype(str), table["taught"].astype(float), strict=True))
    flows = subject.held.flows[subject.held.flows["kind"] == "share"]
    flows = flows[flows["source"] != flows["target"]]
    if flows.empty:
        return None
    all_ = ledger.count("share", words("basis.shares"), ledger.flows(flows["flow"]), float(flows["weight"].sum()))
    found = ranking(values)
    if not found.first:
        return words("learning.none", n=all_, least=LEAST)
    named = []
    for unit, value in found.first:
        own, name = flows[flows["source"] == unit], subject.names[unit]
        told = ledger.count("time", words("basis.taught", name=name), ledger.flows(own["flow"]), value)
        named.append(words("with.number", name=name, n=told))
    return words("learning.most", n=all_, names=words.list(named))


def mutual(subject: Subject, ledger: Ledger) -> Html | None:
    """How many pairs learn from each other both ways."""
    network, words = learning_network(subject.held), subject.words
    arcs = {(one, other): values["ids"] for one, other, values in network.edges(data=True)}
    both = sorted(pair for pair in arcs if pair[0] < pair[1] and pair[::-1] in arcs)
    pairs = {tuple(sorted(pair)) for pair in arcs}
    if len(pairs) < LEAST:
        return None
    every = ledger.count(
        "pair", words("basis.learning-pairs"), ledger.flows(flow for ids in arcs.values() for flow in ids), len(pairs)
    )
    if not both:
        return words("mutual.none", all=every)
    flows = [flow for pair in both for flow in (*arcs[pair], *arcs[pair[::-1]])]
    told = ledger.count("pair", words("basis.mutual"), ledger.flows(flows), len(both))
    names = words.list([" – ".join(subject.names[unit] for unit in pair) for pair in both])
    return words("mutual.some", all=every, n=told, names=names)


def agreements(subject: Subject, ledger: Ledger) -> Html | None:
    """How many agreements there are, and how many are in force on the day the report speaks of."""
    words, told = subject.words, subject.held.agreements
    if told.empty:
        return None
    all_ = ledger.count("agreement", words("basis.agreements"), ledger.agreements(told["agreement"]), len(told))
    if subject.day is None:
        return words("agreements.all", n=all_)
    day, force = words.date(subject.day), subject.held.agreements_in_force(subject.day)
    if force.empty:
        return words("agreements.none-in-force", n=all_, day=day)
    open_ = force[force["until"].isna()]
    number = ledger.count(
        "agreement", words("basis.in-force", day=day), ledger.agreements(force["agreement"]), len(force)
    )
    sentence = words("agreements.in-force", n=all_, day=day, force=number)
    if open_.empty:
        return sentence
    unended = ledger.count("agreement", words("basis.open-ended"), ledger.agreements(open_["agreement"]), len(open_))
    return joined([sentence, words("agreements.open-ended", n=unended)], " ")


def followup(subject: Subject, ledger: Ledger) -> Html | None:
    """How many wishes were met later."""
    words, table = subject.words, measures.measure(subject.graph, "followup")
    wishes = table[(table["kind"] == "wish") & table["met"].notna()]
    ids = {str(one): bool(met) for one, met in wishes.groupby("id")["met"].max().items()}
    if len(ids) < LEAST:
        return None
    meeting = dict(zip(wishes["id"].astype(str), wishes["meeting"].astype(str), strict=True))
    met = [one for one, yes in ids.items() if yes]
    all_ = ledger.count("wish", words("basis.wishes"), ledger.links([meeting[one] for one in ids]), len(ids))
    if not met:
        return words("followup.none", all=all_)
    number = ledger.count("wish", words("basis.met"), ledger.links([meeting[one] for one in met]), len(met))
    return words("followup.some", all=all_, n=number)
