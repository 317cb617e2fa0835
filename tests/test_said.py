"""What was said, from the record to tables and RDF: speakers, groups, things, parts in one, and what a lens keeps."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg import rdf, records
from kg.graph.explanation import explain
from kg.model import Evidence, Group, Span, Statement, Thing
from kg.reading import surer
from tests.reports import because, meeting, official, participant, settled, told

BASE = rdf.DEFAULT_BASE
OCOP = Thing("programme", "ocop", "Chương trình mỗi xã, phường một sản phẩm (OCOP)")
ROAD = Thing("project", "quoc-lo-21b", "quốc lộ 21B")
BAY = Thing("site", "vinh-ha-long", "Vịnh Hạ Long", "quang-ninh")
IPA = Thing("agency", "ipa-quang-ninh", "Ban Xúc tiến và Hỗ trợ đầu tư", "quang-ninh")
LEADERS = Group("lãnh đạo các sở, ngành của Nam Định", "nam-dinh", because(confidence=0.8))


def said(kind, source=None, target=None, mode="happened", at=0, **more):
    evidence = (Evidence(Span(at, at + 8), f"statements.{kind}", more.pop("confidence", 0.9)),)
    return Statement(kind, mode, source, target, evidence, **more)


def report(*statements, flows=(), about=(), date="2019-04-17"):
    people = [participant("Trần Thị Thử", "speaker", "chair")]
    held = meeting(date, "quang-ninh", "nam-dinh", people=people, flows=flows, topics=("tourism",))
    held = replace(held, statements=statements, groups=(LEADERS,), about=about)
    return told("a", held, officials=[official("Trần Thị Thử", ("Bí thư Tỉnh ủy", "nam-dinh"))])


@pytest.fixture(scope="module")
def graph():
    return settled(
        report(
            said("discussion", topics=("tourism",), about=(OCOP, ROAD), groups=(LEADERS.label,)),
            said("learning", "quang-ninh", "nam-dinh", "wished", 2, topics=("heritage",), about=(BAY, IPA)),
            said("self-report", "nam-dinh", at=4, speaker="Trần Thị Thử"),
            said("commendation", "nam-dinh", "quang-ninh", at=6, speaker="Trần Thị Thử"),
            about=(OCOP,),
        )
    )


@pytest.fixture(scope="module")
def facts(graph):
    """What the article's graph and the reference say: subject, property and value, IRIs without their beginnings."""
    return {tuple(_short(term) for term in quad.triple) for quad in rdf.quads(graph)}


def _short(term):
    return term.value.removeprefix(f"{BASE}id/").removeprefix(f"{BASE}ontology#").removeprefix(BASE)


def of_class(facts, name):
    """The one statement of a class, its facts by property."""
    (node,) = {subject for subject, _, value in facts if value == name and subject.startswith("statement/")}
    found = {}
    for subject, prop, value in facts:
        if subject == node:
            found.setdefault(prop, set()).add(value)
    return found


# ---------------------------------------------------------------- records
def test_a_record_with_statements_is_written_and_read_again():
    _, record = report(said("discussion", topics=("tourism",), about=(OCOP,), groups=(LEADERS.label,)), about=(BAY,))
    assert records.loads(records.dumps(record)) == record


def test_a_record_without_statements_is_read():
    _, record = report()
    value = records.to_json(record)
    for key in ("statements", "groups", "about"):
        del value["meetings"][0][key]
    assert records.from_json(value).meetings[0].statements == ()


# ---------------------------------------------------------------- tables
def test_a_statement_has_its_sides_speaker_topics_things_and_groups(graph):
    rows = {row.kind: row for row in graph.statements.itertuples()}
    assert (rows["learning"].source, rows["learning"].target, rows["learning"].mode) == (
        *("quang-ninh", "nam-dinh"),
        "wished",
    )
    assert rows["self-report"].official == graph.officials["official"][0]
    about = graph.statement_things.set_index("statement")["thing"]
    assert set(about[rows["discussion"].statement]) == {"programme/ocop", "project/quoc-lo-21b"}
    assert graph.statement_groups["statement"].tolist() == [rows["discussion"].statement]


def test_things_are_called_in_english_and_lie_somewhere(graph):
    things = graph.things.set_index("thing")
    assert things["label_en"].to_dict() == {
        "agency/quang-ninh--ipa-quang-ninh": "Investment Promotion Agency",
        "programme/ocop": "One Commune One Product programme (OCOP)",
        "project/quoc-lo-21b": "National Road 21B",
        "site/vinh-ha-long": "Ha Long Bay",
    }
    assert things.loc["site/vinh-ha-long", "unit"] == "quang-ninh"
    assert things.loc["project/quoc-lo-21b", "topic"] == "transport-infrastructure"


def test_a_thing_is_explained_by_what_is_said_of_it(graph):
    lines = list(explain(graph, "project/quoc-lo-21b"))
    assert any("statements.discussion" in line for line in lines)


def test_a_thing_is_found_by_name_with_or_without_marks_and_leads_to_its_meeting(graph):
    assert graph.find("vinh ha long", "thing")["id"].tolist() == ["site/vinh-ha-long"]
    assert graph.find("OCOP")["id"].tolist() == ["ocop", "programme/ocop"]
    (found,) = graph.about("programme/ocop", "meeting")
    assert found.id == graph.meetings["meeting"][0]


def test_what_is_not_sure_goes_with_what_it_is_about():
    sure, unsure = said("discussion", at=0, topics=("tourism",)), said("sharing", "quang-ninh", "nam-dinh", at=2)
    unsure = replace(unsure, about=(BAY,), evidence=said("sharing", confidence=0.2).evidence)
    graph = settled(report(sure, unsure)).filter(min_confidence=0.5)
    assert graph.statements["kind"].tolist() == ["discussion"]
    assert graph.things.empty


def test_a_statement_loses_a_speaker_who_is_not_sure_to_have_been_there():
    _, record = report(said("self-report", "nam-dinh", speaker="Trần Thị Thử", groups=(LEADERS.label,)))
    (held,) = record.meetings
    person = replace(held.people[0], evidence=because(confidence=0.3))
    kept = surer(replace(record, meetings=(replace(held, people=(person,)),)), 0.85)
    (one,) = kept.meetings[0].statements
    assert (one.speaker, one.groups, kept.meetings[0].groups) == (None, (), ())


def test_through_a_lens_statements_are_those_of_the_units_seen(graph):
    seen = graph.through("today")
    (learning,) = seen.statements[seen.statements["kind"] == "learning"].itertuples()
    assert learning.target == "ninh-binh-2025"
    assert len(seen.statements) == len(graph.statements)


# ---------------------------------------------------------------- RDF
def test_each_kind_of_statement_has_a_class_and_its_sides(facts):
    talk = of_class(facts, "Discussion")
    assert (talk["between"], talk["mode"]) == ({"unit/quang-ninh", "unit/nam-dinh"}, {"mode-happened"})
    assert talk["about"] == {"programme/ocop", "project/quoc-lo-21b"}
    assert {value.split("/")[0] for value in talk["statedBy"]} == {"group"}
    wish = of_class(facts, "LearningInterest")
    assert (wish["source"], wish["target"], wish["mode"]) == ({"unit/quang-ninh"}, {"unit/nam-dinh"}, {"mode-wished"})
    assert wish["about"] == {"site/vinh-ha-long", "body/quang-ninh--ipa-quang-ninh"}
    own = of_class(facts, "SelfReport")
    assert (own["source"], "target" in own, own["statedBy"]) == (
        *({"unit/nam-dinh"}, False),
        {value for _, prop, value in facts if prop.endswith("#member")},
    )
    assert of_class(facts, "Commendation")["target"] == {"unit/quang-ninh"}


def test_what_is_told_clause_by_clause_is_not_told_again_as_a_whole():
    flows = [("quang-ninh", "nam-dinh", ("heritage",))]
    wish = said("learning", "quang-ninh", "nam-dinh", "wished")
    clauses, whole = (_classes(settled(pair)) for pair in (report(wish, flows=flows), report(flows=flows)))
    assert clauses == {"LearningInterest"}
    assert whole == {"KnowledgeSharing", "Discussion"}


def _classes(graph):
    """The classes of the statements of a graph."""
    types = (quad for quad in rdf.quads(graph) if quad.predicate.value.endswith("#type"))
    return {_short(quad.object) for quad in types if "/id/statement/" in quad.subject.value}


def test_a_person_has_one_participation_with_all_parts(graph, facts):
    (node,) = {subject for subject, _, value in facts if value == "role-speaker" and "participation/" in subject}
    assert {value for subject, prop, value in facts if (subject, prop) == (node, "participationRole")} == {
        *("role-speaker", "role-chair"),
    }
    assert node.removeprefix("participation/") in set(graph.participations["participation"])


def test_a_group_attends(graph, facts):
    (group,) = graph.groups["group"]
    assert (f"group/{group}", "ofUnit", "unit/nam-dinh") in facts
    assert (f"participation/{group}", "participationRole", "role-attendee") in facts
    assert (f"participation/{group}", "participant", f"group/{group}") in facts


def test_things_are_described_once_and_mentioned_by_the_article(facts):
    assert ("site/vinh-ha-long", "https://schema.org/containedInPlace", "unit/quang-ninh") in facts
    assert ("programme/ocop", "topic", "topic/ocop") in facts
    mentioned = {value for subject, prop, value in facts if subject == "article/a" and prop.endswith("/mentions")}
    assert mentioned >= {"programme/ocop", "project/quoc-lo-21b", "site/vinh-ha-long"}
    assert "body/quang-ninh--ipa-quang-ninh" in mentioned
    assert any(prop == "about" and subject.startswith("event/") for subject, prop, _ in facts)


def test_an_agency_only_one_province_has_goes_by_its_own_name(graph):
    labels = {
        quad.object.value
        for quad in rdf.quads(graph)
        if quad.subject == ox.NamedNode(f"{BASE}id/body/quang-ninh--ipa-quang-ninh") and "abel" in quad.predicate.value
    }
    assert labels == {"Ban Xúc tiến và Hỗ trợ đầu tư", "Investment Promotion Agency", "IPA"}
