"""What people decide: on record, applied at every build, contradicted, undone, dormant; and what they are asked."""

import json
from dataclasses import replace

import pytest

from kg import pipeline
from kg.errors import JudgementError
from kg.resolution import settle
from kg.resolution.judged import dormant
from kg.resolution.judgements import Judgement, append, load, standing
from kg.resolution.review import Opinion, as_lines, candidate, candidates, judge
from kg.settings import Settings
from tests.reports import meeting, official, participant, told

LAO_CAI, SON_LA, CENTRE = ({"name": "Trần Quang Mẫu", "unit": unit} for unit in ("lao-cai", "son-la", "central"))
SECRETARY, MINISTER = "Bí thư Tỉnh ủy", "Bộ trưởng Bộ Xây dựng"


def judged(left, right, verdict, place="judgements.jsonl:1"):
    return Judgement("official", left, right, verdict, "An", "2026-10-01", "Báo Mẫu viết thế", place)


def corpus(*units):
    posts = {"central": MINISTER}
    return [
        told(unit, officials=[official("Trần Quang Mẫu", (posts.get(unit, SECRETARY), unit))])
        for unit in (units or ("lao-cai", "son-la"))
    ]


def settled(pairs, *judgements):
    return settle(*zip(*pairs, strict=True), judgements=judgements)


def write(path, *judgements):
    lines = [json.dumps(one.to_json(), ensure_ascii=False) for one in judgements]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


# ---------------------------------------------------------------- added
def test_a_judgement_joins_what_reasons_leave_open():
    before, after = settled(corpus()), settled(corpus(), judged(LAO_CAI, SON_LA, "same"))
    assert (len(before.officials), len(after.officials)) == (2, 1)
    (row,) = after.resolutions.itertuples()
    assert (row.decision, row.confidence) == ("merged", 1.0)
    assert row.judgement == "same by An on 2026-10-01: Báo Mẫu viết thế"
    assert set(after.holdings["official"]) == set(after.officials["official"])


def test_a_judgement_parts_what_reasons_would_join():
    pairs = corpus("lao-cai", "central")
    moved = told("m", officials=[official("Trần Quang Mẫu", (SECRETARY, "lao-cai"), (MINISTER, "central"))])
    assert len(settled([*pairs, moved]).officials) == 1
    graph = settled([*pairs, moved], judged(LAO_CAI, CENTRE, "different"))
    assert graph.officials["official"].tolist() == ["tran-quang-mau--central", "tran-quang-mau--lao-cai"]
    assert graph.resolutions["judgement"].dropna().str.startswith("different by An").all()


def test_an_article_tells_namesakes_of_one_unit_apart():
    pairs = [told(name, officials=[official("Trần Quang Mẫu", (SECRETARY, "lao-cai"))]) for name in "abc"]
    sides = [LAO_CAI | {"article": name} for name in "ab"]
    graph = settled(pairs, judged(*sides, "different"))
    assert len(graph.officials) == 2
    again = settled(pairs, judged(*sides, "different"), judged(sides[1], LAO_CAI | {"article": "c"}, "same", "j:2"))
    holders = again.holdings.groupby("official")["article"].agg(set).tolist()
    assert sorted(map(sorted, holders)) == [["a"], ["b", "c"]]


def test_names_with_other_diacritics_are_joined_by_people_only():
    pairs = [told(name, officials=[official(f"Trần Quang {name}", (SECRETARY, "lao-cai"))]) for name in ("Mẫu", "Mậu")]
    other = {"name": "Trần Quang Mậu", "unit": "lao-cai"}
    assert len(settled(pairs).officials) == 2
    assert len(settled(pairs, judged(LAO_CAI, other, "same")).officials) == 1


def test_the_spelling_of_a_side_does_not_matter():
    spelled = {"name": "TRẦN  QUANG MẪU", "unit": "lao-cai"}
    assert len(settled(corpus(), judged(spelled, SON_LA, "same")).officials) == 1


# ---------------------------------------------------------------- contradicted
def test_judgements_that_contradict_each_other_stop_the_build_naming_the_lines(tmp_path):
    path = tmp_path / "judgements.jsonl"
    write(path, judged(LAO_CAI, SON_LA, "same"), judged(SON_LA, CENTRE, "same"), judged(LAO_CAI, CENTRE, "different"))
    with pytest.raises(JudgementError, match=r"judgements.jsonl:3: .*judgements.jsonl:1, .*judgements.jsonl:2 say"):
        settled(corpus(), *load(path))
    articles = tmp_path / "a.txt"
    articles.write_text("Bài mẫu\n\nKhông có gì.", encoding="utf-8")
    with pytest.raises(JudgementError, match=r"judgements.jsonl:3"):
        pipeline.build(articles, settings=Settings(judgements=str(path)))


def test_judgements_are_contradictory_even_where_only_the_corpus_shows_it():
    pairs = corpus()
    narrow = LAO_CAI | {"article": "lao-cai"}
    lines = judged(LAO_CAI, SON_LA, "same", "j:1"), judged(narrow, SON_LA, "different", "j:2")
    assert standing(lines) == lines
    with pytest.raises(JudgementError, match=r"j:2: .*j:1 says"):
        settled(pairs, *lines)


# ---------------------------------------------------------------- undone
def test_a_judgement_is_undone_by_a_later_line_and_history_stays(tmp_path):
    path = tmp_path / "judgements.jsonl"
    for verdict in ("same", "withdrawn", "different"):
        append(path, judged(LAO_CAI, SON_LA, verdict, ""))
    assert [one.verdict for one in load(path)] == ["same", "withdrawn", "different"]
    assert [one.place for one in standing(load(path))] == [f"{path}:3"]
    assert len(settled(corpus(), *load(path)[:1]).officials) == 1
    assert len(settled(corpus(), *load(path)[:2]).officials) == 2


def test_a_line_may_be_removed_too(tmp_path):
    path = tmp_path / "judgements.jsonl"
    append(path, judged(LAO_CAI, SON_LA, "same", ""))
    path.write_text("", encoding="utf-8")
    assert load(path) == load(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("verdict", ["different", "withdrawn"])
def test_what_cannot_be_added_leaves_the_file_as_it_was(tmp_path, verdict):
    path = tmp_path / "judgements.jsonl"
    append(path, judged(LAO_CAI, SON_LA, "same", ""))
    before = path.read_bytes()
    right = SON_LA if verdict == "different" else CENTRE
    with pytest.raises(JudgementError, match=r"judgements.jsonl:2"):
        append(path, judged(LAO_CAI, right, verdict, ""))
    assert path.read_bytes() == before


# ---------------------------------------------------------------- dormant
def test_a_judgement_about_nobody_is_kept_and_reported():
    pairs = corpus()
    line = judged(LAO_CAI, CENTRE, "same")
    assert settled(pairs, line) == settled(pairs)
    assert dormant([record for _, record in pairs], [line]) == (line,)
    assert dormant([record for _, record in corpus("lao-cai", "central")], [line]) == ()


def test_a_build_tells_of_dormant_judgements_and_leaves_the_file_alone(tmp_path):
    path, articles = tmp_path / "judgements.jsonl", tmp_path / "a.txt"
    write(path, judged(LAO_CAI, SON_LA, "same"))
    articles.write_text("Bài mẫu\n\nKhông có gì.", encoding="utf-8")
    before = path.read_bytes()

    class Noting(pipeline.Watch):
        places: list[str] = []  # noqa: RUF012  (one test, one list)

        def dormant(self, judgement):
            self.places.append(judgement.place)

    pipeline.build(articles, settings=Settings(judgements=str(path)), watch=Noting())
    assert Noting.places == [f"{path}:1"]
    assert path.read_bytes() == before


# ---------------------------------------------------------------- what cannot be meant
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "perhaps"}, "verdict is 'perhaps'; expected one of same, different, unsure, withdrawn"),
        ({"kind": "unit"}, "kind is 'unit'; expected one of official, meeting"),
        ({"left": {"name": "X"}}, "expected an object with name, unit and perhaps article, id"),
        ({"right": LAO_CAI}, "left and right are the same"),
        ({"on": "1/10/2026"}, "on is '1/10/2026'; expected a day such as 2026-10-01"),
        ({"by": " "}, "by is ' '; expected words"),
        ({"why": "x"}, "exactly the keys kind, left, right, verdict, by, on, reason"),
    ],
)
def test_what_is_no_judgement_is_refused_with_its_line(tmp_path, change, message):
    path = tmp_path / "judgements.jsonl"
    good = judged(LAO_CAI, SON_LA, "same").to_json()
    path.write_text(f"{json.dumps(good)}\n\n{json.dumps(good | change)}\n", encoding="utf-8")
    with pytest.raises(JudgementError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:3: ")
    assert message in str(caught.value)


def test_what_is_not_json_is_refused_with_its_line(tmp_path):
    path = tmp_path / "judgements.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(JudgementError, match=r"judgements.jsonl:1: not JSON"):
        load(path)


# ---------------------------------------------------------------- review
def test_candidates_come_by_what_hangs_on_them():
    many = [
        meeting(f"2019-04-1{n}", "lao-cai", "yen-bai", people=[participant("Trần Quang Mẫu", "chair")]) for n in (1, 2)
    ]
    pairs = [
        told("a", *many, officials=[official("Trần Quang Mẫu", (SECRETARY, "lao-cai"))]),
        told("b", *many[:1], officials=[official("Trần Quang Mẫu", (SECRETARY, "son-la"))]),
        told("c", officials=[official("Lê Quang Lạ", (SECRETARY, "lao-cai"))]),
        told("d", officials=[official("Lê Quang Lạ", (SECRETARY, "son-la"))]),
    ]
    found = [one for one in candidates(settled(pairs)) if one.kind == "official" and one.decision == "open"]
    assert [one.first.description["name"] for one in found] == ["Trần Quang Mẫu", "Lê Quang Lạ"]
    assert [one.edges for one in found] == [2, 1]
    assert found[0].weight > found[1].weight
    assert all(side.sentences for one in found for side in (one.first, one.second))
    assert json.loads(json.dumps(found[0].to_json()))["first"]["sentences"][0]["passage"].startswith(("a#", "b#"))


def test_a_verdict_in_review_becomes_a_line_that_the_next_build_applies(tmp_path):
    path = tmp_path / "judgements.jsonl"
    pairs = corpus()
    graph = settled(pairs)
    (asked,) = candidates(graph)
    judge(path, asked, Opinion("same", "An", "2026-10-01", "Báo Mẫu viết thế"))
    (line,) = load(path)
    assert {"name", "unit", "id"} == set(line.left)
    after = settled(pairs, *load(path))
    assert len(after.officials) == 1
    assert candidates(after) == []
    shown = candidate(after, after.resolutions["resolution"].iloc[0])
    judge(path, shown, Opinion("withdrawn", "An", "2026-10-02", "chưa chắc"))
    assert settled(pairs, *load(path)) == graph


def test_what_was_left_unsure_is_asked_last(tmp_path):
    pairs = [*corpus(), *(
        told(f"x{unit}", officials=[official("Lê Quang Lạ", (SECRETARY, unit))]) for unit in ("lao-cai", "son-la")
    )]  # fmt: skip
    first = candidates(settled(pairs))[0]
    path = tmp_path / "judgements.jsonl"
    judge(path, first, Opinion("unsure", "An", "2026-10-01", "không rõ"))
    after = candidates(settled(pairs, *load(path)))
    assert after[-1].first.description == first.first.description
    assert after[-1].judgement == "unsure by An on 2026-10-01: không rõ"


def test_a_candidate_is_shown_with_both_sides_and_the_reasons():
    (asked,) = candidates(settled(corpus()))
    lines = list(as_lines(asked))
    assert "official open, 62% one, 1 row(s) hang on it" in lines[0]
    assert [line for line in lines if "[tran-quang-mau--" in line] == [
        "  Trần Quang Mẫu, Bí thư Tỉnh ủy, lao-cai  [tran-quang-mau--lao-cai]",
        "  Trần Quang Mẫu, Bí thư Tỉnh ủy, son-la  [tran-quang-mau--son-la]",
    ]
    assert lines[-1].startswith("  because both-senior +2.5")


def test_a_decision_that_is_not_there_is_an_error():
    with pytest.raises(JudgementError, match="no decision 'resolution-0'"):
        candidate(settled(corpus()), "resolution-0")


def test_the_order_of_judgements_on_other_pairs_does_not_matter():
    pairs = corpus("lao-cai", "son-la", "central")
    lines = judged(LAO_CAI, SON_LA, "same", "j:1"), judged(SON_LA, CENTRE, "different", "j:2")
    assert settled(pairs, *lines) == settled(list(reversed(pairs)), *reversed([replace(one) for one in lines]))
