"""Cutting a picture down to what a reader can take in: the units stay, then the best-connected meetings.

A meeting comes with the people and topics it is tied to, as long as there is room, so that what is drawn is
drawn whole rather than everything in part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

__all__ = ["Ties", "kept", "ties_of"]

Ties = Mapping[str, set[str]]
_UNITS = ("province", "central", "foreign")


def ties_of(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Who is linked to whom, either way."""
    ties: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        ties[one].add(other)
        ties[other].add(one)
    return dict(ties)


def kept(kinds: Mapping[str, str], ties: Ties, max_nodes: int, *, always: Collection[str] = frozenset()) -> set[str]:
    """At most `max_nodes` of the linked ids of `kinds` (id → kind): units, then meetings with what belongs to them.

    Of units, and of meetings, those with more ties come first; equals in the order of their ids. Those in `always`
    come before all others. Where no meetings are among the nodes, all others follow by their ties.
    """
    linked = [one for one in kinds if ties.get(one) or one in always]
    if len(linked) <= max_nodes:
        return set(linked)
    ranked = sorted(linked, key=lambda one: (one not in always, -len(ties.get(one, ())), one))
    if "meeting" not in kinds.values():
        return set(ranked[:max_nodes])
    first = [one for one in ranked if one in always] + [one for one in ranked if kinds[one] in _UNITS]
    chosen = set(list(dict.fromkeys(first))[:max_nodes])
    for meeting in (one for one in ranked if kinds[one] == "meeting"):
        whole = {meeting} | {one for one in ties[meeting] if kinds.get(one) in ("official", "topic")}
        if len(chosen | whole) <= max_nodes:
            chosen |= whole
    return chosen
