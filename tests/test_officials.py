"""Who is who across articles: what joins mentions, what keeps them apart, and how well that goes on read articles."""

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import reading
from kg.model import Article
from kg.pipeline import build
from kg.resolution import settle
from kg.resolution.judgements import Judgement, append
from kg.resolution.official_profiles import Surroundings, profile
from kg.resolution.official_reasons import reasons
from kg.resolution.official_weights import ASK, INFER, MERGE, WEIGHTS
from kg.resolution.sightings import Sighting
from kg.resolution.units import Basis
from kg.settings import Settings
from kg.sources import read
from kg.text import plain
from tests.clustering import b_cubed, fragments, pairwise
from tests.factories import SAMPLE, SHARED, annotated
from tests.reports import meeting, official, participant, told

GOLD = json.loads((Path(__file__).parent / "resolution_gold" / "people.json").read_text(encoding="utf-8"))
MINISTER = "Bộ trưởng Bộ Xây dựng"
NO_DAY, NOTHING = Basis(None, "identity"), Surroundings(frozenset(), frozenset(), frozenset(), {})
SECRETARY, CHAIRMAN, DIRECTOR = "Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh", "Giám đốc Sở Y tế"


def settled(*pairs):
    return settle(*zip(*pairs, strict=True))


def people(*pairs):
    """The ids of the graph of the pairs."""
    return settled(*pairs).officials["official"].tolist()


def one_each(*offices, name="Trần Quang Mẫu", published=()):
    """An article for each office (title, unit), all of one name."""
    days = [*published, *[None] * len(offices)]
    return [told(f"a{n}", officials=[official(name, office)], published=days[n]) for n, office in enumerate(offices)]


# ---------------------------------------------------------------- diacritics
@pytest.mark.parametrize(("one", "other"), [("Nghiệm", "Nghiêm"), ("Hùng", "Hưng"), ("Thủy", "Thúy")])
@pytest.mark.parametrize("middle", ["Quang", "Văn"])
def test_names_that_differ_in_a_diacritic_are_never_one_person(one, other, middle):
    post, day = (SECRETARY, "lao-cai"), "2019-04-17"
    shared = [official("Lò Mý Sình", (CHAIRMAN, "lao-cai")), official("Vàng Thị Pha", (DIRECTOR, "lao-cai"))]
    visit = meeting(day, "lao-cai", "yen-bai")
    pairs = [
        told(name, visit, officials=[official(f"Trần {middle} {name}", post), *shared], published="2019-04-18")
        for name in (one, other)
    ]
    graph = settled(*pairs)
    assert {f"Trần {middle} {one}", f"Trần {middle} {other}"} <= set(graph.officials["name"])
    open_ones = graph.resolutions[graph.resolutions["reasons"].str.contains("other-diacritics")]
    assert open_ones["decision"].tolist() == ["open"]  # one office, one meeting: a person should look at it


def test_no_merge_of_the_sample_or_the_shared_articles_joins_two_spellings():
    for pairs in (_sample(), *([_shared()] if SHARED.is_dir() else [])):
        graph = settled(*pairs)
        merged = graph.resolutions[graph.resolutions["decision"] == "merged"]
        people_merged = merged[merged["kind"] == "official"]
        assert len(people_merged) > 0
        for row in people_merged.itertuples():
            assert plain(json.loads(row.first)["name"]) == plain(json.loads(row.second)["name"])


# ---------------------------------------------------------------- what joins
@pytest.mark.parametrize(
    ("offices", "name"),
    [
        ([(SECRETARY, "lao-cai"), (SECRETARY, "lao-cai")], "Trần Văn Mẫu"),
        ([(SECRETARY, "lao-cai"), (CHAIRMAN, "lao-cai")], "Trần Văn Mẫu"),
        ([("nguyên Bí thư Tỉnh ủy", "lao-cai"), (SECRETARY, "lao-cai")], "Trần Văn Mẫu"),
        ([(DIRECTOR, "lao-cai"), ("Phó Chủ tịch UBND tỉnh", "lao-cai")], "Trần Quang Mẫu"),
        ([("Thứ trưởng Bộ Xây dựng", "central"), ("Thứ trưởng Bộ Xây dựng", "central")], "Trần Văn Mẫu"),
        ([("Bộ trưởng Bộ Công an", "central"), ("Tổng Bí thư", "central")], "Trần Mẫu"),
    ],
)
def test_one_name_in_one_unit_is_one_person_where_the_offices_fit(offices, name):
    assert len(people(*one_each(*offices, name=name))) == 1


def test_namesakes_in_one_unit_stay_apart_where_the_name_is_common_and_the_offices_say_nothing():
    offices = [("Giám đốc Sở Y tế", "ha-noi"), ("Chủ tịch UBND xã Thử Nghiệm", "ha-noi")]
    graph = settled(*one_each(*offices, name="Nguyễn Văn Mẫu"))
    assert len(graph.officials) == 2
    assert all(name.startswith("nguyen-van-mau--ha-noi-") for name in graph.officials["official"])
    assert graph.resolutions["decision"].tolist() == ["open"]
    assert len(people(*one_each(*offices, name="Nguyễn Đoan Mẫu"))) == 1  # who would share that name?


def test_a_transfer_told_by_an_article_joins_both_offices():
    moved = official("Trần Văn Mẫu", (SECRETARY, "lao-cai"), ("Bộ trưởng Bộ Xây dựng", "central"))
    pairs = one_each((SECRETARY, "lao-cai"), ("Bộ trưởng Bộ Xây dựng", "central"), name="Trần Văn Mẫu")
    assert len(people(*pairs, told("m", officials=[moved]))) == 1


def test_a_transfer_nobody_tells_of_is_left_to_a_person():
    graph = settled(*one_each((SECRETARY, "lao-cai"), (SECRETARY, "son-la")))
    assert len(graph.officials) == 2
    (row,) = graph.resolutions.itertuples()
    assert (row.decision, row.subject != row.other) == ("open", True)
    assert row.reasons == "both-senior +2.5; other-unit -2.5 (lao-cai/son-la); name +0.5"
    assert row.confidence == pytest.approx(0.6225)


def test_reasons_that_suffice_join_a_transfer():
    company = [official(name, (DIRECTOR, "lao-cai")) for name in ("Lò Mý Sình", "Vàng Thị Pha")]
    offices = [(SECRETARY, "lao-cai"), (SECRETARY, "son-la")]
    pairs = [
        told(f"a{n}", officials=[official("Trần Quang Mẫu", office), *company], published=f"2019-0{2 * n + 1}-01")
        for n, office in enumerate(offices)
    ]
    graph = settled(*pairs)
    assert len(graph.officials) == 3
    joined = graph.resolutions[graph.resolutions["first"].str.contains("Mẫu")]
    assert joined["decision"].tolist() == ["merged"]
    assert "companions +2.0" in joined["reasons"].iloc[0]


def test_the_unit_that_took_in_another_is_a_reason():
    offices = [("Phó Chủ tịch UBND tỉnh", "ha-giang"), ("Phó Chủ tịch UBND tỉnh", "tuyen-quang")]
    graph = settled(*one_each(*offices, name="Lò Thị Thu Mẫu", published=["2025-06-01", "2025-08-01"]))
    assert len(graph.officials) == 1
    assert "successor-unit +1.5" in graph.resolutions["reasons"].iloc[0]


# ---------------------------------------------------------------- what keeps apart
def test_no_one_serves_two_provinces_at_one_time():
    offices = [(SECRETARY, "lao-cai"), (SECRETARY, "son-la"), (SECRETARY, "lao-cai"), (SECRETARY, "son-la")]
    days = ["2019-01-01", "2019-03-01", "2019-06-01", "2019-09-01"]
    company = [official(name, (DIRECTOR, "lao-cai")) for name in ("Lò Mý Sình", "Vàng Thị Pha")]
    pairs = [
        told(f"a{n}", officials=[official("Trần Lê Quang Mẫu", office), *company], published=day)
        for n, (office, day) in enumerate(zip(offices, days, strict=True))
    ]
    graph = settled(*pairs)
    assert {"tran-le-quang-mau--lao-cai", "tran-le-quang-mau--son-la"} <= set(graph.officials["official"])
    apart = graph.resolutions[graph.resolutions["decision"] == "apart"]
    assert apart["reasons"].str.contains("contradiction -9.0 (in lao-cai and son-la at one time)", regex=False).all()
    assert len(apart) == 1


def test_an_article_that_names_both_tells_them_apart():
    both = [official("Trần Quang Mẫu", (SECRETARY, unit)) for unit in ("lao-cai", "son-la")]
    pairs = [told("a", officials=both), *one_each((SECRETARY, "lao-cai"), (SECRETARY, "son-la"))]
    assert people(*pairs) == ["tran-quang-mau--lao-cai", "tran-quang-mau--son-la"]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ((DIRECTOR, "lao-cai", "province"), (DIRECTOR, "son-la", "province"), "other-unit"),
        (("Giám đốc Công an tỉnh", "lao-cai", "province"), (DIRECTOR, "lao-cai", "province"), "forces-and-civil"),
        ((MINISTER, "central", "central"), ("Chủ tịch UBND huyện Thử", "lao-cai", "district"), "level-gap"),
        ((DIRECTOR, "lao-cai", "province"), ("Giám đốc Công ty Thử", None, "other"), "public-and-private"),
    ],
)
def test_what_speaks_against_has_a_name_and_a_weight(one, other, reason):
    profiles = [
        profile([Sighting("trần quang mẫu", post[1], f"a{n}", NO_DAY, _holder(*post))], {f"a{n}": NOTHING})
        for n, post in enumerate((one, other))
    ]
    found = {why.name: why.weight for why in reasons(*profiles)}
    assert found[reason] == WEIGHTS[reason].logits < 0
    assert reasons(*profiles) == reasons(*reversed(profiles))


def _holder(title, unit, level):
    person = official("Trần Quang Mẫu", (title, unit), kind="other" if level == "other" else "official")
    return replace(person, posts=tuple(replace(post, level=level) for post in person.posts))


def test_ong_and_ba_are_two_people():
    posts = [(DIRECTOR, "lao-cai"), ("Phó Chủ tịch UBND tỉnh", "lao-cai")]
    pairs = [
        told(f"a{n}", officials=[official("Nguyễn Đoan Mẫu", post, sex=sex)])
        for n, (post, sex) in enumerate(zip(posts, ("male", "female"), strict=True))
    ]
    assert len(people(*pairs)) == 2
    same_sex = [
        told(f"a{n}", officials=[official("Nguyễn Đoan Mẫu", post, sex="male")]) for n, post in enumerate(posts)
    ]
    assert len(people(*same_sex)) == 1


def test_a_long_time_between_two_sightings_is_a_reason_against():
    offices = [(DIRECTOR, "lao-cai"), ("Chánh Văn phòng UBND tỉnh", "lao-cai")]
    near = settled(*one_each(*offices, published=["2001-01-01", "2003-01-01"]))
    far = settled(*one_each(*offices, published=["2001-01-01", "2019-01-01"]))
    assert (len(near.officials), len(far.officials)) == (1, 2)
    assert "long-gap -2.0" in far.resolutions["reasons"].iloc[0]


# ---------------------------------------------------------------- without a unit
def test_a_name_without_unit_joins_the_only_person_it_can_be_and_says_so():
    bare = told("b", officials=[official("Lò Quang Mẫu", kind="other")], provinces=["lao-cai"])
    graph = settled(*one_each((SECRETARY, "lao-cai"), name="Lò Quang Mẫu"), bare)
    assert graph.officials["official"].tolist() == ["lo-quang-mau--lao-cai"]
    (row,) = graph.resolutions.itertuples()
    assert (row.decision, row.inferred) == ("merged", True)
    assert 0.5 < row.confidence < 0.9


def test_a_name_without_unit_that_can_be_two_people_stays_alone():
    bare = told("b", officials=[official("Lò Quang Mẫu", kind="other")], provinces=["lao-cai", "son-la"])
    known = one_each((DIRECTOR, "lao-cai"), (DIRECTOR, "son-la"), name="Lò Quang Mẫu")
    assert people(*known, bare) == ["lo-quang-mau", "lo-quang-mau--lao-cai", "lo-quang-mau--son-la"]


def test_participants_are_the_person_whose_article_names_them():
    pairs = [
        told(name, meeting("2019-04-17", "lao-cai", "son-la", people=[participant("Trần Quang Mẫu", "chair")]),
             officials=[official("Trần Quang Mẫu", (SECRETARY, unit))])
        for name, unit in (("a", "lao-cai"), ("b", "son-la"))
    ]  # fmt: skip
    graph = settled(*pairs)
    assert set(graph.participations["official"]) <= set(graph.officials["official"])


# ---------------------------------------------------------------- explained, whatever the order
def test_every_merge_is_explained_and_every_explanation_leads_to_a_sentence():
    graph = settled(*_sample())
    sightings = graph.evidence[graph.evidence["subject"].isin(graph.officials["official"])]
    articles = sightings.merge(graph.passages, on="passage").groupby("subject")["article"].nunique()
    merged = graph.resolutions.query("decision == 'merged' and kind == 'official'")
    assert merged.groupby("subject").size().to_dict() == (articles[articles > 1] - 1).to_dict()
    assert set(merged["first_passage"]) | set(merged["second_passage"]) <= set(graph.passages["passage"])
    assert (merged["confidence"] >= 0.65).all()


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(7)))
def test_people_do_not_depend_on_the_order_of_the_articles(order):
    offices = [(SECRETARY, "lao-cai"), (SECRETARY, "son-la"), (CHAIRMAN, "lao-cai"), ("Bộ trưởng Bộ Y tế", "central")]
    bare = [told(name, officials=[official("Trần Quang Mẫu", kind="other")], provinces=["son-la"]) for name in "bc"]
    common = told("d", officials=[official("Trần Quang Mậu", (SECRETARY, "lao-cai"))])
    pairs = [*one_each(*offices), *bare, common]
    assert settled(*(pairs[place] for place in order)) == settled(*pairs)


def test_rebuilding_gives_the_same_bytes_serial_parallel_and_shuffled(tmp_path):
    paths = sorted((SAMPLE / "articles").glob("*.txt"))
    judgements = tmp_path / "judgements.jsonl"
    reported = [path.stem for path in paths if path.stem.startswith(("38-", "40-"))]
    one, other = ({"name": "Cấn Văn Lịch", "unit": "central", "article": stem} for stem in reported)
    append(judgements, Judgement("official", one, other, "different", "An", "2026-10-01", "thử"))
    runs = {"serial": (paths, 1), "again": (paths, 1), "parallel": (paths, 2), "shuffled": (paths[::-1], 2)}
    for name, (order, workers) in runs.items():
        build(order, workers=workers, settings=Settings(judgements=str(judgements))).save(tmp_path / name)
    written = [{file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in runs]
    assert all(files == written[0] for files in written)
    parted = pd.read_parquet(tmp_path / "serial" / "officials.parquet")
    assert (parted["name"] == "Cấn Văn Lịch").sum() == 2


def test_the_thresholds_are_in_order_and_every_weight_says_what_it_means():
    assert ASK < 0 < INFER < MERGE
    assert all(weight.says and weight.name == name for name, weight in WEIGHTS.items())


# ---------------------------------------------------------------- measured
def test_everyone_of_the_sample_is_one_person_and_no_two_are():
    graph = settled(*_sample())
    gold = {tuple(mention): n for n, group in enumerate(GOLD["sample"]) for mention in group}
    found = {key: official_id for key, official_id in _named(graph).items() if key in gold}
    assert b_cubed(gold, found).f1 == pairwise(gold, found).f1 == 1.0
    repeated = graph.resolutions.query("decision == 'merged' and kind == 'official'")
    assert len(repeated) == len(gold) - len(GOLD["sample"])  # nobody else was joined


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles in ../shared are not here")
def test_everyone_of_the_shared_articles_is_one_person():
    graph = settled(*_shared())
    names = {}
    for stem in {mention[0] for group in GOLD["gold"] for mention in group}:
        record = json.loads((SHARED / "gold" / "records" / f"{stem}.json").read_text(encoding="utf-8"))
        names |= {(stem, place): plain(one["name"]) for place, one in enumerate(record["officials"])}
    gold = {(m[0], names[m[0], m[1]]): n for n, group in enumerate(GOLD["gold"]) for m in group}
    everyone = {(article, plain(name)): one for (article, name), one in _named(graph).items()}
    found = {mention: everyone.get(mention, f"not read: {mention}") for mention in gold}
    assert b_cubed(gold, found).f1 >= 0.97


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the articles in ../shared are not here")
def test_namesakes_and_people_of_many_articles_are_told_apart():
    graph = settled(*_corpus())
    gold = {
        (article, block["name"]): (block["name"], n)
        for block in GOLD["corpus"]
        for n, articles in enumerate(block["people"])
        for article in articles
    }
    everyone = {(article, _hashed(name)): one for (article, name), one in _named(graph).items()}
    found = {mention: everyone.get(mention, f"not read: {mention}") for mention in gold}
    scores = b_cubed(gold, found), pairwise(gold, found)
    assert scores[0].f1 >= 0.97, scores
    assert scores[1].precision >= 0.99, scores
    assert fragments(gold, found) <= 14


def _named(graph):
    """The id of the official by article and name; of one person all articles here use one spelling."""
    named = graph.evidence.merge(graph.officials, left_on="subject", right_on="official")
    placed = named.merge(graph.passages[["passage", "article"]], on="passage")
    return {(row.article, row.name): row.official for row in placed.itertuples(index=False)}


def _hashed(name):
    return hashlib.sha256(plain(name).encode()).hexdigest()[:12]


@cache
def _sample():
    return [annotated(path.stem) for path in sorted((SAMPLE / "records").glob("*.json"))]


@cache
def _shared():
    wanted = {mention[0] for group in GOLD["gold"] for mention in group}
    found = read([SHARED / "gold" / "articles"])
    return [(one, reading.read(one)) for one in found if isinstance(one, Article) and one.id in wanted]


@cache
def _corpus():
    wanted = {article for block in GOLD["corpus"] for articles in block["people"] for article in articles}
    path = SHARED / "corpus" / "sample-2000.jsonl.gz"
    return [(one, reading.read(one)) for one in read([path]) if isinstance(one, Article) and one.id in wanted]
