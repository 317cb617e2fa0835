"""Facts in order, however many describe the same things, without all of them being held at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kg.rdf.facts import Facts, of_rows, together
from kg.rdf.terms import Iri

__all__ = ["in_order"]


def in_order(sources: Iterable[Iterable[Facts]]) -> Iterator[Facts]:
    """The facts of all sources in runs: what is said of a subject stands in one run, and subjects follow each other.

    So must those of each source: no run of it may name a subject that comes before one of an earlier run. Facts within
    a run are in no order.
    """
    held = [_Held(source) for source in sources]
    while any(one.more or len(one.facts) for one in held):
        bound = min((one.last for one in held if one.more), default=None)
        found = together([one.before(bound) for one in held])
        if len(found):
            yield found
        for one in held:
            if one.more and one.last == bound:
                one.read()


class _Held:
    """What is held of a source: facts not handed on yet, their first and last subject; whether more may come."""

    def __init__(self, source: Iterable[Facts]) -> None:
        """Hold the first run."""
        self._source = iter(source)
        self.facts, self.more = of_rows(()), True
        self.read()

    def read(self) -> None:
        """Hold the next run too; one without facts is none."""
        run = next((facts for facts in self._source if len(facts)), None)
        self.more = run is not None
        if run is not None:
            self._hold(together([self.facts, run]))

    def before(self, bound: Iri | None) -> Facts:
        """Hand on what is said of subjects that come before one, or everything."""
        if not len(self.facts) or (bound is not None and bound <= self.first):
            return of_rows(())
        if bound is None or self.last < bound:
            found, self.facts = self.facts, of_rows(())
            return found
        earlier = pc.less(self.facts.subjects, pa.scalar(bound, pa.large_string())).to_numpy(zero_copy_only=False)
        found = self.facts.where(earlier)
        self._hold(self.facts.where(np.logical_not(earlier)))
        return found

    def _hold(self, facts: Facts) -> None:
        bounds = pc.min_max(facts.subjects).as_py()
        self.facts = facts
        self.first, self.last = Iri(bounds["min"]), Iri(bounds["max"])
