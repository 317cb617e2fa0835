"""The tables of a knowledge graph: their columns, types and meaning.

This module is the contract between resolution, which fills the tables, and everything that reads them.
A column's type is one of ``string``, ``int``, ``float``, ``bool``; only columns marked optional may be
missing (NA). Ids are ASCII; ids of the form ``<kind>-<12 hex>`` are made from the row's content.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["TABLES", "Column", "Table"]

Type = Literal["string", "int", "float", "bool"]


class Column(NamedTuple):
    """One column: its name, type and meaning; `optional` columns may hold NA."""

    name: str
    type: Type
    meaning: str
    optional: bool = False


class Table(NamedTuple):
    """One table: its name, what a row is, its columns, and the columns that tell rows apart."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


def _c(name: str, meaning: str, type: Type = "string", *, optional: bool = False) -> Column:
    return Column(name, type, meaning, optional)


_CONFIDENCE = _c("confidence", "how sure the reading is, 0 to 1", "float")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "articles",
            "an article that was read",
            (
                _c("article", "id"),
                _c("title", "headline as printed"),
                _c("published", "ISO date of publication", optional=True),
                _c("url", "address", optional=True),
                _c("publisher", "newspaper or portal", optional=True),
                _c("origin", "path the article was read from"),
                _c("sha256", "hash of the NFC text; offsets refer to that text"),
                _c("chars", "length of the text in code points", "int"),
            ),
            ("article",),
        ),
        Table(
            "passages",
            "a stretch of an article that serves as evidence",
            (
                _c("passage", "id: <article>#char=<start>,<end>"),
                _c("article", "article id"),
                _c("start", "first code point", "int"),
                _c("end", "code point after the last", "int"),
                _c("quote", "the words, cut from the text"),
                _c("prefix", "up to 20 code points before"),
                _c("suffix", "up to 20 code points after"),
                _c("sentence", "the whole sentence the passage stands in"),
            ),
            ("passage",),
        ),
        Table(
            "evidence",
            "a reason for a row of another table",
            (
                _c("subject", "id of the row that is stated (any table with an id, or meeting_topics' id)"),
                _c("passage", "passage id"),
                _c("rule", "the rule that read it"),
                _CONFIDENCE,
            ),
            ("subject", "passage", "rule"),
        ),
        Table(
            "units",
            "an administrative unit in one legal form (a version), a central authority, or a foreign unit",
            (
                _c("unit", "version id, e.g. tuyen-quang-2025; 'central'; 'foreign-<slug>'"),
                _c("slug", "identity, e.g. tuyen-quang"),
                _c("name_vi", "Vietnamese name"),
                _c("name_en", "English name"),
                _c("kind", "province, city, central or foreign"),
                _c("valid_from", "first day in force", optional=True),
                _c("valid_until", "last day in force", optional=True),
                _c("successor", "version that holds its territory today (itself if in force)", optional=True),
                _c("region", "region, Vietnamese name", optional=True),
                _c("lat", "latitude, degrees", "float", optional=True),
                _c("lon", "longitude, degrees", "float", optional=True),
            ),
            ("unit",),
        ),
        Table(
            "mentions",
            "an article names a province",
            (
                _c("mention", "id"),
                _c("article", "article id"),
                _c("unit", "unit version id"),
            ),
            ("mention",),
        ),
        Table(
            "bodies",
            "an organ of a unit, such as its People's Committee",
            (
                _c("body", "id: <unit slug>--<office slug>"),
                _c("unit", "unit version id"),
                _c("label", "Vietnamese label with the unit's name"),
                _c("label_en", "English label"),
                _c("classification", "id of the kind of body, e.g. ubnd-tinh; slug of the label if unknown"),
                _c("branch", "party, state, front, forces, judicial, agency or other"),
            ),
            ("body",),
        ),
        Table(
            "offices",
            "a kind of office or body, from the reference data or first seen in an article",
            (
                _c("office", "id, e.g. post-chu-tich-ubnd"),
                _c("label", "Vietnamese label"),
                _c("label_en", "English label"),
                _c("branch", "party, state, front, forces, judicial, agency or other"),
                _c("level", "central, province, district, commune, foreign or other"),
            ),
            ("office",),
        ),
        Table(
            "officials",
            "a person",
            (
                _c("official", "id: <name slug>--<unit slug>, with a suffix where slugs collide"),
                _c("name", "fullest name, with diacritics"),
                _c("unit", "unit version of the first office", optional=True),
                _c("kind", "official or other"),
                _c("sex", "female or male where ông/bà tell", optional=True),
                _c("post", "the highest-ranking title seen, for labels", optional=True),
            ),
            ("official",),
        ),
        Table(
            "holdings",
            "a person holds an office, observed in an article",
            (
                _c("holding", "id"),
                _c("official", "official id"),
                _c("office", "office id"),
                _c("body", "body id", optional=True),
                _c("unit", "unit version id", optional=True),
                _c("title", "title as printed"),
                _c("level", "central, province, district, commune, foreign or other"),
                _c("former", "the text says nguyên", "bool"),
                _c(
                    "resolution",
                    "how the unit was settled: explicit, shared-modifier, coreference, context, publisher, none",
                ),
                _c("article", "article id"),
                _CONFIDENCE,
            ),
            ("holding",),
        ),
        Table(
            "meetings",
            "an event in which units meet",
            (
                _c("meeting", "id"),
                _c("label", "Vietnamese label made from kind, parties and date"),
                _c("label_en", "English label"),
                _c("kind", "working-session, study-visit, visit, talks, signing, conference, ceremony, other"),
                _c("scope", "inter-province, foreign or central"),
                _c("status", "held, planned or background"),
                _c("date", "EDTF", optional=True),
                _c("date_text", "the date as printed", optional=True),
                _c("host", "unit version id", optional=True),
                _c("unit_basis", "what settled the unit versions: event-date, article-date or identity"),
                _c("quote", "the clause that reports it"),
                _c("articles", "number of articles that report it", "int"),
                _CONFIDENCE,
            ),
            ("meeting",),
        ),
        Table(
            "accounts",
            "an article reports a meeting",
            (
                _c("account", "id"),
                _c("meeting", "meeting id"),
                _c("article", "article id"),
                _c("kind", "kind according to this article"),
                _c("date", "date according to this article", optional=True),
            ),
            ("account",),
        ),
        Table(
            "parties",
            "a unit takes part in a meeting, through a body if one is named",
            (
                _c("party", "id"),
                _c("meeting", "meeting id"),
                _c("unit", "unit version id"),
                _c("body", "body id", optional=True),
                _CONFIDENCE,
            ),
            ("party",),
        ),
        Table(
            "participations",
            "a person has a part in a meeting",
            (
                _c("participation", "id"),
                _c("meeting", "meeting id"),
                _c("official", "official id"),
                _c("role", "chair, head, speaker, signatory or attendee"),
                _c("unit", "unit version the person stands for", optional=True),
                _CONFIDENCE,
            ),
            ("participation",),
        ),
        Table(
            "meeting_topics",
            "a meeting is about a topic",
            (
                _c("meeting_topic", "id"),
                _c("meeting", "meeting id"),
                _c("topic", "topic id"),
                _CONFIDENCE,
            ),
            ("meeting_topic",),
        ),
        Table(
            "flows",
            "one unit shares with, supports or asks another at a meeting",
            (
                _c("flow", "id"),
                _c("meeting", "meeting id"),
                _c("source", "unit version that gives or asks"),
                _c("target", "unit version that receives or is asked"),
                _c("kind", "share, support or request"),
                _CONFIDENCE,
            ),
            ("flow",),
        ),
        Table(
            "flow_topics",
            "a flow is about a topic",
            (_c("flow", "flow id"), _c("topic", "topic id")),
            ("flow", "topic"),
        ),
        Table(
            "agreements",
            "a document of cooperation",
            (
                _c("agreement", "id"),
                _c("title", "title as printed"),
                _c("type", "mou, programme, agreement, plan or twinning"),
                _c("meeting", "meeting at which it was signed or agreed", optional=True),
                _c("period", "period as printed", optional=True),
                _c("year", "year of signing", optional=True),
                _c("article", "article id"),
                _CONFIDENCE,
            ),
            ("agreement",),
        ),
        Table(
            "agreement_parties",
            "a unit is party to an agreement",
            (_c("agreement", "agreement id"), _c("unit", "unit version id")),
            ("agreement", "unit"),
        ),
        Table(
            "topics",
            "a topic of the scheme",
            (
                _c("topic", "id"),
                _c("label", "Vietnamese label"),
                _c("label_en", "English label"),
                _c("broader", "id of the broader topic", optional=True),
            ),
            ("topic",),
        ),
    )
}
