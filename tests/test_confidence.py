"""Confidence is a measured probability: applied to every statement, consistent, and enough to build a graph from."""

import csv
import json
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import kg
from kg import reading, records, sources
from kg.evaluation import Comparison, held_back
from kg.evaluation import load as load_records
from kg.model import Evidence, Flow, Meeting, Official, Participant, Party, Record, Span, Stated
from kg.reading.confidence import calibrated, measured, weighed
from tests.bench import calibrate
from tests.bench import gold as gold_sets
from tests.bench.calibrate import Stretch

SAMPLE = Path(__file__).parents[1] / "data" / "sample"


@pytest.fixture(scope="module")
def articles():
    return list(sources.read([SAMPLE / "articles"]))


@pytest.fixture(scope="module")
def read(articles):
    return {article.id: reading.read(article) for article in articles}


def sure(stated):
    return max(evidence.confidence for evidence in stated.evidence)


def parts(meeting):
    alone = [one for one in (meeting.date, meeting.host) if one]
    roles = [role for person in meeting.people for role in person.roles]
    return [*alone, *meeting.parties, *meeting.people, *roles, *meeting.topics, *meeting.flows]


# ---------------------------------------------------------------- the table
def rows():
    with calibrate.TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_table_holds_smoothed_shares():
    for row in rows():
        right, seen = int(row["right"]), int(row["seen"])
        assert 0 <= right <= seen
        assert float(row["confidence"]) == pytest.approx((right + 1) / (seen + 2), abs=6e-4), row
        assert row["source"]


def test_a_higher_guess_never_means_a_lower_probability():
    for stretches in measured().values():
        assert all(high.above > low.above for high, low in pairwise(stretches))
        assert all(high.confidence >= low.confidence for high, low in pairwise(stretches))


def test_the_table_knows_nearly_all_that_is_read_in_the_sample(read):
    """Rules come and go; the table is measured anew when reading has changed."""
    stated = [
        (kind, evidence.rule)
        for record in read.values()
        for kind, one in [
            *(("provinces", province) for province in record.provinces),
            *(("posts+unit", post) for official in record.officials for post in official.posts),
            *(("meetings", meeting) for meeting in record.meetings),
            *(("topics", topic) for meeting in record.meetings for topic in meeting.topics),
            *(("flows", flow) for meeting in record.meetings for flow in meeting.flows),
        ]
        for evidence in one.evidence
    ]
    unknown = [key for key in stated if key not in measured()]
    assert len(unknown) < 0.05 * len(stated), sorted(set(unknown))


def test_on_the_sample_confidence_is_close_to_the_share_that_is_right(articles, read):
    found = {article.id: records.to_json(read[article.id]) for article in articles}
    reliability = Comparison.of(load_records(SAMPLE / "records"), found).reliability()
    assert sum(band.statements for band in reliability.bands()) > 1000
    assert reliability.error() < 0.08


# ---------------------------------------------------------------- reading applies it
def meeting(*, units=("hue", "da-nang"), bodies=True, date="2019-06-03", confidence=0.8, **changes):
    def because(rule):
        return (Evidence(Span(0, 5), rule, confidence),)

    plain = Meeting(
        scope="inter-province",
        kind="working-session",
        date=Stated(date, because("dates.day")) if date else None,
        parties=tuple(Party(unit, "UBND" if bodies else None, because("meetings.party")) for unit in units),
        host=Stated(units[0], because("hosts.place")) if units else None,
        people=(
            Participant("Lê Mận", (Stated("chair", because("participants.chair")),), because("participants.chair")),
        ),
        topics=(Stated("tourism", because("topics.cue")),),
        agreements=(),
        flows=(Flow("hue", "da-nang", "share", (), because("flows.share")),),
        evidence=because("meetings.report"),
    )
    return replace(plain, **changes)


def record(*meetings, **changes):
    return Record("a", "", None, meetings=meetings, **changes)


def test_reading_puts_measured_probabilities_in_place_of_guesses(articles, read):
    assert read[articles[0].id] == calibrated(reading.draft(articles[0])) != reading.draft(articles[0])
    known = {row.confidence for stretches in measured().values() for row in stretches}
    assert {round(sure(post), 4) for r in read.values() for o in r.officials for post in o.posts} <= known


def test_only_confidence_changes(articles):
    for article in articles[:10]:
        before, after = records.to_json(reading.draft(article)), records.to_json(reading.read(article))
        assert re.sub(r'"confidence": [\d.]+', "", json.dumps(before)) == re.sub(
            r'"confidence": [\d.]+', "", json.dumps(after)
        )


def test_a_rule_the_table_does_not_know_keeps_its_guess():
    province = Stated("hue", (Evidence(Span(0, 3), "units.never-measured", 0.42),))
    assert calibrated(record(provinces=(province,))).provinces == (province,)


def test_a_meeting_is_the_surer_the_more_its_report_gives():
    full, bare = meeting(), meeting(date=None, bodies=False, host=None, people=())
    first, later = weighed(record(full, bare)).meetings
    assert sure(first) > sure(later)
    first, later = calibrated(record(full, bare)).meetings
    assert sure(first) > sure(later)


def test_what_belongs_to_a_meeting_is_never_surer_than_the_meeting(read):
    checked = [(sure(one), sure(meeting)) for r in read.values() for meeting in r.meetings for one in parts(meeting)]
    assert len(checked) > 500
    assert all(part <= whole for part, whole in checked)


def test_probabilities_stay_probabilities(read):
    text = "".join(records.dumps(one) for one in read.values())
    assert all(0 < float(found) <= 1 for found in re.findall(r'"confidence":([\d.]+)', text))


# ---------------------------------------------------------------- leaving out what is not sure
def unsure(stated, confidence=0.1):
    return replace(stated, evidence=tuple(replace(one, confidence=confidence) for one in stated.evidence))


def test_nothing_is_left_out_at_nought(read):
    assert all(reading.surer(one, 0.0) == one for one in read.values())


def test_a_meeting_that_loses_a_party_below_two_units_goes_with_all_that_belongs_to_it():
    whole = meeting()
    hue, da_nang = whole.parties
    assert reading.surer(record(whole), 0.5).meetings == (whole,)
    assert reading.surer(record(replace(whole, parties=(hue, unsure(da_nang)))), 0.5).meetings == ()
    assert reading.surer(record(unsure(whole)), 0.5).meetings == ()


def test_the_scope_follows_the_parties_that_are_left():
    whole = meeting(units=("hue", "da-nang", "central"))
    hue, da_nang, central = whole.parties
    (left,) = reading.surer(record(replace(whole, parties=(hue, unsure(da_nang), central))), 0.5).meetings
    assert (left.scope, [party.unit for party in left.parties]) == ("central", ["hue", "central"])
    assert left.flows == (), "a flow needs both its ends"


def test_parts_of_a_meeting_are_left_out_one_by_one():
    whole = meeting()
    (person,) = whole.people
    doubtful = replace(
        whole,
        date=unsure(whole.date),
        host=unsure(whole.host),
        topics=tuple(map(unsure, whole.topics)),
        people=(replace(person, roles=tuple(map(unsure, person.roles))),),
    )
    (left,) = reading.surer(record(doubtful), 0.5).meetings
    assert (left.date, left.host, left.topics, left.people) == (None, None, (), ())
    assert left.parties == whole.parties


def test_a_person_goes_with_the_posts_and_a_post_alone():
    because = (Evidence(Span(0, 3), "people.name", 0.9),)
    person = Official("Lê Mận", "official", (), because)
    assert reading.surer(record(officials=(person, unsure(person))), 0.5).officials == (person,)


def build(folder, *words):
    command = [sys.executable, "-W", "error", "-m", "kg", "build", SAMPLE / "articles", "-o", folder, *words]
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)


def test_build_leaves_what_is_not_sure_out_of_the_graph_and_keeps_it_in_the_records(tmp_path):
    run = build(tmp_path, "--min-confidence", "0.93")
    assert run.returncode == 0, run.stderr
    graph, everything = kg.load(tmp_path), kg.build(SAMPLE / "articles")
    assert 0 < len(graph.meetings) < len(everything.meetings)
    for table in ("meetings", "parties", "participations", "meeting_topics", "flows", "agreements", "holdings"):
        assert (getattr(graph, table)["confidence"] >= 0.93).all(), table
    assert (graph.parties.groupby("meeting")["unit"].nunique() >= 2).all()
    kept = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(len(one["meetings"]) for one in kept) > len(graph.accounts)


@pytest.mark.parametrize("wrong", ["1.5", "-0.1", "sure"])
def test_a_confidence_that_cannot_be_is_refused(tmp_path, wrong):
    assert build(tmp_path, "--min-confidence", wrong).returncode == 2


# ---------------------------------------------------------------- measuring
def test_stretches_are_joined_until_shares_rise():
    falling = [Stretch(0.5, 9, 10), Stretch(0.6, 1, 10), Stretch(0.9, 30, 30)]
    assert calibrate._rising(falling) == [Stretch(0.5, 10, 20), Stretch(0.9, 30, 30)]


def test_articles_held_back_are_never_measured_on(tmp_path):
    for part in ("articles", "records"):
        (tmp_path / part).mkdir()
    for name in ("open", "shut"):
        (tmp_path / "articles" / f"{name}.txt").write_text("Tin\n\nỞ Huế.", encoding="utf-8")
        gold = {"id": name, "published": None, "provinces": [], "officials": [], "meetings": [], "agreements": []}
        (tmp_path / "records" / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "holdback.txt").write_text("shut\n", encoding="utf-8")
    assert held_back(tmp_path) == {"shut"}
    assert [article.id for article in gold_sets.articles(tmp_path)] == ["open"]
    assert list(gold_sets.records(tmp_path)) == ["open"]
    assert list(calibrate.outcomes(tmp_path)) == ["open"]


def test_the_table_written_is_the_table_read():
    """Column names and order are those reading expects."""
    text = calibrate.as_csv(row for stretches in measured().values() for row in stretches)
    assert sorted(text.splitlines()) == sorted(calibrate.TABLE.read_text(encoding="utf-8").splitlines())
