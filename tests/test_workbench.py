"""The error workbench: each error with its sentence, held-back articles kept out of sight, what confidence is worth."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg import evaluation, reading, records, sources
from kg.errors import RecordError
from kg.evaluation import FACETS, Comparison, Group
from kg.evaluation.tables import error_lines

ROOT = Path(__file__).parents[1]
LEAD = "Ngày 3/6, đoàn công tác tỉnh An Giang đến làm việc với UBND tỉnh Cà Mau về du lịch."
CHAIR = "Ông Trần Văn Đước, Chủ tịch UBND tỉnh Cà Mau chủ trì buổi làm việc."
ROAD = "Xe chạy trên xa lộ Hà Nội."
TEXT = "\n".join(["Thăm và làm việc", LEAD, CHAIR, ROAD])


def evidence(words, rule, confidence, text=TEXT):
    start = text.index(words)
    return [{"start": start, "end": start + len(words), "rule": rule, "confidence": confidence}]


def person(name, title=None, unit="ca-mau", **more):
    posts = [{"title": title, "unit": unit, "level": "province", **more}] if title else []
    return {"name": name, "kind": "official", "posts": posts}


def meeting(**changes):
    plain = {"scope": "inter-province", "kind": "working-session", "date": "XXXX-06-03", "host": "ca-mau"}
    plain |= {"parties": [{"unit": "an-giang", "body": None}, {"unit": "ca-mau", "body": "UBND tỉnh"}]}
    plain |= {"people": [], "topics": [], "agreements": [], "flows": [], "quote": LEAD}
    return plain | changes


def record(**changes):
    return {"id": "a", "published": None, "provinces": [], "officials": [], "meetings": [], "agreements": []} | changes


def errors(gold, found, *facets):
    return list(Comparison.of({"a": gold}, {"a": found}, {"a": TEXT}).errors(facets or FACETS))


# ---------------------------------------------------------------- errors and their sentences
def test_a_wrong_claim_shows_the_sentence_of_its_evidence_with_rule_and_confidence():
    stated = {"ha-noi": evidence("Hà Nội", "units.name", 0.97)}
    (error,) = errors(record(), record(provinces=["ha-noi"], provinces_evidence=stated))
    assert (error.facet, error.verdict, error.words) == ("provinces", "wrong", "ha-noi")
    assert [(r.sentence, r.rule, r.confidence) for r in error.reasons] == [(ROAD, "units.name", 0.97)]


@pytest.mark.parametrize(
    ("facet", "gold", "sentence"),
    [
        ("provinces", record(provinces=["an-giang"]), LEAD),
        ("officials", record(officials=[person("Trần Văn Đước")]), CHAIR),
        ("posts", record(officials=[person("Trần Văn Đước", "Chủ tịch UBND tỉnh")]), CHAIR),
        ("meetings", record(meetings=[meeting()]), LEAD),
        ("topics", record(meetings=[meeting(topics=["tourism"])]), LEAD),
        ("roles", record(meetings=[meeting(people=[{"name": "Trần Văn Đước", "roles": ["chair"]}])]), CHAIR),
    ],
)
def test_a_missing_claim_shows_where_its_words_stand(facet, gold, sentence):
    missing = [error for error in errors(gold, record(), facet) if error.facet == facet]
    assert missing[0].verdict == "missing"
    assert missing[0].reasons[0].sentence == sentence
    assert missing[0].rule == "(missing)"


def test_a_flow_is_looked_for_where_both_its_units_are_named():
    flow = {"from": "ca-mau", "to": "an-giang", "kind": "share", "topics": []}
    (error,) = errors(record(meetings=[meeting(flows=[flow])]), record(), "flows")
    assert error.reasons[0].sentence == LEAD


def test_a_post_in_the_wrong_unit_is_wrong_and_missing():
    rule = evidence("Chủ tịch UBND tỉnh", "people.post.context", 0.8)
    gold = record(officials=[person("Trần Văn Đước", "Chủ tịch UBND tỉnh", "ca-mau")])
    found = record(officials=[person("Trần Văn Đước", "Chủ tịch UBND tỉnh", "an-giang", evidence=rule)])
    assert errors(gold, found, "posts") == []
    assert {(e.verdict, e.rule) for e in errors(gold, found, "posts+unit")} == {
        ("wrong", "people.post.context"),
        ("missing", "(missing)"),
    }


def test_as_many_errors_are_shown_as_are_counted():
    gold = record(provinces=["an-giang"], officials=[person("Trần Văn Đước")], meetings=[meeting(topics=["tourism"])])
    other = meeting(topics=["health"], date="XXXX-06-04", people=[{"name": "Lê Mận", "roles": ["chair", "speaker"]}])
    compared = Comparison.of({"a": gold}, {"a": record(meetings=[other])}, {"a": TEXT})
    for facet, score in compared.scores().items():
        verdicts = [error.verdict for error in compared.errors([facet])]
        assert (verdicts.count("wrong"), verdicts.count("missing")) == (score.fp, score.fn), facet


def test_an_unknown_facet_is_named_with_the_known_ones():
    with pytest.raises(RecordError, match=r"no facet is called 'topic'; known: provinces"):
        errors(record(), record(), "topic")


def test_errors_are_grouped_by_rule_most_first():
    stated = {"ha-noi": evidence("Hà Nội", "units.name", 0.97), "ca-mau": evidence("Cà Mau", "units.name", 0.97)}
    found = record(provinces=list(stated), provinces_evidence=stated, officials=[person("Hà Nội")])
    lines = list(error_lines(errors(record(), found), Group.RULE))
    assert [line for line in lines if line.startswith("==")] == [
        "== units.name: 2 wrong, 0 missing",
        "== (missing): 1 wrong, 0 missing",
    ]


def test_what_an_article_says_cannot_steer_the_terminal():
    text = "Tỉnh \x1b[2J An Giang họp."
    compared = Comparison.of({"a": record(provinces=["an-giang"])}, {}, {"a": text})
    shown = "\n".join(error_lines(compared.errors()))
    assert "An Giang họp." in shown
    assert "\x1b" not in shown


# ---------------------------------------------------------------- articles held back
@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """A gold set of two articles, both read wrongly; the second is held back."""
    folder = tmp_path_factory.mktemp("gold")
    for part in ("articles", "records"):
        (folder / part).mkdir()
    for name, province in (("open", "hue"), ("shut", "da-nang")):
        (folder / "articles" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        annotated = record(id=name, provinces=["an-giang", "ca-mau", province])
        (folder / "records" / f"{name}.json").write_text(json.dumps(annotated), encoding="utf-8")
    (folder / "holdback.txt").write_text("shut\n", encoding="utf-8")
    return folder


def evaluate(*words):
    command = [sys.executable, "-W", "error", "-m", "kg", "evaluate", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_scores_of_articles_held_back_stand_beside_the_others(gold):
    columns, header, provinces, *_ = evaluate(gold).stdout.splitlines()
    assert columns.split() == ["dev", "|", "held-back"]
    names = ["precision", "recall", "f1", "tp", "fp", "fn"]
    assert header.split()[1:] == [*names, "|", *names]
    dev, held = provinces.split("|")
    assert dev.split()[1:] == held.split()


def test_json_has_all_articles_and_both_columns(gold):
    scores = json.loads(evaluate(gold, "--json").stdout)["provinces"]
    assert scores["fn"] == scores["dev"]["fn"] + scores["held-back"]["fn"] == 2


def test_errors_of_articles_held_back_are_shown_only_when_asked_for(gold):
    assert "(open)" in evaluate(gold, "--errors").stdout
    assert "shut" not in evaluate(gold, "--errors").stdout
    assert "shut" not in evaluate(gold, "--by", "article").stdout
    assert "shut" not in evaluate(gold, "--errors", "--only", "shut").stdout
    assert "(shut)" in evaluate(gold, "--errors", "--show-held-back").stdout


def test_a_list_of_one_s_own_says_what_is_held_back(gold, tmp_path):
    (tmp_path / "mine.txt").write_text("open\n", encoding="utf-8")
    shown = evaluate(gold, "--errors", "--held-back", tmp_path / "mine.txt").stdout
    assert "(shut)" in shown
    assert "(open)" not in shown


def test_a_list_that_is_not_there_is_an_error(gold, tmp_path):
    run = evaluate(gold, "--held-back", tmp_path / "nothing.txt")
    assert run.returncode == 1
    assert "nothing.txt: no such file" in run.stderr


def test_one_facet_of_one_article(gold):
    shown = evaluate(gold, "--errors", "--facet", "provinces", "--only", "open").stdout
    assert re.findall(r"^(?:wrong|missing) +(\S+)", shown, re.MULTILINE) == ["provinces"] * shown.count("(open)")
    assert "missing  provinces  hue" in shown


def test_an_article_without_gold_is_an_error(gold):
    run = evaluate(gold, "--only", "nobody")
    assert run.returncode == 1
    assert "no gold record of article 'nobody'" in run.stderr


def test_errors_can_be_counted_by_article(gold):
    header, line = evaluate(gold, "--by", "article", "--facet", "provinces").stdout.splitlines()
    assert header.split() == ["wrong", "missing", "article"]
    assert line.split()[1:] == ["1", "open"]


def test_errors_as_json_lines(gold):
    lines = evaluate(gold, "--errors", "--json", "--facet", "provinces").stdout.splitlines()
    shown = [json.loads(line) for line in lines]
    assert ("open", "missing", "hue") in {(error["article"], error["verdict"], error["words"]) for error in shown}


# ---------------------------------------------------------------- what confidence is worth
def reliability_of(*judged):
    """Of provinces with a confidence, each right or wrong."""
    units = ["an-giang", "ca-mau", "hue", "da-nang", "ha-noi"][: len(judged)]
    gold = record(provinces=[unit for unit, (_, right) in zip(units, judged, strict=True) if right])
    stated = {
        unit: evidence("Hà Nội", "units.name", confidence) for unit, (confidence, _) in zip(units, judged, strict=True)
    }
    found = record(provinces=units, provinces_evidence=stated)
    return Comparison.of({"a": gold}, {"a": found}).reliability()


def test_bands_hold_the_statements_of_a_confidence_and_the_share_that_is_right():
    surest, least = reliability_of((0.9, True), (0.94, True), (0.98, False), (0.2, False)).bands()
    assert (surest.low, surest.statements, surest.share) == (0.9, 3, pytest.approx(2 / 3))
    assert surest.confidence == pytest.approx(0.94)
    assert (least.low, least.statements, least.share) == (0.2, 1, 0)


def test_the_calibration_error_is_the_mean_distance_of_confidence_and_share():
    assert reliability_of((0.5, True), (0.5, False)).error() == pytest.approx(0)
    assert reliability_of((0.9, False), (0.9, False)).error("provinces") == pytest.approx(0.9)
    assert reliability_of((1.0, True), (1.0, True), (0.6, False)).error() == pytest.approx(0.2)
    assert reliability_of().error() is None


def test_records_without_evidence_have_no_reliability():
    compared = Comparison.of({"a": record(provinces=["hue"])}, {"a": record(provinces=["hue"])})
    assert compared.reliability().bands() == []


def test_a_date_is_right_only_if_its_meeting_is():
    dated = meeting(date_evidence=evidence("3/6", "dates.day", 0.9), evidence=evidence(LEAD, "meetings.report", 0.8))
    elsewhere = meeting(parties=[{"unit": "hue", "body": None}, {"unit": "da-nang", "body": None}])
    right = Comparison.of({"a": record(meetings=[meeting()])}, {"a": record(meetings=[dated])}).reliability()
    wrong = Comparison.of({"a": record(meetings=[elsewhere])}, {"a": record(meetings=[dated])}).reliability()
    assert right.judged["date"] == [(0.9, True)]
    assert wrong.judged["date"] == [(0.9, False)]


def test_evaluate_prints_the_reliability_table():
    shown = evaluate(ROOT / "data" / "sample", "--reliability").stdout
    assert shown.splitlines()[0].split() == ["confidence", "statements", "confidence", "right"]
    assert re.search(r"^0\.9 to 1\.0 +\d+ +0\.9\d+ +[01]\.\d+$", shown, re.MULTILINE)
    assert re.search(r"^all statements +0\.0\d\d$", shown, re.MULTILINE)


def test_the_public_names_are_there():
    assert set(evaluation.__all__) <= set(dir(evaluation))


# ---------------------------------------------------------------- the document about all this
DOCUMENT = ROOT / "docs" / "reading.md"


def test_the_document_names_every_module_of_reading():
    modules = {path.stem for path in (ROOT / "kg" / "reading").glob("*.py")} - {"__init__"}
    assert modules - set(re.findall(r"`(\w+)`", DOCUMENT.read_text(encoding="utf-8"))) == set()


def test_the_example_of_the_document_is_what_is_read():
    document = DOCUMENT.read_text(encoding="utf-8")
    (listing,) = re.findall(r"^```statements\n(.*?)^```$", document, re.DOTALL | re.MULTILINE)
    (article,) = sources.read([ROOT / "data" / "sample" / "articles" / "30-hoa-binh-son-la-dan-van-2018.txt"])
    stated = records.to_json(reading.read(article))
    outcomes = Comparison.of({article.id: stated}, {article.id: stated}).outcomes[article.id]
    read = {(outcome.facet, outcome.claim.words) for outcome in outcomes}
    assert [line for line in listing.splitlines() if tuple(line.split(maxsplit=1)) not in read] == []


def test_the_commands_of_the_document_are_understood():
    document = DOCUMENT.read_text(encoding="utf-8")
    options = set(re.findall(r"--[a-z-]+", " ".join(re.findall(r"^kg evaluate .*$", document, re.MULTILINE))))
    shown = subprocess.run(
        [sys.executable, "-m", "kg", "evaluate", "--help"],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    ).stdout
    assert [option for option in sorted(options) if option not in shown] == []
