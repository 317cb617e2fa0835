"""Tables -> RDF -> tables is the identity: every column, type, order and value."""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import RdfError, SettingsError, UnknownFormatError
from kg.graph import TABLES, KnowledgeGraph
from kg.graph.schema import STATED
from tests.command import kg as command
from tests.factories import SAMPLE, SHARED
from tests.small_graph import HOSTILE, frame_of, small_graph

FORMATS = ("nq", "trig", "jsonld", "nq.gz", "trig.gz", "jsonld.gz")
CORPUS = SHARED / "corpus" / "sample-2000.jsonl.gz"


@pytest.fixture(scope="module")
def sample() -> KnowledgeGraph:
    return kg.build(SAMPLE / "articles")


def assert_equal(graph: KnowledgeGraph, other: KnowledgeGraph) -> None:
    for name, frame in graph.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name], check_exact=True, obj=name)


def read_back(graph: KnowledgeGraph, path: Path, **options: Any) -> KnowledgeGraph:
    kg.export(graph, path, **options)
    return kg.from_rdf(path)


# ---------------------------------------------------------------- identity
@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_comes_back_from_every_format(form, sample, tmp_path):
    assert len(sample.evidence) > 1000
    assert_equal(sample, read_back(sample, tmp_path / f"graph.{form}"))


@pytest.mark.parametrize("form", FORMATS[:3])
def test_a_graph_with_hostile_words_comes_back_from_every_format(form, tmp_path):
    assert_equal(small_graph(), read_back(small_graph(), tmp_path / f"graph.{form}"))


def test_an_empty_graph_comes_back(tmp_path):
    assert_equal(KnowledgeGraph(), read_back(KnowledgeGraph(), tmp_path / "graph.nq"))


def test_the_file_written_from_what_was_read_is_the_same(sample, tmp_path):
    again = read_back(sample, tmp_path / "first.nq")
    assert_equal(sample, read_back(again, tmp_path / "second.nq"))
    assert (tmp_path / "first.nq").read_bytes() == (tmp_path / "second.nq").read_bytes()


@pytest.mark.skipif(not CORPUS.exists(), reason=f"the articles are not here: {CORPUS}")
def test_two_thousand_articles_come_back(tmp_path):
    graph = kg.build(CORPUS)
    assert_equal(graph, read_back(graph, tmp_path / "graph.nq.gz"))


def test_a_part_of_a_graph_comes_back(sample, tmp_path):
    for number, part in enumerate((sample.about("Quảng Ninh", kind="meeting"), sample.about("Huế", kind="meeting"))):
        assert part
        smaller = sample.filter(unit=("quang-ninh", "hue")[number])
        assert 0 < len(smaller.meetings) < len(sample.meetings)
        assert_equal(smaller, read_back(smaller, tmp_path / f"{number}.nq"))


def test_the_base_is_found_out_wherever_the_graph_is_published(tmp_path):
    for base in ("https://data.example.org/graph/kg/", "http://localhost:8080/graph/"):
        assert_equal(small_graph(), read_back(small_graph(), tmp_path / "graph.trig", base=base))
        assert_equal(small_graph(), kg.from_rdf(tmp_path / "graph.trig", base=base))


# ---------------------------------------------------------------- words and numbers in one form
def test_tables_keep_words_in_nfc_nothing_for_no_words_and_four_digits():
    official = {"official": "a", "name": unicodedata.normalize("NFD", "Lê Thử"), "kind": "other", "sex": ""}
    unit = {"unit": "u", "slug": "u", "name_vi": "U", "name_en": "U", "kind": "foreign", "lat": 21.123456, "lon": 100}
    graph = KnowledgeGraph(officials=frame_of("officials", [official]), units=frame_of("units", [unit]))
    assert graph.officials["name"].tolist() == ["Lê Thử"]
    assert graph.officials["sex"].isna().all()
    assert graph.units["lat"].tolist() == [21.1235]


# ---------------------------------------------------------------- the law, for any tables
NASTY = [HOSTILE, "", " ", "\n", "\r\n", '"', "\\", '\\"', "\x00\x07", "\u202eđảo", unicodedata.normalize("NFD", "Huế")]
NASTY += [
    "🏞️ 🇻🇳",
    "'''",
    '"""',
    "}",
    "<http://x>",
    "a\tb",
    "%20",
    "\ufeff",
    "\u0301",
    "@vi",
    '"^^<x>',
    "\u2028",
    "; ",
    "#char=",
]
WORDS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
MAYBE = st.none() | WORDS
SURE = st.floats(0, 1)
DATES = st.sampled_from(
    [None, "2017-04-17", "XXXX-04-17", "2017-04", "2017-04-17/2017-04-19", "201X", "20170417", "cũ"]
)
BASES = st.sampled_from(["event-date", "article-date", "identity"])
KINDS = st.sampled_from(["working-session", "visit", "ceremony", "other", "signing"])
STATUS = st.sampled_from(["held", "planned", "background"])
FIXED: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("articles", "published"): DATES,
    ("units", "valid_from"): DATES,
    ("units", "valid_until"): DATES,
    ("units", "lat"): st.none() | st.floats(-90, 90),
    ("units", "lon"): st.none() | st.floats(-180, 180),
    ("bodies", "branch"): st.sampled_from(["party", "state", "front", "forces", "judicial", "agency", "other"]),
    ("offices", "branch"): st.sampled_from(["party", "state", "front", "forces", "judicial", "agency", "other"]),
    ("offices", "level"): st.sampled_from(["central", "province", "district", "commune", "foreign", "other"]),
    ("holdings", "level"): st.sampled_from(["central", "province", "district", "commune", "foreign", "other"]),
    ("holdings", "resolution"): st.sampled_from(["explicit", "shared-modifier", "coreference", "context", "none"]),
    ("officials", "kind"): st.sampled_from(["official", "other"]),
    ("meetings", "kind"): KINDS,
    ("meetings", "scope"): st.sampled_from(["inter-province", "foreign", "central"]),
    ("meetings", "status"): STATUS,
    ("meetings", "date"): DATES,
    ("meetings", "year_inferred"): st.none() | st.integers(1900, 2030),
    ("meetings", "year_confidence"): st.none() | SURE,
    ("meetings", "articles"): st.integers(0, 99),
    ("accounts", "kind"): KINDS,
    ("accounts", "date"): DATES,
    ("accounts", "status"): st.none() | STATUS,
    ("accounts", "parties"): st.sampled_from([None, "", "hue", "hue lang-son", "lang-son hue", "hue hue", " "]),
    ("year_candidates", "year"): st.integers(1000, 2100),
    ("participations", "role"): st.sampled_from(["chair", "head", "speaker", "signatory", "attendee"]),
    ("flows", "kind"): st.sampled_from(["share", "support", "request"]),
    ("things", "kind"): st.sampled_from(["programme", "project", "site", "agency"]),
    ("statements", "kind"): st.sampled_from(
        ["discussion", "sharing", "learning", "support", "proposal", "self-report", "commendation"]
    ),
    ("statements", "mode"): st.sampled_from(["happened", "planned", "wished", "proposed"]),
    ("agreements", "type"): st.sampled_from(["mou", "programme", "agreement", "plan", "twinning"]),
    ("agreements", "year"): st.sampled_from([None, "2017", "17", "năm nay"]),
    ("agreements", "articles"): st.none() | st.integers(1, 9),
    ("resolutions", "kind"): st.sampled_from(["official", "meeting"]),
    ("resolutions", "decision"): st.sampled_from(["merged", "open", "apart"]),
    ("resolutions", "score"): st.floats(-1000, 1000),
    ("resolutions", "judgement"): st.none()
    | WORDS
    | st.builds("same by {} on 2026-10-01: {}".format, WORDS, WORDS)
    | st.just("different by Trần On Mẫu on 2026-13-77: tuổi"),
}
LENS = ("internal", "weight", "reported_unit", "reported_source", "reported_target")
"""The columns only a lens fills: a graph as reported has their defaults."""

UNITS = ["ha-giang", "hue", "tuyen-quang-2025", "foreign-quang-tay", "central"]
SIZES = {"articles": 3, "passages": 5, "evidence": 8, "units": 5, "things": 4}


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Graphs of a few rows a table, whatever they say; a table refers only to rows that are there."""
    ids: dict[str, list[str]] = {}
    tables: dict[str, list[dict[str, Any]]] = {}
    for name in sorted(TABLES, key=lambda name: _depth(name)):
        rows = [_row(draw, name, number, ids) for number in range(draw(st.integers(0, SIZES.get(name, 3))))]
        tables[name] = list({tuple(row[key] for key in TABLES[name].key): row for row in rows if row}.values())
        ids[name] = [row[TABLES[name].key[0]] for row in tables[name]]
    return KnowledgeGraph(**{name: frame_of(name, rows) for name, rows in tables.items()})


def _depth(name: str) -> int:
    """How many tables one after the other refer to each other below this one."""
    below = {column.refers for column in TABLES[name].columns} - {"", name}
    below |= {"evidence": {"agreements", "statements"}, "resolutions": {"participations"}}.get(name, set())
    return 1 + max(map(_depth, below), default=0)


def _row(draw: st.DrawFn, name: str, number: int, ids: dict[str, list[str]]) -> dict[str, Any]:
    """A row of a table; none where it would have to refer to what is not there."""
    row: dict[str, Any] = {}
    for place, column in enumerate(TABLES[name].columns):
        if column.name in LENS:
            continue
        if column.refers:
            known = ids.get(column.refers, []) if column.refers != name else []
            row[column.name] = draw(st.sampled_from([*known, *([None] if column.optional or not known else [])]))
            if row[column.name] is None and not column.optional:
                return {}
        elif (name, column.name) in FIXED:
            row[column.name] = draw(FIXED[name, column.name])
        elif column.name == "unit_basis":
            row[column.name] = draw(st.none() | BASES if column.optional else BASES)
        elif place == 0:
            row[column.name] = _id(draw, name, number)
        else:
            row[column.name] = draw(_values(column.type, optional=column.optional))
    return _fitting(draw, name, row, ids)


def _values(type: str, *, optional: bool) -> st.SearchStrategy[Any]:
    values = {"string": WORDS, "int": st.integers(0, 200), "float": SURE, "bool": st.booleans()}[type]
    return st.none() | values if optional else values


def _id(draw: st.DrawFn, name: str, number: int) -> str:
    if name == "articles":
        return f"{number}{draw(st.sampled_from(['', ' bài/ă?#', '%2F', 'ê', '<>']))}"
    if name == "units":
        return UNITS[number]
    if name == "things":
        return f"{draw(st.sampled_from(['programme', 'project', 'agency', 'x']))}/{number % 2}"
    return f"{name}-{number}"


def _fitting(draw: st.DrawFn, name: str, row: dict[str, Any], ids: dict[str, list[str]]) -> dict[str, Any]:
    """What the schema asks of some rows beyond their columns' types."""
    if name == "passages":
        row["end"] = row["start"] + draw(st.integers(0, 30))
        row["passage"] = f"{row['article']}#char={row['start']},{row['end']}"
        if draw(st.booleans()):
            row["sentence"] = row["prefix"] + row["quote"] + draw(WORDS)
    if name == "evidence":
        stated = [one for table in STATED for one in ids[table]]
        if not stated:
            return {}
        row["subject"] = draw(st.sampled_from(stated))
        row["rule"] = draw(st.sampled_from(["units.name", "by-hand", "năm: đoán"]))
    if name == "resolutions":
        known = ids["officials" if row["kind"] == "official" else "meetings"]
        if not known:
            return {}
        row["subject"], row["other"] = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    if name == "units":
        provincial = row["unit"] in UNITS[:3]  # what they became the reference data tell
        row["kind"] = draw(st.sampled_from(["province", "city"] if provincial else ["central", "foreign"]))
        row["successor"] = draw(st.sampled_from([row["unit"], None]))
    return row


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(graph=graphs(), form=st.sampled_from(FORMATS[:3]))
def test_whatever_tables_say_comes_back(graph, form, tmp_path_factory):
    assert_equal(graph, read_back(graph, tmp_path_factory.mktemp("any") / f"graph.{form}"))


@settings(max_examples=12, deadline=None)
@given(words=st.lists(WORDS, min_size=6, max_size=6), form=st.sampled_from(FORMATS[:3]))
def test_whatever_words_a_report_has_come_back(words, form, tmp_path_factory):
    """A meeting with accounts of two articles, in words of any kind."""
    graph, rows = small_graph(), iter(words)
    frames = {
        name: graph.tables[name].copy() for name in ("meetings", "officials", "agreements", "passages", "holdings")
    }
    for (name, column), said in zip(
        (("meetings", "label"), ("officials", "name"), ("agreements", "title"), ("passages", "quote")),
        rows,
        strict=False,
    ):
        frames[name][column] = said
    frames["passages"]["sentence"] = frames["holdings"]["printed"] = next(rows, "")
    told = replace(graph, **frames)
    assert_equal(told, read_back(told, tmp_path_factory.mktemp("words") / f"graph.{form}"))


# ---------------------------------------------------------------- what is refused
@pytest.fixture(scope="module")
def lines(tmp_path_factory) -> list[str]:
    path = tmp_path_factory.mktemp("lines") / "graph.nq"
    kg.export(small_graph(), path)
    return path.read_text("utf-8").splitlines(keepends=True)


def refused(tmp_path: Path, text: str, name: str = "graph.nq", **options: Any) -> str:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RdfError) as caught:
        kg.from_rdf(tmp_path / name, **options)
    assert str(tmp_path / name) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf", "ttl.gz"])
def test_a_format_without_named_graphs_is_refused(suffix, tmp_path):
    kg.export(small_graph(), tmp_path / f"graph.{suffix}")
    with pytest.raises(UnknownFormatError, match=r"keeps no named graphs.*\.jsonld .*\.nq .*\.trig"):
        kg.from_rdf(tmp_path / f"graph.{suffix}")


def test_a_file_of_another_kind_is_refused(tmp_path):
    with pytest.raises(UnknownFormatError, match=r"no RDF file is called so.*\.nq"):
        kg.from_rdf(tmp_path / "graph.csv")


def test_what_is_not_there_empty_or_broken_is_refused(tmp_path, lines):
    with pytest.raises(RdfError, match="cannot be read"):
        kg.from_rdf(tmp_path / "nowhere.nq")
    assert "holds no RDF" in refused(tmp_path, "")
    assert "expected a file in N-Quads" in refused(tmp_path, "".join(lines[:5]) + "<half")
    assert "compressed with gzip" in refused(tmp_path, "plain", "graph.nq.gz")
    (tmp_path / "cut.nq.gz").write_bytes(gzip.compress("".join(lines).encode())[:-2000])
    with pytest.raises(RdfError, match="expected a whole file"):
        kg.from_rdf(tmp_path / "cut.nq.gz")


def test_rdf_of_others_is_refused(tmp_path):
    assert "is in no named graph" in refused(
        tmp_path, "<http://a.example/s> <http://a.example/p> <http://a.example/o> .\n"
    )
    quad = "<http://a.example/s> <http://a.example/p> <http://a.example/o> <http://a.example/g> .\n"
    assert "graph <http://a.example/g>; expected one such as <base>graph/vocabulary" in refused(tmp_path, quad)


def test_a_stranger_among_our_graphs_is_refused(tmp_path, lines):
    quad = "<http://a.example/s> <http://a.example/p> <http://a.example/o> <http://a.example/g> .\n"
    assert "expected graphs under https://lientinh.example/graph/" in refused(tmp_path, "".join([*lines, quad]))


def test_another_base_than_the_given_is_refused(tmp_path, lines):
    told = refused(tmp_path, "".join(lines), base="https://other.example/")
    assert "begin with https://lientinh.example/, not with the base https://other.example/" in told
    with pytest.raises(SettingsError, match="is no base"):
        kg.from_rdf(tmp_path / "graph.nq", base="other")


@pytest.mark.parametrize("graph", ["vocabulary", "reference", "resolution", "tables"])
def test_an_export_of_some_graphs_is_refused(graph, tmp_path, lines):
    kept = [line for line in lines if not line.endswith(f"graph/{graph}> .\n")]
    assert f"no named graph https://lientinh.example/graph/{graph}; expected an export of all" in refused(
        tmp_path, "".join(kept)
    )


def test_a_missing_article_is_named(tmp_path, lines):
    kept = [line for line in lines if not line.endswith("graph/article/b2> .\n")]
    assert "no named graph of the article 'b2'" in refused(tmp_path, "".join(kept))


def test_another_version_is_refused(tmp_path, lines):
    text = "".join(lines)
    assert "of version 9.9 of the ontology" in refused(
        tmp_path, re.sub(r'versionInfo> "[0-9.]+"', 'versionInfo> "9.9"', text)
    )
    other = text.replace('schemaVersion> "2"', 'schemaVersion> "1"')
    assert "tables of version 1; this program reads 2" in refused(tmp_path, other)


@pytest.mark.parametrize(
    "gone", ["#rule>", "#words>", "#clause>", "org#member>", "#kindCode>", "#origin>", "#schemaVersion>"]
)
def test_what_is_cut_out_of_a_file_is_missed(gone, tmp_path, lines):
    told = refused(tmp_path, "".join(line for line in lines if gone not in line.split(" ", 2)[1]))
    assert "expected" in told or "this program reads" in told


def test_numbers_that_are_none_are_refused(tmp_path, lines):
    text = "".join(lines).replace('characters> "', 'characters> "x')
    assert "expected a whole file" in refused(tmp_path, text)


# ---------------------------------------------------------------- in place of a folder
def test_commands_take_a_file_in_place_of_a_folder(sample, tmp_path):
    kg.export(sample, tmp_path / "graph.nq.gz")
    assert_equal(sample, kg.load(tmp_path / "graph.nq.gz"))
    run = command("export", tmp_path / "graph.nq.gz", tmp_path / "graph.trig")
    assert run.returncode == 0, run.stderr
    assert_equal(sample, kg.from_rdf(tmp_path / "graph.trig"))
