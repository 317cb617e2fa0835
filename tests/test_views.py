"""Views as files: what they hold, that they hold nothing from outside, and that equal graphs give equal bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest

import kg
from kg.errors import UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.graph.confidence import UNSURE
from kg.views import known, view
from kg.views.page import assembly
from kg.views.page.cutting import kept, ties_of
from kg.views.page.quotations import Quotations
from kg.views.page.rows import Rows
from kg.views.page.spacing import spread
from tests.small_graph import HOSTILE, TEXTS, small_graph


class Parts(HTMLParser):
    """Start tags with their attributes, and the text of scripts and styles with the tag it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, text):
        if self.tags and self.tags[-1][0] in ("script", "style") and text.strip():
            self.raw.append((*self.tags[-1], text))


def embedded(html: str) -> dict[str, object]:
    """The JSON blocks of a page by their ids."""
    return {tag[1]["id"]: json.loads(tag[2]) for tag in Parts(html).raw if "id" in tag[1]}


@pytest.fixture(scope="module")
def html() -> str:
    return import_module("kg.views.network").render(small_graph())


# ---------------------------------------------------------------- the room
def test_the_listing_of_the_room_is_the_list_of_views():
    files = {path.stem for path in Path("kg/views").glob("*.py")} - {"__init__"}
    assert set(known()) == files
    assert "network" in known()


@pytest.mark.parametrize("name", known())
def test_every_view_is_one_complete_page_for_any_graph(name, tmp_path):
    for graph in (small_graph(), KnowledgeGraph()):
        path = view(graph, name, tmp_path / "deep" / f"{name}.html")
        assert path.read_bytes().decode("utf-8").startswith("<!DOCTYPE html>")


def test_an_unknown_view_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(UnknownFormatError, match=r"no view 'hairball'; known: .*network"):
        view(small_graph(), "hairball", tmp_path / "x.html")
    assert not (tmp_path / "x.html").exists()


def test_an_unknown_language_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(UnknownFormatError, match="'fr'; known: vi en"):
        view(small_graph(), "network", tmp_path / "x.html", lang="fr")


def test_a_page_appears_whole_or_not_at_all(tmp_path):
    path = view(small_graph(), "network", tmp_path / "x.html")
    before = path.read_bytes()
    with pytest.raises(UnknownFormatError):
        view(small_graph(), "network", path, lang="fr")
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["x.html"]


def test_importing_the_room_loads_no_drawing_library():
    code = "import sys, kg.views; kg.views.known(); print('pyvis' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


# ---------------------------------------------------------------- the file
def test_equal_graphs_give_equal_bytes(html):
    graph = small_graph()
    turned = KnowledgeGraph(**{name: frame.iloc[::-1] for name, frame in graph.tables.items()})
    assert import_module("kg.views.network").render(turned) == html


def test_nothing_outside_the_file_is_loaded(html):
    parts = Parts(html)
    loading = [
        (tag, name, value) for tag, given in parts.tags for name, value in given.items() if name in ("src", "href")
    ]
    assert all(value == "data:," or value.startswith("#") for _, _, value in loading), loading
    style = next(text for tag, _, text in parts.raw if tag == "style")
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_the_own_scripts_and_nothing_else(html):
    parts = Parts(html)
    policy = next(given["content"] for tag, given in parts.tags if given.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    own = {hashed(text) for tag, given, text in parts.raw if "type" not in given}
    assert set(re.findall(r"'(sha256-[^']+)'", policy)) == own
    assert len(own) == 3  # the library, our script, our style


def hashed(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_what_articles_say_cannot_leave_its_json(html):
    blocks = [text for _, given, text in Parts(html).raw if given.get("type") == "application/json"]
    assert len(blocks) == 4
    assert not any("<" in text for text in blocks)
    titles = [article["title"] for article in embedded(html)["page"]["articles"]]
    assert HOSTILE in titles


def test_a_title_of_ones_own_is_escaped():
    html = import_module("kg.views.network").render(small_graph(), title="</title><script>alert(1)</script>")
    assert "<script>alert(1)" not in html
    assert embedded(html)["page"]["title"]["vi"] == "</title><script>alert(1)</script>"


def test_the_licence_of_the_drawing_library_stays_with_it(html):
    assert "@license" in html
    assert "Apache 2.0 License" in html
    assert "Almende" in html


# ---------------------------------------------------------------- what it tells
def test_nodes_and_links_are_the_rows_of_the_graph(html):
    graph, told = small_graph(), embedded(html)
    kinds = {node["id"]: node["kind"] for node in told["nodes"]}
    assert {"quang-ninh", "lang-son", "meeting-1", "le-thu--quang-ninh", "mai-nhap--lang-son", "tourism"} <= set(kinds)
    assert kinds["quang-ninh"] == "province"
    links = {(link["from"], link["to"], link["kind"]) for link in told["edges"]}
    assert ("quang-ninh", "meeting-1", "party") in links
    assert ("meeting-1", "quang-ninh", "host") in links
    assert ("le-thu--quang-ninh", "meeting-1", "chair") in links
    assert ("meeting-1", "tourism", "about") in links
    assert ("quang-ninh", "lang-son", "share") in links
    assert told["page"]["counts"]["articles"] == len(graph.articles)


def test_a_city_is_drawn_as_a_province_and_its_versions_are_told_apart():
    units = [
        {"unit": "hue", "slug": "hue", "name_vi": "Huế", "name_en": "Hue", "kind": "city", "valid_until": "2025-06-30"},
        {
            "unit": "hue-2025",
            "slug": "hue",
            "name_vi": "Huế",
            "name_en": "Hue",
            "kind": "city",
            "valid_from": "2025-07-01",
        },
    ]
    parties = [{"party": f"p{n}", "meeting": "m", "unit": u["unit"], "confidence": 1.0} for n, u in enumerate(units)]
    meetings = [{**small_graph().meetings.iloc[0].to_dict(), "meeting": "m", "host": None}]
    cleared = {name: [] for name in small_graph().tables if name not in ("articles", "topics", "offices")}
    graph = small_graph(**{**cleared, "units": units, "parties": parties, "meetings": meetings})
    told = embedded(import_module("kg.views.network").render(graph))
    assert {(node["kind"], node["label"]) for node in told["nodes"] if node["id"] != "m"} == {
        ("province", "Huế (cũ)"),
        ("province", "Huế (mới)"),
    }


def test_parallel_links_take_different_ways(html):
    ways: dict[frozenset[str], list[float]] = {}
    for link in embedded(html)["edges"]:
        forward = link["from"] < link["to"]
        ways.setdefault(frozenset((link["from"], link["to"])), []).append(link.get("curve", 0) * (1 if forward else -1))
    parallel = [curves for curves in ways.values() if len(curves) > 1]
    assert parallel
    assert all(len(set(curves)) == len(curves) for curves in parallel)


def test_every_neighbour_of_a_node_stands_in_its_panel(html):
    told = embedded(html)
    for link in told["edges"]:
        for one, other in ((link["from"], link["to"]), (link["to"], link["from"])):
            rows = [row for section in told["page"]["panels"][one] for row in section["rows"]]
            assert any(other in (row.get("to"), row.get("then")) for row in rows), (one, other)


def test_facts_lead_to_sentences_and_the_quotes_in_them(html):
    page = embedded(html)["page"]
    texts = "\n".join(TEXTS.values())
    quotes = {page["sentences"][sentence][1][start:end] for sentence, start, end in page["passages"]}
    graph = small_graph()
    stated = graph.passages["passage"].isin(graph.evidence["passage"])
    assert quotes == set(graph.passages.loc[stated, "quote"])
    assert all(quote in texts for quote in quotes)
    meeting = {section["name"]: section["rows"] for section in page["panels"]["meeting-1"]}
    share = meeting["flows"][0]
    sentence, start, end = page["passages"][share["says"][0]]
    assert page["sentences"][sentence][1][start:end] == "chia sẻ cách làm"
    assert (share["to"], share["then"], share["notes"]) == (
        "quang-ninh",
        "lang-son",
        [{"vi": "Du lịch", "en": "tourism"}],
    )
    assert meeting["date"] == [{"text": "Ngày 17/4"}]
    assert meeting["edtf"] == [{"text": "2017-04-17"}]
    assert [row["sure"] for row in meeting["parties"] if row["to"] == "lang-son"] == [0.8]


def test_an_office_whose_unit_was_inferred_says_so(html):
    sections = {section["name"]: section["rows"] for section in embedded(html)["page"]["panels"]["le-thu--quang-ninh"]}
    office = sections["offices"][0]
    assert (office["text"], office["then"]) == ("Chủ tịch UBND tỉnh", "quang-ninh")
    assert ["note", "context"] in office["notes"]
    assert "2017-04-18" in office["notes"]


def test_a_quote_that_occurs_twice_is_marked_where_it_stands():
    sentence = "Tỉnh Thử gặp Tỉnh Thử, rồi về."
    second = sentence.index("Tỉnh Thử", 1)
    passage = {
        "passage": "b2#char=13,21", "article": "b2", "start": 13, "end": 21, "quote": "Tỉnh Thử",
        "prefix": "gặp ", "suffix": ",", "sentence": sentence,
    }  # fmt: skip
    evidence = [{"subject": "meeting-1", "passage": passage["passage"], "rule": "by-hand", "confidence": 1.0}]
    quotations = Quotations(Rows(small_graph(passages=[passage], evidence=evidence).tables))
    assert quotations.says("meeting-1") == [0]
    assert quotations.carried()["passages"] == [[0, second, second + len("Tỉnh Thử")]]


def test_the_page_speaks_both_languages_in_full(html):
    words = assembly.words()
    vi, en = ({(group, key) for group, keys in words[lang].items() for key in keys} for lang in ("vi", "en"))
    assert vi == en
    sections = {section["name"] for panel in embedded(html)["page"]["panels"].values() for section in panel}
    assert sections <= set(words["vi"]["facts"])
    asked = set(re.findall(r'(?:word\("page", |phrase\()"(\w+)"', assembly.script()))
    asked |= set(re.findall(r'data-(?:word|label)="(\w+)"', html))
    assert asked <= set(words["vi"]["page"])


# ---------------------------------------------------------------- cutting and spacing
def test_a_picture_cut_down_keeps_units_and_whole_meetings_and_says_what_it_left_out(html):
    told = embedded(import_module("kg.views.network").render(small_graph(), max_nodes=4))
    assert {node["kind"] for node in told["nodes"]} == {"province"}
    left = {note["key"]: note["parts"] for note in told["page"]["notes"] if "parts" in note}
    assert sum(left["left_out"].values()) == len(embedded(html)["nodes"]) - len(told["nodes"])
    assert "left_out" not in {note["key"] for note in embedded(html)["page"]["notes"]}


def test_the_best_connected_meetings_stay_with_their_people():
    kinds = {
        "u": "province",
        "m1": "meeting",
        "m2": "meeting",
        "a": "official",
        "b": "official",
        "t": "topic",
        "x": "topic",
    }
    ties = ties_of([("u", "m1"), ("u", "m2"), ("m1", "a"), ("m2", "b"), ("m2", "t")])
    assert kept(kinds, ties, 100) == {"u", "m1", "m2", "a", "b", "t"}  # what has no tie is not drawn
    assert kept(kinds, ties, 4) == {"u", "m2", "b", "t"}
    assert kept(kinds, ties, 3) == {"u", "m1", "a"}


def test_nodes_are_spread_until_none_covers_another():
    layout = {f"n{n}": ((n * 37 % 11) / 11, (n * 53 % 7) / 70) for n in range(60)}
    layout["n60"] = layout["n0"]  # two in one place
    boxes = {name: (60.0 if n % 3 else 8.0, 20.0 if n % 3 else 8.0) for n, name in enumerate(layout)}
    places = spread(layout, boxes)
    names = list(places)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            across = abs(places[one][0] - places[other][0]) - boxes[one][0] - boxes[other][0]
            down = abs(places[one][1] - places[other][1]) - boxes[one][1] - boxes[other][1]
            assert max(across, down) >= -2, (one, other)  # whole pixels
    assert spread(layout, boxes) == places


@pytest.mark.parametrize(("confidence", "doubtful"), [(UNSURE - 0.01, True), (UNSURE, False)])
def test_networks_figures_panels_and_report_call_the_same_meetings_unsure(confidence, doubtful):
    graph = small_graph()
    graph = replace(graph, meetings=graph.meetings.assign(confidence=confidence))
    network = embedded(kg.view(graph, "full").html)
    (drawn,) = [node for node in network["nodes"] if node["id"] == "meeting-1"]
    chart = embedded(kg.view(graph, "matrix").html)["page"]
    found = {
        "network": bool(drawn.get("doubt")),
        "figure": bool(kg.figures.draw(graph, "matrix").rows["unsure"].all()),
        "panel": "sure" in chart["meetings"][0],
        "report": "(confidence 89%)" in kg.report(graph, lang="en").html,
    }
    assert found == dict.fromkeys(found, doubtful)
