"""Figures: well-formed, every mark traced to rows whose counts are those of the tables, and nothing hostile in them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from importlib import import_module
from itertools import combinations

import pandas as pd
import pytest

from kg.errors import GraphError, UnknownFormatError
from kg.figures import COLOURS, Figure, draw, known, plain
from kg.graph import KnowledgeGraph
from kg.graph.filtering import dates_of
from kg.network import PROVINCIAL
from tests.made_networks import flows, large, meetings_of
from tests.small_graph import HOSTILE, small_graph

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("map", "matrix", "network", "timeline", "topics")


@pytest.fixture(scope="module")
def crowd() -> KnowledgeGraph:
    """All 63 provinces at 400 meetings, more than any figure has room for."""
    return large(400, seed=1)


@pytest.fixture(scope="module")
def today(sample) -> KnowledgeGraph:
    return sample.through("today")


def tree(figure: Figure) -> ET.Element:
    return ET.fromstring(figure.svg)


def texts(figure: Figure) -> list[str]:
    return [one.text or "" for one in tree(figure).iter(f"{SVG}text")]


def at_meetings(graph: KnowledgeGraph) -> dict[str, set[str]]:
    """The provinces at each meeting that was held."""
    provincial = set(graph.units.loc[graph.units["kind"].isin(PROVINCIAL), "unit"])
    held = set(graph.meetings.loc[graph.meetings["status"] != "planned", "meeting"])
    rows = graph.parties[graph.parties["unit"].isin(provincial) & graph.parties["meeting"].isin(held)]
    return {str(meeting): set(units) for meeting, units in rows.groupby("meeting")["unit"]}


# ---------------------------------------------------------------- all of them
def test_the_room_holds_the_figures():
    assert set(NAMES) <= set(known())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_one_image_whose_marks_are_its_rows(sample, name, lang):
    figure = draw(sample, name, lang=lang)
    root = tree(figure)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert re.fullmatch(r"0 0 [\d.]+ [\d.]+", root.get("viewBox", ""))
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == figure.title
    marks = [one.get("data-id") for one in root.iter() if one.get("data-id")]
    assert sorted(marks) == sorted(figure.rows["id"])
    assert len(set(marks)) == len(marks) > 10
    known_meetings = set(sample.meetings["meeting"])
    assert all(known_meetings.issuperset(meetings) and meetings for meetings in figure.rows["meetings"])
    assert ("cuộc gặp, không đếm bài báo" if lang == "vi" else "of meetings, not of articles") in figure.caption


@pytest.mark.parametrize("name", NAMES)
def test_colours_are_variables_with_defaults_and_nothing_is_styled_or_loaded(sample, name):
    svg = draw(sample, name).svg
    assert set(re.findall(r"var\(--([a-z0-9-]+),", svg)) <= set(COLOURS)
    assert not re.search(r"<style|<script|\sstyle=|href=|url\(|\son\w+=", svg)
    assert "var(" not in plain(svg)
    assert f'fill="{COLOURS["ink"][0]}"' in plain(svg)


@pytest.mark.parametrize("name", NAMES)
def test_equal_graphs_give_equal_bytes(sample, name):
    turned = KnowledgeGraph(**{table: frame.iloc[::-1] for table, frame in sample.tables.items()})
    assert draw(turned, name).svg == draw(sample, name).svg


@pytest.mark.parametrize("name", NAMES)
def test_nothing_selected_says_why(sample, name):
    figure = draw(sample, name, topic="expressway", since="2031")
    assert figure.svg == ""
    assert figure.rows.empty
    assert "0 cuộc gặp" in figure.caption
    assert "từ 2031" in figure.caption
    assert draw(KnowledgeGraph(), name).svg == ""


@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_meant_is_refused(sample, name):
    with pytest.raises(UnknownFormatError, match="'fr'; known: vi en"):
        draw(sample, name, lang="fr")
    with pytest.raises(UnknownFormatError, match="no option 'colour'"):
        draw(sample, name, colour="red")
    with pytest.raises(GraphError, match="topic='turism'"):
        draw(sample, name, topic="turism")


@pytest.mark.parametrize(
    ("name", "option"), [("map", "ties"), ("matrix", "order"), ("timeline", "by"), ("topics", "scale")]
)
def test_an_unknown_choice_is_refused_with_the_known_ones(sample, name, option):
    with pytest.raises(UnknownFormatError, match=f"{option}='hairball': not known; expected .+ or .+"):
        draw(sample, name, **{option: "hairball"})


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stay_words(name):
    attack = HOSTILE + "</text><script>alert(1)</script><g onload=alert(2)>"
    graph = small_graph()
    frames = {table: frame.copy() for table, frame in graph.tables.items()}
    frames["units"]["name_vi"] = attack
    frames["topics"]["label"] = attack
    frames["units"]["lat"], frames["units"]["lon"] = 21.0, 105.0
    figure = draw(KnowledgeGraph(**frames), name)
    assert {one.tag for one in tree(figure).iter()} <= {f"{SVG}{tag}" for tag in _DRAWN}
    assert not any(key.startswith("on") for one in tree(figure).iter() for key in one.attrib)
    assert "\u202e" not in figure.svg
    assert "\x0b" not in figure.svg


_DRAWN = ("svg", "title", "desc", "g", "path", "circle", "rect", "line", "text", "polygon")


# ---------------------------------------------------------------- counts
@pytest.mark.parametrize("lens", ["as-reported", "today"])
@pytest.mark.parametrize("name", ["map", "matrix"])
def test_pairs_are_those_who_were_at_one_meeting(sample, name, lens):
    graph = sample.through(lens)
    wanted: dict[str, set[str]] = {}
    for meeting, units in at_meetings(graph).items():
        for pair in combinations(sorted(units), 2):
            wanted.setdefault("~".join(pair), set()).add(meeting)
    rows = draw(graph, name, top=None).rows
    apart = rows[(rows["kind"] == "pair") & (rows["about"].map(lambda both: len(set(both))) == 2)]
    assert {row.id: set(row.meetings) for row in apart.itertuples()} == wanted
    assert (apart["count"] == apart["meetings"].map(len)).all()


def test_the_tint_of_a_province_counts_all_its_meetings(sample, today):
    for graph in (sample, today):
        rows = draw(graph, "map").rows.query("kind == 'unit'")
        there = at_meetings(graph)
        assert len(rows) > 20
        for unit, count in zip(rows["id"], rows["count"], strict=True):
            assert count == sum(unit in units for units in there.values()), unit


@pytest.mark.parametrize("name", ["map", "matrix"])
def test_learning_leads_from_who_learns_to_who_shares(name):
    graph = meetings_of(
        ("lao-cai", "son-la"),
        ("lao-cai", "son-la"),
        **flows((0, "son-la", "lao-cai", "share", "tourism"), (1, "son-la", "lao-cai", "share", "tourism")),
    )
    figure = draw(graph, name, ties="learning")
    (row,) = figure.rows.query("kind == 'pair'").to_dict("records")
    assert row["id"] == "lao-cai~son-la"
    assert row["about"] == ("lao-cai", "son-la")
    assert row["count"] == 2
    assert "→" in row["label"]


def test_the_timeline_counts_what_pandas_counts(sample):
    figure = draw(sample, "timeline", scale="year", top=None)
    held = sample.meetings[sample.meetings["status"] != "planned"]
    years = dates_of(held).astype("string").str[:4]
    counts = years[years.str.fullmatch(r"\d{4}").fillna(False).to_numpy(bool)].value_counts()
    whole = figure.rows[figure.rows["id"].str.startswith("all~")]
    seen = whole.groupby(whole["id"].str.extract(r"~(\d{4})", expand=False))["count"].sum()
    assert seen.to_dict() == {year: float(count) for year, count in counts.items()}
    undated = len(held) - int(counts.sum())
    assert f"{undated} cuộc gặp không rõ năm" in figure.caption
    guessed = held["year_inferred"].notna() & ~years.isna()
    inferred = whole[whole["id"].str.endswith("~inferred")]
    assert inferred["count"].sum() == guessed.sum() > 0
    assert f"{int(guessed.sum())} cuộc gặp có năm suy ra" in figure.caption


def test_topics_count_each_meeting_for_each_of_its_topics(sample):
    rows = draw(sample, "topics", scale="year", top=None).rows
    dated = set(
        sample.meetings.loc[dates_of(sample.meetings).str.match(r"\d{4}").fillna(False).to_numpy(bool), "meeting"]
    )
    about = sample.meeting_topics[sample.meeting_topics["meeting"].isin(dated)]
    wanted = about.drop_duplicates(["meeting", "topic"]).groupby("topic").size()
    assert len(wanted) > 10
    seen = (
        rows[~rows["id"].str.startswith("all~")]
        .groupby(rows["about"].map(lambda one: one[0] if one else ""))["count"]
        .sum()
    )
    assert seen.to_dict() == {topic: float(count) for topic, count in wanted.items()}


# ---------------------------------------------------------------- what is drawn
def test_the_map_has_the_boundaries_of_the_lens(sample, today):
    ground = import_module("kg.figures._ground")
    assert len(ground.territories(sample.lens)) == 63
    assert len(ground.territories(today.lens)) == 34
    assert len(ground.territories(sample.through("2025-06-30").lens)) == 63
    units = draw(today, "map").rows.query("kind == 'unit'")["id"]
    assert "tuyen-quang-2025" in set(units)
    assert "ha-giang" not in set(units)


@pytest.mark.parametrize("lens", ["as-reported", "today"])
def test_the_archipelagos_are_on_the_map_with_whose_they_are(sample, lens):
    said = texts(draw(sample.through(lens), "map"))
    for name in ("Hoàng Sa", "(Đà Nẵng)", "Trường Sa", "(Khánh Hòa)"):
        assert name in said
    assert "Natural Earth" in draw(sample, "map").caption


def test_names_on_a_crowded_map_leave_each_other_room_or_are_counted(crowd):
    figure = draw(crowd, "map", top=150)
    names = [one for one in tree(figure).iter(f"{SVG}text") if one.get("paint-order")]
    boxes = [_box(one) for one in names]
    assert len(names) > 40
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    arcs = figure.rows.query("kind == 'pair'")
    without = len({unit for both in arcs["about"] for unit in both}) - len(names)
    assert (f"{without} tên không đủ chỗ" in figure.left_out) == (without > 0)


def _box(text: ET.Element) -> tuple[float, float, float, float]:
    """Where a name stands, drawn as narrow as letters are at least."""
    size, wide = float(text.get("font-size", 0)), len(text.text or "") * float(text.get("font-size", 0)) * 0.42
    x, y = float(text.get("x", 0)), float(text.get("y", 0))
    left = {"start": x, "end": x - wide, "middle": x - wide / 2}[text.get("text-anchor", "start")]
    return left, y - size * 0.7, left + wide, y


def test_nothing_lies_beyond_the_edge_of_the_map(sample):
    """Paths are relative from their first point on."""
    _, _, wide, high = map(float, tree(draw(sample, "map")).get("viewBox").split())
    for line in tree(draw(sample, "map")).iter(f"{SVG}path"):
        for ring in line.get("d").split("M")[1:]:
            if "l" not in ring:
                continue  # an arc, whose ends are provinces
            x = y = 0.0
            for step in re.findall(r"(-?[\d.]+),(-?[\d.]+)", ring):
                x, y = x + float(step[0]), y + float(step[1])
                assert -1 <= x <= wide + 1
                assert -1 <= y <= high + 1


def test_what_was_not_drawn_is_said(crowd, sample):
    few = draw(crowd, "map", top=10)
    assert len(few.rows.query("kind == 'pair'")) == 10
    assert "Chỉ vẽ 10 cặp nhiều nhất" in few.left_out
    strong = draw(crowd, "matrix", min_meetings=3)
    assert strong.rows["count"].min() >= 3
    assert "có dưới 3 cuộc gặp" in strong.left_out
    alone = sum(len(units) < 2 for units in at_meetings(sample).values()) + _without_provinces(sample)
    assert f"{alone}/" in draw(sample, "map").left_out
    assert "Only the 5 rows" in draw(crowd, "timeline", lang="en", top=5).left_out


def _without_provinces(graph: KnowledgeGraph) -> int:
    held = graph.meetings["status"] != "planned"
    return int(held.sum()) - len(at_meetings(graph))


def test_the_matrix_can_be_ordered(crowd):
    def order(by: str) -> list[str]:
        return [one.text for one in tree(draw(crowd, "matrix", order=by)).iter(f"{SVG}text") if one.get("x") == "-6"]

    names = dict(zip(crowd.units["unit"], crowd.units["name_vi"], strict=True))
    pairs = draw(crowd, "matrix").rows
    strength = pd.Series(
        {unit: pairs.loc[pairs["about"].map(lambda both, unit=unit: unit in both), "count"].sum() for unit in names}
    )
    by_strength = order("strength")
    totals = [strength[next(unit for unit, name in names.items() if name == one)] for one in by_strength]
    assert totals == sorted(totals, reverse=True)
    assert sorted(order("region")) == sorted(order("community")) == sorted(by_strength)
    regions = crowd.units.set_index("name_vi")["region"]
    runs = [regions[name] for name in order("region")]
    assert len([at for at in range(1, len(runs)) if runs[at] != runs[at - 1]]) == len(set(runs)) - 1
    assert runs[0] == "Trung du và miền núi phía Bắc"
    assert runs[-1] == "Đồng bằng sông Cửu Long"


def test_what_is_inferred_or_unsure_looks_so():
    graph = meetings_of(("lao-cai", "son-la"), ("ha-noi", "hue"), ("ha-noi", "ca-mau"))
    meetings = graph.meetings.copy()
    meetings["date"] = ["XXXX-05-01", "2020-05-01", "2020-05-01"]
    meetings["year_inferred"] = pd.array([2020, None, None], dtype="Int64")
    meetings["confidence"] = [1.0, 0.6, 1.0]
    figure = draw(KnowledgeGraph(**{**graph.tables, "meetings": meetings}), "map")
    pairs = figure.rows.query("kind == 'pair'").set_index("id")
    assert pairs["inferred"].to_dict() == {"lao-cai~son-la": True, "ha-noi~hue": False, "ca-mau~ha-noi": False}
    assert pairs["unsure"].to_dict() == {"lao-cai~son-la": False, "ha-noi~hue": True, "ca-mau~ha-noi": False}
    assert pairs.loc["lao-cai~son-la", "note"] == "năm suy ra: 1/1 cuộc gặp"
    marks = {one.get("data-id"): one for one in tree(figure).iter() if one.get("data-id")}
    lines = {pair: marks[pair].find(f"{SVG}path") for pair in pairs.index}
    assert [pair for pair, line in lines.items() if line.get("stroke-dasharray")] == ["lao-cai~son-la"]
    opacity = {pair: float(line.get("stroke-opacity")) for pair, line in lines.items()}
    assert opacity["ha-noi~hue"] < opacity["ca-mau~ha-noi"]
    assert "năm suy ra, báo không ghi" in texts(figure)
    assert "đọc chưa chắc chắn" in texts(figure)


def test_a_meeting_of_which_only_the_year_is_known_is_a_stretch():
    graph = meetings_of(("lao-cai", "son-la"), ("lao-cai", "ha-noi"), dates=["2020", "2020-05-01"])
    rows = draw(graph, "timeline", scale="month").rows.set_index("id")
    assert rows.loc["lao-cai~2020-01..2020-12", "kind"] == "stretch"
    assert rows.loc["lao-cai~2020-05", "kind"] == "period"
    yearly = draw(graph, "timeline", scale="year").rows.set_index("id")
    assert yearly.loc["lao-cai~2020", "count"] == 2


def test_meetings_long_before_all_others_share_a_column():
    days = ["1953-01-01", *(f"20{year}-03-01" for year in range(17, 24))]
    graph = meetings_of(*[("lao-cai", "son-la")] * len(days), dates=days)
    ids = set(draw(graph, "timeline").rows["id"])
    assert "lao-cai~before-2017" in ids
    assert "lao-cai~2017-Q1" in ids


def test_planned_meetings_do_not_count():
    graph = meetings_of(("lao-cai", "son-la"), ("lao-cai", "ha-noi"))
    meetings = graph.meetings.copy()
    meetings["status"] = ["planned", "held"]
    figure = draw(KnowledgeGraph(**{**graph.tables, "meetings": meetings}), "matrix")
    assert set(figure.rows["id"]) == {"ha-noi~lao-cai"}
    assert "1 cuộc gặp mới chỉ dự kiến" in figure.left_out


def test_meetings_within_a_unit_of_the_lens_stand_on_the_diagonal():
    graph = meetings_of(("ha-giang", "tuyen-quang"), ("ha-giang", "lao-cai")).through("today")
    rows = draw(graph, "matrix").rows.set_index("id")
    assert rows.loc["tuyen-quang-2025~tuyen-quang-2025", "count"] == 1
    assert "đường chéo" in draw(graph, "matrix").caption
    assert "1 cuộc gặp nội bộ" in draw(graph, "map").left_out


def test_silence_is_told_from_no_articles(sample):
    assert "Đường: số bài báo đã đọc" in draw(sample, "topics").caption
    articles = sample.articles.assign(published=pd.NA)
    without = draw(KnowledgeGraph(**{**sample.tables, "articles": articles}), "topics")
    assert f"{len(articles)} bài báo không rõ ngày đăng" in without.caption


def test_what_was_asked_for_stands_in_the_caption(sample):
    figure = draw(sample, "timeline", unit="quang-ninh", since="2015", lang="en")
    assert "Only: with Quang Ninh; since 2015." in figure.caption


@pytest.mark.parametrize("name", ["map", "matrix", "network"])
def test_a_meeting_of_what_was_several_units_counts_by_its_shares(name):
    graph = meetings_of(("ha-noi", "tuyen-quang-2025"), dates=["2026-05-01"]).through("2025-06-30")
    rows = draw(graph, name).rows.query("kind == 'pair'").set_index("id")
    assert rows["count"].to_dict() == {"ha-giang~ha-noi": 0.5, "ha-noi~tuyen-quang": 0.5}
    tips = [one.text for one in tree(draw(graph, name)).iter(f"{SVG}title")]
    assert "Hà Giang – Hà Nội: 0,5 cuộc gặp" in tips


def test_in_the_network_those_who_meet_are_joined_and_the_most_met_is_the_largest():
    graph = meetings_of(("ha-noi", "hue"), ("ha-noi", "ca-mau"), ("ha-noi", "hue"), ("lao-cai", "son-la"))
    figure = draw(graph, "network")
    counts = figure.rows.set_index("id")["count"]
    assert counts["ha-noi~hue"] == 2
    assert counts["ha-noi"] == 3
    marks = {one.get("data-id"): one for one in tree(figure).iter() if one.get("data-id")}
    radii = {unit: float(marks[unit].find(f"{SVG}circle").get("r")) for unit in ("ha-noi", "hue", "ca-mau", "lao-cai")}
    assert max(radii, key=radii.__getitem__) == "ha-noi"
    assert radii["ca-mau"] == radii["lao-cai"] < radii["hue"]
    widths = {
        pair: float(marks[pair].find(f"{SVG}path").get("stroke-width")) for pair in ("ha-noi~hue", "ca-mau~ha-noi")
    }
    assert widths["ha-noi~hue"] > widths["ca-mau~ha-noi"]
    assert {"Hà Nội", "Huế", "Cà Mau", "Lào Cai", "Sơn La"} <= set(texts(figure))
    one = draw(graph, "network", min_meetings=2)
    assert one.rows["id"].tolist() == ["ha-noi", "hue", "ha-noi~hue"]
    assert "2 cặp có dưới 2 cuộc gặp" in one.left_out


def test_one_meeting_is_one_in_english():
    one, two = (meetings_of(*[("lao-cai", "son-la")] * count) for count in (1, 11))
    assert "1 meeting of" in draw(one, "map", lang="en").caption
    assert "11 meetings of" in draw(two, "map", lang="en").caption
