"""Verifying: a graph made by us has no faults, and what is tampered with is named by table, row and rule."""

from dataclasses import replace

import pytest

from kg.graph import KnowledgeGraph
from kg.graph.verification import RULES, verify
from tests.factories import STEMS
from tests.reports import meeting, participant, settled, told


def faults(graph, articles=None):
    return [(fault.table, fault.row, fault.rule) for fault in verify(graph, articles)]


def changed(graph, table, place, **values):
    """The graph with values of one row changed."""
    frame = graph.tables[table].copy()
    for column, value in values.items():
        frame.loc[place, column] = value
    return with_frame(graph, table, frame)


def with_frame(graph, table, frame):
    """The graph with another table, past the checks that making a graph runs."""
    tampered = KnowledgeGraph(**graph.tables)
    object.__setattr__(tampered, table, frame)
    return tampered


# ---------------------------------------------------------------- whole
def test_the_sample_graph_is_true_to_its_articles(sample, sample_records):
    assert faults(sample, [article for article, _ in sample_records]) == []
    assert len(sample.articles) == len(STEMS)


def test_a_graph_stays_whole_saved_filtered_merged_and_through_a_lens(sample, sample_records, tmp_path):
    articles = [article for article, _ in sample_records]
    sample.save(tmp_path / "graph")
    half, rest = sample_records[:20], sample_records[20:]
    for graph in (
        KnowledgeGraph.load(tmp_path / "graph"),
        sample.filter(unit="quang-ninh"),
        settled(*half).merge(settled(*rest)),
        sample.through("today"),
    ):
        assert faults(graph, articles) == []


def test_an_empty_graph_has_no_faults():
    assert faults(KnowledgeGraph(), []) == []


# ---------------------------------------------------------------- one character
@pytest.fixture(scope="module")
def pair():
    people = [participant("Trần Văn Mẫu", "chair")]
    return told("a", meeting("2019-04-17", "lao-cai", "yen-bai", people=people))


def test_one_character_changed_inside_a_passage_is_named_with_its_row(pair):
    article, _ = pair
    (first,) = [row for row in settled(pair).passages.itertuples() if row.quote.startswith("Hai bên")]
    tampered = replace(article, text="Hại" + article.text[3:])
    found = verify(settled(pair), [tampered])
    assert ("articles", "a", "text") in {fault[:3] for fault in found}
    (cut,) = [fault for fault in found if fault.row == first.passage]
    assert (cut.table, cut.rule) == ("passages", "cut")
    assert cut.wrong == f"at 0–{first.end} stands 'Hại{first.quote[3:]}'; expected {first.quote!r}"
    assert str(cut).startswith(f"passages a#char=0,{first.end}: cut: ")


def test_one_character_changed_elsewhere_is_named_with_its_article(pair):
    article, _ = pair
    tampered = replace(article, text=article.text[:-1] + "!")
    rules = {fault[:3] for fault in verify(settled(pair), [tampered])}
    assert ("articles", "a", "text") in rules
    assert {rule for _, _, rule in rules} <= {"text", "cut"}


@pytest.mark.parametrize("stem", STEMS[::9])
def test_one_character_more_is_found_in_every_article(sample, sample_records, stem):
    texts = {article.id: article for article, _ in sample_records}
    texts[stem] = replace(texts[stem], text="X" + texts[stem].text)
    found = verify(sample, texts.values())
    named = {fault.row for fault in found}
    passages = set(sample.passages.loc[sample.passages["article"] == stem, "passage"])
    assert named == {stem} | passages


def test_an_article_that_is_not_given_is_a_fault(pair):
    assert faults(settled(pair), []) == [("articles", "a", "text")]
    assert faults(settled(pair)) == []


# ---------------------------------------------------------------- in itself
def test_a_row_without_evidence_is_named(pair):
    graph = settled(pair)
    party = graph.parties["party"].iloc[0]
    tampered = with_frame(graph, "evidence", graph.evidence[graph.evidence["subject"] != party])
    assert faults(tampered) == [("parties", party, "evidence")]


def test_a_reference_that_leads_nowhere_is_named(pair):
    graph = settled(pair)
    tampered = changed(graph, "parties", 0, unit="nowhere")
    assert faults(tampered) == [("parties", graph.parties["party"].iloc[0], "reference")]


def test_a_passage_that_contradicts_itself_is_named(pair):
    graph = settled(pair)
    row = graph.passages.iloc[0]
    tampered = changed(graph, "passages", 0, quote=row["quote"] + "!")
    assert set(faults(tampered)) == {("passages", row["passage"], "passage")}


def test_an_id_that_was_merged_away_must_not_be_pointed_at(pair):
    graph = settled(pair, told("b", *pair[1].meetings))
    (place,) = graph.resolutions.index[graph.resolutions["kind"] == "meeting"]
    resolution = graph.resolutions["resolution"].iloc[place]
    tampered = changed(graph, "resolutions", place, other="meeting-merged-away")
    assert set(faults(tampered)) == {("resolutions", resolution, "merged")}
    wrongs = " ".join(fault.wrong for fault in verify(tampered))
    assert "'meeting-merged-away', which is not there any more" in wrongs


def test_counts_and_inferred_years_are_checked(pair):
    graph = settled(pair)
    meeting_id = graph.meetings["meeting"].iloc[0]
    assert faults(changed(graph, "meetings", 0, articles=2)) == [("meetings", meeting_id, "account")]
    assert faults(changed(graph, "meetings", 0, year_inferred=2018)) == [("meetings", meeting_id, "year")]
    open_year = changed(graph, "meetings", 0, date="XXXX-04-17", year_inferred=2018)
    assert "no candidate is kept" in verify(open_year)[0].wrong


def test_every_rule_is_told():
    assert set(RULES) == {"text", "cut", "passage", "evidence", "reference", "account", "merged", "year"}
