"""Terms of office: what dated articles attest, and what cannot all be right."""

from dataclasses import replace

import pandas as pd
import pytest

from kg.resolution import settle
from tests.reports import meeting, official, told

SECRETARY, CHAIRMAN = "Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"


def graph_of(*told_of):
    """The graph of articles, each told as (day, name, title, unit)."""
    pairs = [
        told(f"a{n}", officials=[official(name, (title, unit))], published=day)
        for n, (day, name, title, unit) in enumerate(told_of)
    ]
    return settle(*zip(*pairs, strict=True))


def intervals(graph):
    terms = graph.terms().astype(object)
    return [
        (row.official, row.office, row.unit, row.first, row.last)
        for row in terms.where(terms.notna(), None).itertuples()
    ]


def test_dated_sightings_of_an_office_become_one_interval():
    graph = graph_of(
        ("2019-03-01", "Trần Quang Mẫu", SECRETARY, "lao-cai"),
        ("2018-01-05", "Trần Quang Mẫu", SECRETARY, "lao-cai"),
        ("2018-06-05", "Trần Quang Mẫu", "Bí thư tỉnh uỷ", "lao-cai"),
        (None, "Trần Quang Mẫu", SECRETARY, "lao-cai"),
    )
    assert intervals(graph) == [
        ("tran-quang-mau--lao-cai", "post-bi-thu-tinh-uy", "lao-cai", "2018-01-05", "2019-03-01")
    ]
    assert graph.terms()["articles"].tolist() == [("a1", "a2", "a0")]
    assert graph.terms()["body"].tolist() == ["tinh-uy"]


def test_an_article_without_day_attests_on_the_day_of_the_meeting_it_reports():
    one = told(
        "a", meeting("2019-04-17", "lao-cai", "yen-bai"), officials=[official("Trần Mẫu", (SECRETARY, "lao-cai"))]
    )
    undated = told("b", officials=[official("Lê Lạ", (CHAIRMAN, "lao-cai"))])
    graph = settle(*zip(one, undated, strict=True))
    assert [(row[3], row[4]) for row in intervals(graph)] == [("2019-04-17", "2019-04-17")]
    assert graph.terms()["basis"].tolist() == ["meeting"]


def test_an_undated_article_does_not_begin_a_term_that_dated_ones_attest():
    # what it tells of was in 1994, and who it is told of holds the office when it is told
    looking_back = told(
        "a", meeting("1994-04-17", "lao-cai", "yen-bai"), officials=[official("Trần Mẫu", (SECRETARY, "lao-cai"))]
    )
    dated = told("b", officials=[official("Trần Mẫu", (SECRETARY, "lao-cai"))], published="2019-03-01")
    graph = settle(*zip(looking_back, dated, strict=True))
    assert [(row[3], row[4]) for row in intervals(graph)] == [("2019-03-01", "2019-03-01")]
    assert graph.terms()[["basis", "articles"]].values.tolist() == [["publication", ("b",)]]


@pytest.mark.parametrize(
    ("date", "status"),
    [
        ("1994", "held"),
        ("1994-04", "held"),
        ("XXXX-04-17", "held"),
        ("1994-04-17", "background"),
        ("2030-04-17", "planned"),
    ],
)
def test_a_meeting_looked_back_on_planned_or_not_told_to_the_day_dates_no_article(date, status):
    told_of = replace(meeting(date, "lao-cai", "yen-bai"), status=status)
    one = told("a", told_of, officials=[official("Trần Mẫu", (SECRETARY, "lao-cai"))])
    assert settle(*zip(one, strict=True)).terms().empty


def test_of_a_meeting_of_several_days_the_last_attests():
    one = told(
        "a",
        meeting("2019-04-17/2019-04-19", "lao-cai", "yen-bai"),
        officials=[official("Trần Mẫu", (SECRETARY, "lao-cai"))],
    )
    assert [(row[3], row[4]) for row in intervals(settle(*zip(one, strict=True)))] == [("2019-04-19", "2019-04-19")]


def test_a_former_office_ends_a_term_and_attests_none():
    graph = graph_of(
        ("2019-03-01", "Trần Quang Mẫu", SECRETARY, "lao-cai"),
        ("2021-03-01", "Trần Quang Mẫu", "nguyên Bí thư Tỉnh ủy", "lao-cai"),
        ("2021-03-01", "Lê Quang Lạ", "nguyên Bí thư Tỉnh ủy", "son-la"),
    )
    (term,) = graph.terms().itertuples()
    assert (term.last, term.former_on) == ("2019-03-01", "2021-03-01")


def test_the_unit_of_a_term_is_the_identity_whatever_the_version():
    graph = graph_of(
        ("2025-06-01", "Trần Quang Mẫu", SECRETARY, "tuyen-quang"),
        ("2025-08-01", "Trần Quang Mẫu", SECRETARY, "tuyen-quang"),
    )
    assert intervals(graph)[0][2:] == ("tuyen-quang", "2025-06-01", "2025-08-01")


def test_no_holdings_no_terms():
    graph = settle([], [])
    assert graph.terms().empty
    assert list(graph.terms().columns) == [
        "official", "office", "body", "unit", "first", "last", "former_on", "articles", "basis"
    ]  # fmt: skip
    assert graph.conflicts() == []


# ---------------------------------------------------------------- conflicts
def test_two_holders_of_one_seat_at_one_time_are_reported_with_their_articles():
    graph = graph_of(
        ("2019-01-01", "Trần Quang Mẫu", SECRETARY, "lao-cai"),
        ("2019-12-31", "Trần Quang Mẫu", SECRETARY, "lao-cai"),
        ("2019-03-01", "Lê Quang Lạ", SECRETARY, "lao-cai"),
        ("2019-06-01", "Lê Quang Lạ", SECRETARY, "lao-cai"),
    )
    (conflict,) = graph.conflicts()
    assert (conflict.kind, conflict.days) == ("two-holders", 92)
    assert str(conflict) == (
        "two-holders: 92 day(s): tran-quang-mau--lao-cai post-bi-thu-tinh-uy (tinh-uy/lao-cai) 2019-01-01–2019-12-31"
        " [a0, a1] | le-quang-la--lao-cai post-bi-thu-tinh-uy (tinh-uy/lao-cai) 2019-03-01–2019-06-01 [a2, a3]"
    )


def test_a_conflict_says_which_days_are_not_certain():
    day = "2019-04-17"
    undated = told("a", meeting(day, "lao-cai", "yen-bai"), officials=[official("Trần Mẫu", (SECRETARY, "lao-cai"))])
    dated = told("b", officials=[official("Lê Lạ", (SECRETARY, "lao-cai"))], published=day)
    (conflict,) = settle(*zip(undated, dated, strict=True)).conflicts()
    assert f"{day}–{day} by meetings alone [a]" in str(conflict)
    assert f"{day}–{day} [b]" in str(conflict)


def test_one_person_in_two_provinces_at_one_time_is_reported():
    both = [("Trần Lê Quang Mẫu", SECRETARY, "lao-cai"), ("Trần Lê Quang Mẫu", SECRETARY, "son-la")]
    days = ["2019-01-01", "2019-02-01", "2019-03-01"]
    pairs = [
        told(f"a{n}", officials=[official(name, (title, unit)) for name, title, unit in both[:1]], published=day)
        for n, day in enumerate(days)
    ]
    moved = official("Trần Lê Quang Mẫu", *(post[1:] for post in both))
    pairs += [
        told("b", officials=[moved], published="2019-02-10"),
        told("c", officials=[moved], published="2019-02-20"),
    ]
    graph = settle(*zip(*pairs, strict=True))
    assert len(graph.officials) == 1
    (conflict,) = graph.conflicts()
    assert (conflict.kind, conflict.days) == ("two-places", 10)


@pytest.mark.parametrize(
    "told_of",
    [
        [("2019-01-01", "Trần Mẫu", SECRETARY, "lao-cai"), ("2019-01-01", "Trần Mẫu", CHAIRMAN, "lao-cai")],
        [("2019-01-01", "Trần Mẫu", SECRETARY, "lao-cai"), ("2019-01-01", "Lê Lạ", SECRETARY, "son-la")],
        [("2019-01-01", "Trần Mẫu", SECRETARY, "lao-cai"), ("2019-02-01", "Lê Lạ", SECRETARY, "lao-cai")],
        [(None, "Trần Mẫu", SECRETARY, "lao-cai"), (None, "Lê Lạ", SECRETARY, "lao-cai")],
        [
            ("2019-01-01", "Trần Mẫu", "Phó Chủ tịch UBND tỉnh", "lao-cai"),
            ("2019-01-01", "Lê Lạ", "Phó Chủ tịch UBND tỉnh", "lao-cai"),
        ],
        [
            ("2019-01-01", "Trần Mẫu", "Giám đốc Sở Y tế", "lao-cai"),
            ("2019-01-01", "Lê Lạ", "Giám đốc Sở Xây dựng", "lao-cai"),
        ],
    ],
    ids=["two offices of one unit", "two units", "one after the other", "undated", "an office of many", "two bodies"],
)  # fmt: skip
def test_what_can_all_be_right_is_no_conflict(told_of):
    assert graph_of(*told_of).conflicts() == []


def test_a_handover_is_no_conflict_and_one_day_with_two_holders_is():
    handover = [
        ("2019-01-01", "Trần Quang Mẫu", SECRETARY, "lao-cai"),
        ("2019-06-01", "Trần Quang Mẫu", SECRETARY, "lao-cai"),
        ("2019-06-01", "Lê Quang Lạ", SECRETARY, "lao-cai"),
    ]
    assert graph_of(*handover).conflicts() == []
    assert [conflict.days for conflict in graph_of(*handover[1:]).conflicts()] == [0]


def test_terms_are_a_table_of_strings():
    graph = graph_of(("2019-03-01", "Trần Mẫu", SECRETARY, "lao-cai"))
    assert all(isinstance(graph.terms()[name].dtype, pd.StringDtype) for name in ("official", "office", "first"))


def test_a_title_that_leaves_out_the_only_body_of_an_office_means_it():
    graph = graph_of(
        ("2016-12-17", "Trần Quang Mẫu", "Phó Thủ tướng", "central"),
        ("2017-05-16", "Trần Quang Mẫu", "Phó Thủ tướng Chính phủ", "central"),
    )
    (term,) = graph.terms().itertuples()
    assert (term.body, term.first, term.last) == ("chinh-phu", "2016-12-17", "2017-05-16")


def test_an_office_of_many_bodies_is_a_term_for_each():
    graph = graph_of(
        ("2016-12-17", "Trần Quang Mẫu", "Giám đốc Sở", "lao-cai"),
        ("2017-05-16", "Trần Quang Mẫu", "Giám đốc Sở Y tế", "lao-cai"),
    )
    assert sorted(graph.terms()["body"]) == ["so", "so-y-te"]
