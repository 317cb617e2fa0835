"""Settling: who is who, which meeting is which, which version of a unit it was; whatever the order."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.model import Agreement, Evidence, Span, Stated
from kg.resolution import settle
from kg.resolution.ids import content_id
from kg.resolution.labels import meeting_label, meeting_label_en
from tests.factories import SHARED, STEMS, annotated
from tests.reports import because, meeting, official, participant, settled, surer, told


def rows(frame, *columns):
    """The rows of a table as a set of tuples, missing values as None."""
    chosen = frame[list(columns)].astype(object)
    return set(chosen.where(chosen.notna(), None).itertuples(index=False, name=None))


# ---------------------------------------------------------------- real articles
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles in ../shared are not here")
def test_the_seed_article_becomes_one_meeting_of_two_provinces():
    graph = settled(annotated("seed_59f865b80fc3fa05", SHARED / "gold"))
    (only,) = graph.meetings.itertuples()
    assert (only.kind, only.scope, only.date, only.unit_basis) == (
        "working-session",
        "inter-province",
        "XXXX-04-17",
        "identity",
    )
    assert only.label == "Quảng Ninh – Lạng Sơn: buổi làm việc (17/4)"
    assert only.label_en == "Quang Ninh – Lang Son: working session (17 April)"
    assert pd.isna(only.host)
    assert set(graph.parties["body"]) == {"quang-ninh--btv-tinh-uy", "lang-son--btv-tinh-uy"}
    assert set(graph.officials["unit"]) == {"quang-ninh", "lang-son"}
    assert rows(graph.holdings, "office", "body") == {
        ("post-pho-bi-thu-thuong-truc", "quang-ninh--tinh-uy"),
        ("post-pho-bi-thu-thuong-truc", "lang-son--tinh-uy"),
        ("post-chu-tich-hdnd", "lang-son--hdnd-tinh"),
    }
    assert graph.participations.groupby("role").size().to_dict() == {"chair": 2, "speaker": 2}
    assert len(graph.meeting_topics) == 8
    assert rows(graph.flows, "source", "target", "kind") == {("quang-ninh", "lang-son", "share")}
    assert len(graph.flow_topics) == 9


def test_every_passage_is_cut_from_its_article(sample, sample_records):
    texts = {article.id: article.text for article, _ in sample_records}
    assert len(sample.passages) > len(texts)
    for row in sample.passages.itertuples():
        text = texts[row.article]
        assert row.quote == text[row.start : row.end]
        assert text[: row.start].endswith(row.prefix)
        assert text[row.end :].startswith(row.suffix)
        assert row.quote in row.sentence
        assert row.passage == f"{row.article}#char={row.start},{row.end}"


def test_every_meeting_official_and_agreement_of_the_sample_is_accounted_for(sample, sample_records):
    records = [record for _, record in sample_records]
    reported = sum(len(record.meetings) for record in records)
    assert sample.meetings["articles"].sum() == len(sample.accounts) == reported
    assert set(sample.officials["name"]) >= {official.name for record in records for official in record.officials}
    printed = [a for r in records for a in (*r.agreements, *(a for m in r.meetings for a in m.agreements))]
    assert set(sample.agreements["title"]) == {agreement.title for agreement in printed}


def test_a_row_is_as_sure_as_its_surest_evidence(sample):
    surest = sample.evidence.groupby("subject")["confidence"].max()
    for name, key in (("meetings", "meeting"), ("holdings", "holding"), ("parties", "party"), ("flows", "flow")):
        frame = getattr(sample, name)
        assert frame["confidence"].tolist() == surest[frame[key]].tolist()


@settings(max_examples=10, deadline=None)
@given(shuffled=st.permutations(range(len(STEMS))), again=st.permutations(range(len(STEMS))))
def test_the_order_of_articles_does_not_matter(shuffled, again, sample, sample_records):
    articles = [sample_records[place][0] for place in shuffled]
    records = [sample_records[place][1] for place in again]
    assert settle(articles, records) == sample


# ---------------------------------------------------------------- which meeting is which
def test_two_papers_reporting_one_meeting_make_one_with_two_accounts():
    pairs = [
        told("a", meeting("XXXX-04-17", "lao-cai", "yen-bai", kind="other")),
        told("b", meeting("2019-04-17", "yen-bai", "lao-cai", kind="signing", host="lao-cai")),
    ]
    graph = settled(*pairs)
    (only,) = graph.meetings.itertuples()
    assert (only.date, only.kind, only.host, only.articles) == ("2019-04-17", "signing", "lao-cai", 2)
    assert rows(graph.accounts, "article", "kind", "date") == {
        ("a", "other", "XXXX-04-17"),
        ("b", "signing", "2019-04-17"),
    }
    assert set(graph.evidence_of(only.meeting)["article"]) == {"a", "b"}
    assert len(graph.parties) == 2


def test_most_reports_decide_what_kind_of_meeting_it_was():
    kinds = ["visit", "talks", "talks"]
    pairs = [told(str(n), meeting("2019-04-17", "lao-cai", "yen-bai", kind=kind)) for n, kind in enumerate(kinds)]
    assert settled(*pairs).meetings["kind"].tolist() == ["talks"]
    assert settled(*pairs[:2]).meetings["kind"].tolist() == ["visit"]  # one each: the first of the vocabulary


def test_a_date_without_year_stays_apart_where_it_fits_several():
    dates = ["XXXX-04-17", "2018-04-17", "2019-04-17", "XXXX-04-17"]
    graph = settled(*(told(str(n), meeting(date, "lao-cai", "yen-bai")) for n, date in enumerate(dates)))
    assert rows(graph.meetings, "date", "articles") == {("XXXX-04-17", 2), ("2018-04-17", 1), ("2019-04-17", 1)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (meeting(None, "lao-cai", "yen-bai"), meeting(None, "lao-cai", "yen-bai")),
        (meeting("2019-04", "lao-cai", "yen-bai"), meeting("2019-04", "lao-cai", "yen-bai")),
        (meeting("2019-04-17", "lao-cai", "yen-bai"), meeting("2019-04-18", "lao-cai", "yen-bai")),
        (meeting("2019-04-17", "lao-cai", "yen-bai"), meeting("2019-04-17", "lao-cai", "yen-bai", "son-la")),
        (meeting("2019-04-17", "lao-cai"), meeting("2019-04-17", "lao-cai")),
        (
            meeting("2019-04-17", ("central", "Bộ Y tế"), "lao-cai"),
            meeting("2019-04-17", ("central", "Bộ Xây dựng"), "lao-cai"),
        ),
    ],
    ids=["no date", "month only", "other day", "other parties", "one party", "other ministry"],
)
def test_reports_that_may_mean_different_meetings_stay_apart(one, other):
    assert len(settled(told("a", one), told("b", other)).meetings) == 2


def test_intervals_are_days_too():
    interval = "2019-04-17/2019-04-19"
    graph = settled(*(told(name, meeting(interval, "lao-cai", "yen-bai")) for name in "ab"))
    assert graph.meetings["articles"].tolist() == [2]


def test_a_meeting_is_as_sure_as_its_surest_report():
    doubtful, clear = (surer(meeting("2019-04-17", "lao-cai", "yen-bai"), sure) for sure in (0.5, 0.9))
    doubtful, clear = (replace(one, date=Stated("2019-04-17", ())) for one in (doubtful, clear))
    graph = settled(told("a", doubtful), told("b", clear))
    assert graph.meetings["confidence"].tolist() == [0.9]


# ---------------------------------------------------------------- who is who
def test_diacritics_tell_people_apart_and_tone_mark_style_does_not():
    post = ("Bí thư Tỉnh ủy", "lao-cai")
    pairs = [
        told("a", officials=[official("Trần Văn Nghiệm", post)]),
        told("b", officials=[official("Trần Văn Nghiêm", post)]),
        told("c", officials=[official("Lò Thị Hoà", post)]),
        told("d", officials=[official("LÒ THỊ HÒA", post)]),
    ]
    graph = settled(*pairs)
    assert set(graph.officials["name"]) == {"Trần Văn Nghiệm", "Trần Văn Nghiêm", "Lò Thị Hoà"}
    hoa = graph.officials.set_index("name").loc["Lò Thị Hoà", "official"]
    assert hoa == "lo-thi-hoa--lao-cai"
    assert set(graph.holdings.loc[graph.holdings["official"] == hoa, "article"]) == {"c", "d"}
    nghiem = [name for name in graph.officials["official"] if name.startswith("tran-van-nghiem--lao-cai-")]
    assert len(nghiem) == 2


def test_an_id_does_not_change_hands_when_a_name_joins():
    post = ("Bí thư Tỉnh ủy", "lao-cai")
    before = settled(told("a", officials=[official("Trần Văn Nghiệm", post)]))
    after = settled(
        told("a", officials=[official("Trần Văn Nghiệm", post)]),
        told("b", officials=[official("Trần Văn Nghiêm", post)]),
    )
    assert before.officials["official"].tolist() == ["tran-van-nghiem--lao-cai"]
    assert "tran-van-nghiem--lao-cai" not in set(after.officials["official"])


def test_one_name_in_two_units_stays_two_people():
    graph = settled(
        told("a", officials=[official("Trần Văn Mẫu", ("Bí thư Tỉnh ủy", "lao-cai"))]),
        told("b", officials=[official("Trần Văn Mẫu", ("Bí thư Tỉnh ủy", "son-la"))]),
        told("c", officials=[official("Trần Văn Mẫu", kind="other")]),
    )
    assert set(graph.officials["official"]) == {"tran-van-mau--lao-cai", "tran-van-mau--son-la", "tran-van-mau"}


def test_a_person_is_known_by_the_office_held_in_a_province():
    posts = [
        ("nguyên Giám đốc Sở Y tế", "son-la"),
        ("Ủy viên Trung ương Đảng", "central"),
        ("Bí thư Tỉnh ủy", "lao-cai"),
    ]
    (person,) = settled(told("a", officials=[official("Trần Văn Mẫu", *posts)])).officials.itertuples()
    assert (person.official, person.unit, person.post) == (
        "tran-van-mau--lao-cai",
        "lao-cai",
        "Ủy viên Trung ương Đảng",
    )


def test_participants_are_the_officials_of_their_article_or_new_ones():
    people = [participant("Trần Văn Mẫu", "chair", "speaker"), participant("Lê Thị Lạ", unit="yen-bai")]
    graph = settled(
        told(
            "a",
            meeting("2019-04-17", "lao-cai", "yen-bai", people=people),
            officials=[official("Trần Văn Mẫu", ("Bí thư Tỉnh ủy", "lao-cai"))],
        )
    )
    assert rows(graph.participations, "official", "role", "unit") == {
        ("tran-van-mau--lao-cai", "chair", "lao-cai"),
        ("tran-van-mau--lao-cai", "speaker", "lao-cai"),
        ("le-thi-la--yen-bai", "attendee", "yen-bai"),
    }
    assert rows(graph.officials, "official", "kind") == {
        ("tran-van-mau--lao-cai", "official"),
        ("le-thi-la--yen-bai", "other"),
    }


def test_former_offices_are_marked():
    posts = [("nguyên Bí thư Tỉnh ủy", "lao-cai"), ("Chủ tịch UBND tỉnh", "lao-cai")]
    graph = settled(told("a", officials=[official("Trần Văn Mẫu", *posts)]))
    assert rows(graph.holdings, "title", "former") == {("nguyên Bí thư Tỉnh ủy", True), ("Chủ tịch UBND tỉnh", False)}
    assert graph.officials["post"].tolist() == ["Chủ tịch UBND tỉnh"]


# ---------------------------------------------------------------- which version it was
@pytest.mark.parametrize(
    ("date", "published", "version", "basis"),
    [
        ("2025-06-30", None, "tuyen-quang", "event-date"),
        ("2025-07-01", None, "tuyen-quang-2025", "event-date"),
        ("2025-06-30", "2025-07-02", "tuyen-quang", "event-date"),
        ("XXXX-07-01", "2025-07-02", "tuyen-quang-2025", "article-date"),
        (None, "2025-06-30", "tuyen-quang", "article-date"),
        ("XXXX-07-01", None, "tuyen-quang", "identity"),
        (None, None, "tuyen-quang", "identity"),
    ],
)
def test_the_day_settles_the_version_of_a_unit(date, published, version, basis):
    graph = settled(told("a", meeting(date, "tuyen-quang", "cao-bang"), published=published))
    assert set(graph.parties["unit"]) == {version, "cao-bang"}
    assert graph.meetings["unit_basis"].tolist() == [basis]
    assert set(graph.units["unit"]) == {version, "cao-bang", "tuyen-quang-2025"}  # with the one of today


def test_a_unit_that_is_gone_is_as_it_was_last():
    graph = settled(told("a", meeting("2026-01-05", "ha-giang", "cao-bang")))
    gone = graph.units.set_index("unit").loc["ha-giang"]
    assert (gone["valid_until"], gone["successor"]) == ("2025-06-30", "tuyen-quang-2025")


def test_what_an_article_says_outside_of_meetings_goes_by_its_own_day():
    mentions = [
        settled(told("a", provinces=["tuyen-quang"], published="2026-01-05")),
        settled(told("a", meeting("2026-01-05", "cao-bang", "lang-son"), provinces=["tuyen-quang"])),
        settled(told("a", provinces=["tuyen-quang"])),
    ]
    assert [graph.mentions["unit"].tolist() for graph in mentions] == [
        ["tuyen-quang-2025"],
        ["tuyen-quang-2025"],
        ["tuyen-quang"],
    ]


def test_foreign_units_and_the_centre_are_units_too():
    parties = ["cao-bang", "foreign:Quảng Tây", ("central", "Bộ Ngoại giao"), "foreign:Nơi Xa"]
    pair = told("a", meeting("2019-04-17", *parties), officials=[official("Người Xa", ("Tỉnh trưởng", "Nơi Xa"))])
    graph = settled(pair)
    assert rows(graph.units, "unit", "kind", "name_vi") == {
        ("cao-bang", "province", "Cao Bằng"),
        ("central", "central", "Trung ương"),
        ("foreign-cn-guangxi", "foreign", "Quảng Tây"),
        ("foreign-noi-xa", "foreign", "Nơi Xa"),
    }
    assert graph.officials["official"].tolist() == ["nguoi-xa--foreign-noi-xa"]
    assert graph.meetings["label"].tolist() == [
        "Cao Bằng – Quảng Tây – Bộ Ngoại giao – Nơi Xa: buổi làm việc (17/4/2019)"
    ]


def test_bodies_are_organs_of_a_version():
    days = {"a": "2025-06-30", "b": "2025-07-01"}
    pairs = [told(name, meeting(day, ("tuyen-quang", "UBND tỉnh"), "cao-bang")) for name, day in days.items()]
    assert rows(settled(*pairs).bodies, "body", "label", "classification") == {
        ("tuyen-quang--ubnd-tinh", "UBND tỉnh Tuyên Quang", "ubnd-tinh"),
        ("tuyen-quang-2025--ubnd-tinh", "UBND tỉnh Tuyên Quang", "ubnd-tinh"),
    }


# ---------------------------------------------------------------- agreements
def agreement(title, *parties, **more):
    return Agreement(title, parties, because(), **more)


@pytest.mark.parametrize(
    ("title", "type"),
    [
        ("Biên bản ghi nhớ hợp tác", "mou"),
        ("Chương trình hợp tác giai đoạn 2021-2025", "programme"),
        ("Kế hoạch phối hợp thực hiện chương trình", "plan"),
        ("Thỏa thuận kết nghĩa", "twinning"),
        ("Thoả thuận hợp tác toàn diện", "agreement"),
    ],
)
def test_the_title_tells_what_kind_of_document_it_is(title, type):
    graph = settled(told("a", agreements=[agreement(title, "lao-cai", "yen-bai")]))
    assert graph.agreements["type"].tolist() == [type]
    assert set(graph.agreement_parties["unit"]) == {"lao-cai", "yen-bai"}


def test_an_agreement_of_a_meeting_is_between_its_provinces():
    signed = replace(
        meeting("2026-04-17", "tuyen-quang", "cao-bang", ("central", "Bộ Y tế")),
        agreements=(agreement("Chương trình hợp tác", period="2026-2030"),),
    )
    graph = settled(told("a", signed))
    assert graph.agreements["meeting"].tolist() == graph.meetings["meeting"].tolist()
    assert set(graph.agreement_parties["unit"]) == {"tuyen-quang-2025", "cao-bang"}


def test_a_period_in_place_of_a_year_is_a_period():
    graph = settled(told("a", agreements=[agreement("Chương trình", "lao-cai", year="2009-2017")]))
    assert rows(graph.agreements, "year", "period") == {(None, "2009-2017")}


# ---------------------------------------------------------------- ids and labels
def test_ids_are_made_from_content_and_stay_what_they_are():
    assert content_id("meeting", "2019-04-17", "lao-cai") == "meeting-fe03cd332e76"
    assert content_id("party", None) != content_id("party", "")


@pytest.mark.parametrize(
    ("date", "label", "label_en"),
    [
        ("2017-05-17", "A – B: hội đàm (17/5/2017)", "A – B: talks (17 May 2017)"),
        ("XXXX-04-30/XXXX-05-02", "A – B: hội đàm (30/4–2/5)", "A – B: talks (30 April–2 May)"),
        ("2019-11-09/2019-11-10", "A – B: hội đàm (9–10/11/2019)", "A – B: talks (9–10 November 2019)"),
        ("2017-05", "A – B: hội đàm (5/2017)", "A – B: talks (May 2017)"),
        (None, "A – B: hội đàm", "A – B: talks"),
    ],
)
def test_labels_say_who_what_and_when(date, label, label_en):
    assert meeting_label(["A", "B"], "talks", date) == label
    assert meeting_label_en(["A", "B"], "talks", date) == label_en


def test_long_labels_are_cut_with_a_number():
    assert meeting_label(list("ABCDEF"), "conference", None) == "A – B – C – D +2: hội nghị"


# ---------------------------------------------------------------- what cannot be settled
def test_a_record_of_another_text_is_refused():
    article, record = told("a", meeting("2019-04-17", "lao-cai", "yen-bai"))
    changed = replace(article, text=article.text + " Sửa.")
    with pytest.raises(GraphError, match=r"record 'a' was read from another text .* article 'a'"):
        settle([changed], [record])


def test_a_record_without_article_is_refused():
    article, _ = told("a")
    _, record = told("b")
    with pytest.raises(GraphError, match="record 'b': no article"):
        settle([article], [record])


def test_two_articles_with_one_id_are_refused():
    one, record = told("a")
    with pytest.raises(GraphError, match="article 'a' twice"):
        settle([one, replace(one, text="Khác")], [record])


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 900), Span(-4, 2), Span(7, 8)])
def test_evidence_must_cut_words_out_of_the_text(span):
    article, record = told("a")
    wrong = replace(record, provinces=(Stated("lao-cai", (Evidence(span, "by-hand"),)),))
    with pytest.raises(GraphError, match="article 'a': evidence at"):
        settle([article], [wrong])


def test_unknown_units_and_topics_are_refused_with_the_record_named():
    with pytest.raises(GraphError, match=r"record 'a': no unit 'lao-kai'; near: lao-cai"):
        settled(told("a", provinces=["lao-kai"]))
    with pytest.raises(GraphError, match="touris"):
        settled(told("a", meeting("2019-04-17", "lao-cai", "yen-bai", topics=["touris"])))


def test_nothing_settles_to_an_empty_graph():
    graph = settle([], [])
    assert all(frame.empty for frame in graph.tables.values())
