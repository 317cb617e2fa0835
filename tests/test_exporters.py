"""Exporters: every format known is tested the moment its file exists."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import exporters
from kg.errors import UnknownFormatError
from kg.exporters import csv as tables
from kg.exporters import jsonl as json_lines
from kg.graph import TABLES, KnowledgeGraph
from tests.small_graph import HOSTILE, frame_of, small_graph

RDF_SUFFIXES = (".jsonld", ".nq", ".nt", ".rdf", ".trig", ".ttl")


def content(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of every file of a folder, by name."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())}


def test_the_formats_are_those_the_folder_holds():
    assert exporters.known() == tuple(sorted(exporters.known()))
    assert set(RDF_SUFFIXES) | {".csv", ".zip"} <= set(exporters.known())


def test_no_two_exporters_claim_one_suffix():
    files = {path.stem for path in Path(exporters.__file__).parent.glob("[!_]*.py")}
    claims = [suffix for name in files for suffix in __import__(f"kg.exporters.{name}", fromlist=["x"]).SUFFIXES]
    assert sorted(claims) == list(exporters.known())


@pytest.mark.parametrize("suffix", exporters.known())
def test_every_exporter_writes_the_same_bytes_twice_over_what_was_there(suffix, tmp_path):
    path = tmp_path / "new folder" / f"đồ thị{suffix}"
    exporters.export(small_graph(), path)
    first = content(path)
    exporters.export(small_graph(), path)
    assert first == content(path)
    assert all(first.values())
    assert [child.name for child in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", exporters.known())
def test_an_exporter_does_not_change_the_graph(suffix, tmp_path):
    graph = small_graph()
    before = KnowledgeGraph(**{name: frame.copy() for name, frame in graph.tables.items()})
    exporters.export(graph, tmp_path / f"graph{suffix}")
    assert graph == before


@pytest.mark.parametrize("suffix", exporters.known())
def test_every_exporter_lets_pass_the_base_of_iris(suffix, tmp_path):
    exporters.export(small_graph(), tmp_path / f"graph{suffix}", base="https://kg.example.org/")
    assert (tmp_path / f"graph{suffix}").exists()


@pytest.mark.parametrize("suffix", RDF_SUFFIXES)
def test_rdf_files_are_what_their_name_says(suffix, tmp_path):
    path = tmp_path / f"graph{suffix.upper()}"
    exporters.export(small_graph(), path, base="https://kg.example.org/")
    quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.from_extension(suffix[1:])))
    unit = ox.NamedNode("https://kg.example.org/id/unit/quang-ninh")
    assert unit in {quad.subject for quad in quads}


def test_json_ld_is_json(tmp_path):
    exporters.export(small_graph(), tmp_path / "graph.jsonld")
    graphs = json.loads((tmp_path / "graph.jsonld").read_text("utf-8"))["@graph"]
    assert {"id", "@graph"} == set(graphs[0])
    assert len(graphs) == 8


def test_an_unknown_ending_names_the_known_ones(tmp_path):
    with pytest.raises(UnknownFormatError, match=r"no exporter writes '\.nope'; known: \.csv .*\.nq .*\.ttl"):
        exporters.export(small_graph(), tmp_path / "graph.nope")
    with pytest.raises(UnknownFormatError, match="no exporter writes ''"):
        exporters.export(small_graph(), tmp_path / "graph")


# ---------------------------------------------------------------- json lines
def unfolded(table: str, row: dict[str, Any], rows: dict[str, list[dict[str, Any]]]) -> None:
    """Add a row and the rows inside it to those of their tables."""
    own = {column.name for column in TABLES[table].columns}
    rows[table].append({column: value for column, value in row.items() if column in own})
    for part in TABLES.keys() & row.keys() - own:
        for one in row[part]:
            unfolded(part, one | {json_lines.WITHIN[part]: row[TABLES[table].key[0]]}, rows)


def read_back(path: Path) -> KnowledgeGraph:
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for line in path.read_text("utf-8").split("\n")[:-1]:
        row = json.loads(line)
        unfolded(row.pop("table"), row, rows)
    return KnowledgeGraph(**{table: frame_of(table, rows[table]) for table in TABLES})


def test_json_lines_hold_every_row_once_where_it_belongs(sample, tmp_path):
    one, _ = small_graph().articles.to_dict("records")
    mention = {"mention": "mention-1", "article": "lang-son", "unit": "quang-ninh"}
    like_a_unit = small_graph(
        articles=[*small_graph().articles.to_dict("records"), one | {"article": "lang-son"}], mentions=[mention]
    )
    for graph in (small_graph(), like_a_unit, sample):
        exporters.export(graph, tmp_path / "graph.jsonl")
        assert read_back(tmp_path / "graph.jsonl") == graph


def test_json_lines_tell_of_a_meeting_with_its_words(tmp_path):
    exporters.export(small_graph(), tmp_path / "graph.jsonl")
    lines = map(json.loads, (tmp_path / "graph.jsonl").read_text("utf-8").splitlines())
    (meeting,) = (line for line in lines if line["table"] == "meetings")
    (flow,) = meeting["flows"]
    assert [party["unit"] for party in meeting["parties"]] == ["quang-ninh", "lang-son"]
    assert (flow["flow_topics"], flow["evidence"][0]["quote"]) == ([{"topic": "tourism"}], "chia sẻ cách làm")


# ---------------------------------------------------------------- tables
def test_csv_holds_every_table_with_its_columns_and_rows(tmp_path):
    graph = small_graph()
    exporters.export(graph, tmp_path / "tables.csv")
    for name, table in TABLES.items():
        with (tmp_path / "tables.csv" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        assert header == [column.name for column in table.columns]
        assert len(rows) == len(getattr(graph, name))


def test_an_archive_holds_the_same_files_as_a_folder(tmp_path):
    exporters.export(small_graph(), tmp_path / "tables.csv")
    exporters.export(small_graph(), tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == content(tmp_path / "tables.csv")


@pytest.mark.parametrize("title", ["=1+2", "+84", "-5", "@x", "\t=x", "\r=x", "'=x", "=cmd|' /C calc'!A0"])
def test_cells_spreadsheets_would_calculate_are_guarded_and_can_be_read_back(title, tmp_path):
    articles = small_graph().articles.assign(title=[title, HOSTILE]).to_dict("records")
    tables.export(small_graph(articles=articles), tmp_path / "t.csv")
    with (tmp_path / "t.csv" / "articles.csv").open(encoding="utf-8", newline="") as lines:
        titles = [row["title"] for row in csv.DictReader(lines)]
    assert titles == ["'" + title, HOSTILE]


def test_numbers_are_not_guarded(tmp_path):
    units = small_graph().units.assign(lon=-1.5).to_dict("records")
    tables.export(small_graph(units=units), tmp_path / "t.csv")
    assert ",-1.5" in (tmp_path / "t.csv" / "units.csv").read_text("utf-8")


def test_a_file_is_not_replaced_by_a_folder(tmp_path):
    (tmp_path / "notes.csv").write_text("mine")
    with pytest.raises(UnknownFormatError, match="several tables need a folder"):
        exporters.export(small_graph(), tmp_path / "notes.csv")
    assert (tmp_path / "notes.csv").read_text() == "mine"
