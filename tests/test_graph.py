"""The knowledge graph: its schema, finding, filtering, merging, and the way to disk and back."""

import dataclasses
import hashlib

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.graph import TABLES, KnowledgeGraph, edtf
from kg.graph.schema import STATED, VERSION
from tests.reports import meeting, official, participant, settled, surer, told


@pytest.fixture(scope="module")
def small():
    """Two meetings of invented people."""
    people = [participant("Trần Văn Nghiệm", "chair")]
    first = meeting("2019-04-17", "lao-cai", ("yen-bai", "UBND tỉnh"), people=people, topics=["ocop"])
    second = meeting("XXXX-05-20", "lao-cai", "hoa-binh", kind="signing", topics=["tourism"])
    official_ = official("Trần Văn Nghiệm", ("Chủ tịch UBND tỉnh", "lao-cai"))
    return settled(
        told("a", first, officials=[official_], published="2019-04-18"),
        told("b", surer(second, 0.5), officials=[official("Lê Thị Nghiêm", ("Giám đốc Sở Y tế", "hoa-binh"))]),
    )


# ---------------------------------------------------------------- the schema
@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_table_and_column_is_explained(table):
    names = [column.name for column in table.columns]
    assert table.row
    assert all(len(column.meaning) > 1 for column in table.columns)
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert all(len(TABLES[column.refers].key) == 1 for column in table.columns if column.refers)


def test_the_graph_holds_the_tables_of_the_schema():
    assert [field.name for field in dataclasses.fields(KnowledgeGraph)] == list(TABLES)
    assert set(STATED) <= set(TABLES)


def test_tables_have_the_declared_form(sample):
    dtypes = {"string": "string", "int": "Int64", "float": "float64", "bool": "boolean"}
    for name, table in TABLES.items():
        frame = sample.tables[name]
        assert [(column, str(dtype)) for column, dtype in frame.dtypes.items()] == [
            (column.name, dtypes[column.type]) for column in table.columns
        ]
        keys = list(frame[list(table.key)].itertuples(index=False, name=None))
        assert keys == sorted(keys)
        assert frame.index.tolist() == list(range(len(frame)))


def topics(**changes):
    """A table of topics with some columns replaced."""
    columns = {"topic": ["a", "b"], "label": ["A", "B"], "label_en": ["a", "b"], "broader": ["b", None]}
    return pd.DataFrame(columns | changes)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (topics().drop(columns="label"), "table topics: no column 'label'; expected topic, label"),
        (topics(colour=["x", "y"]), "table topics: unexpected column 'colour'"),
        (topics(label=["A", 7]), r"table topics, column label, row 1 \(b\): 7 in a column of type string"),
        (topics(label=["A", None]), r"table topics, column label, row 1 \(b\): no value"),
        (topics(topic=["a", "a"]), r"table topics, column topic, row 1 \(a\): a second row"),
        (topics(broader=["c", None]), r"table topics, column broader, row 0 \(a\): no 'c' in topics"),
    ],
)
def test_tables_that_break_the_schema_are_refused_with_their_place(frame, message):
    with pytest.raises(GraphError, match=message):
        KnowledgeGraph(topics=frame)


def test_evidence_needs_a_subject_and_a_sensible_confidence(small):
    evidence = small.evidence
    with pytest.raises(GraphError, match="column subject, row 0"):
        dataclasses.replace(small, evidence=evidence.assign(subject="nobody").iloc[:1])
    with pytest.raises(GraphError, match=r"column confidence, row 0 .* 1\.5; expected 0 to 1"):
        dataclasses.replace(small, evidence=evidence.assign(confidence=1.5))


# ---------------------------------------------------------------- finding
@pytest.mark.parametrize("text", ["hòa bình", "Hoà Bình", "HOA BINH", "hoa binh"])
def test_things_are_found_with_and_without_diacritics(small, text):
    assert small.find(text, "unit")["id"].tolist() == ["hoa-binh"]


def test_diacritics_that_are_written_are_meant(small):
    assert small.find("nghiệm")["label"].tolist() == ["Trần Văn Nghiệm"]
    assert small.find("nghiem", "official")["label"].tolist() == ["Lê Thị Nghiêm", "Trần Văn Nghiệm"]
    assert small.find("nghiểm", "official")["label"].tolist() == ["Lê Thị Nghiêm", "Trần Văn Nghiệm"]


def test_whole_labels_come_first(sample):
    found = sample.find("Quảng Ninh")
    assert found.loc[0].tolist() == ["quang-ninh", "unit", "Quảng Ninh"]
    assert len(found) > 1
    assert found.columns.tolist() == ["id", "kind", "label"]


def test_english_labels_are_found_too(small):
    assert "tourism" in small.find("tourism", "topic")["id"].tolist()
    assert small.find("signing", "meeting")["label"].tolist() == ["Lào Cai – Hòa Bình: lễ ký kết (20/5)"]


@pytest.mark.parametrize("text", ["", "   ", "không có gì", ".*"])
def test_nothing_is_found_by_what_is_not_there(small, text):
    assert small.find(text).empty
    assert small.about(text) == []


def test_an_unknown_kind_is_refused_with_the_known_ones(small):
    for look in (small.find, small.about):
        with pytest.raises(GraphError, match="no kind 'city'; known: unit, official, body"):
            look("x", "city")


def test_meetings_about_a_unit_say_where_they_are_reported(small):
    found = small.about("lào cai", kind="meeting")
    assert [one.date for one in found] == ["2019-04-17", "XXXX-05-20"]
    first = found[0]
    assert first.label == "Lào Cai – Yên Bái: buổi làm việc (17/4/2019)"
    assert first.quote == "Hai bên làm việc với nhau"
    assert first.articles == ("a",)
    assert {passage.sentence for passage in first.passages} == {"Hai bên làm việc với nhau."}


def test_things_are_about_an_official_an_id_and_a_topic(small):
    assert [one.date for one in small.about("Nghiệm", kind="meeting")] == ["2019-04-17"]
    assert [one.label for one in small.about("hoa-binh", kind="official")] == ["Lê Thị Nghiêm"]
    assert [one.date for one in small.about("Du lịch", kind="meeting")] == ["XXXX-05-20"]
    assert {one.kind for one in small.about("Yên Bái")} == {"unit", "meeting", "body", "office"}


def test_evidence_leads_from_a_row_to_the_sentences(small):
    party = small.parties["party"].iloc[0]
    evidence = small.evidence_of(party)
    assert set(evidence["subject"]) == {party}
    assert {"rule", "confidence", "quote", "sentence", "article"} <= set(evidence.columns)
    about_unit = small.evidence_of("hoa-binh")
    assert set(about_unit["article"]) == {"b"}
    assert about_unit["confidence"].is_monotonic_decreasing
    with pytest.raises(GraphError, match="no row has the id 'nobody'"):
        small.evidence_of("nobody")


# ---------------------------------------------------------------- filtering
CONDITIONS = {
    "unit": st.sampled_from(["quang-ninh", "tuyen-quang", "tuyen-quang-2025", "central", "ho-chi-minh", "bac-kan"]),
    "topic": st.sampled_from(["economy", "tourism", "transport-infrastructure", "tourism-culture"]),
    "since": st.sampled_from(["2016", "2019-05", "2025-07-01"]),
    "until": st.sampled_from(["2018", "2025-06-30", "2026-12-31"]),
    "kind": st.sampled_from(["study-visit", "working-session", "signing"]),
    "scope": st.sampled_from(["inter-province", "foreign", "central"]),
    "min_confidence": st.sampled_from([0.5, 1.0]),
}


@settings(max_examples=25, deadline=None)
@given(conditions=st.fixed_dictionaries({}, optional=CONDITIONS))
def test_a_filtered_graph_is_a_graph_of_what_was_there(conditions, sample):
    smaller = sample.filter(**conditions)  # its constructor refuses dangling ids
    assert set(smaller.passages["passage"]) == set(smaller.evidence["passage"])
    stated = pd.concat([smaller.tables[name][TABLES[name].key[0]] for name in STATED])
    assert set(smaller.evidence["subject"]) <= set(stated)
    for name, table in TABLES.items():
        key = list(table.key)
        assert set(map(tuple, smaller.tables[name][key].values)) <= set(map(tuple, sample.tables[name][key].values))
    assert smaller.filter(**conditions) == smaller


def test_without_conditions_nothing_goes(sample):
    assert sample.filter() == sample


def test_filtering_by_unit_takes_all_versions_and_by_version_one():
    pairs = [told(day, meeting(day, "tuyen-quang", "cao-bang")) for day in ("2025-06-30", "2025-07-01")]
    graph = settled(*pairs)
    assert len(graph.filter(unit="tuyen-quang").meetings) == 2
    assert graph.filter(unit="tuyen-quang-2025").meetings["date"].tolist() == ["2025-07-01"]
    assert graph.filter(unit="dong-thap").meetings.empty


def test_filtering_takes_narrower_topics_along(small):
    assert small.filter(topic="economy").meeting_topics["topic"].tolist() == ["ocop"]
    assert small.filter(topic="governance").meetings.empty


def test_filtering_by_time_leaves_out_what_cannot_be_placed(small):
    assert small.filter(since="2019-04-17").meetings["date"].tolist() == ["2019-04-17"]
    assert small.filter(until="2019-04-16").meetings.empty
    assert small.filter(until="2019").officials["name"].tolist() == ["Trần Văn Nghiệm"]


def test_filtering_by_confidence_is_for_every_row(small):
    sure = small.filter(min_confidence=0.8)
    assert len(sure.meetings) == 1 + 1  # the date of the second is surer than its clause
    assert sure.evidence["confidence"].min() >= 0.8
    assert sure.filter(min_confidence=0.8) == sure


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"unit": "quang-nin"}, "unit='quang-nin': not known; did you mean quang-ninh"),
        ({"topic": "turism"}, "topic='turism': not known; did you mean tourism"),
        ({"kind": "party"}, "kind='party': not known; did you mean"),
        ({"scope": "world"}, "scope='world': not known; did you mean central, foreign, inter-province"),
        ({"since": "last year"}, "since='last year': no date with a year"),
    ],
)
def test_conditions_that_cannot_be_meant_are_refused(small, conditions, message):
    with pytest.raises(GraphError, match=message):
        small.filter(**conditions)


def test_an_unknown_condition_is_a_type_error(small):
    with pytest.raises(TypeError, match="colour"):
        small.filter(colour="red")


# ---------------------------------------------------------------- merging
def test_merging_what_shares_no_meeting_is_settling_it_together(sample, sample_records):
    half = len(sample_records) // 2
    one, other = settled(*sample_records[:half]), settled(*sample_records[half:])
    both = one.merge(other)
    assert both == other.merge(one)
    assert set(both.meetings["meeting"]) == set(sample.meetings["meeting"])
    assert both.articles.equals(sample.articles)
    assert both.merge(sample.filter()).passages.equals(sample.passages)


def test_merging_joins_the_accounts_of_one_meeting():
    one, other = (settled(told(name, meeting("2019-04-17", "lao-cai", "yen-bai"))) for name in "ab")
    both = one.merge(other)
    assert both.meetings["articles"].tolist() == [2]
    assert both == other.merge(one)
    assert both == both.merge(one)


def test_merging_refuses_two_texts_of_one_article(small):
    changed = dataclasses.replace(small, articles=small.articles.assign(sha256="0" * 64))
    with pytest.raises(GraphError, match="article 'a' has two texts"):
        small.merge(changed)


# ---------------------------------------------------------------- on disk
def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_a_saved_graph_is_the_same_when_loaded(sample, tmp_path):
    sample.save(tmp_path / "graph")
    assert KnowledgeGraph.load(tmp_path / "graph") == sample
    assert sample != sample.filter(scope="foreign")


def test_saving_writes_the_same_bytes(sample, sample_records, tmp_path):
    sample.save(tmp_path / "one")
    settled(*reversed(sample_records)).save(tmp_path / "other")
    assert digests(tmp_path / "one") == digests(tmp_path / "other")
    assert set(digests(tmp_path / "one")) == {"graph.json", *(f"{name}.parquet" for name in TABLES)}


def test_saving_takes_the_place_of_a_saved_graph_and_of_nothing_else(small, sample, tmp_path):
    sample.save(tmp_path / "graph")
    small.save(tmp_path / "graph")
    assert KnowledgeGraph.load(tmp_path / "graph") == small
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]
    (tmp_path / "graph" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match=r"holds 'notes\.txt'"):
        sample.save(tmp_path / "graph")
    assert KnowledgeGraph.load(tmp_path / "graph") == small


def test_what_holds_no_graph_is_refused(small, tmp_path):
    with pytest.raises(GraphError, match=r"no graph\.json"):
        KnowledgeGraph.load(tmp_path)
    small.save(tmp_path / "graph")
    about = tmp_path / "graph" / "graph.json"
    about.write_text(
        about.read_text(encoding="utf-8").replace(f'"schema": {VERSION}', '"schema": 99'), encoding="utf-8"
    )
    with pytest.raises(GraphError, match="schema version 99"):
        KnowledgeGraph.load(tmp_path / "graph")
    small.save(tmp_path / "graph")
    (tmp_path / "graph" / "flows.parquet").write_bytes(b"half a file")
    with pytest.raises(GraphError, match=r"flows\.parquet: cannot be read"):
        KnowledgeGraph.load(tmp_path / "graph")


def test_saved_columns_carry_their_meaning(small, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    small.save(tmp_path / "graph")
    schema = parquet.read_schema(tmp_path / "graph" / "meetings.parquet")
    assert schema.field("date").metadata[b"meaning"] == b"EDTF"


# ---------------------------------------------------------------- at a glance
def test_a_graph_shows_its_counts(small):
    assert "2 meetings" in repr(small)
    assert len(repr(small).splitlines()) <= 8
    html = small._repr_html_()
    assert "<td>meetings</td><td>2</td><td>an event in which units meet</td>" in html
    assert "&#x27;" in html  # what the schema says of rows is escaped like any text


# ---------------------------------------------------------------- dates
@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2017-05-17", ("2017-05-17", "2017-05-17")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2017", ("2017-01-01", "2017-12-31")),
        ("201X", ("2010-01-01", "2019-12-31")),
        ("2017-05-17/2017-05-19", ("2017-05-17", "2017-05-19")),
        ("2017/..", ("2017-01-01", "9999-12-31")),
        ("2017-05-17~", ("2017-05-17", "2017-05-17")),
        ("XXXX-05-17", None),
        ("2017-02-30", None),
        ("17/5/2017", None),
        (None, None),
    ],
)
def test_a_date_means_days_from_first_to_last(date, days):
    assert edtf.days(date) == days


def test_a_date_can_know_its_day_without_its_year():
    assert edtf.to_the_day("XXXX-05-17")
    assert not edtf.to_the_day("2017-05")
    assert edtf.month_day("2017-05-17/2017-05-19") == edtf.month_day("XXXX-05-17/XXXX-05-19") == "05-17/05-19"
    assert edtf.has_year("2017-05")
    assert not edtf.has_year("201X-05-17")
