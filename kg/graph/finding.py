"""Finding things in a graph by their name, and what they are tied to.

A *thing* is a row with a label: a unit, body, office, official, meeting, agreement, topic, article, or a thing that is
spoken of (programme, project, site, agency). Two things are tied if one row of any table names both: a party ties a
meeting and a unit, a holding ties an official, an office and a unit. Which columns name things is read off the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from kg.errors import GraphError
from kg.graph.evidence import Passage, passages_of
from kg.graph.schema import TABLES, Table
from kg.html import Html, joined, tag
from kg.text import collation_key, fold, plain

__all__ = ["KINDS", "Finding", "Findings", "about", "find", "things"]

Tables = Mapping[str, pd.DataFrame]


class _Source(NamedTuple):
    """Where the things of one kind stand: their table, and the columns with their label and other names."""

    table: str
    label: str
    also: tuple[str, ...] = ()
    date: str = ""

    @property
    def id(self) -> str:
        return TABLES[self.table].key[0]


_SOURCES = {
    "unit": _Source("units", "name_vi", ("name_en",)),
    "official": _Source("officials", "name"),
    "body": _Source("bodies", "label", ("label_en",)),
    "office": _Source("offices", "label", ("label_en",)),
    "meeting": _Source("meetings", "label", ("label_en",), "date"),
    "agreement": _Source("agreements", "title", (), "year"),
    "topic": _Source("topics", "label", ("label_en",)),
    "thing": _Source("things", "label", ("label_en",)),
    "article": _Source("articles", "title", (), "published"),
}
KINDS = tuple(_SOURCES)
_SHOWN = 100  # findings a notebook shows
_TABLES = frozenset(source.table for source in _SOURCES.values())


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing in the graph, ready to be shown.

    `quote` is the clause that reports a meeting, else the words of the surest passage ('' where there is
    none); `date` is EDTF (of a meeting, an article's publication, an agreement's year); `articles` are ids.
    """

    id: str
    kind: str
    label: str
    quote: str
    date: str | None
    articles: tuple[str, ...]
    passages: tuple[Passage, ...]

    def _repr_html_(self) -> str:
        """What it is called and the words that say so, for notebooks."""
        return tag("div", self._line(), tag("blockquote", self.quote) if self.quote else None)

    def _line(self) -> Html:
        date = f", {self.date}" if self.date else ""
        return joined([tag("strong", self.label), f" ({self.kind}{date}) ", tag("code", self.id)])


class Findings(list[Finding]):
    """Findings, which show themselves as a table in notebooks; the first hundred of many."""

    def _repr_html_(self) -> str:
        """A table of kind, label, date and the words that say so."""
        heads = tag("tr", *(tag("th", name) for name in ("kind", "label", "date", "quote", "articles", "id")))
        body = (
            tag(
                "tr",
                *(
                    tag("td", value)
                    for value in (one.kind, one.label, one.date or "", one.quote, len(one.articles), one.id)
                ),
            )
            for one in self[:_SHOWN]
        )
        left = f" ({_SHOWN} of {len(self)} are shown)" if len(self) > _SHOWN else ""
        return tag("table", tag("caption", f"{len(self)} findings{left}"), tag("thead", heads), tag("tbody", *body))


# ---------------------------------------------------------------- by name
def things(tables: Tables, kind: str | None = None) -> pd.DataFrame:
    """All things of a kind, or of every kind: columns id, kind, label, date."""
    frames = [_things_of(tables, one) for one in ([_known(kind)] if kind else KINDS)]
    return pd.concat(frames, ignore_index=True)


def _known(kind: str) -> str:
    if kind not in _SOURCES:
        raise GraphError(f"no kind {kind!r}; known: {', '.join(KINDS)}")
    return kind


def _things_of(tables: Tables, kind: str) -> pd.DataFrame:
    source = _SOURCES[kind]
    frame = tables[source.table]
    date = frame[source.date] if source.date else pd.Series(pd.NA, index=frame.index, dtype="string")
    return pd.DataFrame({"id": frame[source.id], "kind": kind, "label": frame[source.label], "date": date}).astype(
        "string"
    )


def find(tables: Tables, text: str, kind: str | None = None) -> pd.DataFrame:
    """The things whose label, Vietnamese or English, holds `text`: columns id, kind, label.

    Letter case does not matter. A text with diacritics is looked for as written, and without them only if
    nothing is found so; a text without diacritics finds labels with any. Whole labels come first.
    """
    named = _named(tables, kind)
    hits = _holding(named, text, plain) if plain(text) != fold(text) else named.iloc[:0]
    if hits.empty:
        hits = _holding(named, text, fold)
    order = sorted(zip(~hits["whole"], hits["kind"], hits["label"], hits["id"], strict=True), key=_order)
    found = pd.DataFrame(order, columns=["whole", "kind", "label", "id"])[["id", "kind", "label"]]
    return found.astype("string").drop_duplicates("id", ignore_index=True)


def _named(tables: Tables, kind: str | None) -> pd.DataFrame:
    """Every thing once per name: columns id, kind, label, date, name, and a still empty `whole`."""
    kinds = [_known(kind)] if kind else KINDS
    return pd.concat([_names_of(tables, one) for one in kinds], ignore_index=True).assign(whole=False)


def _names_of(tables: Tables, kind: str) -> pd.DataFrame:
    source = _SOURCES[kind]
    labelled = _things_of(tables, kind)
    columns = [tables[source.table][column] for column in (source.label, *source.also)]
    return pd.concat([labelled.assign(name=column.astype("string")) for column in columns])


def _holding(named: pd.DataFrame, text: str, form: Callable[[str], str]) -> pd.DataFrame:
    """The rows whose name holds the text when both are brought into a form; `whole` where it is all of it."""
    wanted = form(text)
    names = named["name"].map(form)
    hits = named[names.str.contains(wanted, regex=False) & bool(wanted)]
    return hits.assign(whole=names[hits.index] == wanted)


def _order(row: tuple[bool, str, str, str]) -> tuple[object, ...]:
    partial, kind, label, identity = row
    return partial, KINDS.index(kind), collation_key(label), identity


# ---------------------------------------------------------------- by ties
def about(tables: Tables, wanted: str, kind: str | None = None) -> Findings:
    """The things `wanted` names (an id or a text, whole labels before parts) and those tied to them.

    In the order of kinds, dates and labels. Empty where nothing is found.
    """
    chosen = things(tables, kind)
    meant = _meant(tables, wanted)
    ids = meant | _tied(tables, meant)
    return _findings(tables, chosen[chosen["id"].isin(ids)])


def _meant(tables: Tables, wanted: str) -> set[str]:
    """The ids a person means: the id itself, else the things of that very name, else those with it in their name."""
    if (things(tables)["id"] == wanted).any():
        return {wanted}
    hits = find(tables, wanted)
    whole = hits["label"].map(fold) == fold(wanted)
    return set(hits.loc[whole, "id"] if whole.any() else hits["id"])


def _tied(tables: Tables, ids: set[str]) -> set[str]:
    """The ids of all things that one row names together with one of `ids`."""
    tied: set[str] = set()
    for table in TABLES.values():
        named = tables[table.name][_naming(table)]
        rows = named[named.isin(ids).any(axis=1)]
        tied.update(*(rows[column].dropna() for column in rows))
    return tied


def _naming(table: Table) -> list[str]:
    """The columns of a table that hold ids of things."""
    own = [table.key[0]] if table.name in _TABLES else []
    return own + [column.name for column in table.columns if column.refers in _TABLES]


def _findings(tables: Tables, chosen: pd.DataFrame) -> Findings:
    passages = passages_of(tables, set(chosen["id"]))
    clauses = dict(zip(tables["meetings"]["meeting"], tables["meetings"]["quote"], strict=True))
    findings = [_finding(row, passages.get(row[0], ()), clauses) for row in chosen.itertuples(index=False, name=None)]
    order = sorted(findings, key=lambda one: (KINDS.index(one.kind), one.date or "9", collation_key(one.label), one.id))
    return Findings(order)


def _finding(row: tuple[str, ...], passages: tuple[Passage, ...], clauses: Mapping[str, str]) -> Finding:
    identity, kind, label, date = row
    first = passages[0].quote if passages else ""
    return Finding(
        id=identity,
        kind=kind,
        label=label,
        quote=clauses.get(identity, first),
        date=None if pd.isna(date) else date,
        articles=(identity,) if kind == "article" else tuple(sorted({passage.article for passage in passages})),
        passages=passages,
    )
