"""How much is in named graphs, counted while they go by, so that nothing is kept of them but names.

Named are articles and their passages in the graphs of no article, to which those of each article's own graph are held,
and all else that is described.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from operator import methodcaller

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kg.rdf.columns import Column, Positions, strings
from kg.rdf.facts import number_of, property_of
from kg.rdf.graphs import Triples
from kg.rdf.terms import TYPE, Iri, Terms

__all__ = ["Counts"]

_WAITING = 10_000  # names that may be noted twice before they are compared


class Counts:
    """How much is in the graphs that went by: triples, entities, classes, properties, of each and of all."""

    def __init__(self, terms: Terms) -> None:
        """Nothing counted yet."""
        self._articles = terms.graph("article", "")[:-1]
        self._ids = terms.id("article", "")[:-1]
        self._texts, self._others = _Ranges(), _Distinct()
        self._within = 0
        self._used: defaultdict[Iri, tuple[set[Iri], set[Iri]]] = defaultdict(lambda: (set(), set()))
        self.graphs: dict[Iri, dict[str, int]] = {}
        self.classes: Counter[Iri] = Counter()
        self.properties: Counter[Iri] = Counter()

    def add(self, triples: Triples) -> None:
        """Count the graphs of some articles, or one of no article or a part of it; an empty one is none."""
        if not len(triples.facts):
            return
        facts, new = triples.facts, triples.new
        typed = facts.properties == number_of(TYPE)
        types = facts.pairs.filter(pa.array(typed)).dictionary_encode()
        known = [Iri(pair.removeprefix(f"{TYPE} ")) for pair in types.dictionary.to_pylist()]
        classes = dict(zip(known, np.bincount(types.indices.to_numpy()).tolist(), strict=True))
        used = np.bincount(facts.properties)
        properties = {property_of(number): int(used[number]) for number in np.flatnonzero(used).tolist()}
        self.classes.update(classes)
        self.properties.update(properties)
        of_article = triples.names[0].startswith(self._articles)
        if of_article:
            many = len(triples.names)
            sizes = (
                np.diff(triples.bounds),
                np.bincount(facts.places[new], minlength=many),
                _distinct(facts.places[typed], types.indices.to_numpy().astype(np.intp), many),
                _distinct(facts.places, facts.properties.astype(np.intp), many),
            )
            told = zip(triples.names, *(size.tolist() for size in sizes), strict=True)
            self.graphs.update((name, _sizes(*each)) for name, *each in told if each[0])
        else:
            self._part(triples.names[0], (len(facts), len(new)), set(classes), set(properties))
        self._note(facts.subjects.take(pa.array(new)), of_article=of_article)

    def _part(self, name: Iri, more: tuple[int, int], classes: set[Iri], properties: set[Iri]) -> None:
        """Count a part of a graph of no article: triples and entities, of other subjects than any other part has."""
        former = self.graphs.get(name, _sizes(0, 0, 0, 0))
        used = self._used[name]
        used[0].update(classes)
        used[1].update(properties)
        triples, entities = former["triples"] + more[0], former["entities"] + more[1]
        self.graphs[name] = _sizes(triples, entities, len(used[0]), len(used[1]))

    def _note(self, subjects: Column, *, of_article: bool) -> None:
        """Entities of all graphs: articles and passages stand in one article's graph only, the rest may come again.

        Graphs of no article, which may tell of both, go first.
        """
        own = pc.starts_with(subjects, self._ids)
        ours = subjects.filter(own)
        if of_article:
            known = self._texts.around(ours)
            self._within += len(ours) - (pc.sum(pc.is_in(ours, value_set=known)).as_py() or 0)
        else:
            self._texts.add(ours)
        self._others.add(subjects.filter(pc.invert(own)))

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes of all graphs together; triples are counted in every graph that has them."""
        triples = sum(sizes["triples"] for sizes in self.graphs.values())
        return _sizes(
            triples, self._within + len(self._texts) + len(self._others), len(self.classes), len(self.properties)
        )


def _distinct(places: Positions, codes: Positions, many: int) -> Positions:
    """How many different codes there are at each of so many places."""
    width = int(codes.max(initial=0)) + 1
    return np.bincount(np.unique(places * width + codes) // width, minlength=many)


def _sizes(triples: int, entities: int, classes: int, properties: int) -> dict[str, int]:
    return {"triples": triples, "entities": entities, "classes": classes, "properties": properties}


class _Distinct:
    """Names, each counted once."""

    def __init__(self) -> None:
        """None yet."""
        self._known, self._new = strings([]), strings([])

    def add(self, names: Column) -> None:
        """Note these too, which may be known."""
        self._new = pa.concat_arrays([self._new, names])
        if len(self._new) > len(self._known) + _WAITING:
            self._compare()

    def __len__(self) -> int:
        """How many there are."""
        self._compare()
        return len(self._known)

    def _compare(self) -> None:
        self._known, self._new = pc.unique(pa.concat_arrays([self._known, self._new])), strings([])


class _Ranges:
    """Names that come sorted, no one twice."""

    def __init__(self) -> None:
        """None yet."""
        self._known: list[Column] = []

    def add(self, names: Column) -> None:
        """Know these too."""
        if len(names):
            self._known.append(names)

    def __len__(self) -> int:
        """How many there are."""
        return sum(map(len, self._known))

    def around(self, names: Column) -> Column:
        """Those known from the least to the greatest of the names: all of the names that are known, and others."""
        bounds = pc.min_max(names).as_py()
        if bounds["min"] is None:
            return names
        text = methodcaller("as_py")
        starts = [bisect_left(known, bounds["min"], key=text) for known in self._known]
        ends = [bisect_right(known, bounds["max"], key=text) for known in self._known]
        ranges = zip(self._known, starts, ends, strict=True)
        return pa.concat_arrays([strings([]), *(known[start:end] for known, start, end in ranges)])
