"""What one can do in a network view: filter by year, look into links and things, hand on files and the view itself."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from kg.graph import KnowledgeGraph
from kg.network import held, provinces
from kg.views import view
from tests.browsing import NARROW, SVG, Opened, browser, opened
from tests.small_graph import small_graph

__all__ = ["browser"]


@pytest.fixture(scope="module")
def pages(sample, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("use")
    made = {name: view(sample, name, folder / f"{name}.html") for name in ("provinces", "topics")}
    made["geo"] = view(sample, "provinces", folder / "geo.html", layout="geo")
    made["empty"] = view(sample, "provinces", folder / "empty.html", since="2040")
    made["ego"] = view(sample, "ego", folder / "ego.html", about="quang-ninh")
    made["doubtful"] = view(doubtful(), "full", folder / "doubtful.html")
    return made


def doubtful() -> KnowledgeGraph:
    """A meeting whose year is inferred, and a person joined from mentions nothing tells apart."""
    graph = small_graph()
    meetings = graph.meetings.assign(date="XXXX-04-17", year_inferred=2017, year_confidence=0.62, year_reason="weekday")
    who = "le-thu--quang-ninh"
    joined = {
        "resolution": "resolution-1", "kind": "official", "decision": "merged", "subject": who, "other": who,
        "first": "{}", "second": "{}", "score": 0.4, "reasons": "name +0.4", "inferred": True, "confidence": 0.7,
    }  # fmt: skip
    frames = dict(graph.tables) | {"meetings": meetings, "resolutions": pd.DataFrame([joined])}
    return KnowledgeGraph(**frames)


def pairs(graph: KnowledgeGraph, years: range) -> tuple[int, int, int]:
    """Provinces, pairs and meetings of those years, counted in pandas from the parties alone."""
    meetings = graph.meetings[graph.meetings["status"] != "planned"]
    year = pd.to_numeric(meetings["date"].str[:4], errors="coerce").fillna(meetings["year_inferred"])
    kinds = graph.units.set_index("unit")["kind"]
    parties = graph.parties[graph.parties["meeting"].isin(meetings.loc[year.isin(list(years)), "meeting"])]
    parties = parties[parties["unit"].map(kinds).isin(["province", "city"])][["meeting", "unit"]].drop_duplicates()
    both = parties.merge(parties, on="meeting")
    both = both[both["unit_x"] < both["unit_y"]]
    ends = pd.concat([both["unit_x"], both["unit_y"]])
    return ends.nunique(), len(both[["unit_x", "unit_y"]].drop_duplicates()), both["meeting"].nunique()


def links(seen: Opened) -> list[tuple[float, float]]:
    """The middles of the straight links as drawn, those farthest from every node first."""
    svg = seen.drawn()
    dots = [(float(dot.get("cx", 0)), float(dot.get("cy", 0))) for dot in svg.iter(f"{SVG}circle")]
    middles = []
    for path in svg.iter(f"{SVG}path"):
        parts = (path.get("d") or "").replace("M", "").split("L")
        if len(parts) == 2:
            (x1, y1), (x2, y2) = (map(float, part.split()) for part in parts)
            middles.append(((x1 + x2) / 2, (y1 + y2) / 2))
    return sorted(middles, key=lambda one: -min(abs(one[0] - x) + abs(one[1] - y) for x, y in dots))


# ---------------------------------------------------------------- filters
def test_the_years_of_the_slider_show_what_pandas_counts(browser, pages, sample):
    with opened(browser, pages["provinces"]) as seen:
        page = seen.page
        meetings = page.evaluate("JSON.parse(document.getElementById('page').textContent).meetings")
        drawn = {row for _, _, ids in provinces(held(sample)).edges(data="ids") for row in ids}
        known = sorted({one["year"] for one in meetings if one["id"] in drawn and "year" in one})
        assert len(known) > 3
        if page.locator("#undated").is_visible():
            page.locator("#undated").uncheck()
        for first, last in ((0, len(known) - 1), (1, 2), (2, 2), (len(known) - 1, len(known) - 1)):
            page.locator("#year-from").fill("0")
            page.locator("#year-to").fill(str(last))
            page.locator("#year-from").fill(str(first))
            nodes, edges, met = pairs(sample, range(known[first], known[last] + 1))
            shown = seen.shown()
            assert (shown[0], shown[2], shown[3]) == (nodes, edges, met), (known[first], known[last])


def test_the_play_button_lets_the_years_pass_and_stops_at_the_last(browser, pages):
    with opened(browser, pages["provinces"]) as seen:
        page = seen.page
        page.clock.install()
        page.locator("#play").click()
        first = page.locator("#years-shown").inner_text()
        assert page.locator("#play").get_attribute("aria-pressed") == "true"
        page.clock.run_for(1200)
        assert page.locator("#years-shown").inner_text() > first
        page.clock.run_for(60_000)
        assert page.locator("#play").get_attribute("aria-pressed") == "false"
        page.locator("#reset").click()
        assert first in page.locator("#years-shown").inner_text()


def test_a_region_leaves_only_meetings_with_a_party_from_there(browser, pages, sample):
    with opened(browser, pages["provinces"]) as seen:
        before = seen.shown()
        region = seen.page.locator("#by-region option").nth(1).get_attribute("value")
        seen.page.locator("#by-region").select_option(region)
        after = seen.shown()
        units = set(sample.units.loc[sample.units["region"] == region, "unit"])
        met = {
            row for one, other, ids in provinces(held(sample)).edges(data="ids") for row in ids
            if units & set(sample.parties.loc[sample.parties["meeting"] == row, "unit"])
        }  # fmt: skip
        assert after[3] == len(met)
        assert after[3] < before[3]


def test_who_shares_with_whom_is_shown_on_demand(browser, pages):
    with opened(browser, pages["provinces"]) as seen:
        before = seen.shown()
        box = seen.page.locator("#links input[value=share]")
        assert not box.is_checked()
        assert not list(seen.drawn().iter(f"{SVG}polygon")), "no arrow"
        box.check()
        assert seen.shown()[2] > before[2]
        assert len(list(seen.drawn().iter(f"{SVG}polygon"))) == seen.shown()[2] - before[2]


# ---------------------------------------------------------------- looking into things
def test_a_click_on_a_link_lists_its_meetings_with_date_parties_and_the_sentence(browser, pages, sample):
    with opened(browser, pages["provinces"]) as seen:
        seen.click(*links(seen)[0])
        page = seen.page
        card = page.locator("#panel .card").first
        quote, said = card.locator("mark").first.inner_text(), card.locator("blockquote").first.inner_text()
        assert quote in said
        assert said in set(sample.passages["sentence"])
        label = card.locator(".go").first.inner_text()
        meeting = sample.meetings[sample.meetings["label"] == label].iloc[0]
        month, day = str(meeting["date"])[5:7], str(meeting["date"])[8:10]
        assert f"{int(day)}/{int(month)}" in card.locator(".aside").first.inner_text()
        names = sample.units.set_index("unit")["name_vi"]
        for unit in sample.parties.loc[sample.parties["meeting"] == meeting["meeting"], "unit"]:
            assert names[unit] in card.inner_text()
        card.locator(".go").first.click()
        assert page.locator("#panel-title").inner_text() == label, "a meeting that is no node has its facts too"
        page.locator("#panel-back").click()
        assert page.locator("#panel .card").count() > 0


def test_the_pointer_on_a_link_says_how_many_meetings_stand_behind_it(browser, pages):
    with opened(browser, pages["provinces"]) as seen:
        seen.point(*links(seen)[0])
        seen.page.locator("#hover").wait_for(state="visible")
        assert "cuộc gặp (không phải số bài báo)" in seen.page.locator("#hover").inner_text()
        seen.point(4, 4)
        seen.page.locator("#hover").wait_for(state="hidden")


def test_a_double_click_shows_only_what_is_around_and_all_comes_back(browser, pages):
    with opened(browser, pages["provinces"]) as seen:
        before = seen.shown()
        dot = next(seen.drawn().iter(f"{SVG}circle"))
        seen.click(float(dot.get("cx")), float(dot.get("cy")), times=2)
        seen.page.locator("#ego").wait_for(state="visible")
        assert 1 < seen.shown()[0] < before[0]
        seen.page.locator("#ego-off").click()
        assert seen.shown() == before


def test_what_is_in_doubt_is_dashed_and_says_why(browser, pages):
    with opened(browser, pages["doubtful"]) as seen:
        dashed = [one for one in seen.drawn().iter(f"{SVG}polygon") if one.get("stroke-dasharray")]
        assert len(dashed) == 2, "the meeting and the person"
        seen.find("lê thử")
        assert "Gộp 2 lần nhắc cùng tên" in seen.page.locator("#panel .doubt").first.inner_text()
        seen.find("làm việc với")
        assert "Năm 2017 là suy ra, chắc 62 %: weekday" in seen.page.locator("#panel .doubt").first.inner_text()


def test_nothing_left_is_said_with_the_reason(browser, pages, sample):
    with opened(browser, pages["empty"]) as seen:
        said = seen.page.locator("#nothing").inner_text()
        assert f"không cuộc gặp nào trong {len(sample.meetings)} cuộc" in said
        assert "từ 2040" in said


def test_on_the_map_the_north_is_above_the_south(browser, pages, sample):
    with opened(browser, pages["geo"], NARROW) as seen:
        nodes = seen.page.evaluate("JSON.parse(document.getElementById('nodes').textContent)")
        lat = sample.units.set_index("unit")["lat"]
        order = sorted(nodes, key=lambda node: -lat[node["id"]])
        assert order[0]["y"] < order[len(order) // 2]["y"] < order[-1]["y"]


def test_on_a_phone_what_is_chosen_from_the_open_filters_comes_into_view(browser, pages):
    with opened(browser, pages["provinces"], NARROW) as seen:
        seen.page.locator("#controls-open").click()
        seen.page.locator("#kinds").wait_for(state="visible")
        seen.page.wait_for_function("document.querySelector('#picture canvas').height < 500")  # the picture made way
        seen.find("quang ninh")
        seen.page.wait_for_function("document.querySelector('#picture canvas').height > 500")
        free = seen.page.locator("#panel").bounding_box()["y"] - seen.page.locator("#picture").bounding_box()["y"]
        labels = [one for one in seen.drawn().iter(f"{SVG}text") if "".join(one.itertext()) == "Quảng Ninh"]
        assert 0 < float(labels[0][0].get("y")) < free
        assert 0 < float(labels[0][0].get("x")) < NARROW[0]


def test_an_ego_view_holds_the_meetings_of_the_one_it_is_around(browser, pages, sample):
    with opened(browser, pages["ego"]) as seen:
        parties = sample.parties[sample.parties["unit"] == "quang-ninh"]["meeting"]
        hosted = sample.meetings[sample.meetings["host"] == "quang-ninh"]["meeting"]
        assert seen.shown()[3] == len(set(parties) | set(hosted))
        assert seen.page.locator("h1").inner_text() == "Quanh Quảng Ninh"


# ---------------------------------------------------------------- handing on
def test_what_is_shown_is_handed_out_as_files(browser, pages):
    with opened(browser, pages["topics"]) as seen:
        nodes, _, edges, _ = seen.shown()
        assert seen.saved("png").startswith(b"\x89PNG")
        assert len(list(seen.drawn().iter(f"{SVG}path"))) == edges
        tables = {
            what: list(csv.DictReader(io.StringIO(seen.saved(what).decode("utf-8-sig")))) for what in ("nodes", "edges")
        }
        assert (len(tables["nodes"]), len(tables["edges"])) == (nodes, edges)
        met = {row["meeting_ids"] for row in tables["edges"]}
        assert all(len(row["meeting_ids"].split()) == int(row["meetings"]) for row in tables["edges"])
        seen.page.locator("#by-type").select_option(index=1)
        narrowed = list(csv.DictReader(io.StringIO(seen.saved("edges").decode("utf-8-sig"))))
        assert len(narrowed) == seen.shown()[2] < edges
        assert met


def test_no_cell_of_a_table_calculates(browser, tmp_path):
    graph = small_graph()
    officials = graph.officials.assign(name=["=1+1", "@sum"])
    path = view(KnowledgeGraph(**dict(graph.tables) | {"officials": officials}), "full", tmp_path / "risky.html")
    with opened(browser, path) as seen:
        rows = list(csv.DictReader(io.StringIO(seen.saved("nodes").decode("utf-8-sig"))))
        assert {row["label"] for row in rows if row["kind"] == "official"} == {"'=1+1", "'@sum"}


def test_the_address_holds_the_view_and_gives_it_back(browser, pages):
    with opened(browser, pages["topics"]) as seen:
        seen.page.locator("#year-from").fill("2")
        seen.page.locator("#kinds input[value=foreign]").uncheck()
        seen.page.locator("#by-type").select_option(index=1)
        seen.find("quang ninh")
        seen.page.locator("#language").click()
        wanted = seen.shown(), seen.page.locator("#panel-title").inner_text()
        fragment = seen.page.evaluate("location.hash")
    with opened(browser, pages["topics"], fragment=fragment) as again:
        assert (again.shown(), again.page.locator("#panel-title").inner_text()) == wanted
        assert again.page.locator("html").get_attribute("lang") == "en"
        again.page.locator("#reset").click()
        again.page.keyboard.press("Escape")
        again.page.locator("#language").click()
        assert again.page.evaluate("location.hash") == ""
