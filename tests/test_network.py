"""The graph as networks, and where their nodes stand."""

import itertools
import math
from collections import defaultdict

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnknownFormatError
from kg.graph import TABLES
from kg.network import (
    attendance,
    everything,
    known,
    layout,
    learning,
    network,
    officials,
    provinces,
    support,
    topics,
)
from tests.made_networks import about, flows, meetings_of
from tests.reports import meeting, official, participant, settled, told


@pytest.fixture(scope="module")
def small():
    """Three meetings: two of Lào Cai and Yên Bái, one of them with Quảng Tây; one of Lào Cai and the centre."""
    people = [participant("Trần Văn Mẫu", "chair"), participant("Lê Thị Thử", "speaker", "attendee")]
    told_of = [
        meeting("2019-04-17", "lao-cai", "yen-bai", people=people, topics=["ocop"], host="lao-cai"),
        meeting("2019-05-20", "lao-cai", "yen-bai", "foreign:Quảng Tây", topics=["tourism"], people=people[:1]),
        meeting("2019-06-01", "lao-cai", ("central", "Bộ Y tế"), flows=[("central", "lao-cai", ("health",))]),
        meeting("2019-07-01", "hoa-binh", "son-la", flows=[("son-la", "hoa-binh", ("ocop",))]),
    ]
    people_named = [official("Trần Văn Mẫu", ("Bí thư Tỉnh ủy", "lao-cai")), official("Lê Thị Thử", kind="other")]
    return settled(told("a", *told_of, officials=people_named))


# ---------------------------------------------------------------- networks
def test_provinces_are_tied_by_the_meetings_they_share(small):
    tied = provinces(small)
    assert set(tied.nodes) == {"lao-cai", "yen-bai", "hoa-binh", "son-la"}
    edge = tied.edges["lao-cai", "yen-bai"]
    dates = small.meetings.set_index("meeting")["date"]
    assert edge["weight"] == 2
    assert {dates[row] for row in edge["ids"]} == {"2019-04-17", "2019-05-20"}
    assert edge["topics"] == ("ocop", "tourism")
    assert tied.number_of_edges() == 2
    assert tied.nodes["lao-cai"]["label"] == "Lào Cai"
    assert tied.nodes["lao-cai"]["region"] == "Trung du và miền núi phía Bắc"
    assert 20 < tied.nodes["lao-cai"]["lat"] < 24


def test_learners_point_to_their_teachers(small):
    taught = learning(small)
    assert set(taught.edges) == {("lao-cai", "central"), ("hoa-binh", "son-la")}
    edge = taught.edges["hoa-binh", "son-la"]
    assert edge["topics"] == ("ocop",)
    assert set(edge["ids"]) <= set(small.flows["flow"])


def test_officials_are_tied_by_the_meetings_they_share(small):
    tied = officials(small)
    assert tied.edges["le-thi-thu", "tran-van-mau--lao-cai"]["weight"] == 1
    assert tied.nodes["tran-van-mau--lao-cai"] == {
        "kind": "official",
        "label": "Trần Văn Mẫu",
        "unit": "lao-cai",
        "post": "Bí thư Tỉnh ủy",
    }
    assert tied.nodes["le-thi-thu"]["unit"] is None


def test_topics_and_units_are_two_sides(small):
    tied = topics(small)
    assert nx.is_bipartite(tied)
    sides = nx.get_node_attributes(tied, "bipartite")
    assert {node for node, side in sides.items() if side} == {"ocop", "tourism"}
    assert tied.edges["foreign-cn-guangxi", "tourism"]["weight"] == 1
    assert all(sides[one] != sides[other] for one, other in tied.edges)


def test_every_edge_of_the_whole_names_the_row_behind_it(sample):
    whole = everything(sample)
    ids = {row for name, table in TABLES.items() for row in sample.tables[name][table.key[0]]}
    assert whole.number_of_nodes() > 100
    assert all(edge["id"] in ids for _, _, edge in whole.edges(data=True))
    assert all(attributes["label"] for _, attributes in whole.nodes(data=True))
    assert set(sample.meetings["meeting"]) <= set(whole)
    tables = (sample.parties, sample.participations, sample.meeting_topics, sample.flows)
    rows = sum(map(len, tables)) + sample.holdings["unit"].notna().sum() + sample.meetings["host"].notna().sum()
    assert whole.number_of_edges() == rows


def test_kinds_of_edges_say_what_the_row_says(small):
    whole = everything(small)
    kinds = {(one, edge["kind"]) for one, _, edge in whole.edges(data=True)}
    assert {("lao-cai", "party"), ("tran-van-mau--lao-cai", "chair"), ("le-thi-thu", "attendee")} <= kinds
    assert ("tran-van-mau--lao-cai", "holding") in kinds
    assert ("central", "share") in kinds
    host = [(one, other) for one, other, edge in whole.edges(data=True) if edge["kind"] == "host"]
    assert [other for _, other in host] == ["lao-cai"]


def test_networks_have_names(small):
    assert known() == ("attendance", "everything", "learning", "officials", "provinces", "support", "topics")
    for name in set(known()) - {"support"}:
        assert len(network(small, name)) > 0
    with pytest.raises(UnknownFormatError, match="no network 'friends'; known: attendance, everything"):
        network(small, "friends")


def test_officials_and_their_meetings_are_two_sides(small):
    tied = attendance(small)
    assert nx.is_bipartite(tied)
    people = {node for node, side in tied.nodes(data="bipartite") if not side}
    assert people == {"le-thi-thu", "tran-van-mau--lao-cai"}
    # Lê Thị Thử is named as speaker and attendee of one meeting: two parts
    (edge,) = [values for _, _, values in tied.edges("le-thi-thu", data=True)]
    assert (edge["weight"], len(edge["ids"]), edge["topics"]) == (2, 2, ("ocop",))
    assert tied.degree("tran-van-mau--lao-cai") == 2


def test_support_goes_from_giver_to_receiver():
    told = (0, "ha-noi", "hue", "support", "health"), (0, "hue", "ha-noi", "share", "health")
    tied = support(meetings_of(("ha-noi", "hue"), **flows(*told)))
    assert list(tied.edges(data=True)) == [
        ("ha-noi", "hue", {"weight": 1.0, "ids": ("flow-000000000000",), "topics": ("health",)})
    ]


def test_networks_of_a_topic_a_time_and_a_lens():
    graph = meetings_of(
        ("ha-giang", "hue"), ("ha-noi", "hue"), dates=["2019-01-01", "2021-01-01"], **about((0, "tourism"))
    )
    assert set(network(graph, "provinces", topic="tourism").edges) == {("ha-giang", "hue")}
    assert set(network(graph, "provinces", since="2020").edges) == {("ha-noi", "hue")}
    assert ("hue", "tuyen-quang-2025") in network(graph, "provinces", lens="today").edges


def test_nodes_and_edges_come_in_one_order(sample, sample_records):
    again = settled(*reversed(sample_records))
    for name in known():
        one, other = network(sample, name), network(again, name)
        assert list(one.nodes(data=True)) == list(other.nodes(data=True))
        assert list(one.edges(data=True)) == list(other.edges(data=True))


# ---------------------------------------------------------------- places
def nearest(places):
    return min((math.dist(one, other) for one, other in itertools.combinations(places.values(), 2)), default=math.inf)


def test_the_layout_is_the_same_every_time(sample):
    whole = everything(sample)
    assert layout(whole) == layout(whole)
    assert layout(whole, seed=1) != layout(whole, seed=2)
    assert set(layout(whole)) == set(whole)


@settings(max_examples=40, deadline=None)
@given(
    size=st.integers(0, 40),
    ties=st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80),
    seed=st.integers(0, 9),
)
def test_no_two_nodes_overlap(size, ties, seed):
    drawn = nx.Graph()
    drawn.add_nodes_from(map(str, range(size)))
    drawn.add_edges_from((str(one), str(other)) for one, other in ties if max(one, other) < size)
    places = layout(drawn, seed=seed)
    assert len(places) == size
    assert nearest(places) >= 1


def test_parts_stand_side_by_side():
    drawn = nx.disjoint_union_all([nx.complete_graph(6)] * 5)
    drawn = nx.relabel_nodes(drawn, str)
    places = layout(drawn)
    boxes = []
    for part in nx.connected_components(drawn):
        xs, ys = zip(*(places[node] for node in part), strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for (a, b, c, d), (e, f, g, h) in itertools.combinations(boxes, 2):
        assert c < e or g < a or d < f or h < b


def test_tied_nodes_stand_nearer_than_others():
    drawn = nx.relabel_nodes(nx.path_graph(30), str)
    places = layout(drawn)
    tied = [math.dist(places[one], places[other]) for one, other in drawn.edges]
    all_pairs = [math.dist(one, other) for one, other in itertools.combinations(places.values(), 2)]
    assert sum(tied) / len(tied) < sum(all_pairs) / len(all_pairs) / 2


def test_many_nodes_at_one_centre_are_spread():
    star = nx.relabel_nodes(nx.star_graph(200), str)
    assert nearest(layout(star)) >= 1


# ---------------------------------------------------------------- places of large networks
@pytest.fixture(scope="module")
def large_network():
    """Eight circles of 300, each node also tied to two others of its circle; and what hangs on the first of each."""
    random = np.random.default_rng(0)
    drawn = nx.Graph()
    for circle in range(8):
        members = [f"{circle}-{number:03d}" for number in range(300)]
        nx.add_cycle(drawn, members)
        drawn.add_edges_from((one, members[random.integers(300)]) for one in members for _ in range(2))
        drawn.add_edges_from((members[0], f"{circle}-leaf-{number}") for number in range(20))
        drawn.add_edges_from((members[number], f"{circle}-twin-{twin}") for twin in range(5) for number in (1, 2))
    drawn.add_edges_from((f"{circle}-007", f"{(circle + 1) % 8}-008") for circle in range(8))
    drawn.remove_edges_from(list(nx.selfloop_edges(drawn)))
    return drawn


@pytest.fixture(scope="module")
def large_places(large_network):
    return layout(large_network)


def test_a_large_network_comes_out_the_same_whatever_the_order_of_its_edges(large_network, large_places):
    again = nx.Graph()
    again.add_nodes_from(reversed(list(large_network)))
    again.add_edges_from((other, one) for one, other in reversed(list(large_network.edges)))
    assert layout(again) == large_places
    assert layout(large_network, seed=1) != large_places


def test_in_a_large_network_no_two_nodes_overlap(large_network, large_places):
    assert set(large_places) == set(large_network)
    points = np.array(list(large_places.values()))
    cells = defaultdict(list)
    for x, y in points:
        cells[int(x // 1), int(y // 1)].append((x, y))
    for (column, row), members in cells.items():
        around = [one for right in (-1, 0, 1) for up in (-1, 0, 1) for one in cells.get((column + right, row + up), ())]
        assert all(one == other or math.dist(one, other) >= 1 for one in members for other in around)
    assert np.ptp(points, axis=0).max() < 40 * math.sqrt(len(points)), "not drawn so large that nodes are lost in it"


def test_in_a_large_network_what_belongs_together_stands_together(large_network, large_places):
    circles = [np.array([large_places[f"{circle}-{number:03d}"] for number in range(300)]) for circle in range(8)]
    middles = [circle.mean(axis=0) for circle in circles]
    for circle, middle in zip(circles, middles, strict=True):
        within = np.hypot(*(circle - middle).T).mean()
        apart = sorted(math.dist(middle, other) for other in middles)[1]
        assert within < apart
    leaf = np.mean([math.dist(large_places["3-000"], large_places[f"3-leaf-{number}"]) for number in range(20)])
    assert leaf < np.hypot(*(circles[3] - middles[3]).T).mean()


def test_a_large_star_is_a_sunflower():
    star = nx.relabel_nodes(nx.star_graph(2500), "{:04d}".format)
    places = layout(star)
    points = np.array(list(places.values()))
    assert len({tuple(point) for point in points}) == len(points)
    hub = np.array(places["0000"])
    assert np.hypot(*(points.mean(axis=0) - hub)) < 0.05 * np.ptp(points, axis=0).max()
