"""Whether a graph is true to the articles it was made from, and whole in itself.

Everything a graph says stands on passages that were cut out of articles by offset. Here they are cut again: the hash
of each text, the words at each offset, the words around them. Without the texts what can be checked is checked. Every
fault names the table, the row and the rule; nothing is mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from kg.graph import edtf
from kg.graph.graph import KnowledgeGraph
from kg.graph.rows import Row, rows
from kg.graph.schema import STATED, TABLES
from kg.model import Article

__all__ = ["RULES", "Fault", "verify"]

Tables = Mapping[str, pd.DataFrame]

RULES = {
    "text": "each article is given, and its text has the hash and length it was read with",
    "cut": "each passage cuts its words, and those around them, out of the text again",
    "passage": "each passage's id, offsets, words and sentence agree",
    "evidence": "each row that is stated has evidence",
    "reference": "each id that is referred to is there",
    "account": "each meeting has accounts, and counts their articles",
    "merged": "mentions that were merged stand for one thing that is there, those left apart for two",
    "year": "a year is inferred only where no text gives one, and from a candidate that is kept",
}
"""The rules by name, and what each says."""

_WITHOUT_WORDS = ("year_candidates",)  # stated tables of which some rows stand on facts, not on words


class Fault(NamedTuple):
    """What is wrong: in which table, in which row (its key), against which of `RULES`."""

    table: str
    row: str
    rule: str
    wrong: str

    def __str__(self) -> str:
        """The fault in one line."""
        return f"{self.table} {self.row}: {self.rule}: {self.wrong}"


def verify(graph: KnowledgeGraph, articles: Iterable[Article] | None = None) -> list[Fault]:
    """The faults of a graph, sorted by table, row and rule; none where all is well.

    With `articles`, every passage is cut out of their texts again, and an article of the graph that is not among
    them is a fault; articles the graph does not hold are passed over. What is seen through a lens is verified as
    reported.
    """
    tables = graph.reported.tables
    found = [
        *_passages(tables),
        *_evidence(tables),
        *_references(tables),
        *_accounts(tables),
        *_merged(tables),
        *_years(tables),
    ]
    if articles is not None:
        texts = {article.id: article for article in articles}
        found += [*_texts(tables, texts), *_cuts(tables, texts)]
    order = {name: place for place, name in enumerate(TABLES)}
    return sorted(set(found), key=lambda fault: (order[fault.table], fault[1:]))


# ---------------------------------------------------------------- against the articles
def _texts(tables: Tables, texts: Mapping[str, Article]) -> Iterator[Fault]:
    for row in rows(tables["articles"]):
        article = texts.get(row.article)
        if article is None:
            yield Fault("articles", row.article, "text", "no such article was given; its passages cannot be cut")
        elif article.sha256 != row.sha256:
            was = f"{row.sha256[:12]}… of {row.chars} code points"
            now = f"{article.sha256[:12]}… of {len(article.text)}"
            yield Fault("articles", row.article, "text", f"the text has changed: it was {was}, it is {now}")


def _cuts(tables: Tables, texts: Mapping[str, Article]) -> Iterator[Fault]:
    for row in rows(tables["passages"]):
        if row.article in texts:
            yield from _cut(row, texts[row.article].text)


def _cut(row: Row, text: str) -> Iterator[Fault]:
    if text[row.start : row.end] != row.quote:
        wrong = f"at {row.start}–{row.end} stands {text[row.start : row.end]!r}; expected {row.quote!r}"
        yield Fault("passages", row.passage, "cut", wrong)
    elif not text[: row.start].endswith(row.prefix) or not text[row.end :].startswith(row.suffix):
        yield Fault("passages", row.passage, "cut", f"the words before or after {row.start}–{row.end} are others")
    elif not _stands_around(row, text):
        yield Fault("passages", row.passage, "cut", f"around {row.start}–{row.end} stands another sentence")


def _stands_around(row: Row, text: str) -> bool:
    """Whether the sentence stands in the text where it holds the passage."""
    begin = text.find(row.sentence, max(row.end - len(row.sentence), 0))
    return bool(0 <= begin <= row.start)


# ---------------------------------------------------------------- in itself
def _passages(tables: Tables) -> Iterator[Fault]:
    chars = dict(zip(tables["articles"]["article"], tables["articles"]["chars"], strict=True))
    for row in rows(tables["passages"]):
        if row.passage != f"{row.article}#char={row.start},{row.end}":
            yield Fault("passages", row.passage, "passage", f"the id is not that of {row.start}–{row.end}")
        if not 0 <= row.start < row.end <= chars.get(row.article, row.end):
            yield Fault("passages", row.passage, "passage", f"{row.start}–{row.end} is not inside the text")
        if len(row.quote) != row.end - row.start:
            wrong = f"{len(row.quote)} code points of words at {row.end - row.start} of text"
            yield Fault("passages", row.passage, "passage", wrong)
        if row.quote not in row.sentence:
            yield Fault("passages", row.passage, "passage", "the sentence does not hold the words")


def _evidence(tables: Tables) -> Iterator[Fault]:
    known = set(tables["evidence"]["subject"])
    for table in STATED:
        if table not in _WITHOUT_WORDS:
            for subject in tables[table][TABLES[table].key[0]]:
                if subject not in known:
                    yield Fault(table, subject, "evidence", "no passage states it")


def _references(tables: Tables) -> Iterator[Fault]:
    for table in TABLES.values():
        for column in table.columns:
            if column.refers:
                known = tables[column.refers][TABLES[column.refers].key[0]]
                yield from _dangling(tables, (table.name, column.name), known, column.refers)
    stated = pd.concat([tables[name][TABLES[name].key[0]] for name in STATED])
    yield from _dangling(tables, ("evidence", "subject"), stated, "any stated table")


def _dangling(tables: Tables, place: tuple[str, str], known: pd.Series, where: str) -> Iterator[Fault]:
    table, column = place
    frame = tables[table]
    lost = frame[frame[column].notna() & ~frame[column].isin(known)]
    for row in rows(lost):
        key = " ".join(str(getattr(row, name)) for name in TABLES[table].key)
        yield Fault(table, key, "reference", f"{column} is {getattr(row, column)!r}, which is not in {where}")


def _accounts(tables: Tables) -> Iterator[Fault]:
    numbers = tables["accounts"].groupby("meeting")["article"].nunique()
    units = set(tables["units"]["slug"])
    for row in rows(tables["meetings"]):
        if numbers.get(row.meeting, 0) != row.articles:
            wrong = f"counts {row.articles} articles; {numbers.get(row.meeting, 0)} report it"
            yield Fault("meetings", row.meeting, "account", wrong)
    for row in rows(tables["accounts"]):
        for unit in (row.parties or "").split():
            if unit not in units:
                yield Fault("accounts", row.account, "reference", f"parties names {unit!r}, which is not in units")


def _merged(tables: Tables) -> Iterator[Fault]:
    there = {*tables["officials"]["official"], *tables["meetings"]["meeting"]}
    for row in rows(tables["resolutions"]):
        for gone in sorted({row.subject, row.other} - there):
            yield Fault("resolutions", row.resolution, "merged", f"points at {gone!r}, which is not there any more")
        if row.decision == "merged" and row.subject != row.other:
            wrong = f"merged, but {row.subject!r} and {row.other!r} are still two"
            yield Fault("resolutions", row.resolution, "merged", wrong)
        if row.decision == "apart" and row.subject == row.other:
            yield Fault("resolutions", row.resolution, "merged", f"left apart, but both are {row.subject!r}")


def _years(tables: Tables) -> Iterator[Fault]:
    candidates = tables["year_candidates"]
    chosen = candidates[candidates["chosen"]]
    kept = set(zip(chosen["meeting"], chosen["year"], strict=True))
    for row in rows(tables["meetings"]):
        if row.year_inferred is None:
            continue
        if edtf.has_year(row.date):
            yield Fault("meetings", row.meeting, "year", f"infers {row.year_inferred}, though the date is {row.date}")
        elif (row.meeting, row.year_inferred) not in kept:
            yield Fault("meetings", row.meeting, "year", f"infers {row.year_inferred}, for which no candidate is kept")
