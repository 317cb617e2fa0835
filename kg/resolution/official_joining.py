"""Joining: which sightings are one person, and every decision that made it so.

Sightings of one name are gathered into profiles, profiles compared pair by pair, and the pairs whose reasons
outweigh the threshold joined, the surest first, unless something contradicts. A person's judgement goes before
all of that. Names that differ in a diacritic are never joined here; where they hold one office, the pair is laid
before a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, pairwise, product
from typing import NamedTuple, TypeAlias

from kg.resolution.clusters import Clusters
from kg.resolution.decisions import Outcome, Reason, total
from kg.resolution.judged import marks, meant
from kg.resolution.judgements import Judgement, contradiction
from kg.resolution.official_profiles import Profile, Surroundings, profile, profiles
from kg.resolution.official_reasons import clashes, reasons
from kg.resolution.official_weights import ASK, INFER, MERGE, WEIGHTS
from kg.resolution.sightings import Sighting
from kg.text import fold

__all__ = ["Link", "join"]

Pair: TypeAlias = tuple[int, int]
Scored: TypeAlias = Mapping[Pair, tuple[Reason, ...]]


class Link(NamedTuple):
    """A decision on two sightings, before they have ids in the graph."""

    outcome: Outcome
    one: Sighting
    other: Sighting
    reasons: tuple[Reason, ...]
    judgement: str | None = None
    inferred: bool = False


def join(
    sightings: Iterable[Sighting], around: Mapping[str, Surroundings], judgements: Sequence[Judgement] = ()
) -> tuple[list[list[Sighting]], list[Link]]:
    """The sightings of each person, and the decisions; `around` by article, `judgements` those that stand.

    Raises JudgementError if judgements contradict each other once it is known whom they mean.
    """
    verdicts = [judgement for judgement in judgements if judgement.kind == "official"]
    found = list(sightings)
    marked = marks(found, verdicts)
    joining = _Joining(profiles(found, around, marked), around)
    joining.judge(verdicts, meant([one.sightings[0] for one in joining.profiles], marked))
    for block in _blocks(joining.profiles):
        joining.settle(block)
    return joining.people(), joining.links


def _blocks(members: Sequence[Profile]) -> Iterator[list[int]]:
    """The places of the profiles that could be one: those whose names differ in diacritics at most."""
    together: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(members):
        together[fold(one.name)].append(place)
    return (together[name] for name in sorted(together))


class _Joining:
    """The state of joining: clusters of profiles, what judgements forbid or leave open, and the decisions so far."""

    def __init__(self, members: list[Profile], around: Mapping[str, Surroundings]) -> None:
        self.profiles = members
        self.links = [link for one in members for link in _within(one, around)]
        self._clusters = Clusters(members)
        self._forbidden: dict[Pair, Judgement] = {}
        self._unsure: dict[Pair, Judgement] = {}

    def people(self) -> list[list[Sighting]]:
        """The sightings of each person, by article."""
        groups = (
            [one for place in group for one in self.profiles[place].sightings] for group in self._clusters.groups()
        )
        return [sorted(group, key=lambda one: one.key) for group in groups]

    # ------------------------------------------------------------ what people judged
    def judge(self, verdicts: Iterable[Judgement], places: Mapping[str, list[int]]) -> None:
        """Take over the judgements; one with a side that means nobody is dormant."""
        edges = []
        for verdict in verdicts:
            left, right = (places.get(side, []) for side in verdict.pair)
            if left and right:
                edges += [(str(a), str(b), verdict) for a, b in self._apply(verdict, left, right)]
        contradiction(edges)

    def _apply(self, verdict: Judgement, left: list[int], right: list[int]) -> list[Pair]:
        """Apply one judgement; returns the pairs it speaks of."""
        pairs = [_ordered(a, b) for a, b in product(left, right)]
        if verdict.verdict == "same":
            pairs = [_ordered(a, b) for a, b in pairwise([*left, *right])]
            for one, other in pairs:
                self._clusters.join(one, other)
        judged = self._forbidden if verdict.verdict == "different" else self._unsure
        judged |= {} if verdict.verdict == "same" else dict.fromkeys(pairs, verdict)
        if verdict.verdict != "unsure":
            outcome: Outcome = "merged" if verdict.verdict == "same" else "apart"
            self._link(outcome, (left[0], right[0]), judgement=verdict.grounds)
        return pairs

    # ------------------------------------------------------------ what the reasons say
    def settle(self, block: Sequence[int]) -> None:
        """Join what is one person within a block, and note what is left open."""
        scored = {pair: reasons(*(self.profiles[place] for place in pair)) for pair in combinations(block, 2)}
        ranked = sorted(scored, key=lambda pair: (-total(scored[pair]), pair))
        self._join((pair for pair in ranked if total(scored[pair]) >= MERGE), scored)
        self._infer(block, [pair for pair in ranked if total(scored[pair]) >= INFER], scored)
        self._leave_open(ranked, scored)

    def _join(self, pairs: Iterable[Pair], scored: Scored, *, inferred: bool = False) -> None:
        for pair in pairs:
            if not self._clusters.together(*pair) and self._clusters.join_unless(*pair, self._veto) is None:
                self._link("merged", pair, scored[pair], inferred=inferred)

    def _veto(self, some: list[int], others: list[int]) -> str | None:
        judged = next((self._forbidden[pair] for pair in _across(some, others) if pair in self._forbidden), None)
        if judged:
            return judged.grounds
        return clashes([self.profiles[place] for place in some], [self.profiles[place] for place in others])

    def _infer(self, block: Sequence[int], likely: Sequence[Pair], scored: Scored) -> None:
        """Give mentions that leave the unit open to the one person of the name they can be; if none is known, to one.

        Names are looked at one by one, and all choices of a name made before any of them is carried out.
        """
        chosen: list[Pair] = []
        own: dict[str, list[Pair]] = defaultdict(list)
        for pair in likely:
            names = {self.profiles[place].name for place in pair}
            if len(names) == 1:
                own[names.pop()].append(pair)
        for name in sorted(own):
            known = {place for place in block if self.profiles[place].name == name and not self._is_open(place)}
            options = _Options(own[name], known, self._clusters.around, self._can)
            chosen += [pair for pair in own[name] if not known or options.leave_only(pair)]
        self._join(chosen, scored, inferred=True)

    def _is_open(self, place: int) -> bool:
        """Whether nothing in the whole cluster says where the person serves."""
        return not any(self.profiles[one].places for one in self._clusters.around(place))

    def _can(self, one: int, other: int) -> bool:
        return self._veto(self._clusters.around(one), self._clusters.around(other)) is None

    def _leave_open(self, ranked: Iterable[Pair], scored: Scored) -> None:
        """Note, once for each two clusters, the best pair that was not joined though it might have been."""
        seen: set[Pair] = set()
        for pair in ranked:
            first, second = (self._clusters.around(place) for place in pair)
            two = _ordered(first[0], second[0])
            if first == second or two in seen or total(scored[pair]) < ASK:
                continue
            seen.add(two)
            self._note(pair, first, second, scored[pair])

    def _note(self, pair: Pair, first: list[int], second: list[int], why: tuple[Reason, ...]) -> None:
        if any(one in self._forbidden for one in _across(first, second)):
            return  # the judgement itself is a decision
        contradicted = clashes([self.profiles[p] for p in first], [self.profiles[p] for p in second])
        if contradicted and self.profiles[pair[0]].name == self.profiles[pair[1]].name:
            forbids = Reason("contradiction", WEIGHTS["contradiction"].logits, contradicted)
            self._link("apart", pair, (forbids, *why))
            return
        unsure = next((self._unsure[one] for one in _across(first, second) if one in self._unsure), None)
        self._link("open", pair, why, judgement=unsure.grounds if unsure else None)

    def _link(
        self,
        outcome: Outcome,
        pair: Pair,
        why: tuple[Reason, ...] | None = None,
        *,
        judgement: str | None = None,
        inferred: bool = False,
    ) -> None:
        one, other = (self.profiles[place] for place in pair)
        why = reasons(one, other) if why is None else why
        self.links.append(Link(outcome, one.sightings[0], other.sightings[0], why, judgement, inferred))


class _Options:
    """Whom mentions that leave the unit open can be: of the known people of the name, those that nothing contradicts.

    What is found of a cluster holds for all mentions in it, and is found once: a name that stands in hundreds of
    articles has tens of thousands of pairs.
    """

    def __init__(
        self,
        pairs: Iterable[Pair],
        known: Set[int],
        around: Callable[[int], list[int]],
        can: Callable[[int, int], bool],
    ) -> None:
        self._known, self._around, self._can = known, around, can
        self._beside: dict[int, list[int]] = defaultdict(list)
        for one, other in pairs:
            self._beside[one].append(other)
            self._beside[other].append(one)
        self._found: dict[int, set[int]] = {}

    def leave_only(self, pair: Pair) -> bool:
        """Whether the pair is of one open cluster and the only known one that it can be."""
        inside = [place for place in pair if place in self._known]
        outside = [place for place in pair if place not in self._known]
        return len(inside) == 1 and self._of(outside[0]) == {self._around(inside[0])[0]}

    def _of(self, place: int) -> set[int]:
        """The known clusters, each as its first place, that the cluster of an open place can be."""
        cluster = self._around(place)
        if cluster[0] not in self._found:
            near = (other for one in cluster for other in self._beside[one] if other in self._known)
            clusters = {self._around(other)[0] for other in near}
            self._found[cluster[0]] = {first for first in clusters if self._can(place, first)}
        return self._found[cluster[0]]


def _within(one: Profile, around: Mapping[str, Surroundings]) -> Iterator[Link]:
    """The decisions that made a profile: its sightings say the same of the person."""
    first, *more = one.sightings
    alone = profile([first], around)
    for sighting in more:
        why = reasons(alone, profile([sighting], around))
        yield Link("merged", first, sighting, why, inferred=total(why) < MERGE)


def _across(some: Iterable[int], others: Iterable[int]) -> Iterator[Pair]:
    return (_ordered(one, other) for one, other in product(some, others))


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one <= other else (other, one)
