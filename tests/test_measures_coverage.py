"""Gravity knows who writes of whom: provinces of one paper are seen together more often, which is no surprise."""

import numpy as np
import pytest

import kg
from kg.measures.basis.writing import writing
from tests.made_networks import PROVINCES, drawn, meetings_of, printed
from tests.test_measures_chance import UNITS, expected, land, within_binomial

__all__ = ["land"]  # the fixture, as pytest looks for it by name

PAPERS = [f"Báo {letter}" for letter in "ABCDEF"]
PAIR = ("ca-mau", "cao-bang")


def beats(random):
    """How likely an article of each paper names each province: each paper has its own few."""
    return random.beta(0.5, 6, (len(PAPERS), len(UNITS)))


def articles(random, share, each):
    """So many articles of each paper, naming provinces as their share of it says; none reports a meeting."""
    named = random.random((len(PAPERS), each, len(UNITS))) < share[:, None, :]
    return [
        (PAPERS[at], [UNITS[unit] for unit in np.flatnonzero(row)], [])
        for at in range(len(PAPERS))
        for row in named[at]
    ]


def reports(random, counts):
    """An article for each meeting of `counts`, in a paper drawn at random."""
    one, other = np.nonzero(np.triu(counts, k=1))
    times = counts[one, other]
    pairs = zip(np.repeat(one, times), np.repeat(other, times), strict=True)
    return [(str(random.choice(PAPERS)), [UNITS[a], UNITS[b]], [at]) for at, (a, b) in enumerate(pairs)]


def overlap(told):
    """The term of gravity, worked out once more from articles that report no meeting."""
    names = {paper: [row for row in told if row[0] == paper] for paper in PAPERS}
    by = np.array([[sum(unit in row[1] for row in rows) for unit in UNITS] for rows in names.values()])
    sizes, whole = np.array([len(rows) for rows in names.values()]), by.sum(axis=0)
    together = sum(np.outer(row, row) / size for row, size in zip(by, sizes, strict=True))
    return np.log((1 + together) / (1 + np.outer(whole, whole) / sizes.sum()))


# ---------------------------------------------------------------- what is written
def test_articles_that_report_meetings_of_a_province_are_no_coverage_of_it():
    # Báo A: two articles name Hà Nội and Huế, of which one reports their meeting, and one names Hà Nội; Báo B: one Huế
    told = printed(
        ("Báo A", ["ha-noi", "hue"], [0]),
        ("Báo A", ["ha-noi", "hue"], []),
        ("Báo A", ["ha-noi"], []),
        ("Báo B", ["hue"], []),
    )
    found = writing(meetings_of(("ha-noi", "hue"), ("hue", "son-la"), **told), ["ha-noi", "hue", "son-la"])
    # Hà Nội is left with 2 of the 3 of Báo A; Huế with 1 of these and the one of Báo B
    assert found.volume[0, 1] == pytest.approx(np.log(1 + 2) + np.log(1 + 2))
    assert found.together[0, 1] == found.together[1, 0] == pytest.approx(2 * 1 / 3)
    assert found.evenly[0, 1] == pytest.approx(2 * 2 / 4)
    assert found.together[1, 2] == 0  # of Sơn La nothing is written


def test_a_report_of_a_meeting_of_others_is_coverage_of_whom_else_it_names():
    told = printed(("Báo A", ["ha-noi", "hue", "son-la"], [0]), ("Báo A", ["hue"], []))
    found = writing(meetings_of(("ha-noi", "hue"), **told), ["ha-noi", "hue", "son-la"])
    assert np.expm1(np.diag(found.volume) / 2).round(9).tolist() == [0, 1, 1]
    assert found.together[1, 2] == pytest.approx(1 * 1 / 2)


def test_articles_without_a_publisher_are_as_of_one():
    rows = [(["ha-noi", "hue"], []), (["ha-noi"], []), (["son-la"], [])]
    unknown = meetings_of(("ha-noi", "hue"), **printed(*((None, *row) for row in rows)))
    one = meetings_of(("ha-noi", "hue"), **printed(*(("Báo A", *row) for row in rows)))
    parts = [writing(graph, ["ha-noi", "hue"]).together.tolist() for graph in (unknown, one)]
    assert parts[0] == parts[1]
    assert parts[0][0][1] == pytest.approx(2 * 1 / 3)


def test_an_address_says_who_publishes_where_nothing_else_does():
    told = printed(*[(None, ["ha-noi"], [])] * 3, *[(None, ["hue"], [])] * 3)
    hosts = ["https://bao.example.vn/1", "http://www.bao.example.vn/2", "https://BAO.example.vn:443/3"]
    told["articles"] = told["articles"].assign(url=[*hosts, *hosts[:1] * 2, "no address"])
    graph = meetings_of(("ha-noi", "hue"), **told)
    # five articles of one host, 3 of Hà Nội and 2 of Huế, and one of nobody knows whom
    assert writing(graph, ["ha-noi", "hue"]).together[0, 1] == pytest.approx(3 * 2 / 5)


# ---------------------------------------------------------------- the model
def test_gravity_finds_that_one_paper_writes_of_both(land):
    random = np.random.default_rng(21)
    told = articles(random, beats(random), 150)
    counts = random.poisson(expected(land) * np.exp(0.8 * overlap(told)))
    found = kg.measures.gravity(drawn(counts, UNITS, **printed(*told))).set_index("term")
    assert abs(found.loc["publishers", "estimate"] - 0.8) < 3.5 * found.loc["publishers", "error"]
    assert found.loc["publishers", "p"] < 0.001
    assert abs(found.loc["articles", "estimate"]) < 3.5 * found.loc["articles", "error"]
    assert abs(found.loc["distance", "estimate"] + 1) < 3.5 * found.loc["distance", "error"]


def test_where_one_paper_writes_of_everyone_publishers_cannot_be_told_apart(land):
    random = np.random.default_rng(22)
    told = [("Báo A", units, []) for _, units, _ in articles(random, beats(random), 50)]
    found = kg.measures.gravity(drawn(random.poisson(expected(land)), UNITS, **printed(*told))).set_index("term")
    assert np.isnan(found.loc["publishers", "estimate"])
    assert not np.isnan(found.loc["articles", "estimate"])


def test_coverage_without_an_effect_is_found_as_often_as_chance_makes(land):
    # the meetings are reported, so the provinces that meet are named for it; that alone is no effect of coverage
    hits = called = 0
    for seed in range(30):
        random = np.random.default_rng(seed)
        counts = random.poisson(expected(land) / 12)
        told = [*reports(random, counts), *articles(random, beats(random), 5)]
        graph = drawn(counts, UNITS, **printed(*told))
        hits += (kg.measures.gravity(graph).set_index("term").loc[["articles", "publishers"], "p"] < 0.05).sum()
        if seed < 4:
            called += (kg.measures.surprises(graph)["q"] < 0.05).any()
    assert within_binomial(hits, 60)
    assert called <= 2


def test_a_tie_of_two_provinces_of_one_paper_is_less_surprising(land):
    random = np.random.default_rng(23)
    share = beats(random)
    places = [UNITS.index(unit) for unit in PAIR]
    share[0, places], share[1:, places] = 0.6, 0.01  # both stand in one paper, and hardly in another
    told = articles(random, share, 150)
    counts = random.poisson(expected(land) * np.exp(0.8 * overlap(told)))
    counts[places[0], places[1]] += 12
    unknown = [(None, units, []) for _, units, _ in told]
    found = [kg.measures.surprises(drawn(counts, UNITS, **printed(*one))) for one in (told, unknown)]
    known, blind = (one.set_index(["one", "other"]).loc[PAIR] for one in found)
    assert known["expected"] > 1.5 * blind["expected"]
    assert known["q"] > blind["q"]
    assert known["together"] > 3 * blind["together"]


def test_surprises_are_as_many_as_chance_makes_where_papers_have_their_own_provinces(land):
    hits = tests = 0
    for seed in range(4):
        random = np.random.default_rng(seed)
        told = articles(random, beats(random), 100)
        counts = random.poisson(expected(land) * np.exp(0.8 * overlap(told)))
        found = kg.measures.surprises(drawn(counts, UNITS, **printed(*told)))
        hits, tests = hits + (found["p"] < 0.05).sum(), tests + len(found)
    assert within_binomial(hits, tests)


def test_coverage_is_of_the_units_a_lens_shows():
    told = printed(("Báo A", ["ha-giang", "ha-noi"], []), ("Báo B", ["tuyen-quang"], []), ("Báo B", PROVINCES[:3], []))
    graph = meetings_of(("ha-giang", "ha-noi"), dates=["2019-01-01"], **told).through("today")
    found = kg.measures.surprises(graph)
    pair = found[(found["one"] == "ha-noi") & (found["other"] == "tuyen-quang-2025")]
    assert pair["together"].tolist() == [pytest.approx(1.0)]
