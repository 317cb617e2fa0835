"""What RDF of ours says, held by property and subject, as the tables are read from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from kg.errors import RdfError
from kg.rdf.terms import TYPE, Terms

__all__ = ["Facts"]


class Facts:
    """The triples of all graphs by property and subject, values as text; words of English under ``<property>@en``.

    `source` is the file they come from, for messages. `graphs` are the named graphs seen.
    """

    def __init__(self, source: str, terms: Terms) -> None:
        """No facts yet."""
        self.source, self.terms = source, terms
        self.graphs: set[str] = set()
        self._told: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
        self._places: dict[str, str] = {}
        self._classes: defaultdict[str, dict[str, None]] = defaultdict(dict)  # sets that keep their order

    def add(self, graph: str, subject: str, property: str, value: str) -> None:
        """Take in a triple."""
        self.graphs.add(graph)
        self._told[property].setdefault(subject, []).append(value)
        if property == _TYPE:
            self._places.setdefault(subject, graph)
            self._classes[value][subject] = None

    # ---------------------------------------------------------------- values
    def one(self, subject: str, property: str) -> str | None:
        """The value of a property; the lowest, should there be several."""
        found = self._told[property].get(subject)
        return min(found) if found else None

    def needed(self, subject: str, property: str) -> str:
        """The value of a property that must be there; raises RdfError where it is not."""
        found = self.one(subject, property)
        if found is None:
            raise RdfError(
                f"{self.source}: {subject} has no {property}; expected a file that kg export wrote with all its graphs"
            )
        return found

    def many(self, subject: str, property: str) -> list[str]:
        """The values of a property, sorted, each once."""
        return sorted(set(self._told[property].get(subject, ())))

    def number(self, subject: str, property: str) -> float | None:
        """The value as a number."""
        found = self.one(subject, property)
        return None if found is None else float(found)

    def whole(self, subject: str, property: str) -> int | None:
        """The value as a whole number."""
        found = self.one(subject, property)
        return None if found is None else int(found)

    # ---------------------------------------------------------------- subjects
    def pairs(self, property: str) -> Iterator[tuple[str, str]]:
        """Each subject of a property with each of its values, each pair once."""
        told = self._told[property].items()
        return ((subject, value) for subject, values in told for value in dict.fromkeys(values))

    def of_class(self, name: str, kind: str = "") -> Iterator[str]:
        """What is of a class (a name of ours, or an IRI), of one kind of id where one is named."""
        iri, begin = self.lt(name) if ":" not in name else name, f"{self.terms.base}id/{kind}/" if kind else ""
        return (subject for subject in self._classes[iri] if subject.startswith(begin))

    def of_kind(self, kind: str, property: str) -> Iterator[str]:
        """The things of a kind of id that have the property."""
        begin = f"{self.terms.base}id/{kind}/"
        return (subject for subject in list(self._told[property]) if subject.startswith(begin))

    def place(self, subject: str) -> str:
        """The named graph that first says of what class the subject is."""
        return self._places.get(subject, "")

    # ---------------------------------------------------------------- names
    def lt(self, name: str) -> str:
        """The IRI of a term of ours."""
        return self.terms.lt.iri + name

    def id(self, subject: str, kind: str) -> str:
        """The id of a thing of that kind; raises RdfError for a thing of another."""
        begin = f"{self.terms.base}id/{kind}/"
        if not subject.startswith(begin):
            raise RdfError(f"{self.source}: {subject} stands where an IRI that begins with {begin} was expected")
        return decoded(subject.removeprefix(begin))

    def maybe(self, subject: str | None, kind: str) -> str | None:
        """The id of a thing of that kind; None for no thing, or one of another kind."""
        begin = f"{self.terms.base}id/{kind}/"
        return decoded(subject.removeprefix(begin)) if subject and subject.startswith(begin) else None

    def concept(self, iri: str | None, scheme: str) -> str | None:
        """The id of a concept of a scheme; None for no concept."""
        return None if iri is None else decoded(iri.removeprefix(f"{self.terms.base}{scheme}/"))

    def code(self, iri: str | None, list: str) -> str | None:
        """The code behind a term of a code list: ``held`` for ``lt:status-held``; None for no term."""
        return None if iri is None else iri.removeprefix(f"{self.terms.lt.iri}{list}-")


_TYPE = TYPE[1:-1]


def decoded(name: str) -> str:
    """The id a part of an IRI stands for."""
    return unquote(name, errors="surrogatepass")
