"""Meetings across articles: which reports mean one meeting, with which reasons, and what stays side by side."""

import json
import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from kg import reading, sources
from kg.model import Agreement
from kg.resolution import settle
from kg.resolution.judgements import Judgement
from kg.resolution.meetings import settle_meetings
from kg.resolution.reporting import reports
from tests.factories import SAMPLE, SHARED, STEMS, annotated
from tests.reports import because, meeting, participant, settled, told

GOLD = json.loads((Path(__file__).parent / "resolution_gold" / "meetings.json").read_text(encoding="utf-8"))
NO_GOLD = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles in ../shared are not here")
DAY = "2019-04-17"


def dev():
    """The annotated articles in ../shared that are not held back."""
    held_back = set((SHARED / "gold" / "holdback.txt").read_text(encoding="utf-8").split())
    return sorted(path.stem for path in (SHARED / "gold" / "records").glob("*.json") if path.stem not in held_back)


def decided(graph):
    """How the pairs of reports were decided, each with its reasons' names."""
    rows = graph.resolutions[graph.resolutions["kind"] == "meeting"]
    names = [{reason.split()[0] for reason in reasons.split("; ") if reason} for reasons in rows["reasons"]]
    return list(zip(rows["decision"], names, strict=True))


# ---------------------------------------------------------------- measured
def pairs_of(clusters):
    return {frozenset(pair) for cluster in clusters for pair in combinations(sorted(set(cluster)), 2)}


def f1(found, wanted):
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def wanted(*corpora):
    return [[tuple(report) for report in cluster] for corpus in corpora for cluster in GOLD[corpus]]


def by_hand(stems_by_folder):
    return [annotated(stem, folder) for folder, stems in stems_by_folder for stem in stems]


def settled_reports(pairs):
    """The clusters of reports, each report by its article and its place in the record."""
    articles = {article.id: article for article, _ in pairs}
    records = {record.article: record for _, record in pairs}
    meetings = settle_meetings(reports(records.values(), articles)).meetings
    return [[(one.article, records[one.article].meetings.index(one.meeting)) for one in m.reports] for m in meetings]


def test_reports_of_the_sample_are_joined_as_a_reader_joins_them():
    assert pairs_of(settled_reports(by_hand([(SAMPLE, STEMS)]))) == pairs_of(wanted("sample"))


@NO_GOLD
def test_reports_of_both_corpora_are_joined_nearly_as_a_reader_joins_them():
    found = pairs_of(settled_reports(by_hand([(SAMPLE, STEMS), (SHARED / "gold", dev())])))
    assert f1(found, pairs_of(wanted("sample", "gold"))) >= 0.95


@NO_GOLD
def test_articles_read_by_machine_share_meetings_as_a_reader_says():
    paths = [SAMPLE / "articles"] + [SHARED / "gold" / "articles" / f"{stem}.txt" for stem in dev()]
    articles = list(sources.read(paths))
    graph = settle(articles, map(reading.read, articles))
    found = pairs_of(group["article"] for _, group in graph.accounts.groupby("meeting"))
    clusters = [[article for article, _ in cluster] for cluster in wanted("sample", "gold")]
    assert f1(found, pairs_of(clusters)) >= 0.85


# ---------------------------------------------------------------- joined
@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (
            meeting(DAY, "lao-cai", "yen-bai", people=[participant("Trần Văn Mẫu", "chair")]),
            meeting(DAY, "lao-cai", "yen-bai", "son-la", people=[participant("TRẦN VĂN MẪU", "chair")]),
            {"same-day", "shared-parties", "shared-people"},
        ),
        (
            meeting("2019-04-16/2019-04-18", "lao-cai", "yen-bai", topics=["tourism"], host="lao-cai"),
            meeting(DAY, "lao-cai", "yen-bai", topics=["tourism"], host="lao-cai"),
            {"days-overlap", "same-parties", "shared-topics", "same-host"},
        ),
        (
            meeting(
                None, "lao-cai", "yen-bai", topics=["tourism"], people=[participant(f"Lê Văn {n}") for n in "ABCD"]
            ),
            meeting(DAY, "lao-cai", "yen-bai", topics=["tourism"], people=[participant(f"Lê Văn {n}") for n in "ABCD"]),
            {"undated", "same-parties", "shared-people"},
        ),
        (
            meeting("XXXX-04-17", "lao-cai", ("central", "Bộ Y tế"), topics=["health"]),
            meeting("XXXX-04-17", "lao-cai", ("central", "Đoàn công tác của Bộ Y tế"), topics=["health"]),
            {"same-day", "same-parties", "shared-topics"},
        ),
    ],
    ids=[
        "another party, one chair",
        "within the days of a trip",
        "no date, the same people",
        "a ministry's delegation",
    ],
)
def test_enough_reasons_join_two_reports_and_are_told(one, other, names):
    graph = settled(told("a", one), told("b", other))
    assert graph.meetings["articles"].tolist() == [2]
    ((decision, reasons),) = decided(graph)
    assert decision == "merged"
    assert names <= reasons


def test_a_later_article_that_recalls_a_meeting_joins_it():
    recalled = replace(meeting(DAY, "lao-cai", "yen-bai"), status="background")
    graph = settled(
        told("a", meeting(DAY, "lao-cai", "yen-bai"), published="2019-04-18"),
        told("b", recalled, published="2021-06-01"),
    )
    assert graph.meetings["status"].tolist() == ["held"]
    assert set(zip(graph.accounts["article"], graph.accounts["status"], strict=True)) == {
        ("a", "held"),
        ("b", "background"),
    }


def test_what_articles_say_differently_stays_side_by_side():
    one = meeting("XXXX-04-17", "lao-cai", "yen-bai", kind="visit", host="lao-cai")
    other = meeting(DAY, "lao-cai", "yen-bai", kind="talks")
    ours, theirs = told("a", one), told("b", other)
    ours = (replace(ours[0], publisher="Báo Lào Cai"), ours[1])
    theirs = (replace(theirs[0], url="https://baoyenbai.com.vn/tin/1.html"), theirs[1])
    rows = settled(ours, theirs).accounts.set_index("article")
    columns = ["kind", "date", "parties", "side"]
    assert rows.loc["a", [*columns, "host"]].tolist() == [
        "visit", "XXXX-04-17", "lao-cai yen-bai", "lao-cai", "lao-cai",
    ]  # fmt: skip
    assert rows.loc["b", columns].tolist() == ["talks", DAY, "lao-cai yen-bai", "yen-bai"]


def test_a_day_is_chosen_before_a_month_and_a_year_before_none():
    dates = ["2019-04", "XXXX-04-17", "2019-04-17"]
    people = [participant("Trần Văn Mẫu"), participant("Lê Thị Nháp")]
    reported = [meeting(date, "lao-cai", "yen-bai", people=people, topics=["tourism"]) for date in dates]
    graph = settled(*(told(name, one) for name, one in zip("abc", reported, strict=True)))
    assert graph.meetings[["date", "articles"]].values.tolist() == [["2019-04-17", 3]]


# ---------------------------------------------------------------- apart
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (meeting(DAY, "lao-cai", "yen-bai"), meeting("2020-04-17", "lao-cai", "yen-bai")),
        (meeting("XXXX-04-17", "lao-cai", "yen-bai"), meeting("XXXX-04-18", "lao-cai", "yen-bai")),
        (meeting(DAY, "lao-cai", "yen-bai"), meeting(DAY, "lao-cai", "son-la")),
        (
            meeting(DAY, "lao-cai", ("central", None), host="lao-cai", kind="visit", topics=["tourism"]),
            meeting(DAY, "lao-cai", ("central", None), host="lao-cai", kind="conference", topics=["health"]),
        ),
        (meeting("2019", "lao-cai", "yen-bai"), meeting("XXXX-04-17", "lao-cai", "yen-bai")),
    ],
    ids=["another year", "the next day", "another partner", "leaders of the country twice a day", "only the year"],
)
def test_what_contradicts_or_is_too_little_keeps_reports_apart(one, other):
    assert len(settled(told("a", one), told("b", other)).meetings) == 2


def test_two_meetings_of_one_article_stay_two_though_another_fits_both():
    morning = meeting(DAY, "lao-cai", "yen-bai", topics=["tourism"])
    with_more = meeting(DAY, "lao-cai", "yen-bai", "son-la", topics=["tourism"])
    graph = settled(told("a", morning, with_more), told("b", morning))
    assert sorted(graph.meetings["articles"]) == [1, 2]


def test_publication_long_apart_keeps_yearly_meetings_apart():
    people = [participant("Trần Văn Mẫu")]
    pairs = [
        told(name, meeting(None, "lao-cai", "yen-bai", people=people, topics=["tourism"]), published=day)
        for name, day in (("a", "2019-04-18"), ("b", "2020-04-18"))
    ]
    assert len(settled(*pairs).meetings) == 2


# ---------------------------------------------------------------- judged
def side(article, date, *parties):
    return {"article": article, "date": date, "parties": sorted(parties)}


def judged(left, right, verdict):
    return Judgement("meeting", left, right, verdict, "An", "2026-10-01", "đã hỏi hai báo", "judgements.jsonl:1")


def test_a_person_parts_what_reasons_join_and_joins_what_they_part():
    one, other = (told(name, meeting(DAY, "lao-cai", "yen-bai")) for name in "ab")
    third = told("c", meeting("2019-04-18", "lao-cai", "yen-bai"))
    left, right = side("a", DAY, "lao-cai", "yen-bai"), side("b", DAY, "lao-cai", "yen-bai")
    late = side("c", "2019-04-18", "lao-cai", "yen-bai")
    articles, records = zip(one, other, third, strict=True)
    judgements = [judged(left, right, "different"), judged(left, late, "same")]
    graph = settle(articles, records, judgements=judgements)
    together = {tuple(sorted(group)) for _, group in graph.accounts.groupby("meeting")["article"]}
    assert together == {("a", "c"), ("b",)}
    judged_rows = graph.resolutions.dropna(subset=["judgement"])
    assert set(judged_rows["decision"]) == {"apart", "merged"}
    assert judged_rows["judgement"].str.contains("by An on 2026-10-01: đã hỏi hai báo").all()


def test_every_meeting_keeps_an_id_of_its_own():
    one, other = (told(name, meeting(DAY, "lao-cai", "yen-bai")) for name in "ab")
    articles, records = zip(one, other, strict=True)
    apart = judged(side("a", DAY, "lao-cai", "yen-bai"), side("b", DAY, "lao-cai", "yen-bai"), "different")
    graph = settle(articles, records, judgements=[apart])
    assert graph.meetings["meeting"].is_unique
    assert len(graph.meetings) == 2


# ---------------------------------------------------------------- agreements
def signing(*parties, title, period=None):
    return replace(meeting(DAY, *parties, kind="signing"), agreements=(Agreement(title, (), because(), period),))


def agreement(title, *parties, **more):
    return Agreement(title, parties, because(), **more)


def test_one_agreement_in_several_articles_is_one_with_all_their_evidence():
    graph = settled(
        told("a", signing("lao-cai", "yen-bai", title="Chương trình hợp tác du lịch", period="2019-2023")),
        told("b", signing("lao-cai", "yen-bai", title="Chương trình hợp tác về du lịch giai đoạn 2019 - 2023")),
        told("c", agreements=[agreement("Thỏa thuận hợp tác", "yen-bai", "lao-cai", period="2019 - 2023")]),
        told("d", agreements=[agreement("Thỏa thuận hợp tác", "yen-bai", "lao-cai", period="2024 - 2028")]),
        told("e", agreements=[agreement("Biên bản ghi nhớ hợp tác", "yen-bai", "lao-cai", period="2019-2023")]),
    )
    rows = graph.agreements.sort_values("articles", ascending=False)
    assert rows["articles"].tolist() == [3, 1, 1]
    assert rows["meeting"].notna().tolist() == [True, False, False]
    assert set(graph.evidence_of(rows["agreement"].iloc[0])["article"]) == {"a", "b", "c"}


def in_force(graph, day):
    found = graph.agreements_in_force(day)
    return dict(zip(found["title"], found["parties"], strict=True))


def test_agreements_are_in_force_in_their_period_and_carried_over_under_a_lens():
    graph = settled(
        told("a", agreements=[agreement("Thỏa thuận 1", "ha-giang", "cao-bang", period="2022 - 2027")]),
        told("b", agreements=[agreement("Thỏa thuận 2", "lao-cai", "cao-bang", year="2015")]),
        told("c", agreements=[agreement("Thỏa thuận 3", "lao-cai", "cao-bang")]),
        told("d", signing("lao-cai", "cao-bang", title="Chương trình hợp tác 5 năm")),
    )
    assert set(in_force(graph, "2014-12-31")) == set()
    assert set(in_force(graph, "2019-04-16")) == {"Thỏa thuận 2"}
    assert set(in_force(graph, "2024-04-17")) == {"Thỏa thuận 1", "Thỏa thuận 2", "Chương trình hợp tác 5 năm"}
    assert in_force(graph, "2026-10-01")["Thỏa thuận 1"] == ("cao-bang", "ha-giang")
    assert in_force(graph.through("today"), "2026-10-01")["Thỏa thuận 1"] == ("cao-bang", "tuyen-quang-2025")
    assert "Thỏa thuận 1" not in in_force(graph, "2028-01-01")


def test_what_was_only_planned_is_not_in_force():
    planned = replace(signing("lao-cai", "yen-bai", title="Chương trình hợp tác"), status="planned")
    assert in_force(settled(told("a", planned)), "2024-01-01") == {}


# ---------------------------------------------------------------- the same every time
def test_the_order_of_articles_changes_nothing():
    pairs = by_hand([(SAMPLE, STEMS)])
    shuffled = random.Random(4).sample(pairs, len(pairs))
    assert settled(*shuffled) == settled(*pairs)
