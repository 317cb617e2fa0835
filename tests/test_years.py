"""Years that no text gives: candidates with their reasons, the best of them used, and none from today."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg import reading, sources
from kg.graph import edtf
from kg.graph.rows import rows
from kg.model import Agreement, Article
from kg.rdf.quads import quads
from kg.resolution import settle
from kg.resolution.publishers import unit_of_publisher
from kg.resolution.year_clues import Day, clues
from kg.resolution.years import THRESHOLD
from tests.factories import SAMPLE, SHARED
from tests.reports import CLAUSE, because, meeting, official, participant, settled, told

GOLD = json.loads((Path(__file__).parent / "resolution_gold" / "years.json").read_text(encoding="utf-8"))["years"]
OPEN = "XXXX-08-15"


def telling(id, words, *meetings, **more):
    """An article with these words, and its record."""
    article, record = told(id, *meetings, **more)
    article = replace(article, text=f"{CLAUSE}. {words}")
    return article, replace(record, sha256=article.sha256)


def held(date=OPEN, *parties, **more):
    return meeting(date, *(parties or ("lao-cai", "yen-bai")), **more)


def inferred(*pairs):
    """The year inferred for each meeting of the article 'a', by its date."""
    graph = settled(*pairs)
    ours = graph.accounts.loc[graph.accounts["article"] == "a", "meeting"]
    return {row.date: row.year_inferred for row in rows(graph.meetings) if row.meeting in set(ours)}


def year_of(*pairs):
    (year,) = inferred(*pairs).values()
    return year


# ---------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("words", "when", "reason", "year"),
    [
        ("Khánh thành ngày 10/8/2019.", Day(8, 15), "full-date", 2019),
        ("Khánh thành tháng 12/2018.", Day(1, 20), "month", 2019),
        ("Sáu tháng đầu năm 2019, thu ngân sách tăng.", Day(8, 15), "running", 2019),
        ("Quý II/2019 tăng 7%.", Day(8, 15), "running", 2019),
        ("Tăng 12% so với cùng kỳ năm 2018.", Day(8, 15), "same-time-last-year", 2019),
        ("Năm 2018 đạt 40 triệu lượt khách.", Day(8, 15), "over", 2019),
        ("Dự kiến khởi công đầu năm 2020.", Day(12, 23), "to-begin", 2019),
        ("Hội nghị bàn nhiệm vụ năm 2019.", Day(8, 15), "tasks", 2019),
    ],
)
def test_words_point_to_a_year(words, when, reason, year):
    (clue,) = clues(words, when)
    assert (clue.reason, max(clue.years, key=lambda one: one[1])[0]) == (reason, year)
    assert str(clue.named) in clue.span.cut(words)


@pytest.mark.parametrize(
    "words",
    [
        "Nghị định số 159/2013/NĐ-CP ngày 12/11/2013 của Chính phủ.",
        "Theo Luật Đất đai năm 2013.",
        "Ông sinh ngày 2/9/1965.",
        "Quy hoạch đến năm 2030, tầm nhìn đến năm 2050.",
        "Chương trình giai đoạn 2016-2020 có 2000 người dự.",
    ],
)
def test_laws_births_plans_and_periods_do_not(words):
    assert clues(words, Day(8, 15)) == ()


def test_only_the_latest_year_the_text_knows_counts():
    text = "Năm 2010 đạt 5 triệu. Ngày 3/8/2019, hai bên ký kết. Tháng 2/2012 khởi công."
    assert {clue.named for clue in clues(text, Day(8, 15))} == {2019}


# ---------------------------------------------------------------- reasons
@pytest.mark.parametrize(
    ("date", "published", "status", "year"),
    [
        ("XXXX-08-15", "2019-08-16", "held", 2019),
        ("XXXX-12-30", "2020-01-02", "held", 2019),
        ("XXXX-01-05", "2019-12-28", "planned", 2020),
        (None, "2019-08-16", "held", 2019),
        ("XXXX-08-15", "2019-08-16", "background", None),
    ],
)
def test_the_day_of_publication_settles_the_year_of_news(date, published, status, year):
    assert year_of(told("a", replace(held(date), status=status), published=published)) == year


def test_the_address_may_hold_the_day():
    article, record = told("a", held())
    assert year_of((replace(article, url="https://bao.example/2019/08/16/tin.html"), record)) == 2019
    assert year_of((replace(article, url="https://bao.example/201908991234/tin.html"), record)) is None


def test_another_meeting_of_the_article_tells_its_year():
    pair = told("a", held("2019-08-15"), held("XXXX-08-16", "lao-cai", "son-la"))
    assert inferred(pair)["XXXX-08-16"] == 2019


def test_an_account_that_gives_only_the_year_fills_in_that_of_one_that_gives_only_the_day():
    people = [participant(f"Lê Văn {n}") for n in "ABCD"]
    topics = ["tourism"]
    graph = settled(
        told("a", held(people=people, topics=topics)), told("b", held("2019", people=people, topics=topics))
    )
    (row,) = graph.meetings.itertuples()
    assert (row.date, row.year_inferred, row.articles) == (OPEN, 2019, 2)
    assert "joined-account 0.95 (2019 in b)" in row.year_reason


def test_officials_seen_in_office_elsewhere_narrow_the_year():
    names = ["Trần Văn Mẫu", "Lê Thị Nháp", "Đỗ Văn Thử", "Bùi Thị Giả"]
    officials = [official(name, ("Bí thư Tỉnh ủy", "lao-cai")) for name in names]
    ours = told("a", held(people=[participant(name) for name in names]), officials=officials)
    other = told("b", published="2019-03-01", officials=officials)
    graph = settled(ours, other)
    candidates = graph.year_candidates[graph.year_candidates["reason"] == "in-office"]
    assert candidates.groupby("year")["confidence"].sum().idxmax() == 2019
    assert candidates["because"].str.contains("seen 2019 in b").all()
    assert year_of(ours, other) == 2019
    assert year_of(told("a", held(people=[participant(names[0])]), officials=officials[:1]), other) is None


def test_a_programme_signed_where_another_ran_out_tells_the_year():
    signing = replace(held("XXXX-12-21"), agreements=(Agreement("Thỏa thuận", (), because(), "2018-2021"),))
    ended = Agreement("Chương trình hợp tác", ("lao-cai", "yen-bai"), because(), "2009 - 2017")
    assert year_of(told("a", signing, agreements=[ended])) == 2017
    assert year_of(told("a", held("XXXX-12-21"), agreements=[ended])) is None


def test_articles_numbered_between_two_of_one_year_are_of_that_year():
    known = [told(f"bao_{number}", held(day)) for number, day in (("10001", "2018-03-01"), ("10009", "2018-09-01"))]
    third = told("bao_10020", held("2019-02-01"))
    graph = settled(*known, third, told("bao_10005", held()))
    assert graph.meetings["year_inferred"].dropna().tolist() == [2018]
    backwards = told("bao_10020", held("2017-02-01"))
    assert settled(*known, backwards, told("bao_10005", held())).meetings["year_inferred"].isna().all()


# ---------------------------------------------------------------- against
def ruled_out(graph):
    return {(row.year, row.reason) for row in rows(graph.year_candidates) if row.confidence == 0}


def test_a_weekday_rules_years_out():
    words = "Hội nghị diễn ra thứ năm, ngày 15/8. Năm 2018 đạt 4 triệu."  # 15 August was a Thursday in 2019, not 2018
    graph = settled(telling("a", words, held()))
    assert ruled_out(graph) == {(2018, "weekday")}
    assert graph.meetings["year_inferred"].tolist() == [2019]
    wrong = settled(telling("a", words.replace("thứ năm", "chủ nhật"), held()))
    assert wrong.meetings["year_inferred"].isna().all()


@pytest.mark.parametrize(
    ("words", "parties", "reason", "year"),
    [
        ("Tháng 7/2025.", ["ha-giang", "cao-bang"], "unit-until", 2025),
        ("Chính quyền địa phương 2 cấp. Tháng 5/2024.", ["lao-cai", "cao-bang"], "exists-since", 2024),
        ("Bộ Giao thông vận tải cho biết. Tháng 8/2025.", ["lao-cai", "cao-bang"], "existed-until", 2025),
        ("Tháng 8/2024.", [("hue", "Thành ủy"), "cao-bang"], "city-on", 2024),
    ],
)
def test_what_exists_only_for_a_time_rules_years_out(words, parties, reason, year):
    assert (year, reason) in ruled_out(settled(telling("a", words, held(OPEN, *parties))))


def test_what_exists_since_the_reforms_makes_the_first_years_likely_but_settles_none():
    graph = settled(telling("a", "Chính quyền địa phương hai cấp vận hành thông suốt.", held("XXXX-05-15")))
    assert set(graph.year_candidates["year"]) == {2026, 2027, 2028}
    assert graph.meetings["year_inferred"].isna().all()


# ---------------------------------------------------------------- used, seen, switched off
def test_without_a_reason_there_is_no_year():
    graph = settled(told("a", held()))
    assert graph.meetings["year_inferred"].isna().all()
    assert graph.year_candidates.empty


def test_an_inferred_year_stands_beside_the_date_with_its_reasons():
    graph = settled(telling("a", "Khánh thành ngày 10/8/2019. Sáu tháng đầu năm 2019 tăng 7%.", held()))
    (row,) = graph.meetings.itertuples()
    assert (row.date, row.year_inferred) == (OPEN, 2019)
    assert row.year_confidence >= THRESHOLD
    assert "running 0.88 (“Sáu tháng đầu năm 2019” in a)" in row.year_reason
    assert "full-date 0.80 (“10/8/2019” in a)" in row.year_reason
    chosen = graph.year_candidates[graph.year_candidates["chosen"]]
    assert set(chosen["year"]) == {2019}
    quotes = set(graph.evidence_of(chosen["year_candidate"].iloc[0])["quote"])
    assert quotes <= {"10/8/2019", "Sáu tháng đầu năm 2019"}


def test_it_is_used_to_find_a_meeting_in_time_and_can_be_switched_off():
    pairs = [telling("a", "Khánh thành ngày 10/8/2019. Sáu tháng đầu năm 2019.", held())]
    articles, records = zip(*pairs, strict=True)
    graph = settle(articles, records)
    assert len(graph.filter(since="2019-08", until="2019-08").meetings) == 1
    assert graph.filter(since="2020").meetings.empty
    assert graph.filter(since="2019-08", inferred_years=False).meetings.empty
    without = settle(articles, records, years=False)
    assert without.year_candidates.empty
    assert without.meetings["year_inferred"].isna().all()


def test_rdf_says_that_the_year_is_inferred():
    graph = settled(telling("a", "Khánh thành ngày 10/8/2019. Sáu tháng đầu năm 2019.", held()))
    said = [q for q in quads(graph) if "inferredYear" in q.predicate.value and "/id/event/" in q.subject.value]
    values = {quad.predicate.value.rsplit("inferredYear")[-1]: quad.object.value for quad in said}
    assert values.keys() == {"", "Confidence", "Reason"}
    assert values[""] == "2019"
    (event,) = {quad.subject for quad in said}
    assert not [quad for quad in quads(graph) if quad.subject == event and "TimeStamp" in quad.predicate.value]


@pytest.mark.parametrize(
    ("date", "whole"),
    [
        (None, "2019"),
        ("XXXX-04-17", "2019-04-17"),
        ("XXXX-04-17/XXXX-04-19", "2019-04-17/2019-04-19"),
        ("XXXX-12-30/XXXX-01-02", "2019-12-30/2020-01-02"),
        ("2018-04-17", "2018-04-17"),
    ],
)
def test_a_year_completes_a_date(date, whole):
    assert edtf.in_year(date, 2019) == whole


# ---------------------------------------------------------------- whose paper
@pytest.mark.parametrize(
    ("publisher", "url", "unit"),
    [
        ("Báo Quảng Ninh", None, "quang-ninh"),
        ("Cổng thông tin điện tử tỉnh Lạng Sơn", None, "lang-son"),
        (None, "https://baoquangninh.com.vn/tin-1.html", "quang-ninh"),
        (None, "https://www.hanoi.gov.vn/tin", "ha-noi"),
        ("Báo Tuổi Trẻ", "https://tuoitre.vn/quang-ninh-2019.html", None),
        ("VnExpress", None, None),
    ],
)
def test_a_paper_belongs_to_a_province_by_its_name_or_address(publisher, url, unit):
    assert unit_of_publisher(Article("a", "Tin", publisher=publisher, url=url)) == unit


# ---------------------------------------------------------------- measured
def open_years(paths):
    """For each meeting whose year no text gives: the articles that report it, and the year inferred."""
    articles = list(sources.read(paths))
    graph = settle(articles, map(reading.read, articles))
    accounts = graph.accounts.groupby("meeting")["article"].agg(set)
    return [(accounts[row.meeting], row) for row in rows(graph.meetings) if not edtf.has_year(row.date)]


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles in ../shared are not here")
def test_of_the_years_inferred_for_real_articles_nearly_all_are_right():
    held_back = set((SHARED / "gold" / "holdback.txt").read_text(encoding="utf-8").split())
    paths = [path for path in sorted((SHARED / "gold" / "articles").glob("*.txt")) if path.stem not in held_back]
    used = [(articles, row) for articles, row in open_years(paths) if row.year_inferred]
    right = [row for articles, row in used if {GOLD.get(article) for article in articles} == {row.year_inferred}]
    assert len(used) >= 6
    assert len(right) / len(used) >= 0.9
    assert all(row.year_reason for _, row in used)


def test_the_sample_gets_the_year_its_other_paper_prints():
    found = {row.date: row.year_inferred for _, row in open_years([SAMPLE / "articles"])}
    assert found["XXXX-08-16"] == 2019
    assert found["XXXX-10-26/XXXX-10-29"] is None
