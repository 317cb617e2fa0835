"""GraphML, GEXF and the files for Neo4j: read again, nothing is missing, typed, and dated where a text gives a date."""

from __future__ import annotations

import csv
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg import exporters
from kg.errors import UnknownFormatError
from kg.graph import TABLES, KnowledgeGraph
from kg.network import everything
from tests.small_graph import HOSTILE, small_graph

NS = "{http://gexf.net/1.3}"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
AWKWARD = (HOSTILE, "một\nhai\tba\r", "\x00\x1f\ufffe", '<node id="x"/>', "😀 ]]> &amp;", '\\" \\', "")


@pytest.fixture(params=["by hand", "sample", "hostile", "lens", "empty"])
def graph(request) -> KnowledgeGraph:
    if request.param == "sample":
        return request.getfixturevalue("sample")
    if request.param == "lens":
        return request.getfixturevalue("sample").through("today")
    if request.param == "hostile":
        names = small_graph().officials.assign(name=AWKWARD[0], post=AWKWARD[1]).to_dict("records")
        meetings = small_graph().meetings.assign(label=AWKWARD[2], quote=" ".join(AWKWARD)).to_dict("records")
        return small_graph(officials=names, meetings=meetings)
    return small_graph() if request.param == "by hand" else KnowledgeGraph()


def exported(graph: KnowledgeGraph, path: Path) -> Path:
    exporters.export(graph, path)
    return path


def attributes(values: dict, row: str = "row") -> dict:
    """What a network says of a node or edge, as XML can hold it, without what is not known."""
    known = {row if name == "id" else name: value for name, value in values.items() if value is not None}
    return {name: NOT_IN_XML.sub("\ufffd", value) if isinstance(value, str) else value for name, value in known.items()}


# ---------------------------------------------------------------- graphml
def test_graphml_holds_every_node_and_edge_with_its_attributes(graph, tmp_path):
    found = nx.read_graphml(exported(graph, tmp_path / "graph.graphml"), force_multigraph=True)
    network = everything(graph)
    assert found.is_directed()
    assert dict(found.nodes(data=True)) == {node: attributes(values) for node, values in network.nodes(data=True)}
    ours = [(source, target, attributes(values)) for source, target, values in network.edges(data=True)]
    theirs = [
        (source, target, {k: v for k, v in values.items() if k != "id"})
        for source, target, values in found.edges(data=True)
    ]
    assert sorted(theirs, key=repr) == sorted(ours, key=repr)


# ---------------------------------------------------------------- gexf
def test_gexf_holds_every_node_and_edge_with_its_attributes(graph, tmp_path):
    found = nx.read_gexf(exported(graph, tmp_path / "graph.gexf"), version="1.3")
    network = everything(graph)
    times = ("start", "end")
    nodes = {node: {k: v for k, v in values.items() if k not in times} for node, values in found.nodes(data=True)}
    assert nodes == {node: attributes(values) for node, values in network.nodes(data=True)}
    ours = Counter(repr((s, t, sorted(attributes(values).items()))) for s, t, values in network.edges(data=True))
    told = (
        (s, t, sorted((k, v) for k, v in values.items() if k not in (*times, "id")))
        for s, t, values in found.edges(data=True)
    )
    assert Counter(map(repr, told)) == ours


def test_gexf_is_as_the_format_says(graph, tmp_path):
    root = ElementTree.parse(exported(graph, tmp_path / "graph.gexf")).getroot()
    assert (root.tag, root.get("version")) == (f"{NS}gexf", "1.3")
    (inner,) = root
    assert inner.attrib == {
        "mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date", "timerepresentation": "interval"
    }  # fmt: skip
    assert [part.tag.removeprefix(NS) for part in inner] == ["attributes", "attributes", "nodes", "edges"]
    nodes = {node.get("id"): node for node in inner.find(f"{NS}nodes")}
    edges = list(inner.find(f"{NS}edges"))
    assert len(nodes) == len(inner.find(f"{NS}nodes"))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    for thing in (*nodes.values(), *edges):
        assert period(thing)[0] <= period(thing)[1]
    for edge in edges:
        for end in (nodes[edge.get("source")], nodes[edge.get("target")]):
            assert period(end)[0] <= period(edge)[0]
            assert period(edge)[1] <= period(end)[1]
    for kind, things in (("node", nodes.values()), ("edge", edges)):
        (declared,) = (part for part in inner if part.get("class") == kind)
        types = {one.get("id"): one.get("type") for one in declared}
        assert {value.get("for") for thing in things for value in thing.iter(f"{NS}attvalue")} <= set(types)
        assert set(types.values()) <= {"string", "long", "double", "boolean"}


def period(thing: ElementTree.Element) -> tuple[date, date]:
    """From when until when a node or edge is there."""
    return date.fromisoformat(thing.get("start", "0001-01-01")), date.fromisoformat(thing.get("end", "9999-12-31"))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2017-05-17", ("2017-05-17", "2017-05-17")),
        ("2017-05-17/2017-05-19", ("2017-05-17", "2017-05-19")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2017-05-17/..", ("2017-05-17", None)),
        ("../2017-05-17", (None, "2017-05-17")),
        ("XXXX-05-17", (None, None)),
        (None, (None, None)),
    ],
)
def test_in_gexf_a_meeting_and_its_edges_are_there_when_it_was(told, expected, tmp_path):
    meetings = small_graph().meetings.assign(date=told, host="quang-ninh").to_dict("records")
    root = ElementTree.parse(exported(small_graph(meetings=meetings), tmp_path / "graph.gexf")).getroot()
    (meeting,) = (node for node in root.iter(f"{NS}node") if node.get("id") == "meeting-1")
    assert (meeting.get("start"), meeting.get("end")) == expected
    edges = {kind(edge): (edge.get("start"), edge.get("end")) for edge in root.iter(f"{NS}edge")}
    assert edges == dict.fromkeys(("party", "host", "chair", "topic", "share"), expected) | {"holding": (None, None)}


def kind(edge: ElementTree.Element) -> str:
    return next(value.get("value") for value in edge.iter(f"{NS}attvalue") if value.get("for") == "kind")


# ---------------------------------------------------------------- cypher
def read(folder: Path) -> dict[str, list[dict[str, str]]]:
    files = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            files[path.stem] = list(csv.DictReader(lines, strict=True))
    return files


def test_the_files_for_neo4j_hold_every_row_and_every_reference(graph, tmp_path):
    files = read(exported(graph, tmp_path / "graph.cypher"))
    for name, table in TABLES.items():
        frame = graph.tables[name]
        if len(table.key) > 1:
            tied = [rows for file, rows in files.items() if f"-{name.upper()}" in f"{file}-"]
            assert sum(map(len, tied)) == len(frame)
            continue
        label = table.key[0].title().replace("_", "")
        assert [row[f"{table.key[0]}:ID({label})"] for row in files[label]] == frame[table.key[0]].tolist()
        for column in (column for column in table.columns if column.refers):
            (rows,) = (rows for file, rows in files.items() if file.startswith(f"{label}-{column.name.upper()}-"))
            assert len(rows) == frame[column.name].notna().sum()


def test_every_relationship_for_neo4j_ties_nodes_that_are_there(graph, tmp_path):
    files = read(exported(graph, tmp_path / "graph.cypher"))
    ids = {label: set(column(rows, ":ID")) for label, rows in files.items() if "-" not in label}
    for file, rows in files.items():
        if "-" in file:
            start, form, end = file.split("-")
            assert set(column(rows, ":START_ID")) <= ids[start]
            assert set(column(rows, ":END_ID")) <= ids[end]
            assert set(column(rows, ":TYPE")) <= {form}


def column(rows: list[dict[str, str]], kind: str) -> list[str]:
    return [value for row in rows for name, value in row.items() if kind in name]


def test_words_for_neo4j_are_not_changed_and_what_is_missing_is_empty(tmp_path):
    titles = [HOSTILE, "=1+2"]
    articles = small_graph().articles.assign(title=titles, origin=["", "b"], publisher=None).to_dict("records")
    folder = exported(small_graph(articles=articles), tmp_path / "graph.cypher")
    assert [row["title:string"] for row in read(folder)["Article"]] == titles
    first, second = (line for line in (folder / "Article.csv").read_text("utf-8").split("\n") if '"Article"' in line)
    assert ',"",' in first
    assert ',"",' not in second
    assert read(folder)["Holding"][0]["former:boolean"] == "false"


def test_the_statements_load_every_file_by_the_names_in_its_header(tmp_path):
    folder = exported(small_graph(), tmp_path / "graph.cypher")
    loads = (folder / "load.cypher").read_text("utf-8").split("LOAD CSV WITH HEADERS FROM ")[1:]
    loaded = {
        re.match(r"'file:///(.+?)\.csv' AS row", load)[1]: set(re.findall(r"row\.`(.+?)`", load)) for load in loads
    }
    assert set(loaded) == {path.stem for path in folder.glob("*.csv")}
    for name, columns in loaded.items():
        header = set((folder / f"{name}.csv").read_text("utf-8").split("\n")[0].replace('"', "").split(","))
        assert columns == header - {":LABEL", ":TYPE"}


def test_an_archive_for_neo4j_holds_the_same_files(tmp_path):
    folder = exported(small_graph(), tmp_path / "graph.cypher")
    with zipfile.ZipFile(exported(small_graph(), tmp_path / "graph.cypher.zip")) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }


def test_the_files_for_neo4j_replace_no_file_of_yours(tmp_path):
    (tmp_path / "notes.cypher").write_text("MATCH (n) RETURN n")
    with pytest.raises(UnknownFormatError, match="several tables need a folder"):
        exporters.export(small_graph(), tmp_path / "notes.cypher")
