"""Profiles of units and officials, and the figure of terms of office."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

import kg
from kg.errors import GraphError
from kg.figures import draw
from kg.graph import KnowledgeGraph
from tests.pages_read import Read
from tests.reports import meeting, official, settled, told
from tests.small_graph import small_graph


def page(graph, about=None, **options) -> Read:
    return Read(kg.view(graph, "profile", about=about, **options).html)


def test_a_profile_tells_partners_topics_learning_offices_agreements_and_silence(sample):
    found = page(sample, "thai-nguyen", lang="en")
    met = sample.parties[
        sample.parties["meeting"].isin(sample.parties.loc[sample.parties["unit"] == "thai-nguyen", "meeting"])
    ]
    for unit in ("Lang Son", "Bac Giang", "Cao Bang"):
        assert unit in found.words["partners"]
    assert len(met) > 3
    words = " ".join(found.words.values())
    for heading in ("Topics", "Learning and teaching", "Officials in office through time", "Sources and silence"):
        assert heading in words
    assert all(link[1:] in found.ids for link in found.links() if link.startswith("#"))


def test_the_months_of_silence_are_told_from_months_without_articles(sample):
    found = page(sample, "quang-ninh")
    rows = [name for name, given in found.tags if name == "span" and given.get("class") == "met"]
    dated = sample.parties.loc[sample.parties["unit"] == "quang-ninh", "meeting"]
    assert len(rows) <= len(set(dated))
    assert rows


@pytest.mark.parametrize("about", ["quang-ninh", "Quảng Ninh", "quang ninh"])
def test_a_unit_is_found_by_slug_and_name(sample, about):
    assert "Quảng Ninh" in kg.view(sample, "profile", about=about).html.split("</h1>")[0]


def test_an_official_is_shown_with_offices_meetings_and_company(sample):
    parts = sample.participations.drop_duplicates(["official", "meeting"])
    official = parts["official"].value_counts().index[0]
    own = set(parts.loc[parts["official"] == official, "meeting"])
    found = page(sample, official, lang="en")
    assert sum(one.startswith("m-") for one in found.ids) == len(own)
    beside = parts[parts["meeting"].isin(own) & (parts["official"] != official)]["official"].nunique()
    units = sample.parties.loc[sample.parties["meeting"].isin(own), "unit"].nunique()
    told = found.words["met"]
    assert told.count("official") + told.count("province or authority") == beside + units


def test_who_is_not_meant_is_refused_with_who_could_be(sample):
    with pytest.raises(GraphError, match="nobody of that name"):
        page(sample, "Atlantis")
    with pytest.raises(GraphError, match="several are called so: "):
        page(sample, "Nguyễn")


def test_without_anybody_the_page_says_why():
    assert "Chưa có bài báo nào được đọc" in " ".join(page(KnowledgeGraph()).words.values())


def test_without_a_name_it_is_of_the_province_at_most_meetings(sample):
    held = sample.meetings.loc[sample.meetings["status"] != "planned", "meeting"]
    units = sample.units.set_index("unit")
    parties = sample.parties[sample.parties["meeting"].isin(held)]
    parties = parties[parties["unit"].map(units["kind"]).isin(("province", "city"))]
    slugs = parties["unit"].map(units["slug"])
    counts = parties.groupby(slugs.to_numpy())["meeting"].nunique()
    best = units[units["slug"].isin(counts.index[counts == counts.max()])]["name_vi"]
    title = kg.view(sample, "profile").html.split("<h1>")[1].split("</h1>")[0]
    assert any(name in title for name in best)


# ---------------------------------------------------------------- terms of office
def test_the_figure_of_offices_has_a_mark_for_each_row(sample):
    drawn = draw(sample, "offices", unit="quang-ninh")
    root = ElementTree.fromstring(drawn.svg)
    marks = [one.get("data-id") for one in root.iter() if one.get("data-id")]
    assert marks == drawn.rows["id"].tolist()
    terms = sample.terms()
    assert len(marks) == (terms["unit"] == "quang-ninh").sum()
    assert root.get("role") == "img"
    assert root.get("viewBox")
    assert root.find("{http://www.w3.org/2000/svg}title").text == drawn.title


def test_the_figure_of_offices_says_what_it_leaves_out_and_why_it_is_empty(sample):
    drawn = draw(sample, "offices", lang="en", top=5)
    assert len(drawn.rows) == 5
    assert f"{len(sample.terms()) - 5} terms" in drawn.left_out
    empty = draw(KnowledgeGraph(), "offices", lang="en")
    assert (empty.svg, len(empty.rows)) == ("", 0)
    assert "no dated article" in empty.caption
    with pytest.raises(GraphError, match="not in the graph"):
        draw(sample, "offices", official="nobody")


def test_a_former_office_is_drawn_from_its_last_day(sample):
    row = small_graph().holdings.iloc[0].to_dict()
    later = {"article": "b3", "title": "x", "origin": "b3", "sha256": "0" * 64, "chars": 1, "published": "2020-01-05"}
    graph = small_graph()
    articles = [*graph.articles.astype(object).where(graph.articles.notna(), None).to_dict("records"), later]
    former = row | {"holding": "holding-2", "article": "b3", "former": True}
    made = small_graph(articles=articles, holdings=[_plain(row), _plain(former)])
    drawn = draw(made, "offices")
    assert drawn.rows["former"].tolist() == ["2020-01-05"]
    assert "stroke-dasharray" in drawn.svg


def test_terms_of_undated_articles_are_drawn_pale_and_the_caption_says_so(sample):
    drawn = draw(sample, "offices", lang="en", top=500)
    unsure = int((sample.terms()["basis"] == "meeting").sum())
    assert (~drawn.rows["sure"]).sum() == drawn.svg.count("fill-opacity") == unsure > 0
    assert "Pale marks" in drawn.caption
    dated = sample.articles.assign(published=sample.articles["published"].fillna("2026-01-01"))
    assert "Pale marks" not in draw(replace(sample, articles=dated), "offices", lang="en").caption


def _plain(row):
    return {name: value for name, value in row.items() if value == value and value is not None}  # without NA


def test_an_office_printed_in_several_ways_is_one_line_and_one_bar():
    titles = ("Phó Thủ tướng", "Phó Thủ tướng", "Phó Thủ tướng Chính phủ", "Bộ trưởng Bộ Ngoại giao")
    articles = [
        told(
            f"a{n}",
            meeting(f"2017-05-1{n}", "lao-cai", "yen-bai"),
            officials=[official("Trần Mẫu", (title, "central"))],
        )
        for n, title in enumerate(titles)
    ]
    graph = settled(*articles)
    (who,) = graph.officials["official"]
    words = page(graph, who).words["offices"]
    assert "Phó Thủ tướng (cũng ghi: Phó Thủ tướng Chính phủ)" in " ".join(words.split())
    labels = draw(graph, "offices", official=who).rows["label"].tolist()
    assert labels == [
        "Trần Mẫu, Bộ trưởng, Bộ Ngoại giao",
        "Trần Mẫu, Phó Thủ tướng Chính phủ, Trung ương",
    ]
