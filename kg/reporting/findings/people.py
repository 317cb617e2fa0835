"""Who of the officials is met most."""

from __future__ import annotations

from kg.html import Html
from kg.reporting.findings.ranking import ranking
from kg.reporting.ledger import Ledger
from kg.reporting.subject import Subject

__all__ = ["officials"]


def officials(subject: Subject, ledger: Ledger) -> Html | None:
    """The officials at most meetings."""
    parts, words = subject.held.participations[["meeting", "official"]].drop_duplicates(), subject.words
    groups = {str(one): list(ids) for one, ids in parts.groupby("official")["meeting"]}
    found = ranking({one: float(len(ids)) for one, ids in groups.items()})
    if not found.first:
        return None
    posts = dict(zip(subject.whole.officials["official"], subject.whole.officials["post"], strict=True))
    named = []
    for one, _ in found.first:
        post = posts.get(one)
        name = subject.names[one] if not isinstance(post, str) else f"{subject.names[one]}, {post}"
        told = ledger.meetings(groups[one], "official", name=subject.names[one])
        named.append(words("with.number", name=name, n=told))
    return words("people.most", names=words.list(named))
