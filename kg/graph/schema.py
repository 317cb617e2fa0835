"""The tables of a knowledge graph: their columns, types and meaning.

This module is the contract between resolution, which fills the tables, and everything that reads them.
A column's type is one of ``string``, ``int``, ``float``, ``bool``; only columns marked optional may be
missing (NA); a column with `refers` holds ids of that table, and only such as are in it. Optional columns and
those with a default may be left out of a frame or hold NA in it: they are filled. Words are kept in Unicode form NFC,
and none at all are NA in an optional column; confidences, scores and degrees to four digits. Ids are ASCII (an
article's id is the source's own); ids of the form ``<kind>-<12 hex>`` are made from the row's content.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["STATED", "TABLES", "VERSION", "Column", "Table"]

VERSION = 2  # goes up when a table or column is renamed, removed or changes its meaning

Type = Literal["string", "int", "float", "bool"]


class Column(NamedTuple):
    """One column: its name, type and meaning.

    `optional` columns may hold NA; `refers` names the table of the ids; `default` stands where nothing is said;
    numbers are kept to `digits` after the point.
    """

    name: str
    type: Type
    meaning: str
    optional: bool = False
    refers: str = ""
    default: bool | float | None = None
    digits: int | None = None


class Table(NamedTuple):
    """One table: its name, what a row is, its columns, and the columns that tell rows apart."""

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


def _c(name: str, meaning: str, type: Type = "string", *, optional: bool = False) -> Column:
    return Column(name, type, meaning, optional)


def _ref(name: str, meaning: str, refers: str, *, optional: bool = False) -> Column:
    return Column(name, "string", meaning, optional, refers)


def _reported(name: str, role: str = "unit") -> Column:
    return _c(name, f"version id of the {role} as reported, where a lens shows another", optional=True)


def _number(name: str, meaning: str, *, optional: bool = False) -> Column:
    return Column(name, "float", meaning, optional, digits=4)


_CONFIDENCE = _number("confidence", "how sure the reading is, 0 to 1")
_INTERNAL = Column(
    "internal", "bool", "between units that are one under the lens; nothing is as reported", default=False
)
_UNIT_BASIS = _c("unit_basis", "what settled the unit versions: event-date, article-date or identity", optional=True)
_WEIGHT = Column(
    "weight", "float", "what the row counts: 1, or its share where a lens shows several for it", default=1.0
)

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
                _ref("article", "article id", "articles"),
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
                _c("subject", "id of the row that is stated, in one of the STATED tables"),
                _ref("passage", "passage id", "passages"),
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
                _c("full_name", "Vietnamese name of a province or city with its kind, Tỉnh Hà Giang", optional=True),
                _c("kind", "province or city (on its last day, or today; on the lens's day), central or foreign"),
                _c("valid_from", "first day in force", optional=True),
                _c("valid_until", "last day in force", optional=True),
                _ref(
                    "successor",
                    "version that holds its territory today (itself if in force; a lens shows no other)",
                    "units",
                    optional=True,
                ),
                _c("region", "region, Vietnamese name", optional=True),
                _number("lat", "latitude, degrees", optional=True),
                _number("lon", "longitude, degrees", optional=True),
            ),
            ("unit",),
        ),
        Table(
            "mentions",
            "an article names a province",
            (
                _c("mention", "id"),
                _ref("article", "article id", "articles"),
                _ref("unit", "unit version id", "units"),
                _UNIT_BASIS,
                _reported("reported_unit"),
                _WEIGHT,
            ),
            ("mention",),
        ),
        Table(
            "bodies",
            "an organ of a unit, such as its People's Committee",
            (
                _c("body", "id: <unit version>--<kind of body>"),
                _ref("unit", "unit version id", "units"),
                _c("label", "Vietnamese label with the unit's name"),
                _c("label_en", "English label"),
                _ref(
                    "classification", "id of the kind of body, e.g. ubnd-tinh; slug of the label if unknown", "offices"
                ),
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
                _ref("unit", "unit version of the first office", "units", optional=True),
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
                _ref("official", "official id", "officials"),
                _ref("office", "office id", "offices"),
                _ref("body", "body id", "bodies", optional=True),
                _ref("unit", "unit version id", "units", optional=True),
                _c("title", "title as printed"),
                _c("printed", "title with its unit, where both are printed together", optional=True),
                _c("level", "central, province, district, commune, foreign or other"),
                _c("former", "the text says nguyên", "bool"),
                _c(
                    "resolution",
                    "how the unit was settled: explicit, shared-modifier, coreference, context, publisher, none",
                ),
                _ref("article", "article id", "articles"),
                _CONFIDENCE,
                _UNIT_BASIS,
                _reported("reported_unit"),
                _WEIGHT,
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
                _ref("host", "unit version id", "units", optional=True),
                _UNIT_BASIS._replace(optional=False),
                _c("quote", "the clause that reports it"),
                _c("articles", "number of articles that report it", "int"),
                _c(
                    "year_inferred",
                    "the year it probably was, where no text says so; `date` stays open",
                    "int",
                    optional=True,
                ),
                _number("year_confidence", "how probable that year is, 0 to 1", optional=True),
                _c("year_reason", "what speaks for that year, the strongest first, separated by '; '", optional=True),
                _CONFIDENCE,
                _INTERNAL,
            ),
            ("meeting",),
        ),
        Table(
            "accounts",
            "an article reports a meeting",
            (
                _c("account", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _ref("article", "article id", "articles"),
                _c("kind", "kind according to this article"),
                _c("date", "date according to this article", optional=True),
                _c("status", "held, planned or background according to this article", optional=True),
                _c(
                    "parties",
                    "slugs of the units it names as taking part, sorted, separated by spaces",
                    optional=True,
                ),
                _ref("host", "host according to this article", "units", optional=True),
                _ref("side", "the party whose paper or portal published the article", "units", optional=True),
            ),
            ("account",),
        ),
        Table(
            "year_candidates",
            "a reason why a meeting was, or cannot have been, in a year that no text gives",
            (
                _c("year_candidate", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _c("year", "the year", "int"),
                _c("reason", "name of the reason, e.g. full-date, in-office, weekday"),
                _c("because", "the words or facts it stands on"),
                _number("confidence", "how likely this reason alone makes the year; 0 where it rules it out"),
                _c("chosen", "whether this is the year used", "bool"),
            ),
            ("year_candidate",),
        ),
        Table(
            "parties",
            "a unit takes part in a meeting, through a body if one is named",
            (
                _c("party", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _ref("unit", "unit version id", "units"),
                _ref("body", "body id", "bodies", optional=True),
                _CONFIDENCE,
                _reported("reported_unit"),
                _WEIGHT,
            ),
            ("party",),
        ),
        Table(
            "participations",
            "a person has a part in a meeting",
            (
                _c("participation", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _ref("official", "official id", "officials"),
                _c("role", "chair, head, speaker, signatory or attendee"),
                _ref("unit", "unit version the person stands for", "units", optional=True),
                _CONFIDENCE,
            ),
            ("participation",),
        ),
        Table(
            "meeting_topics",
            "a meeting is about a topic",
            (
                _c("meeting_topic", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _ref("topic", "topic id", "topics"),
                _CONFIDENCE,
            ),
            ("meeting_topic",),
        ),
        Table(
            "flows",
            "one unit shares with, supports or asks another at a meeting",
            (
                _c("flow", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _ref("source", "unit version that gives or asks", "units"),
                _ref("target", "unit version that receives or is asked", "units"),
                _c("kind", "share, support or request"),
                _CONFIDENCE,
                _reported("reported_source", "source"),
                _reported("reported_target", "target"),
                _INTERNAL,
                _WEIGHT,
            ),
            ("flow",),
        ),
        Table(
            "flow_topics",
            "a flow is about a topic",
            (_ref("flow", "flow id", "flows"), _ref("topic", "topic id", "topics")),
            ("flow", "topic"),
        ),
        Table(
            "groups",
            "people without names, of one unit, are at a meeting",
            (
                _c("group", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _ref("unit", "unit version id", "units", optional=True),
                _c("label", "what they are called, with the unit's name"),
                _CONFIDENCE,
            ),
            ("group",),
        ),
        Table(
            "things",
            "a programme, project, site or agency that is spoken of",
            (
                _c("thing", "id: <kind>/<name>"),
                _c("kind", "programme, project, site or agency"),
                _c("label", "Vietnamese label"),
                _c("label_en", "English label"),
                _c("short", "abbreviation", optional=True),
                _ref("topic", "topic it stands for", "topics", optional=True),
                _ref("unit", "unit version it lies in or belongs to", "units", optional=True),
                _ref("body", "body it is, if it is an agency", "bodies", optional=True),
            ),
            ("thing",),
        ),
        Table(
            "statements",
            "something said at a meeting: views exchanged, experience shared or wished for, help, a request, praise",
            (
                _c("statement", "id"),
                _ref("meeting", "meeting id", "meetings"),
                _c("kind", "discussion, sharing, learning, support, proposal, self-report or commendation"),
                _c("mode", "happened, planned, wished or proposed"),
                _ref(
                    "source",
                    "unit version that has the experience, gives, asks, praises or tells of itself",
                    "units",
                    optional=True,
                ),
                _ref("target", "unit version that learns, gets, is asked or praised", "units", optional=True),
                _ref("official", "who said it", "officials", optional=True),
                _CONFIDENCE,
            ),
            ("statement",),
        ),
        Table(
            "statement_topics",
            "a statement is about a topic",
            (_ref("statement", "statement id", "statements"), _ref("topic", "topic id", "topics")),
            ("statement", "topic"),
        ),
        Table(
            "statement_things",
            "a statement is about a thing",
            (_ref("statement", "statement id", "statements"), _ref("thing", "thing id", "things")),
            ("statement", "thing"),
        ),
        Table(
            "statement_groups",
            "a statement is made by a group",
            (_ref("statement", "statement id", "statements"), _ref("group", "group id", "groups")),
            ("statement", "group"),
        ),
        Table(
            "meeting_things",
            "the report of a meeting names a thing",
            (_ref("meeting", "meeting id", "meetings"), _ref("thing", "thing id", "things")),
            ("meeting", "thing"),
        ),
        Table(
            "agreements",
            "a document of cooperation",
            (
                _c("agreement", "id"),
                _c("title", "title as printed"),
                _c("type", "mou, programme, agreement, plan or twinning"),
                _ref("meeting", "meeting at which it was signed or agreed", "meetings", optional=True),
                _c("period", "period as printed", optional=True),
                _c("year", "year of signing", optional=True),
                _ref("article", "article id; of several the first", "articles"),
                _c("articles", "number of articles that tell of it", "int", optional=True),
                _CONFIDENCE,
                _UNIT_BASIS,
                _INTERNAL,
            ),
            ("agreement",),
        ),
        Table(
            "agreement_parties",
            "a unit is party to an agreement",
            (_ref("agreement", "agreement id", "agreements"), _ref("unit", "unit version id", "units"), _WEIGHT),
            ("agreement", "unit"),
        ),
        Table(
            "resolutions",
            "a decision on who is who or which meeting is which: why two mentions are one, or were left apart",
            (
                _c("resolution", "id"),
                _c("kind", "official or meeting"),
                _c("decision", "merged, open (for a person to judge) or apart (judged or contradicted)"),
                _c("subject", "id of the official or meeting that the first mention stands for"),
                _c("other", "id that the second mention stands for; the same where merged"),
                _c("first", "what identifies the first mention whatever ids a build gives, as a JSON object"),
                _c("second", "what identifies the second mention, as a JSON object"),
                _ref("first_passage", "where the first mention stands", "passages", optional=True),
                _ref("second_passage", "where the second mention stands", "passages", optional=True),
                _number("score", "sum of the reasons' weights, in logits"),
                _c("reasons", "the reasons with their weights, the weightiest first, separated by '; '"),
                _c("inferred", "joined because nothing tells them apart, not because enough says they are one", "bool"),
                _c("judgement", "the verdict of a person that decided: verdict, by whom, when, why", optional=True),
                _number("confidence", "how probable it is that both are one, 0 to 1"),
            ),
            ("resolution",),
        ),
        Table(
            "topics",
            "a topic of the scheme",
            (
                _c("topic", "id"),
                _c("label", "Vietnamese label"),
                _c("label_en", "English label"),
                _ref("broader", "id of the broader topic", "topics", optional=True),
            ),
            ("topic",),
        ),
    )
}

STATED = (
    "mentions",
    "officials",
    "holdings",
    "meetings",
    "accounts",
    "year_candidates",
    "parties",
    "participations",
    "meeting_topics",
    "flows",
    "groups",
    "statements",
    "agreements",
)
"""The tables whose rows stand on passages: their ids are the subjects of the evidence table."""
