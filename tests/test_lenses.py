"""The graph seen through the units of a day: the 63, the 34, and what becomes of facts between the two."""

from datetime import date, datetime, timedelta
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import exporters, views
from kg.errors import GraphError, ReferenceDataError
from kg.graph import TABLES, KnowledgeGraph
from kg.model import Agreement
from kg.network import everything, learning, provinces, topics
from kg.rdf import FORMATS, quads
from kg.reference import units
from kg.reference.lineage import holders_on, last_change, region_on
from tests.reports import because, meeting, official, participant, settled, told

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
REUSED = sorted(unit.slug for unit in units.in_force(AFTER) if unit.version.endswith("-2025"))
FOUR = ("as-reported", "2019-04-17", "2025-06-30", "today")
PROVINCIAL = ("province", "city")


def provincial(graph):
    """The versions of provinces and cities among the units of a graph."""
    return set(graph.units.loc[graph.units["kind"].isin(PROVINCIAL), "unit"])


def row_of(graph, unit):
    """The row of a unit."""
    return graph.units.set_index("unit").loc[unit]


@pytest.fixture(scope="module")
def neighbours():
    """A meeting of 2019 between two provinces that merged since, with a flow and an agreement; one with a third."""
    agreement = Agreement("Chương trình phối hợp", ("ha-giang", "tuyen-quang"), because(), year="2019")
    head = official("Trần Văn Mẫu", ("Chủ tịch UBND tỉnh", "ha-giang"))
    within = meeting(
        "2019-04-17",
        ("ha-giang", "UBND tỉnh"),
        ("tuyen-quang", "UBND tỉnh"),
        people=[participant("Trần Văn Mẫu", "chair")],
        host="ha-giang",
        topics=["tourism"],
        flows=[("ha-giang", "tuyen-quang", ("tourism",))],
    )
    across = meeting("2019-05-20", "ha-giang", "tuyen-quang", "lao-cai", flows=[("lao-cai", "ha-giang", ())])
    return settled(told("a", within, across, officials=[head], agreements=[agreement], provinces=["ha-giang"]))


@pytest.fixture(scope="module")
def recent():
    """A meeting of 2026 between two provinces, one of them of two former ones, the other of three."""
    head = official("Trần Văn Mẫu", ("Chủ tịch UBND tỉnh", "tuyen-quang"))
    met = meeting(
        "2026-03-05",
        ("tuyen-quang", "UBND tỉnh"),
        "phu-tho",
        people=[participant("Trần Văn Mẫu", "chair")],
        host="tuyen-quang",
        topics=["tourism"],
        flows=[("tuyen-quang", "phu-tho", ("tourism",))],
    )
    return settled(told("a", met, officials=[head], published="2026-03-06", provinces=["tuyen-quang", "son-la"]))


# ---------------------------------------------------------------- the units of a day
@pytest.fixture(scope="module")
def everywhere():
    """Every one of the 63 named on their last day, every one of the 34 on their first."""
    old, new = ([unit.slug for unit in units.in_force(day)] for day in (BEFORE, AFTER))
    return settled(
        told("old", published=BEFORE.isoformat(), provinces=old),
        told("new", published=AFTER.isoformat(), provinces=new),
    )


@pytest.mark.parametrize(("lens", "number"), [("2025-06-30", 63), ("2025-07-01", 34), ("today", 34)])
def test_a_lens_shows_the_units_of_its_day_and_no_others(everywhere, lens, number):
    assert len(provincial(everywhere)) == 63 + 23
    seen = everywhere.through(lens)
    assert set(seen.units["successor"].dropna()) <= provincial(seen)
    assert len(provincial(seen)) == number
    assert provincial(seen) == {unit.version for unit in units.in_force(seen.lens.day)}
    assert set(seen.mentions["unit"]) == provincial(seen)


@pytest.mark.parametrize("slug", REUSED)
def test_a_name_used_again_means_another_unit_from_one_day_to_the_next(slug):
    graph = settled(
        told("a", meeting("2025-06-30", slug, "son-la")),
        told("b", meeting("2025-07-01", slug, "son-la")),
    )
    met = graph.parties.merge(graph.meetings[["meeting", "date"]], on="meeting").query("unit != 'son-la'")
    assert dict(zip(met["date"], met["unit"], strict=True)) == {"2025-06-30": slug, "2025-07-01": f"{slug}-2025"}
    old, new = row_of(graph, slug), row_of(graph, f"{slug}-2025")
    assert (old["valid_until"], new["valid_from"], old["name_vi"]) == ("2025-06-30", "2025-07-01", new["name_vi"])
    later = graph.through("2025-07-01")
    assert provincial(later) == {f"{slug}-2025", "son-la"}
    assert later.lens.split == 0
    earlier = graph.through("2025-06-30")
    parts = {unit.version for unit in units.predecessors(f"{slug}-2025")}
    assert slug in parts
    assert provincial(earlier) == parts | {"son-la"}
    seen = earlier.parties.merge(earlier.meetings[["meeting", "date"]], on="meeting").query("unit != 'son-la'")
    weights = seen.groupby("date")["weight"].sum()
    assert weights["2025-06-30"] == 1
    assert weights["2025-07-01"] == pytest.approx(1)
    assert set(seen.loc[seen["date"] == "2025-07-01", "weight"]) == {1 / len(parts)}


def test_twenty_three_names_are_used_again():
    assert len(REUSED) == 23


@pytest.mark.parametrize(
    ("unit", "day", "before", "after"),
    [
        ("hue", date(2025, 1, 1), "Tỉnh Thừa Thiên Huế", "Thành phố Huế"),
        ("dong-nai-2025", date(2026, 4, 30), "Tỉnh Đồng Nai", "Thành phố Đồng Nai"),
        ("quang-ninh", date(2026, 9, 1), "Tỉnh Quảng Ninh", "Thành phố Quảng Ninh"),
        ("bac-ninh-2025", date(2026, 9, 20), "Tỉnh Bắc Ninh", "Thành phố Bắc Ninh"),
    ],
)
def test_a_province_becomes_a_city_and_stays_itself(unit, day, before, after):
    slug = unit.removesuffix("-2025")
    graph = settled(told("a", meeting(day.isoformat(), (slug, "UBND tỉnh"), "son-la")))
    eve, morning = graph.through(day - timedelta(days=1)), graph.through(day)
    assert provincial(eve) == provincial(morning) == {unit, "son-la"}
    assert (row_of(eve, unit)["kind"], row_of(morning, unit)["kind"]) == ("province", "city")
    assert (row_of(eve, unit)["full_name"], row_of(morning, unit)["full_name"]) == (before, after)
    assert f"{row_of(eve, unit)['full_name']}".endswith(row_of(eve, unit)["name_vi"])
    assert [set(one.bodies["label"]) for one in (eve, morning)] == [
        {f"UBND {name.lower()[0]}{name[1:]}"} for name in (before, after)
    ]
    assert eve.parties["party"].tolist() == morning.parties["party"].tolist() == graph.parties["party"].tolist()


def test_regions_and_names_are_those_of_the_day():
    graph = settled(told("a", meeting("2019-04-17", "thanh-hoa", "hue")))
    old, new = graph.through("2019-04-17"), graph.through("today")
    assert set(old.units["region"]) == {"Bắc Trung Bộ và duyên hải miền Trung"}
    assert set(new.units["region"]) == {"Bắc Trung Bộ"}
    assert row_of(old, "hue")[["name_vi", "name_en"]].tolist() == ["Thừa Thiên Huế", "Thua Thien Hue"]
    assert row_of(new, "hue")[["name_vi", "name_en"]].tolist() == ["Huế", "Hue"]
    regions = {region_on(unit.version, BEFORE) for unit in units.in_force(BEFORE)}
    assert len(regions) == 6
    assert len({region_on(unit.version, AFTER) for unit in units.in_force(AFTER)}) == 6


# ---------------------------------------------------------------- internal
@pytest.mark.parametrize(("lens", "internal"), list(zip(FOUR, (0, 0, 0, 1), strict=True)))
def test_a_meeting_between_provinces_that_merged_since_is_counted_through_every_lens(neighbours, lens, internal):
    seen = neighbours.through(lens)
    assert seen.meetings["meeting"].tolist() == neighbours.meetings["meeting"].tolist()
    assert len(seen.meetings) == 2
    within = seen.meetings.set_index("date").loc["2019-04-17"]
    assert within["internal"] == bool(internal)
    assert not seen.meetings.set_index("date").loc["2019-05-20", "internal"]
    for frame in (seen.meetings, seen.flows, seen.agreements):
        assert frame["internal"].sum() == internal
    assert ("2 meetings (1 internal)" in repr(seen)) == bool(internal)
    assert ("2 (1 internal)" in seen._repr_html_()) == bool(internal)


def test_what_is_internal_is_kept_and_follows_its_unit(neighbours):
    seen = neighbours.through("today")
    merged = "tuyen-quang-2025"
    within = seen.meetings.set_index("date").loc["2019-04-17"]
    parties = seen.parties[seen.parties["meeting"] == within["meeting"]]
    assert within["host"] == merged
    assert set(parties["unit"]) == {merged}
    assert set(parties["reported_unit"]) == {"ha-giang", "tuyen-quang"}
    assert set(parties["body"]) == {f"{merged}--ubnd-tinh"}
    assert seen.bodies["label"].tolist() == ["UBND tỉnh Tuyên Quang"]
    assert seen.officials["unit"].tolist() == [merged]
    assert seen.officials["official"].tolist() == neighbours.officials["official"].tolist()
    assert seen.holdings["unit"].tolist() == [merged]
    flow = seen.flows[seen.flows["internal"].astype(bool)].iloc[0]
    assert flow[["source", "target", "reported_source", "reported_target"]].tolist() == [
        merged,
        merged,
        "ha-giang",
        "tuyen-quang",
    ]
    assert seen.agreement_parties["unit"].tolist() == [merged]
    assert seen.evidence.equals(neighbours.evidence)


def test_a_meeting_of_one_province_is_not_internal():
    graph = settled(told("a", meeting("2019-04-17", ("ha-giang", "UBND tỉnh"), ("ha-giang", "HĐND tỉnh"))))
    for lens in FOUR:
        assert not graph.through(lens).meetings["internal"].any()
        assert provinces(graph.through(lens)).number_of_edges() == 0


def test_networks_count_what_is_internal_for_itself(neighbours):
    old, new = provinces(neighbours), provinces(neighbours.through("today"))
    assert old.edges["ha-giang", "tuyen-quang"]["weight"] == 2
    assert old.nodes["ha-giang"]["internal"] == 0
    assert list(new.edges) == [("lao-cai-2025", "tuyen-quang-2025")]
    assert new.edges["lao-cai-2025", "tuyen-quang-2025"]["weight"] == 1
    assert new.nodes["tuyen-quang-2025"]["internal"] == 2
    assert new.nodes["lao-cai-2025"]["internal"] == 0


def test_a_unit_does_not_learn_from_itself(neighbours):
    assert set(learning(neighbours).edges) == {("tuyen-quang", "ha-giang"), ("ha-giang", "lao-cai")}
    taught = learning(neighbours.through("today"))
    assert set(taught.edges) == {("tuyen-quang-2025", "lao-cai-2025")}
    assert taught.nodes["tuyen-quang-2025"]["internal"] == 1


# ---------------------------------------------------------------- there and back
def test_forward_and_back_loses_nothing(neighbours):
    there = neighbours.through("today")
    back = there.through("2025-06-30")
    assert back == neighbours.through("2025-06-30")
    assert (back.lens.projected, back.lens.split, back.lens.dropped, back.lens.emptied) == (0, 0, 0, 0)
    for name in set(TABLES) - {"units"}:
        assert back.tables[name].equals(neighbours.tables[name]), name
    assert there.through("as-reported") is neighbours
    assert there.through("as-reported") == neighbours != there


def test_every_unit_of_the_63_is_among_those_its_successor_is_made_of():
    for unit in units.in_force(BEFORE):
        (successor,) = holders_on(unit.version, AFTER)
        assert successor == units.today(unit.version)
        assert unit in holders_on(successor.version, BEFORE)


@given(st.sampled_from(units.versions()), st.dates(units.FIRST_DAY, date(2027, 1, 1)))
def test_every_unit_has_holders_on_every_day(unit, day):
    holders = holders_on(unit.version, day)
    assert holders
    assert all(holder.holds_on(day) for holder in holders)
    assert sorted({holder.version for holder in holders}) == [holder.version for holder in holders]
    later = [one for one in holders if unit.valid_until and one.valid_from and unit.valid_until < one.valid_from]
    assert all(unit in holders_on(one.version, unit.valid_until) for one in later)


def test_a_province_split_since_is_seen_as_several_later_and_as_one_earlier():
    assert [one.version for one in holders_on("vinh-phu", date(2010, 1, 1))] == ["phu-tho", "vinh-phuc"]
    assert [one.version for one in holders_on("vinh-phuc", date(1990, 1, 1))] == ["vinh-phu"]
    assert [one.version for one in holders_on("vinh-phu", AFTER)] == ["phu-tho-2025"]
    assert [one.version for one in holders_on("tuyen-quang-2025", date(1985, 1, 1))] == ["ha-tuyen"]


# ---------------------------------------------------------------- back is a set
def test_back_in_time_a_unit_is_all_it_was_made_of_in_equal_shares(recent):
    seen = recent.through("2025-06-30")
    assert dict(zip(seen.parties["unit"], seen.parties["weight"], strict=True)) == {
        "ha-giang": 1 / 2,
        "tuyen-quang": 1 / 2,
        "hoa-binh": 1 / 3,
        "phu-tho": 1 / 3,
        "vinh-phuc": 1 / 3,
    }
    assert set(seen.parties["body"].dropna()) == {"ha-giang--ubnd-tinh", "tuyen-quang--ubnd-tinh"}
    assert len(seen.flows) == 6
    assert seen.flows["weight"].sum() == pytest.approx(1)
    assert len(seen.flow_topics) == 6
    assert dict(zip(seen.mentions["unit"], seen.mentions["weight"], strict=True)) == {
        "ha-giang": 1 / 2,
        "tuyen-quang": 1 / 2,
        "son-la": 1,
    }
    assert sorted(seen.holdings["unit"]) == ["ha-giang", "tuyen-quang"]
    assert set(seen.holdings["reported_unit"]) == {"tuyen-quang-2025"}
    effects = {effect.table: effect for effect in seen.lens.effects}
    assert {name: effect.split for name, effect in effects.items() if effect.split} == {
        "mentions": 1,
        "holdings": 1,
        "parties": 2,
        "flows": 1,
    }
    assert [effects[name].emptied for name in ("officials", "meetings", "participations")] == [1, 1, 1]
    assert (seen.lens.split, seen.lens.dropped, seen.lens.projected) == (5, 0, 0)
    told_of = f"5 split, 0 dropped, {seen.lens.emptied} emptied"
    assert told_of in repr(seen)
    assert told_of in seen._repr_html_()


def test_a_flow_within_one_unit_stays_within_each_of_those_it_may_be():
    graph = settled(told("a", meeting("2026-03-05", "phu-tho", "son-la", flows=[("phu-tho", "phu-tho", ())])))
    seen = graph.through("2025-06-30")
    assert seen.flows["source"].tolist() == seen.flows["target"].tolist()
    assert sorted(seen.flows["source"]) == ["hoa-binh", "phu-tho", "vinh-phuc"]
    assert set(seen.flows["weight"]) == {1 / 3}
    assert not seen.flows["internal"].any()
    assert not learning(seen).edges


def test_nothing_is_guessed_for_a_unit_that_is_only_noted(recent):
    seen = recent.through("2025-06-30")
    assert seen.meetings["host"].isna().all()
    assert seen.officials["unit"].isna().all()
    assert seen.participations["unit"].isna().all()
    assert len(seen.participations) == len(recent.participations)


def test_every_row_a_unit_is_split_into_has_the_evidence(recent):
    seen = recent.through("2025-06-30")
    for table, key in (("parties", "party"), ("flows", "flow"), ("holdings", "holding"), ("mentions", "mention")):
        for name in seen.tables[table][key]:
            assert not seen.evidence_of(name).empty


def test_what_would_be_several_can_be_left_out(recent):
    seen = recent.through("2025-06-30", backward="drop")
    assert seen.parties.empty
    assert seen.flows.empty
    assert seen.flow_topics.empty
    assert seen.mentions["unit"].tolist() == ["son-la"]
    assert seen.meetings["meeting"].tolist() == recent.meetings["meeting"].tolist()
    assert seen.officials["official"].tolist() == recent.officials["official"].tolist()
    assert (seen.lens.split, seen.lens.dropped) == (0, 5)
    assert set(seen.evidence["subject"]).isdisjoint(recent.flows["flow"])
    assert "0 split, 5 dropped" in repr(seen)


def test_shares_are_summed_in_networks(recent):
    tied = provinces(recent.through("2025-06-30"))
    former = {"ha-giang", "tuyen-quang"}, {"hoa-binh", "phu-tho", "vinh-phuc"}
    assert {frozenset(edge) for edge in tied.edges} == {frozenset(pair) for pair in product(*former)}
    assert all(edge["weight"] == pytest.approx(1 / 6) for *_, edge in tied.edges(data=True))
    assert sum(edge["weight"] for *_, edge in tied.edges(data=True)) == pytest.approx(1)
    assert {node["internal"] for _, node in tied.nodes(data=True)} == {0}
    taught = learning(recent.through("2025-06-30"))
    assert sum(edge["weight"] for *_, edge in taught.edges(data=True)) == pytest.approx(1)
    assert topics(recent.through("2025-06-30")).edges["ha-giang", "tourism"]["weight"] == 1 / 2
    parts = [
        edge["weight"]
        for *_, edge in everything(recent.through("2025-06-30")).edges(data=True)
        if edge["kind"] == "party"
    ]
    assert sorted(parts) == [1 / 3] * 3 + [1 / 2] * 2


# ---------------------------------------------------------------- bodies
def test_bodies_are_those_of_the_unit_that_is_seen():
    heads = [
        official("Trần Văn Mẫu", ("Bí thư Tỉnh ủy", "binh-duong")),
        official("Lê Thử", ("Bí thư Thành ủy", "ho-chi-minh")),
    ]
    graph = settled(told("a", meeting("2019-04-17", ("binh-duong", "Tỉnh ủy"), "son-la"), officials=heads))
    assert graph.through("2025-06-30").bodies["label"].tolist() == ["Tỉnh ủy Bình Dương", "Thành ủy Hồ Chí Minh"]
    seen = graph.through("today")
    assert seen.bodies["body"].tolist() == ["ho-chi-minh-2025--tinh-uy"]
    assert seen.bodies["label"].tolist() == ["Thành ủy Hồ Chí Minh"]
    assert seen.bodies["label_en"].tolist() == ["Ho Chi Minh City Municipal Party Committee"]
    assert set(seen.holdings["body"]) == {"ho-chi-minh-2025--tinh-uy"}


def test_what_is_not_of_the_provinces_is_seen_as_it_was_reported():
    met = meeting(
        "2019-04-17", "ha-giang", ("central", "Bộ Y tế"), ("foreign:Quảng Tây", "Chính quyền"), scope="foreign"
    )
    graph = settled(told("a", met))
    seen = graph.through("today")
    for name in ("central", "foreign-cn-guangxi"):
        assert row_of(seen, name).equals(row_of(graph, name))
    outside = ~graph.bodies["unit"].isin(["ha-giang"])
    assert seen.bodies.equals(graph.bodies[outside].reset_index(drop=True))
    assert not seen.meetings["internal"].any()


# ---------------------------------------------------------------- which version a fact has
@pytest.mark.parametrize(
    ("when", "published", "unit", "basis"),
    [
        ("2025-06-30", "2025-07-02", "ha-giang", "event-date"),
        ("XXXX-06-30", "2025-07-02", "tuyen-quang-2025", "article-date"),
        (None, "2025-06-30", "tuyen-quang", "article-date"),
        (None, None, "tuyen-quang", "identity"),
    ],
)
def test_a_fact_is_of_the_version_of_its_day_and_says_what_the_day_rests_on(when, published, unit, basis):
    slug = unit.removesuffix("-2025")
    agreement = Agreement("Biên bản ghi nhớ", (slug, "son-la"), because())
    graph = settled(
        told("a", meeting(when, slug, "son-la"), published=published, agreements=[agreement], provinces=[slug])
    )
    assert set(graph.parties["unit"]) == {unit, "son-la"}
    assert graph.meetings["unit_basis"].tolist() == [basis]
    outside = {"event-date": "article-date"}.get(basis, basis)
    assert graph.mentions["unit_basis"].tolist() == [outside]
    assert graph.agreements["unit_basis"].tolist() == [outside]


# ---------------------------------------------------------------- a lensed graph among others
@pytest.mark.parametrize("format", sorted(FORMATS))
def test_rdf_says_what_is_reported_only(neighbours, tmp_path, format):
    target = tmp_path / f"graph.{format}"
    with pytest.raises(GraphError, match=r"seen through the lens .today. has no RDF: .* use graph\.reported"):
        exporters.export(neighbours.through("today"), target)
    assert not target.exists()
    assert list(quads(neighbours.through("today").reported)) == list(quads(neighbours))


def test_what_is_saved_is_the_graph_as_reported(neighbours, tmp_path):
    with pytest.raises(GraphError, match="graph: a graph seen through the lens '2025-06-30' is not saved"):
        neighbours.through("2025-06-30").save(tmp_path / "graph")
    neighbours.through("2025-06-30").reported.save(tmp_path / "graph")
    assert KnowledgeGraph.load(tmp_path / "graph").through("today") == neighbours.through("today")


def test_tables_can_be_written_as_they_are_seen(neighbours, tmp_path):
    seen = neighbours.through("today")
    exporters.export(seen, tmp_path / "tables.csv")
    written = pd.read_csv(tmp_path / "tables.csv" / "parties.csv")
    assert written["unit"].tolist() == seen.parties["unit"].tolist()
    assert written["reported_unit"].tolist() == seen.parties["reported_unit"].tolist()


def test_conditions_are_those_of_what_is_seen(neighbours):
    seen = neighbours.through("today")
    chosen = seen.filter(unit="tuyen-quang", since="2019-05-01")
    assert chosen.meetings["date"].tolist() == ["2019-05-20"]
    assert provincial(chosen) == {"tuyen-quang-2025", "lao-cai-2025"}
    assert chosen.lens.name == "today"
    assert provincial(chosen.through("as-reported")) == {"ha-giang", "tuyen-quang", "lao-cai"} | provincial(chosen)
    assert len(neighbours.filter(unit="tuyen-quang").meetings) == 2
    with pytest.raises(
        GraphError, match=r"unit='ha-giang': no unit on 2026-09-20; its .* belonged to tuyen-quang-2025"
    ):
        seen.filter(unit="ha-giang")
    with pytest.raises(GraphError, match="unit='ha-giag': not known"):
        seen.filter(unit="ha-giag")


def test_graphs_seen_through_one_lens_merge_through_it(neighbours, recent):
    recent = settled(told("b", meeting("2026-03-05", "tuyen-quang", "phu-tho")))
    both = neighbours.through("today").merge(recent.through("today"))
    assert both == neighbours.merge(recent).through("today")
    with pytest.raises(GraphError, match="graphs seen today and as-reported"):
        neighbours.through("today").merge(recent)


def test_views_show_a_graph_through_a_lens(neighbours, recent, tmp_path):
    both = neighbours.merge(settled(told("b", meeting("2026-03-05", "tuyen-quang", "phu-tho"))))
    pages = {}
    for lens in FOUR:
        views.view(both.through(lens), "network", tmp_path / f"{lens}.html")
        pages[lens] = (tmp_path / f"{lens}.html").read_text(encoding="utf-8")
    assert "Tuyên Quang (mới)" in pages["as-reported"]
    assert "Tuyên Quang (cũ)" in pages["as-reported"]
    for lens in FOUR[1:]:
        assert "Tuyên Quang" in pages[lens]
        assert "(mới)" not in pages[lens]
        assert "(cũ)" not in pages[lens]


@pytest.mark.parametrize("lens", [*FOUR[1:], "2010-01-01", "1985-01-01"])
@pytest.mark.parametrize("backward", ["fractional", "drop"])
def test_the_sample_can_be_seen_through_any_lens(sample, lens, backward):
    seen = sample.through(lens, backward=backward)
    day = seen.lens.day
    assert provincial(seen) <= {unit.version for unit in units.in_force(day)}
    for name in ("meetings", "officials", "articles", "participations", "accounts", "agreements"):
        key = TABLES[name].key[0]
        assert seen.tables[name][key].tolist() == sample.tables[name][key].tolist()
    if backward == "fractional":
        for name in ("mentions", "holdings", "parties", "flows"):
            assert seen.tables[name]["weight"].sum() == pytest.approx(len(sample.tables[name]))
        rows = sum(len(sample.tables[effect.table]) for effect in seen.lens.effects)
        assert seen.lens.projected + seen.lens.split + seen.lens.emptied <= rows


def test_a_lens_shows_the_same_whatever_the_order_of_reading():
    pairs = [
        told("a", meeting("2019-04-17", "ha-giang", "tuyen-quang", "yen-bai")),
        told("b", meeting("2026-03-05", "tuyen-quang", "phu-tho", flows=[("tuyen-quang", "phu-tho", ())])),
        told("c", meeting("2026-03-05", ("ha-noi", "Thành ủy"), "phu-tho")),
    ]
    for lens in FOUR:
        one, other = settled(*pairs).through(lens), settled(*reversed(pairs)).through(lens)
        assert one == other
        assert repr(one) == repr(other)


# ---------------------------------------------------------------- lenses
def test_lenses_are_named_by_words_days_and_dates(neighbours):
    assert neighbours.through("as-reported") is neighbours
    assert neighbours.lens.name == "as-reported"
    assert neighbours.lens.day is None
    assert neighbours.through("today").lens.day == last_change() == date(2026, 9, 20)
    assert (
        neighbours.through("2025-06-30") == neighbours.through(BEFORE) == neighbours.through(datetime(2025, 6, 30, 12))
    )
    assert neighbours.through(BEFORE).lens.name == "2025-06-30"
    seen = neighbours.through("today")
    assert seen.lens.projected == sum(effect.projected for effect in seen.lens.effects) > 10
    told_of = f"through today (units of 2026-09-20): {seen.lens.projected} projected, 0 split, 0 dropped, 0 emptied"
    assert repr(seen).startswith(f"KnowledgeGraph {told_of}\n")
    assert told_of in seen._repr_html_()
    assert repr(neighbours).startswith("KnowledgeGraph\n")


@pytest.mark.parametrize(
    ("lens", "backward", "message"),
    [
        (
            "yesterday",
            "fractional",
            "lens 'yesterday': not known; expected as-reported, today, or a day such as 2025-06-30",
        ),
        ("2025", "fractional", "lens '2025': not known"),
        ("1975-04-30", "fractional", "lens 1975-04-30: no units are known for that day; the data begin on 1976-07-02"),
        ("today", "guess", "backward='guess': not known; expected fractional or drop"),
    ],
)
def test_a_lens_that_cannot_be_meant_is_refused(neighbours, lens, backward, message):
    with pytest.raises(GraphError, match=message):
        neighbours.through(lens, backward=backward)


def test_no_holders_are_known_before_the_data_begin():
    with pytest.raises(ReferenceDataError, match="no units are known for 1970-01-01"):
        holders_on("ha-noi", date(1970, 1, 1))


def test_every_table_that_names_units_counts_by_them_or_may_leave_them_out():
    for table in TABLES.values():
        named = [column for column in table.columns if column.refers == "units"]
        if named and table.name not in ("units", "bodies"):
            weighed = any(column.name == "weight" for column in table.columns)
            assert weighed or all(column.optional for column in named), table.name


def test_the_heads_of_two_provinces_merged_since_do_not_contradict_each_other():
    heads = [("Trần Văn Mẫu", "ha-giang"), ("Lê Thị Mẫu", "tuyen-quang")]
    graph = settled(
        *(
            told(f"{unit}-{day}", published=day, officials=[official(name, ("Chủ tịch UBND tỉnh", unit))])
            for name, unit in heads
            for day in ("2019-04-17", "2020-04-17")
        )
    )
    assert graph.conflicts() == graph.through("today").conflicts() == []
