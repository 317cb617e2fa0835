"""Measures: what they answer on graphs small enough to work out by hand, or as networkx answers."""

import math
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import kg
from kg.errors import GraphError, MeasureError, UnknownFormatError
from kg.graph import KnowledgeGraph
from kg.graph.pruning import prune
from kg.measures.basis.chance import adjusted, mid_p, poisson_interval
from kg.network import betweenness, provinces, skeleton, ties
from kg.network.centrality import fast
from tests.made_networks import PROVINCES, about, drawn, flows, frame, meetings_of
from tests.small_graph import small_graph

NEEDED = {"company": {"of": "quang-ninh"}, "paths": {"one": "quang-ninh", "other": "lang-son"}}


def taken(graph, name, **options):
    return getattr(kg.measures, name)(graph, **{**NEEDED.get(name, {}), **options})


def by(found, key="unit"):
    return found.set_index(key).to_dict("index")


@pytest.fixture(scope="module")
def toy():
    """Four meetings. Hà Nội–Hải Phòng 3, Hà Nội–Nghệ An 1, Hải Phòng–Quảng Ninh 1, Hà Nội–Quảng Ninh 1."""
    pair = ("ha-noi", "hai-phong")
    return meetings_of(pair, pair, ("ha-noi", "nghe-an"), (*pair, "quang-ninh"))


@pytest.fixture(scope="module")
def random_graph():
    """Some 400 meetings of 30 provinces."""
    return drawn(np.random.default_rng(3).poisson(1, (30, 30)), PROVINCES[:30])


# ---------------------------------------------------------------- all of them
@pytest.mark.parametrize("name", kg.measures.known())
def test_every_measure_says_what_it_answers_and_keeps_its_columns(name, sample):
    options = {"one": "quang-ninh", "other": "quang-ninh"} if name == "paths" else {}
    found = taken(sample, name, **options)
    assert kg.measures.question(name).endswith("?")
    assert list(found) == [column.name for column in kg.measures.columns(name)]
    assert all(column.meaning for column in kg.measures.columns(name))
    assert getattr(kg.measures, name).__doc__


@pytest.mark.parametrize("name", sorted(set(kg.measures.known()) - set(NEEDED)))
def test_an_empty_graph_and_one_meeting_have_answers(name):
    columns = [column.name for column in kg.measures.columns(name)]
    assert list(taken(KnowledgeGraph(), name)) == columns
    assert list(taken(meetings_of(("ha-noi", "hai-phong")), name)) == columns
    assert list(taken(small_graph(), name)) == columns


@pytest.mark.parametrize("name", kg.measures.known())
@pytest.mark.parametrize("lens", ["today", "2025-06-30", "1980-01-01"])
def test_every_measure_looks_through_lenses(name, lens, sample):
    options = (
        {"of": "ha-noi"} if name == "company" else {"one": "ha-noi", "other": "thanh-hoa"} if name == "paths" else {}
    )
    found = taken(sample, name, lens=lens, **options)
    shown = set(sample.through(lens).units["unit"])
    naming = [column.name for column in kg.measures.columns(name) if column.refers == "units"]
    if name != "coverage":  # which shows the units of the day of which nothing is known, too
        assert {unit for column in naming for unit in found[column].dropna()} <= shown
    pd.testing.assert_frame_equal(found, taken(sample.through(lens), name, **options))


@pytest.mark.parametrize("name", ["communities", "homophily", "rewiring"])
def test_what_is_drawn_at_random_is_the_same_for_the_same_seed(name, random_graph):
    pd.testing.assert_frame_equal(taken(random_graph, name, seed=7), taken(random_graph, name, seed=7))


def test_answers_do_not_depend_on_the_process():
    program = (
        "import kg, numpy as np; from tests.made_networks import drawn, PROVINCES;"
        "g = drawn(np.random.default_rng(3).poisson(1, (30, 30)), PROVINCES[:30]);"
        "print(*(getattr(kg.measures, n)(g).to_csv() for n in ('communities', 'rewiring', 'surprises', 'brokerage')))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


def test_planned_meetings_do_not_count(toy):
    planned = toy.meetings.assign(status=["planned", "held", "held", "held"])
    found = by(taken(replace(toy, meetings=planned), "strength"))
    assert found["hai-phong"]["meetings"] == 2
    assert found["ha-noi"]["strength"] == 4


@pytest.mark.parametrize("name", sorted(set(kg.measures.known()) - {"coverage"}))
@pytest.mark.parametrize("lens", ["as-reported", "today"])
def test_a_graph_with_planned_meetings_measures_as_the_one_without(name, lens, sample):
    ends = {"company": {"of": "ha-noi"}, "paths": {"one": "ha-noi", "other": "hai-phong"}}
    status = ["planned" if number % 5 == 4 else "held" for number in range(len(sample.meetings))]
    planned = replace(sample, meetings=sample.meetings.assign(status=status))
    tables = dict(planned.tables)
    gone = set(planned.meetings.loc[planned.meetings["status"] == "planned", "meeting"])
    for table in ("meetings", "agreements"):
        tables[table] = tables[table][~tables[table]["meeting"].isin(gone)]
    without = KnowledgeGraph(**prune(tables))
    seen, expected = (
        taken(planned.through(lens), name, **ends.get(name, {})),
        taken(without.through(lens), name, **ends.get(name, {})),
    )
    pd.testing.assert_frame_equal(seen, expected)


def test_a_unit_is_measured_among_all_and_shown_alone(toy):
    alone = taken(toy, "strength", unit="quang-ninh")
    assert alone["unit"].tolist() == ["quang-ninh"]
    assert alone.loc[0, "strength"] == 2
    with pytest.raises(GraphError, match="quang-nin"):
        taken(toy, "strength", unit="quang-nin")
    with pytest.raises(MeasureError, match="of no unit"):
        taken(toy, "codiscussion", unit="quang-ninh")


def test_conditions_say_which_meetings_count():
    graph = meetings_of(
        ("ha-noi", "hue"), ("ha-noi", "son-la"), dates=["2019-01-01", "2021-01-01"], **about((1, "tourism"))
    )
    assert by(taken(graph, "strength", since="2020"))["ha-noi"]["strength"] == 1
    assert set(taken(graph, "strength", topic="tourism")["unit"]) == {"ha-noi", "son-la"}


def test_what_is_not_known_is_an_error_that_lists_what_is(toy):
    with pytest.raises(UnknownFormatError, match="no measure 'nope'; known: betweenness brokerage"):
        kg.measures.measure(toy, "nope")
    with pytest.raises(AttributeError, match="no measure 'nope'; known: betweenness"):
        kg.measures.nope  # noqa: B018
    with pytest.raises(MeasureError, match="strength: no option 'seed'; it takes unit, topic"):
        taken(toy, "strength", seed=1)
    with pytest.raises(MeasureError, match="paths: needs one and other"):
        kg.measures.paths(toy)


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("betweenness", {"of": "friends"}, "known: learning officials"),
        ("roles", {"of": "officials"}, "known: learning provinces"),
        ("communities", {"runs": 0}, "1 run or more"),
        ("homophily", {"permutations": 0}, "expected 1 or more"),
        ("rewiring", {"samples": 1}, "expected 2 or more"),
        ("change", {"date": "tomorrow"}, "no date with a year"),
        ("change", {"window": -1}, "more than 0"),
        ("trends", {"by": "moon"}, "known: all kind"),
        ("company", {"of": "nobody"}, "means nobody"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(toy, name, options, words):
    with pytest.raises(MeasureError, match=words):
        taken(toy, name, **options)


# ---------------------------------------------------------------- networks
@pytest.mark.parametrize("lens", ["as-reported", "today", "1980-01-01"])
def test_ties_weigh_as_the_network_of_provinces_does(sample, lens):
    graph = sample.through(lens)
    whole, met = provinces(graph), ties(graph)
    weights = met.matrix()
    assert tuple(whole) == met.units
    for one, unit in enumerate(met.units):
        assert whole.nodes[unit]["internal"] == pytest.approx(met.internal[one])
        for other, partner in enumerate(met.units):
            edge = whole.edges.get((unit, partner), {"weight": 0})
            assert edge["weight"] == pytest.approx(weights[one, other])
    assert set(skeleton(graph).edges) == set(whole.edges)


@pytest.mark.skipif(not fast(), reason="rustworkx is not installed (pip install 'lientinh[large]')")
@pytest.mark.parametrize(
    "made",
    [
        nx.gnm_random_graph(80, 200, seed=1),
        nx.gnp_random_graph(60, 0.05, seed=2, directed=True),
        nx.star_graph(9),
        nx.empty_graph(3),
    ],
)
def test_both_libraries_count_the_same_betweenness(made):
    network = nx.relabel_nodes(made, str)
    quick, slow = betweenness(network, large=0), betweenness(network, large=10**6)
    assert quick == slow
    assert slow == pytest.approx(nx.betweenness_centrality(network), abs=1e-11)


# ---------------------------------------------------------------- centre and bridge
def test_strength(toy):
    found = by(taken(toy, "strength"))
    assert list(found) == ["ha-noi", "hai-phong", "quang-ninh", "nghe-an"]
    # Hà Nội: with Hải Phòng 3, Nghệ An 1, Quảng Ninh 1; was at all 4 meetings
    assert found["ha-noi"] == {
        "label": "Hà Nội",
        "meetings": 4,
        "partners": 3,
        "strength": 5,
        "mean": 5 / 3,
        "internal": 0,
    }
    assert (found["nghe-an"]["partners"], found["nghe-an"]["strength"]) == (1, 1)


def test_meetings_within_a_unit_of_the_lens_are_internal():
    graph = meetings_of(("ha-giang", "tuyen-quang"), ("ha-giang", "ha-noi"), dates=["2019-01-01"] * 2)
    found = by(taken(graph, "strength", lens="today"))
    assert found["tuyen-quang-2025"]["internal"] == 1
    assert found["tuyen-quang-2025"]["strength"] == 1
    assert found["tuyen-quang-2025"]["meetings"] == 2


def test_betweenness_of_provinces(toy, random_graph):
    # of the 3 pairs of others, Nghệ An–Hải Phòng and Nghệ An–Quảng Ninh go over Hà Nội
    assert by(taken(toy, "betweenness"), "node")["ha-noi"]["betweenness"] == pytest.approx(2 / 3)
    found = by(taken(random_graph, "betweenness"), "node")
    expected = nx.betweenness_centrality(provinces(random_graph))
    assert {node: row["betweenness"] for node, row in found.items()} == pytest.approx(expected, abs=1e-11)


def test_betweenness_of_officials_names_their_units(sample):
    found = taken(sample, "betweenness", of="officials")
    expected = nx.betweenness_centrality(kg.network.officials(sample))
    assert dict(zip(found["node"], found["betweenness"], strict=True)) == pytest.approx(expected, abs=1e-11)
    assert found["unit"].notna().any()


def test_brokerage_is_as_networkx_has_it(toy, random_graph):
    for graph in (toy, random_graph):
        found, whole = by(taken(graph, "brokerage")), provinces(graph)
        constraint, size = (
            nx.constraint(whole, weight="weight"),
            nx.effective_size(whole, list(whole), weight="weight"),  # node by node, as Burt defines it
        )
        assert {unit: row["constraint"] for unit, row in found.items()} == pytest.approx(constraint)
        assert {unit: row["effective"] for unit, row in found.items()} == pytest.approx(size)
    # Hà Nội: its 1/5 with Quảng Ninh is 1/3 redundant to Hải Phòng, its 3/5 with Hải Phòng fully to Quảng Ninh
    assert by(taken(toy, "brokerage"))["ha-noi"]["effective"] == pytest.approx(3 - 1 / 15 - 3 / 5)
    # Nghệ An knows Hà Nội alone: all it has hangs on one, (1 + 0)² = 1
    assert by(taken(toy, "brokerage"))["nghe-an"]["constraint"] == 1


def test_roles_between_regions():
    # Hải Phòng meets two of its region, two of another, one of a third; none of these meet each other
    others = ("ha-noi", "quang-ninh", "nghe-an", "ha-tinh", "lao-cai")
    graph = meetings_of(*(("hai-phong", other) for other in others))
    found = by(taken(graph, "roles"))["hai-phong"]
    # coordinator: Hà Nội and Quảng Ninh, both ways; itinerant: Nghệ An and Hà Tĩnh, both ways;
    # 2 of its own times 3 others are represented, and as often let in; Lào Cai with either of the two: liaison
    expected = {"coordinator": 2, "itinerant": 2, "gatekeeper": 6, "representative": 6, "liaison": 4, "total": 20}
    assert {name: found[name] for name in expected} == expected


def test_roles_follow_the_direction_of_learning():
    # Quảng Ninh learns from Hải Phòng, which learns from Nghệ An of another region: a representative of its own
    graph = meetings_of(
        ("hai-phong", "quang-ninh"),
        ("hai-phong", "nghe-an"),
        **flows((0, "hai-phong", "quang-ninh", "share", None), (1, "nghe-an", "hai-phong", "share", None)),
    )
    found = by(taken(graph, "roles", of="learning"))["hai-phong"]
    assert (found["representative"], found["gatekeeper"], found["total"]) == (1, 0, 1)


# ---------------------------------------------------------------- communities
def test_communities_are_the_planted_ones_and_stable():
    pairs = np.full((12, 12), 0)
    pairs[:6, :6] = pairs[6:, 6:] = 5
    pairs[0, 6] = 1
    found = taken(drawn(pairs, PROVINCES[:12]), "communities")
    groups = {frozenset(part["unit"]) for _, part in found.groupby("community")}
    assert groups == {frozenset(PROVINCES[:6]), frozenset(PROVINCES[6:12])}
    assert (found["stability"] == 1).all()
    assert (found["elsewhere"] == 0).all()
    # 75 meetings within each, 1 between: 150/151 - 2 · (151/302)²
    assert found.loc[0, "modularity"] == pytest.approx(150 / 151 - 0.5)


def test_without_structure_communities_are_not_stable():
    found = taken(drawn(np.random.default_rng(1).poisson(3, (30, 30)), PROVINCES[:30]), "communities")
    assert found["stability"].mean() < 0.9


# ---------------------------------------------------------------- giving and learning
@pytest.fixture(scope="module")
def taught():
    """Hà Nội teaches Huế twice (tourism, health) and is taught by it once; Sơn La teaches Hà Nội; Huế helps Sơn La."""
    told = [
        (0, "ha-noi", "hue", "share", "tourism"),
        (0, "ha-noi", "hue", "share", "health"),
        (0, "hue", "ha-noi", "share", "tourism"),
        (1, "son-la", "ha-noi", "share", None),
        (1, "hue", "son-la", "support", None),
    ]
    return meetings_of(("ha-noi", "hue"), ("ha-noi", "hue", "son-la"), **flows(*told))


def test_reciprocity(taught):
    found = by(taken(taught, "reciprocity"), "network")
    # arcs hue→ha-noi, ha-noi→hue, ha-noi→son-la: 2 of 3 returned; flows 4, of which min(2, 1) each way are matched
    learning = found["learning"]
    assert (learning["arcs"], learning["mutual"], learning["one_way"], learning["flows"]) == (3, 1, 1, 4)
    assert learning["reciprocity"] == pytest.approx(2 / 3)
    assert learning["reciprocity"] == pytest.approx(nx.overall_reciprocity(kg.network.learning(taught)))
    assert learning["weighted"] == pytest.approx(2 / 4)
    # density 3/6; (2/3 - 1/2) / (1 - 1/2)
    assert learning["beyond"] == pytest.approx(1 / 3)
    assert found["support"]["reciprocity"] == 0


def test_who_teaches_and_who_learns(taught):
    found = taken(taught, "teaching").set_index(["unit", "topic"])
    # Hà Nội taught 2 and learned 2, of Huế and Sơn La; of tourism it taught 1 and learned 1
    assert found.loc[("ha-noi", "all"), ["taught", "learned", "balance", "learners", "teachers"]].tolist() == [
        2,
        2,
        0,
        1,
        2,
    ]
    assert found.loc[("hue", "all"), "balance"] == pytest.approx((1 - 2) / 3)
    assert found.loc[("hue", "health"), "balance"] == -1


# ---------------------------------------------------------------- topics
def test_specialisation_is_the_location_quotient():
    # Hà Nội: tourism 2, health 1. Huế: tourism 1. Sơn La: tourism 1, health 1.
    graph = meetings_of(
        ("ha-noi", "hue"),
        ("ha-noi", "son-la"),
        ("ha-noi", "son-la"),
        **about((0, "tourism"), (1, "tourism"), (2, "health")),
    )
    found = taken(graph, "specialisation").set_index(["unit", "topic"])
    # all: tourism 4 of 6. Huế: 1 of 1, so (1/1) / (4/6); expected 1 · 4/6
    assert found.loc[("hue", "tourism"), "quotient"] == pytest.approx(1.5)
    assert found.loc[("hue", "tourism"), "expected"] == pytest.approx(4 / 6)
    # Sơn La: health 1 of 2, all 2 of 6
    assert found.loc[("son-la", "health"), "quotient"] == pytest.approx(1.5)


def test_topics_discussed_together():
    told = [(0, "tourism"), (0, "health"), (1, "tourism"), (1, "health"), (2, "tourism"), (3, "education")]
    graph = meetings_of(*[("ha-noi", "hue")] * 4, **about(*told))
    (row,) = taken(graph, "codiscussion").to_dict("records")
    # together 2; tourism 3, health 2, of 4 meetings: 3 · 2 / 4 expected; either at 3
    assert (row["topic"], row["other"], row["meetings"], row["expected"]) == ("health", "tourism", 2, 1.5)
    assert row["lift"] == pytest.approx(2 / 1.5)
    assert row["jaccard"] == pytest.approx(2 / 3)


# ---------------------------------------------------------------- likeness
def test_homophily_is_newmans_assortativity(random_graph):
    whole, found = provinces(random_graph), by(taken(random_graph, "homophily"), "attribute")
    for attribute, name in (("region", "region"), ("status", "kind")):
        groups = sorted({values[name] for _, values in whole.nodes(data=True)})
        mixing = np.zeros((len(groups), len(groups)))
        for one, other, weight in whole.edges(data="weight"):
            place = [groups.index(whole.nodes[node][name]) for node in (one, other)]
            mixing[place[0], place[1]] += weight
            mixing[place[1], place[0]] += weight
        mixing /= mixing.sum()
        chance = (mixing.sum(axis=0) * mixing.sum(axis=1)).sum()
        assert found[attribute]["observed"] == pytest.approx(np.trace(mixing))
        assert found[attribute]["assortativity"] == pytest.approx((np.trace(mixing) - chance) / (1 - chance))


def test_expected_shares_leave_a_unit_and_itself_out():
    # Hà Nội–Hải Phòng (one region, neighbours no), Hà Nội–Nghệ An, Hải Phòng–Nghệ An: each strength is 2
    graph = meetings_of(("ha-noi", "hai-phong"), ("ha-noi", "nghe-an"), ("hai-phong", "nghe-an"))
    found = by(taken(graph, "homophily"), "attribute")
    # of 3 meetings 1 within a region; of the 3 pairs, all equally likely, 1 too
    assert found["region"]["observed"] == found["region"]["expected"] == pytest.approx(1 / 3)
    assert found["region"]["ratio"] == pytest.approx(1)
    assert found["border"]["observed"] == 0


# ---------------------------------------------------------------- time
def test_change_of_partners():
    graph = meetings_of(
        ("ha-noi", "hue"),
        ("ha-noi", "son-la"),
        ("ha-noi", "hue"),
        ("ha-noi", "lai-chau"),
        ("ha-noi", "nghe-an"),
        ("ha-noi", "cao-bang"),
        dates=["2024-01-01", "2024-02-01", "2026-01-01", "2026-02-01", "2025", None],
    )
    found = by(taken(graph, "change"))["ha-noi"]
    # before: Huế, Sơn La; after: Huế, Lai Châu; 2025 may be either, the last has no year
    assert (found["before"], found["after"], found["kept"], found["gained"], found["lost"]) == (2, 2, 1, 1, 1)
    assert found["jaccard"] == pytest.approx(1 / 3)
    assert (found["gained_units"], found["lost_units"]) == ("lai-chau", "son-la")
    near = by(taken(graph, "change", window=0.55))["ha-noi"]  # since mid December 2024, until mid January 2026
    assert (near["before"], near["after"]) == (0, 1)


def test_change_sees_the_versions_of_a_unit_as_one():
    graph = meetings_of(
        ("tuyen-quang", "ha-noi"),
        ("tuyen-quang-2025", "ha-noi"),
        ("ha-giang", "ha-noi"),
        dates=["2024-01-01", "2026-01-01", "2024-01-02"],
    )
    found = by(taken(graph, "change"))
    assert found["tuyen-quang-2025"]["jaccard"] == 1
    assert found["ha-giang"]["lost_units"] == "ha-noi"
    assert by(taken(graph, "change", lens="today"))["tuyen-quang-2025"]["meetings_before"] == 2


def test_trends_have_exact_poisson_intervals():
    graph = meetings_of(
        *[("ha-noi", "hue")] * 5, dates=["2019-01-01", "2019-05", "2021", "2021-12-30/2022-01-02", None]
    )
    found = taken(graph, "trends")
    assert found["year"].astype(object).tolist()[:3] == [2019, 2020, 2021]
    assert found["meetings"].tolist() == [2, 0, 1, 2]  # the last: over New Year, and without a date
    # Garwood: 2 -> 0.2422 to 7.2247; 0 -> 0 to 3.6889
    assert found.loc[0, ["low", "high"]].tolist() == pytest.approx([0.2422, 7.2247], abs=1e-4)
    assert found.loc[1, ["low", "high"]].tolist() == pytest.approx([0, -math.log(0.025)])
    assert math.isnan(found.loc[3, "low"])


def test_trends_of_one_unit_or_by_topic():
    graph = meetings_of(
        ("ha-noi", "hue"), ("ha-noi", "son-la"), dates=["2019-01-01", "2020"], **about((0, "tourism"), (1, "health"))
    )
    assert taken(graph, "trends", unit="hue")["meetings"].tolist() == [1]
    assert taken(graph, "trends", by="topic")["group"].tolist() == ["health", "tourism"]
    assert len(taken(graph, "trends", by="unit", unit="hue")) == 2


# ---------------------------------------------------------------- following up
def followed(graph):
    return taken(graph, "followup").set_index("id")[["met", "how", "by", "days"]].astype(object).to_dict("index")


def test_wishes_are_met_by_what_comes_later_and_goes_their_way():
    told = [
        (0, "hue", "ha-noi", "request", "tourism"),  # met by the third
        (1, "hue", "ha-noi", "share", "tourism"),  # goes the other way
        (2, "ha-noi", "hue", "support", "tourism"),
        (0, "son-la", "ha-noi", "request", "health"),  # only met on another topic
        (2, "ha-noi", "son-la", "share", "tourism"),
        (3, "hue", "son-la", "request", None),  # without a year
    ]
    days = ["2020-01-01", "2020-01-05", "2020-01-11", None]
    graph = meetings_of(*[("ha-noi", "hue", "son-la")] * 4, dates=days, **flows(*told))
    found = followed(graph)
    assert found["flow-000000000000"] == {"met": True, "how": "support", "by": "flow-000000000002", "days": 10}
    assert found["flow-000000000003"]["met"] is False
    assert pd.isna(found["flow-000000000005"]["met"])


def test_what_is_said_on_the_day_itself_meets_nothing():
    told = [(0, "hue", "ha-noi", "request", None), (0, "ha-noi", "hue", "support", None)]
    assert followed(meetings_of(("ha-noi", "hue"), **flows(*told)))["flow-000000000000"]["met"] is False


def test_wishes_to_learn_are_met_by_signing_and_agreements_by_help():
    said = frame(
        statement=["s1"],
        meeting=["meeting-000000000000"],
        kind="learning",
        mode="wished",
        source=["ha-noi"],
        target=["hue"],
        confidence=1.0,
    )
    article = frame(article=["a"], title="a", origin="a", sha256="0" * 64, chars=1)
    signed = frame(
        agreement=["g1"], title="a", type="mou", meeting=["meeting-000000000001"], article=["a"], confidence=1.0
    )
    parties = frame(agreement=["g1", "g1"], unit=["ha-noi", "hue"])
    graph = meetings_of(
        *[("ha-noi", "hue")] * 3,
        dates=["2020-01-01", "2020-01-03", "2020-02-03"],
        statements=said,
        articles=article,
        agreements=signed,
        agreement_parties=parties,
        **flows((2, "hue", "ha-noi", "support", None)),
    )
    found = followed(graph)
    assert found["s1"] == {"met": True, "how": "signing", "by": "g1", "days": 2}
    assert found["g1"] == {"met": True, "how": "support", "by": "flow-000000000000", "days": 31}


# ---------------------------------------------------------------- silence
def test_silence_is_of_two_kinds():
    articles = frame(
        article=["a", "b", "c"], title="t", origin="o", sha256="0" * 64, chars=1, publisher=["Báo A", "Báo A", None]
    )
    told = frame(account=["x"], meeting=["meeting-000000000000"], article=["a"], kind="visit")
    mentions = frame(mention=["m1", "m2", "m3"], article=["a", "b", "c"], unit=["ha-noi", "son-la", "son-la"])
    graph = meetings_of(("ha-noi", "hue"), articles=articles, accounts=told, mentions=mentions)
    found = taken(graph, "coverage").set_index(["publisher", "unit"])
    columns = ["read", "articles", "reporting", "meetings", "silence"]
    assert found.loc[("all", "ha-noi"), columns].tolist() == [3, 1, 1, 1, ""]
    assert found.loc[("all", "hue"), columns].tolist() == [3, 1, 1, 1, ""]  # reported though not among the mentions
    assert found.loc[("all", "son-la"), columns].tolist() == [3, 2, 0, 0, "no meetings"]
    assert found.loc[("Báo A", "son-la"), columns].tolist() == [2, 1, 0, 0, "no meetings"]
    assert found.loc[("all", "ca-mau"), "silence"] == "no articles"
    assert len(taken(graph, "coverage", lens="today").query("publisher == 'all'")) == 34


# ---------------------------------------------------------------- paths
@pytest.fixture(scope="module")
def chain():
    """Hà Nội–Huế (twice), Huế–Sơn La with Thanh Hóa and the centre, Hà Nội–Lai Châu, Lai Châu–Sơn La."""
    return meetings_of(
        ("ha-noi", "hue"),
        ("ha-noi", "hue"),
        ("hue", "son-la", "thanh-hoa", "central"),
        ("ha-noi", "lai-chau"),
        ("lai-chau", "son-la"),
        ("ca-mau", "bac-lieu"),
        dates=["2020-02-01", "2020-01-01", "2020-03-01", "2020-04-01", "2020-05-01", None],
    )


def test_paths_lead_over_meetings(chain):
    found = taken(chain, "paths", one="ha-noi", other="Sơn La")
    told = found[["path", "step", "source", "target", "date"]].to_numpy(object).tolist()
    assert told == [
        [1, 1, "ha-noi", "hue", "2020-01-01"],
        [1, 1, "ha-noi", "hue", "2020-02-01"],
        [1, 2, "hue", "son-la", "2020-03-01"],
        [2, 1, "ha-noi", "lai-chau", "2020-04-01"],
        [2, 2, "lai-chau", "son-la", "2020-05-01"],
    ]
    assert found.loc[2, "others"] == "central; Thanh Hóa"
    assert found.loc[0, "sentence"] == "Hai tỉnh gặp nhau"
    assert len(taken(chain, "paths", one="ha-noi", other="son-la", limit=1, meetings=1)) == 2


def test_where_no_path_leads_there_is_no_row(chain):
    assert taken(chain, "paths", one="ha-noi", other="ca-mau").empty
    assert set(taken(chain, "paths", one="ha-noi", other="son-la", largest=2)["target"]) == {"lai-chau", "son-la"}


def test_officials_are_connected_with_the_sentence_that_says_so():
    found = taken(small_graph(), "paths", one="Lê Thử", other="Mai Nháp")
    assert found.loc[0, ["source", "target", "meeting"]].tolist() == [
        "le-thu--quang-ninh",
        "mai-nhap--lang-son",
        "meeting-1",
    ]
    assert found.loc[0, "sentence"] == "Quảng Ninh tiếp đoàn Lạng Sơn"
    assert found.loc[0, "others"] == "Lạng Sơn; Quảng Ninh"
    assert taken(small_graph(), "paths", one="Lê Thử", other="lang-son").loc[0, "others"] == "Mai Nháp; Quảng Ninh"


def test_company(chain):
    found = by(taken(chain, "company", of="hue"), "other")
    assert found["ha-noi"] == {
        "label": "Hà Nội",
        "kind": "unit",
        "meetings": 2,
        "first": "2020-01-01",
        "last": "2020-02-01",
    }
    assert set(found) == {"ha-noi", "son-la", "thanh-hoa", "central"}
    assert set(taken(small_graph(), "company", of="Mai Nháp")["other"]) == {
        "le-thu--quang-ninh",
        "quang-ninh",
        "lang-son",
    }


# ---------------------------------------------------------------- chance
def test_adjusted_p_values_are_those_of_benjamini_and_hochberg():
    # sorted 0.01, 0.02, 0.03, 0.5 of four: 0.04, 0.04, 0.04, 0.5
    assert adjusted([0.5, 0.01, math.nan, 0.03, 0.02]) == pytest.approx([0.5, 0.04, math.nan, 0.04, 0.04], nan_ok=True)


def test_mid_p_values_of_poisson_counts():
    # 0 of 2 expected: e^-2 = 0.1353, half of it, twice
    assert mid_p([0], [2.0]) == pytest.approx([math.exp(-2)])
    # a negative binomial with next to no dispersion is Poisson
    assert mid_p([7], [2.0], 1e-9) == pytest.approx(mid_p([7], [2.0]), rel=1e-5)


def test_poisson_intervals_widen_with_the_level():
    low, high = poisson_interval([10], 0.99)
    assert low[0] < poisson_interval([10])[0][0] < 10 < poisson_interval([10])[1][0] < high[0]


# ---------------------------------------------------------------- documentation
@pytest.mark.parametrize("name", kg.measures.known())
def test_the_documentation_explains_every_measure_and_column(name):
    told = (Path(__file__).parents[1] / "docs" / "measures.md").read_text(encoding="utf-8")
    section = told.partition(f"### `{name}`\n")[2].partition("\n##")[0]
    assert kg.measures.question(name) in section
    rows = [f"| `{column.name}` | {column.type} | {column.meaning} |" for column in kg.measures.columns(name)]
    assert [row for row in rows if row not in section] == []


def test_agreements_without_meeting_or_year_are_followed_up_by_nothing():
    (row,) = small_graph().agreements.astype(object).to_dict("records")
    known = {name: value for name, value in row.items() if name not in ("meeting", "year", "unit_basis")}
    table = kg.measures.followup(small_graph(agreements=[known]))
    agreed = table[table["kind"] == "agreement"]
    assert len(agreed) == 1
    assert agreed["met"].isna().all()
