"""Explaining: every id says why it is there, with articles, offsets, rules, decisions and inferences."""

from dataclasses import replace

import pytest

from kg.errors import GraphError
from kg.graph.explanation import explain
from kg.graph.schema import TABLES
from kg.resolution import settle
from kg.resolution.judgements import Judgement
from tests.reports import CLAUSE, meeting, participant, settled, told


@pytest.fixture(scope="module")
def graph():
    """Two papers on one meeting, one without the year; and another meeting whose year is inferred."""
    people = [participant("Trần Văn Mẫu", "chair")]
    one = told("a", meeting("XXXX-04-17", "lao-cai", "yen-bai", people=people, kind="visit"), published=None)
    other = told("b", meeting("2019-04-17", "lao-cai", "yen-bai", people=people, kind="talks"))
    third = told("c", meeting("XXXX-08-15", "son-la", "yen-bai"), published="2018-08-16")
    return settled((replace(one[0], publisher="Báo Lào Cai"), one[1]), other, third)


def lines(graph, id):
    return list(explain(graph, id))


def of(graph, date):
    (found,) = graph.meetings.loc[graph.meetings["date"] == date, "meeting"]
    return found


def test_a_meeting_tells_its_accounts_and_in_what_they_differ(graph):
    told_of = lines(graph, of(graph, "2019-04-17"))
    assert told_of[0] == f"{of(graph, '2019-04-17')}: an event in which units meet"
    assert "  host: " not in "".join(told_of)
    assert "    a: Bài a, Báo Lào Cai" in told_of
    assert (
        "      says date XXXX-04-17; kind visit; status held; parties lao-cai yen-bai; from the side of lao-cai"
        in told_of
    )
    assert "  accounts differ in date: 2019-04-17 | XXXX-04-17" in told_of
    assert "  accounts differ in kind: talks | visit" in told_of


def test_a_merger_tells_score_and_reasons(graph):
    text = "\n".join(lines(graph, of(graph, "2019-04-17")))
    assert "  merged (score +" in text
    assert "because same-day +1.7 (XXXX-04-17 / 2019-04-17); same-parties +1.5 (lao-cai yen-bai)" in text


def test_a_judgement_is_quoted(graph):
    pairs = [told(name, meeting("2019-04-17", "lao-cai", "yen-bai")) for name in "ab"]
    articles, records = zip(*pairs, strict=True)
    left, right = ({"article": name, "date": "2019-04-17", "parties": ["lao-cai", "yen-bai"]} for name in "ab")
    judged = settle(
        articles,
        records,
        judgements=[Judgement("meeting", left, right, "different", "An", "2026-10-01", "hai buổi", "j:1")],
    )
    text = "\n".join(lines(judged, judged.meetings["meeting"].iloc[0]))
    assert "  apart (" in text
    assert "    judged different by An on 2026-10-01: hai buổi" in text


def test_an_inferred_year_tells_its_candidates(graph):
    told_of = lines(graph, of(graph, "XXXX-08-15"))
    assert "  year inferred: 2018 (confidence 0.95); no article gives it" in told_of
    assert "    2018: published speaks for it 0.95: published 2018-08-16" in told_of


def test_every_sentence_comes_with_article_offsets_and_rule(graph):
    party = graph.parties.iloc[0]
    told_of = lines(graph, party["party"])
    evidence = graph.evidence_of(party["party"]).iloc[0]
    assert f"    {evidence['article']} 0–{len(CLAUSE)} (by-hand, 1.00)" in told_of
    assert f"      “[{CLAUSE}].”" in told_of


def test_a_thing_that_is_known_tells_what_is_stated_of_it(graph):
    text = "\n".join(lines(graph, "lao-cai"))
    assert "  name_vi: Lào Cai" in text
    assert f" states {graph.parties.loc[graph.parties['unit'] == 'lao-cai', 'party'].iloc[0]}" in text


def test_a_passage_tells_what_stands_on_it(graph):
    passage = graph.evidence["passage"].iloc[0]
    subjects = graph.evidence.loc[graph.evidence["passage"] == passage, "subject"]
    told_of = lines(graph, passage)
    assert {f"  states {subject} (by-hand, 1.00)" for subject in subjects} <= set(told_of)


def test_every_id_of_the_sample_explains_itself(sample):
    for name, table in TABLES.items():
        if len(table.key) == 1:
            for known in sample.tables[name][table.key[0]].head(3):
                first, *rest = lines(sample, known)
                assert first.startswith(f"{known}: ")
                assert rest
                assert not any("\n" in line for line in rest)


def test_an_id_that_is_not_there_names_near_ones(graph):
    with pytest.raises(GraphError, match=r"no row has the id 'lao-kai'; near: lao-cai"):
        explain(graph, "lao-kai")
