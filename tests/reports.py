"""Articles and records for tests of settling, told in a line each: `settled(told("a", meeting(...)))`.

Everyone is invented.
"""

from __future__ import annotations

from dataclasses import replace

from kg.graph import KnowledgeGraph
from kg.graph.verification import verify
from kg.model import Article, Evidence, Flow, Meeting, Official, Participant, Party, Post, Record, Span, Stated
from kg.resolution import settle

CLAUSE = "Hai bên làm việc với nhau"


def because(text=CLAUSE, confidence=1.0):
    """Evidence at the beginning of the article, as long as the words."""
    return (Evidence(Span(0, len(text)), "by-hand", confidence),)


def meeting(date, *parties, kind="working-session", people=(), host=None, flows=(), topics=(), scope="inter-province"):
    """A meeting of parties, each a unit or a pair of unit and body."""
    named = [party if isinstance(party, tuple) else (party, None) for party in parties]
    return Meeting(
        scope=scope,
        kind=kind,
        date=date and Stated(date, because("Hai bên")),
        parties=tuple(Party(unit, body, because()) for unit, body in named),
        host=host and Stated(host, because()),
        people=tuple(people),
        topics=tuple(Stated(topic, because()) for topic in topics),
        agreements=(),
        flows=tuple(Flow(source, target, "share", about, because()) for source, target, about in flows),
        evidence=because(),
    )


def official(name, *posts, kind="official", sex=None):
    """An official with posts, each a pair of title and unit."""
    held = tuple(Post(title, unit, "central" if unit == "central" else "province", because()) for title, unit in posts)
    return Official(name, kind, held, because(), sex)


def participant(name, *roles, unit=None):
    """A participant with the evidence of the clause."""
    return Participant(name, tuple(Stated(role, because()) for role in roles), because(), unit)


def told(id, *meetings, published=None, officials=(), provinces=(), agreements=()):
    """An article and the record of what it says."""
    text = f"{CLAUSE}. Đó là bài {id}."
    article = Article(id=id, text=text, title=f"Bài {id}", published=published, origin=f"{id}.txt")
    return article, Record(
        article=id,
        sha256=article.sha256,
        published=published,
        provinces=tuple(Stated(province, because()) for province in provinces),
        officials=tuple(officials),
        meetings=tuple(meetings),
        agreements=tuple(agreements),
    )


def surer(meeting, confidence):
    """The same meeting, its clause read with another confidence."""
    return replace(meeting, evidence=because(confidence=confidence))


def settled(*pairs: tuple[Article, Record]) -> KnowledgeGraph:
    """The graph of articles and their records, verified: every passage cut again, no row without evidence."""
    articles, records = zip(*pairs, strict=True)
    graph = settle(articles, records)
    assert verify(graph, articles) == []
    return graph
