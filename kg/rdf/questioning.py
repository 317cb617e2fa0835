"""Questions: SPARQL queries in files that say what they ask, what they count, and which parameters they take.

Each file ``kg/rdf/questions/NAME.rq`` is a question of that name. Its first lines are comments:

    # Vietnamese title
    # English title
    #
    # What is counted, in any number of lines.
    #
    # param unit: unit = quang-ninh -- the province whose partners are counted
    # param year: year, optional -- only meetings of that year

A query asks for a parameter as ``param:unit()``, which is a term, never text put into the query; without a value it
is an error, as any unbound value is, so ``COALESCE(?year = param:year(), true)`` holds then. What values there may
be is left to `kg.rdf.parameters`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

from kg.errors import QueryError
from kg.rdf.parameters import KINDS, near

__all__ = ["Parameter", "Question", "question", "questions", "read"]

_PARAMETER = re.compile(r"param (?P<name>[a-z][a-z_]*): (?P<kind>\w+)(?P<rest>.*)")
_REST = re.compile(r"(?: = (?P<default>.+?)|, (?P<optional>optional))?(?: -- (?P<meaning>.+))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: its kind is one of `kg.rdf.parameters.KINDS`.

    Without a default it must be given, unless it is optional.
    """

    name: str
    kind: str
    default: str | None = None
    optional: bool = False
    meaning: str = ""

    def __str__(self) -> str:
        """The parameter as one writes it on the command line: ``unit=quang-ninh``."""
        return f"{self.name}=" + (self.default or f"<{self.kind}>")


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the words and parameters of its header."""

    name: str
    title: str
    title_en: str
    counts: str
    parameters: tuple[Parameter, ...]
    query: str


def questions() -> tuple[Question, ...]:
    """All questions, sorted by name."""
    return tuple(question(name) for name in _names())


def question(name: str) -> Question:
    """The question of that name; raises QueryError that lists near names where there is none."""
    if name not in _names():
        raise QueryError(f"no question {name!r}; {near(name, dict.fromkeys(_names(), ''))}")
    file = resources.files("kg.rdf").joinpath("questions", f"{name}.rq")
    return read(name, file.read_text(encoding="utf-8"))


def read(name: str, query: str) -> Question:
    """A query with what its header says; raises QueryError for a parameter that is not understood."""
    header = _header(query)
    words = [line for line in header if not line.startswith("param ")]
    told = [_parameter(name, line) for line in header if line.startswith("param ")]
    titles = [*words[:2], "", ""]
    return Question(name, titles[0], titles[1], " ".join(filter(None, words[2:])), tuple(told), query)


def _names() -> list[str]:
    files = (file.name for file in resources.files("kg.rdf").joinpath("questions").iterdir())
    return sorted(name.removesuffix(".rq") for name in files if name.endswith(".rq"))


def _header(query: str) -> list[str]:
    """The comment lines a query begins with."""
    found = re.match(r"(?:[ \t]*#.*\r?\n?)*", query)
    return [line.strip().lstrip("#").strip() for line in (found[0] if found else "").splitlines()]


def _parameter(name: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    rest = found and _REST.fullmatch(found["rest"])
    if not found or not rest or found["kind"] not in KINDS:
        raise QueryError(
            f"{name}: {line!r} is no parameter; one looks like 'param unit: unit = quang-ninh';"
            f" kinds: {' '.join(KINDS)}"
        )
    default, meaning = rest["default"], rest["meaning"] or ""
    return Parameter(found["name"], found["kind"], default, bool(rest["optional"]), meaning)
