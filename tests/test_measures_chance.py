"""Null models: what was planted is found, and where nothing was planted no more is found than chance allows."""

import math

import numpy as np
import pytest

import kg
from kg.measures.basis.places import places
from kg.measures.basis.regression import poisson
from kg.measures.basis.rewiring import Rewired, rewired
from tests.made_networks import PROVINCES, drawn, frame

UNITS = PROVINCES[:40]
PLANTED = ("ca-mau", "cao-bang")  # the far south and the far north


@pytest.fixture(scope="module")
def land():
    """What is known of the provinces, by a graph in which all meet."""
    return places(drawn(np.ones((len(UNITS), len(UNITS)), dtype=int), UNITS), UNITS)


def expected(land):
    """Twelve meetings on average: fewer with distance, three times as many of neighbours."""
    distance = np.maximum(land.distances(), 1.0)
    return np.exp(8.2 - 1.0 * np.log(distance) + math.log(3) * land.borders() + 0.4 * land.alike(land.regions))


def within_binomial(hits, tests, share=0.05, deviations=3.5):
    """Whether so many hits are as many as independent tests at this level may have."""
    return abs(hits - tests * share) <= deviations * math.sqrt(tests * share * (1 - share))


# ---------------------------------------------------------------- regression
def test_the_regression_finds_the_coefficients_it_was_made_with():
    random = np.random.default_rng(5)
    terms = np.column_stack([random.normal(size=4000), random.integers(0, 2, 4000)])
    fit = poisson(random.poisson(np.exp(0.5 + 0.8 * terms[:, 0] - 0.7 * terms[:, 1])).astype(float), terms)
    assert fit.converged
    assert np.abs((fit.estimate - [0.5, 0.8, -0.7]) / fit.error).max() < 3.5
    assert fit.dispersion == pytest.approx(1, abs=0.1)


def test_with_a_constant_alone_the_mean_is_expected():
    # counts 1, 2, 6: log 3, variance of the log by Fisher 1 / (3 · 3), widened by chi² / 2 = (4 + 1 + 9) / 3 / 2
    fit = poisson(np.array([1.0, 2.0, 6.0]), np.zeros((3, 0)))
    assert fit.expected == pytest.approx([3, 3, 3])
    assert fit.estimate == pytest.approx([math.log(3)])
    assert fit.error == pytest.approx([math.sqrt(1 / 9 * 14 / 6)])


def test_terms_that_cannot_be_told_apart_are_left_out():
    term = np.arange(6.0)
    fit = poisson(np.array([1.0, 2, 2, 4, 5, 9]), np.column_stack([term, 2 * term, np.ones(6)]))
    assert np.isnan(fit.estimate).tolist() == [False, False, True, True]


# ---------------------------------------------------------------- gravity
def test_gravity_finds_distance_borders_and_regions(land):
    graph = drawn(np.random.default_rng(11).poisson(expected(land)), UNITS)
    found = kg.measures.gravity(graph).set_index("term")
    truth = {"distance": -1.0, "border": math.log(3), "same_region": 0.4}
    for term, value in truth.items():
        assert abs(found.loc[term, "estimate"] - value) < 3.5 * found.loc[term, "error"]
        assert found.loc[term, "p"] < 0.001
    assert found.loc["articles", ["estimate"]].isna().all()  # no article was read: nothing to tell apart
    assert 0.85 < found.loc["constant", "dispersion"] < 1.15


def test_gravity_counts_what_was_written(land):
    random = np.random.default_rng(2)
    written = random.integers(1, 30, len(UNITS))
    pull = np.log1p(written)
    counts = random.poisson(np.exp(-2.0 + 0.6 * (pull[:, None] + pull[None, :])))
    articles = [f"a{number}" for number in range(30)]
    named = [(article, unit) for unit, many in zip(UNITS, written, strict=True) for article in articles[:many]]
    graph = drawn(
        counts,
        UNITS,
        articles=frame(article=articles, title="t", origin="o", sha256="0" * 64, chars=1),
        mentions=frame(
            mention=[f"m{number}" for number in range(len(named))],
            article=[one for one, _ in named],
            unit=[unit for _, unit in named],
        ),
    )
    found = kg.measures.gravity(graph).set_index("term").loc["articles"]
    assert abs(found["estimate"] - 0.6) < 3.5 * found["error"]


def test_a_planted_tie_is_the_first_surprise(land):
    counts = np.random.default_rng(12).poisson(expected(land))
    one, other = (UNITS.index(unit) for unit in PLANTED)
    counts[min(one, other), max(one, other)] += 25
    found = kg.measures.surprises(drawn(counts, UNITS))
    assert (found.loc[0, "one"], found.loc[0, "other"]) == PLANTED
    assert found.loc[0, "q"] < 0.001
    assert found.loc[0, "residual"] > 4
    assert (found["q"] < 0.05).sum() <= 2


def test_without_a_planted_tie_surprises_are_as_many_as_chance_makes(land):
    hits = tests = called = 0
    for seed in range(4):
        found = kg.measures.surprises(drawn(np.random.default_rng(seed).poisson(expected(land)), UNITS))
        hits, tests = hits + (found["p"] < 0.05).sum(), tests + len(found)
        called += (found["q"] < 0.05).any()
    assert tests == 4 * 40 * 39 / 2
    assert within_binomial(hits, tests)
    assert called <= 2


def test_pairs_that_never_were_in_force_together_are_not_expected_to_meet():
    counts = np.zeros((4, 4), dtype=int)
    counts[0, 1] = counts[2, 3] = counts[0, 3] = 3
    graph = drawn(counts, ["ca-mau", "hue", "ca-mau-2025", "ha-noi"])
    found = kg.measures.surprises(graph)
    assert ("ca-mau", "ca-mau-2025") not in set(zip(found["one"], found["other"], strict=True))
    assert len(found) == 5


# ---------------------------------------------------------------- rewiring
def test_rewiring_keeps_the_meetings_of_units_and_the_parties_of_meetings():
    random = np.random.default_rng(4)
    sizes = random.integers(2, 6, 300)
    meeting = np.repeat(np.arange(300), sizes)
    unit = np.concatenate([random.permutation(20)[:size] for size in sizes])
    seen = Rewired.of(meeting, unit, 20)
    samples = list(rewired(seen, samples=20, seed=1))
    assert not seen.doubled(seen.unit).any()
    for sample in samples:
        assert np.bincount(sample, minlength=20).tolist() == np.bincount(unit, minlength=20).tolist()
        assert not seen.doubled(sample).any()  # no meeting has a unit twice, so it has as many parties as before
        assert seen.pairs(sample).sum() == (sizes * (sizes - 1) // 2).sum()
    assert len({sample.tobytes() for sample in samples}) == 20


def test_rewiring_reaches_every_table_equally_often():
    # meetings {0,1}, {0,2}, {1,2} of three units that meet twice each: all six orders of the three pairs
    seen = Rewired.of(np.array([0, 0, 1, 1, 2, 2]), np.array([0, 1, 0, 2, 1, 2]), 3)
    told = [tuple(map(frozenset, sample.reshape(3, 2).tolist())) for sample in rewired(seen, samples=6000, seed=0)]
    counts = [told.count(one) for one in sorted(set(told), key=str)]
    assert len(counts) == 6
    assert max(abs(count - 1000) for count in counts) < 200


def test_rewiring_finds_the_planted_tie():
    pull = np.random.default_rng(1).gamma(3.0, size=len(UNITS))
    counts = np.random.default_rng(2).poisson(np.outer(pull, pull))
    counts[3, 17] += 60
    found = kg.measures.rewiring(drawn(counts, UNITS), seed=0)
    assert (found.loc[0, "one"], found.loc[0, "other"]) == (UNITS[3], UNITS[17])
    assert found.loc[0, "q"] < 0.01
    assert found.loc[0, "z"] > 4


def test_without_a_planted_tie_rewiring_finds_as_many_as_chance_makes():
    hits = tests = called = 0
    for seed in range(4):
        random = np.random.default_rng(seed)
        pull = random.gamma(3.0, size=len(UNITS))
        found = kg.measures.rewiring(drawn(random.poisson(np.outer(pull, pull)), UNITS), seed=seed)
        hits, tests = hits + (found["p"] < 0.05).sum(), tests + len(found)
        called += (found["q"] < 0.05).any()
    assert within_binomial(hits, tests)
    assert called <= 2


def test_expected_meetings_of_rewiring_are_those_of_the_margins():
    # what is drawn keeps the number of meetings, and levels what the pairs differ by
    counts = np.random.default_rng(8).poisson(20, (12, 12))
    found = kg.measures.rewiring(drawn(counts, PROVINCES[:12]), samples=400)
    assert found["meetings"].sum() == pytest.approx(found["expected"].sum())
    assert found["expected"].std() < found["meetings"].std()


# ---------------------------------------------------------------- likeness
def test_homophily_finds_the_planted_region_and_none_otherwise(land):
    plain = np.random.default_rng(3).poisson(4, (40, 40))
    alike = plain + np.random.default_rng(4).poisson(3, (40, 40)) * land.alike(land.regions)
    by = {
        name: kg.measures.homophily(drawn(one, UNITS)).set_index("attribute")
        for name, one in (("plain", plain), ("alike", alike))
    }
    assert by["alike"].loc["region", "p"] == 0.001
    assert by["alike"].loc["region", "ratio"] > 1.2
    assert by["plain"].loc["region", "p"] > 0.01


def test_p_values_of_homophily_are_even_where_nothing_is_planted():
    found = [
        kg.measures.homophily(drawn(np.random.default_rng(seed).poisson(1, (40, 40)), UNITS), permutations=99)
        for seed in range(30)
    ]
    hits = sum(int((one.set_index("attribute").loc[["region", "border"], "p"] <= 0.1).sum()) for one in found)
    assert within_binomial(hits, 60, share=0.1)
