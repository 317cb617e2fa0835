"""Scores: what counts as right, and that the rules are those of the gold set's own scorer."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from kg import evaluation
from kg.errors import RecordError
from kg.evaluation import FACETS, Score

GOLD = Path(__file__).parents[2] / "shared" / "gold"
SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "records"


def meeting(**changes):
    plain = {
        "scope": "inter-province",
        "kind": "working-session",
        "date": "2019-05-14",
        "parties": [{"unit": "an-giang", "body": "UBND tỉnh"}, {"unit": "ca-mau", "body": "UBND tỉnh"}],
        "host": "an-giang",
        "people": [{"name": "Trần Thị Thuý", "roles": ["chair"]}],
        "topics": ["tourism"],
        "agreements": [{"title": "Thỏa thuận hợp tác phát triển du lịch"}],
        "flows": [{"from": "an-giang", "to": "ca-mau", "kind": "share", "topics": []}],
    }
    return plain | changes


def official(name, *titles, kind="official"):
    posts = [{"title": title, "unit": "an-giang", "level": "province"} for title in titles]
    return {"name": name, "kind": kind, "posts": posts}


def record(**changes):
    return {"id": "a", "published": None, "provinces": [], "officials": [], "meetings": [], "agreements": []} | changes


def score(gold, found):
    return evaluation.evaluate({"a": gold}, {"a": found})


# ---------------------------------------------------------------- what counts as right
def test_a_record_scores_full_against_itself():
    gold = record(provinces=["an-giang"], officials=[official("Trần Thị Thuý", "Bí thư Tỉnh ủy")], meetings=[meeting()])
    assert {s.f1 for s in score(gold, gold).values()} == {1.0, None}


def test_an_article_without_record_counts_as_silence():
    scores = evaluation.evaluate({"a": record(provinces=["an-giang", "ca-mau"])}, {})
    assert scores["provinces"] == Score(tp=0, fp=0, fn=2)


def test_precision_recall_and_f1_are_counted_over_all_articles():
    gold = {"a": record(provinces=["an-giang"]), "b": record(provinces=["ca-mau", "hue"])}
    found = {"a": record(provinces=["an-giang", "hue"]), "b": record(provinces=["ca-mau"])}
    provinces = evaluation.evaluate(gold, found)["provinces"]
    assert (provinces.precision, provinces.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert provinces.as_dict()["f1"] == pytest.approx(2 / 3)


def test_nothing_said_about_nothing_has_no_score():
    assert Score().as_dict() == {"precision": None, "recall": None, "f1": None, "tp": 0, "fp": 0, "fn": 0}


def test_tone_mark_style_and_case_do_not_matter_in_names():
    gold, found = (record(officials=[official(name)]) for name in ("Trần Thị Thuý", "TRẦN THỊ THÚY"))
    assert score(gold, found)["officials"] == Score(tp=1)


def test_diacritics_matter_in_names():
    gold, found = (record(officials=[official(name)]) for name in ("Lê Văn Nghiệm", "Lê Văn Nghiêm"))
    assert score(gold, found)["officials"] == Score(fp=1, fn=1)


def test_persons_without_office_neither_help_nor_hurt():
    gold = record(officials=[official("Lê Văn An", kind="other")])
    assert score(gold, record(officials=[official("Lê Văn An", "Giám đốc")]))["officials"] == Score()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân", True),
        ("Phó Bí thư Thường trực Tỉnh ủy", "Phó Bí thư Tỉnh ủy", True),
        ("Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy", False),
        ("Giám đốc", "Giám đốc Sở Du lịch", False),
    ],
)
def test_titles_may_differ_in_abbreviation_and_in_some_words(one, other, same):
    gold, found = (record(officials=[official("Lê Văn An", title)]) for title in (one, other))
    assert score(gold, found)["posts"].tp == same


def test_a_post_in_the_wrong_province_is_a_post_but_not_with_its_unit():
    gold, found = (record(officials=[official("Lê Văn An", "Bí thư Tỉnh ủy")]) for _ in range(2))
    found["officials"][0]["posts"][0]["unit"] = "ca-mau"
    scores = score(gold, found)
    assert scores["posts"] == Score(tp=1)
    assert scores["posts+unit"] == Score(fp=1, fn=1)


def test_two_meetings_of_the_same_parties_are_told_apart_by_their_days():
    days = ("2019-05-14", "2019-06-20")
    gold = record(meetings=[meeting(date=day, topics=[day]) for day in days])
    found = record(meetings=[meeting(date=day, topics=[day]) for day in reversed(days)])
    assert score(gold, found)["at:topics"] == Score(tp=2)


def test_a_day_without_its_year_is_right_as_day_and_month_only():
    scores = score(record(meetings=[meeting()]), record(meetings=[meeting(date="XXXX-05-14")]))
    assert scores["at:date"] == Score(fp=1, fn=1)
    assert scores["at:day-month"] == Score(tp=1)


def test_what_hangs_on_an_unpaired_meeting_is_missed_or_superfluous():
    strangers = [{"unit": "hue", "body": None}, {"unit": "da-nang", "body": None}]
    scores = score(record(meetings=[meeting()]), record(meetings=[meeting(parties=strangers)]))
    assert scores["meetings"] == scores["topics"] == scores["roles"] == Score(fp=1, fn=1)
    assert scores["parties"] == Score(fp=2, fn=2)
    assert scores["at:topics"] == Score()


# ---------------------------------------------------------------- side by side with the gold set's scorer
def their_scorer():
    path = GOLD / "score.py"
    if not path.is_file():
        pytest.skip("the gold set (../shared/gold) is not on this machine")
    spec = importlib.util.spec_from_file_location("their_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(record, chance):
    """The record as a careless reader might have it."""
    return json.loads(json.dumps(_careless(record, chance, key=None)))


def _careless(value, chance, key):
    if isinstance(value, dict):
        return {name: _careless(inner, chance, name) for name, inner in value.items()}
    if isinstance(value, list):
        kept = [_careless(inner, chance, key) for inner in value if chance.random() > 0.1]
        chance.shuffle(kept)
        return kept + kept[: chance.random() < 0.1]
    return _slip(value, chance, key) if isinstance(value, str) and chance.random() < 0.15 else value


def _slip(value, chance, key):
    return {
        "date": lambda: chance.choice(["XXXX" + value[4:], value[:-1] + "9", value.split("/")[0], None]),
        "title": lambda: chance.choice(
            [value.upper(), value.replace("UBND", "Ủy ban nhân dân"), value[: len(value) // 2]]
        ),
        "name": lambda: chance.choice([value.upper(), value[:-1], value.replace("òa", "oà")]),
        "unit": lambda: chance.choice(["ha-noi", "central", value]),
        "scope": lambda: chance.choice(["inter-province", "foreign", "central"]),
        "kind": lambda: value if value in ("official", "other") else "visit",
        "host": lambda: None,
        "body": lambda: chance.choice([None, value.lower(), value + " mới"]),
    }.get(key, lambda: value)()


@pytest.mark.parametrize("seed", range(25))
def test_our_counts_are_those_of_the_gold_sets_scorer(seed):
    theirs = their_scorer()
    chance = random.Random(seed)
    gold = theirs.load(GOLD / "records")
    found = {article: perturbed(record, chance) for article, record in gold.items() if chance.random() > 0.05}
    ours = evaluation.evaluate(gold, found)
    empty = {"tp": 0, "fp": 0, "fn": 0}
    expected = theirs.score(gold, found)
    assert list(FACETS) == theirs.ORDER
    for facet in FACETS:
        counts = {name: expected.get(facet, empty)[name] for name in empty}
        assert ours[facet] == Score(**counts), facet
        assert ours[facet].f1 == pytest.approx(expected.get(facet, {"f1": None})["f1"]), facet
    assert sum(score.fp + score.fn for score in ours.values()) > 100, "the records were hardly perturbed"


# ---------------------------------------------------------------- loading
def test_a_folder_and_a_json_lines_file_hold_the_same_records(tmp_path):
    folder, lines = tmp_path / "records", tmp_path / "records.jsonl"
    folder.mkdir()
    both = [record(id=name, provinces=["hue"]) for name in ("a", "b")]
    for one in both:
        (folder / f"{one['id']}.json").write_text(json.dumps(one), encoding="utf-8")
    lines.write_text("\n".join(map(json.dumps, both)), encoding="utf-8")
    assert evaluation.load(folder) == evaluation.load(lines)
    assert list(evaluation.load(lines)) == ["a", "b"]


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["{"], r"records\.jsonl:1: not JSON"),
        (['{"id": "a"}'], r"records\.jsonl:1: no key"),
        ([json.dumps(record()), "", json.dumps(record())], r"records\.jsonl:3: a second record of article 'a'"),
    ],
)
def test_a_wrong_record_is_named_by_file_and_line(tmp_path, lines, complaint):
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RecordError, match=complaint):
        evaluation.load(path)


def test_records_that_are_not_there_are_an_error(tmp_path):
    with pytest.raises(RecordError, match="no such file or folder"):
        evaluation.load(tmp_path / "nothing")


def test_the_sample_records_follow_the_format_and_score_full_against_themselves():
    sample = evaluation.load(SAMPLE)
    if not sample:
        pytest.skip("data/sample/records holds no records yet")
    scores = evaluation.evaluate(sample, sample)
    assert {score.f1 for score in scores.values()} == {1.0}
